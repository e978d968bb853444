/** What is kept of a person, in the words of the texts `privacy.kept.<kind>`. */
export type Kind =
  | 'profiles'
  | 'tasks'
  | 'claims'
  | 'credits'
  | 'thanks'
  | 'releases'
  | 'follows'
  | 'sources'
  | 'digests'
  | 'messages'
  | 'history';

/** A column in which something personal is kept, and what erasure does to it. */
export interface PersonalColumn {
  table: string;
  column: string;
  kind: Kind;
  /**
   * `remove` deletes the row, `rename` puts a pseudonym in place of the person's id, `forget` puts NULL there,
   * `redact` puts the pseudonym within the JSON of the column, where the id may be one of several, `follow` leaves the
   * row to the profile that the column names, which is emptied: it says nothing of the person any more.
   */
  erasure: 'remove' | 'rename' | 'forget' | 'redact' | 'follow';
  /** What belongs to the row but is kept in other tables: more columns for the export, in SQL. */
  also?: string;
  /** What posted messages about the row name as their subject, in SQL: they are rewritten after the erasure. */
  subject?: string;
}

/**
 * Every column that holds a person's Discord id, and those of profiles whose rows people ask about. A feature adds a
 * line for each of its own; a test fails when a migration adds one that is missing here.
 */
export const personalColumns: readonly PersonalColumn[] = [
  {
    table: 'contributors',
    column: 'user_id',
    kind: 'profiles',
    erasure: 'rename',
    also: `(SELECT group_concat(skills.name, ', ') FROM contributor_skills JOIN skills ON skills.id = skill_id
            WHERE contributor_id = contributors.id) AS skills`,
  },
  { table: 'tasks', column: 'author_id', kind: 'tasks', erasure: 'rename', subject: "'task:' || id" },
  { table: 'tasks', column: 'reviewer_id', kind: 'tasks', erasure: 'forget', subject: "'task:' || id" },
  { table: 'tasks', column: 'approved_by_id', kind: 'tasks', erasure: 'rename', subject: "'task:' || id" },
  {
    table: 'claims',
    column: 'contributor_id',
    kind: 'claims',
    erasure: 'follow',
    subject: "'task:' || task_id",
    also: `(SELECT title FROM tasks WHERE tasks.id = task_id) AS task,
           (SELECT state FROM github_assignments assigned JOIN contributors ON login = github
            WHERE contributors.id = contributor_id AND assigned.task_id = claims.task_id) AS on_github`,
  },
  {
    table: 'credits',
    column: 'contributor_id',
    kind: 'credits',
    erasure: 'follow',
    subject: "origin || ':' || origin_id",
    also: `(SELECT title FROM tasks WHERE origin = 'task' AND tasks.id = origin_id) AS task,
           (SELECT name FROM releases WHERE origin = 'release' AND releases.id = origin_id) AS release,
           (SELECT reason FROM thanks WHERE origin = 'thanks' AND thanks.id = origin_id) AS reason`,
  },
  { table: 'thanks', column: 'giver_id', kind: 'thanks', erasure: 'rename', subject: "'thanks:' || id" },
  { table: 'releases', column: 'drafted_by', kind: 'releases', erasure: 'forget', subject: "'release:' || id" },
  { table: 'releases', column: 'approved_by', kind: 'releases', erasure: 'forget', subject: "'release:' || id" },
  { table: 'releases', column: 'announce_by', kind: 'releases', erasure: 'forget' },
  { table: 'releases', column: 'announced_by', kind: 'releases', erasure: 'forget', subject: "'release:' || id" },
  {
    table: 'release_makers',
    column: 'contributor_id',
    kind: 'releases',
    erasure: 'follow',
    subject: "'release:' || release_id",
  },
  { table: 'release_follows', column: 'user_id', kind: 'follows', erasure: 'remove' },
  { table: 'release_watches', column: 'added_by', kind: 'sources', erasure: 'rename' },
  { table: 'sources', column: 'added_by', kind: 'sources', erasure: 'rename' },
  { table: 'schedules', column: 'user_id', kind: 'digests', erasure: 'remove' },
  { table: 'imports', column: 'imported_by_id', kind: 'sources', erasure: 'rename' },
  { table: 'ai_act_followers', column: 'user_id', kind: 'follows', erasure: 'remove' },
  { table: 'ai_act_reminders', column: 'user_id', kind: 'follows', erasure: 'remove' },
  { table: 'outbox', column: 'user_id', kind: 'messages', erasure: 'remove' },
  { table: 'outbox', column: 'facts', kind: 'messages', erasure: 'redact' },
  { table: 'events', column: 'actor_id', kind: 'history', erasure: 'rename' },
  { table: 'events', column: 'detail', kind: 'history', erasure: 'redact' },
];
