/** What is kept of a person, in the words of the texts `privacy.kept.<kind>`. */
export type Kind = 'profiles' | 'tasks' | 'releases' | 'sources' | 'messages' | 'history';

/** A column in which something personal is kept, and what erasure does to it. */
export interface PersonalColumn {
  table: string;
  column: string;
  kind: Kind;
  /**
   * `remove` deletes the row, `rename` puts a pseudonym in place of the person's id, `forget` puts NULL there,
   * `redact` puts the pseudonym within the JSON of the column, where the id may be one of several.
   */
  erasure: 'remove' | 'rename' | 'forget' | 'redact';
  /** What belongs to the row but is kept in other tables: more columns for the export, in SQL. */
  also?: string;
  /** What posted messages about the row name as their subject, in SQL: they are rewritten after the erasure. */
  subject?: string;
}

/**
 * Every column that holds a person's Discord id. A feature adds a line for each of its own; a test fails when a
 * migration adds one that is missing here.
 */
export const personalColumns: readonly PersonalColumn[] = [
  {
    table: 'contributors',
    column: 'user_id',
    kind: 'profiles',
    erasure: 'rename',
    also: `(SELECT group_concat(skills.name, ', ') FROM contributor_skills JOIN skills ON skills.id = skill_id
            WHERE contributor_id = contributors.id) AS skills,
           (SELECT group_concat('#' || task_id, ', ') FROM claims WHERE contributor_id = contributors.id) AS claims`,
  },
  { table: 'tasks', column: 'author_id', kind: 'tasks', erasure: 'rename', subject: "'task:' || id" },
  { table: 'releases', column: 'drafted_by', kind: 'releases', erasure: 'forget', subject: "'release:' || id" },
  { table: 'releases', column: 'announced_by', kind: 'releases', erasure: 'forget', subject: "'release:' || id" },
  { table: 'sources', column: 'added_by', kind: 'sources', erasure: 'rename' },
  { table: 'imports', column: 'imported_by_id', kind: 'sources', erasure: 'rename' },
  { table: 'outbox', column: 'user_id', kind: 'messages', erasure: 'remove' },
  { table: 'outbox', column: 'facts', kind: 'messages', erasure: 'redact' },
  { table: 'events', column: 'actor_id', kind: 'history', erasure: 'rename' },
  { table: 'events', column: 'detail', kind: 'history', erasure: 'redact' },
];
