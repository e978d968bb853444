import type { Database } from '../../database/open.ts';
import { stemmed } from '../search/tokens.ts';
import type { ImportedText } from './eurlex.ts';

/** Puts an official text in place of the one of its language and edition that was there: all of it or nothing. */
export function storeText(db: Database, text: ImportedText, now: number): void {
  const { language, edition, celex, asOf, provisions } = text;
  db.transaction(() => {
    forget(db, language, edition);
    const { lastInsertRowid: editionId } = db
      .prepare('INSERT INTO ai_act_editions (language, edition, celex, as_of, imported_at) VALUES (?, ?, ?, ?, ?)')
      .run(language, edition, celex, asOf, now);
    const insert = db.prepare(
      `INSERT INTO ai_act_texts (edition_id, reference, position, heading, text, notes)
       VALUES (?, ?, ?, ?, ?, ?)`,
    );
    const index = db.prepare('INSERT INTO ai_act_text_search (rowid, stems) VALUES (?, ?)');
    for (const [position, { reference, heading, text: words, notes }] of provisions.entries()) {
      const { lastInsertRowid } = insert.run(editionId, reference, position, heading, words, notes);
      index.run(lastInsertRowid, stemmed(`${heading} ${words}`, language));
    }
  }).immediate();
}

function forget(db: Database, language: string, edition: string): void {
  const [id] = db
    .prepare<unknown[], number>('SELECT id FROM ai_act_editions WHERE language = ? AND edition = ?')
    .pluck()
    .all(language, edition);
  if (id === undefined) return;
  db.prepare('DELETE FROM ai_act_text_search WHERE rowid IN (SELECT id FROM ai_act_texts WHERE edition_id = ?)').run(
    id,
  );
  db.prepare('DELETE FROM ai_act_texts WHERE edition_id = ?').run(id);
  db.prepare('DELETE FROM ai_act_editions WHERE id = ?').run(id);
}
