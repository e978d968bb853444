import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../database/open.ts';
import { type Knowledge, readKnowledge } from './knowledge.ts';
import { writeSearch } from './search/search.store.ts';

const KNOWLEDGE = new URL('../../knowledge/ai-act/', import.meta.url);

const opened = new WeakMap<Database, Promise<Knowledge>>();

/**
 * What Ruche knows of the AI Act, ready to be searched in this database. At the first question it is taken from there;
 * where the files of `knowledge/` or the code that reads them have changed, they are read and checked first.
 * @throws Error that says what is wrong in which file
 */
export function openDesk(db: Database): Promise<Knowledge> {
  const known = opened.get(db);
  if (known) return known;
  const opening = open(db);
  opened.set(db, opening);
  // What failed once may be mended by then.
  opening.catch(() => opened.delete(db));
  return opening;
}

async function open(db: Database): Promise<Knowledge> {
  const fingerprint = fingerprintOf([fileURLToPath(KNOWLEDGE), import.meta.dirname]);
  const kept = db
    .prepare<[string], string>('SELECT content FROM ai_act_knowledge WHERE fingerprint = ?')
    .pluck()
    .get(fingerprint);
  if (kept !== undefined) return JSON.parse(kept) as Knowledge;
  const knowledge = await readKnowledge(KNOWLEDGE);
  db.transaction(() => {
    db.prepare('DELETE FROM ai_act_knowledge').run();
    db.prepare('INSERT INTO ai_act_knowledge VALUES (?, ?)').run(fingerprint, JSON.stringify(knowledge));
    writeSearch(db, knowledge);
  }).immediate();
  return knowledge;
}

/** Changes with every byte of the files in these folders. */
function fingerprintOf(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(ts|md|yaml)$/.test(name),
    );
    for (const name of names.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}
