import type { Database } from '../../database/open.ts';

/** An entry that holds what was looked for, and how much it says. */
export interface Row {
  subject: string;
  score: number;
}

/** What is searched, scored by BM25 with weights of its own for the columns. */
export interface Rows {
  /** How many entries there are. */
  count: number;
  /** The entries that match an expression of FTS5. */
  matching: (expression: string) => readonly Row[];
}

interface Kept {
  /** Of the knowledge that the rows were read from. */
  fingerprint: string | undefined;
  subjects: ReadonlyMap<number, string>;
  /** By weights. */
  rows: Map<string, Rows>;
}

const kept = new WeakMap<Database, Kept>();
/** What stands in as many entries takes long to find, and there is little of it: it is kept. */
const MANY = 20;
const MOST_KEPT = 500;

/** @param weights of the columns, in their order */
export function rowsOf(db: Database, weights: readonly number[]): Rows {
  const { subjects, rows } = keptOf(db);
  const key = weights.join(', ');
  const known = rows.get(key);
  if (known) return known;
  // The subject is not asked of FTS5, which would read the whole text of each entry for it.
  const find = db.prepare<[string], { id: number; score: number }>(
    `SELECT rowid AS id, -bm25(ai_act_search, 0, ${key}) AS score FROM ai_act_search WHERE ai_act_search MATCH ?`,
  );
  const often = new Map<string, readonly Row[]>();
  const fresh: Rows = {
    count: subjects.size,
    matching: (expression) => {
      const before = often.get(expression);
      if (before) return before;
      const found = find.all(expression).map(({ id, score }) => ({ subject: subjects.get(id) ?? '', score }));
      if (found.length >= MANY && often.size < MOST_KEPT) often.set(expression, found);
      return found;
    },
  };
  rows.set(key, fresh);
  return fresh;
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
