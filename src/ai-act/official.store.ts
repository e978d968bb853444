import type { Database } from '../database/open.ts';
import type { Locale } from '../texts.ts';
import type { Edition } from './reference.rules.ts';

/** What was imported of the official text for one provision. */
export interface OfficialText {
  edition: Edition;
  /** The day whose law it tells, or on which it was published (ISO 8601). */
  asOf: string;
  heading: string;
  text: string;
  notes: string;
}

/** An imported text as a whole. */
export interface ImportedEdition {
  language: Locale;
  edition: Edition;
  celex: string;
  asOf: string;
  importedAt: number;
  /** How many provisions of each kind it holds. */
  articles: number;
  recitals: number;
  annexes: number;
}

/** The official text of a provision in a language: the law in force where it was imported, else as it was adopted. */
export function officialText(db: Database, reference: string, language: Locale): OfficialText | undefined {
  return db
    .prepare<[string, Locale], OfficialText>(
      `SELECT edition, as_of AS asOf, heading, text, notes FROM ai_act_texts
       JOIN ai_act_editions ON ai_act_editions.id = edition_id
       WHERE reference = ? AND language = ? ORDER BY edition = 'consolidated' DESC LIMIT 1`,
    )
    .get(reference, language);
}

/** All that was imported. */
export function importedEditions(db: Database): ImportedEdition[] {
  return db
    .prepare<[], ImportedEdition>(
      `SELECT language, edition, celex, as_of AS asOf, imported_at AS importedAt,
         sum(reference LIKE 'article %') AS articles, sum(reference LIKE 'recital %') AS recitals,
         sum(reference LIKE 'annex %') AS annexes
       FROM ai_act_editions JOIN ai_act_texts ON edition_id = ai_act_editions.id
       GROUP BY ai_act_editions.id ORDER BY language DESC, edition`,
    )
    .all();
}
