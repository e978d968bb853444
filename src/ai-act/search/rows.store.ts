import type { Database } from '../../database/open.ts';

/** An entry that holds what was looked for, and how much it says. */
export interface Row {
  subject: string;
  score: number;
}

interface Kept {
  /** Of the knowledge that the rows were read from. */
  fingerprint: string | undefined;
  subjects: ReadonlyMap<number, string>;
  rows: Map<string, readonly Row[]>;
}

const kept = new WeakMap<Database, Kept>();
/** What stands in as many entries takes long to find, and there is little of it: it is kept. */
const MANY = 40;
const MOST_KEPT = 400;

/**
 * The entries that match an expression of FTS5, scored by BM25.
 * @param weights of the columns, in their order
 */
export function rowsOf(db: Database, expression: string, weights: readonly number[]): readonly Row[] {
  const { subjects, rows } = keptOf(db);
  const key = `${expression} ${weights.join(' ')}`;
  const before = rows.get(key);
  if (before) return before;
  // The subject is not asked of FTS5, which would read the whole text of each entry for it.
  const found = db
    .prepare<[string], { id: number; score: number }>(
      `SELECT rowid AS id, -bm25(ai_act_search, 0, ${weights.join(', ')}) AS score
       FROM ai_act_search WHERE ai_act_search MATCH ?`,
    )
    .all(expression)
    .map(({ id, score }) => ({ subject: subjects.get(id) ?? '', score }));
  if (found.length >= MANY && rows.size < MOST_KEPT) rows.set(key, found);
  return found;
}

/** How many entries there are. */
export function countEntries(db: Database): number {
  return keptOf(db).subjects.size;
}

function keptOf(db: Database): Kept {
  const fingerprint = db.prepare<[], string>('SELECT fingerprint FROM ai_act_knowledge').pluck().get();
  const before = kept.get(db);
  if (before && before.fingerprint === fingerprint) return before;
  const subjects = db.prepare<[], [number, string]>('SELECT rowid, subject FROM ai_act_search').raw().all();
  const fresh = { fingerprint, subjects: new Map(subjects), rows: new Map() };
  kept.set(db, fresh);
  return fresh;
}
