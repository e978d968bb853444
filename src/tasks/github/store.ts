import { addCredit } from '../../contributors/credits.store.ts';
import { ensureContributor } from '../../contributors/store.ts';
import type { Database } from '../../database/open.ts';
import { UserError } from '../../user-error.ts';
import { fold } from '../../words.ts';
import { type Act, getTask, type Task, tell } from '../store.ts';
import { type Consequence, consequenceOf, draftOf, type Issue, wordsOf } from './rules.ts';

/** A repository whose issues are tasks of a guild. */
export interface Import {
  id: number;
  guildId: string;
  repository: string;
  /** `''` for all issues. */
  label: string;
  importedById: string;
  sinceAt: number | null;
  etag: string | null;
  failures: number;
}

const SELECT_IMPORT = `SELECT id, guild_id AS guildId, repository, label, imported_by_id AS importedById, since_at AS sinceAt, etag,
  failures FROM imports`;

/** Stands for GitHub where a task needs to know who approved it. */
const GITHUB = 'github';

/** Begins to follow a repository, or gives the import that does already. */
export function startImport(
  db: Database,
  { repository, label, ...act }: Act & { repository: string; label: string },
): Import {
  return db
    .transaction(() => {
      ensureContributor(db, act);
      db.prepare(
        `INSERT INTO imports (guild_id, repository, label, imported_by_id, next_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      ).run(act.guildId, repository, label, act.userId, act.at);
      return findImport(db, act.guildId, repository, label);
    })
    .immediate();
}

/** Stops following a repository; its tasks stay, on their own. @throws {UserError} when it was not followed */
export function stopImport(db: Database, guildId: string, repository: string, label: string): void {
  db.transaction(() => {
    const { id } = findImport(db, guildId, repository, label);
    db.prepare(
      'DELETE FROM github_assignments WHERE task_id IN (SELECT task_id FROM imported_tasks WHERE import_id = ?)',
    ).run(id);
    db.prepare('DELETE FROM imported_tasks WHERE import_id = ?').run(id);
    db.prepare('DELETE FROM imports WHERE id = ?').run(id);
  }).immediate();
}

function findImport(db: Database, guildId: string, repository: string, label: string): Import {
  const found = db
    .prepare<unknown[], Import>(`${SELECT_IMPORT} WHERE guild_id = ? AND repository = ? AND label = ?`)
    .get(guildId, repository, label);
  if (!found) throw new UserError('task.errors.noImport', { repository });
  return found;
}

/** The imports that should be looked at now, the longest waiting first. */
export function dueImports(db: Database, now: number): Import[] {
  return db.prepare<unknown[], Import>(`${SELECT_IMPORT} WHERE next_at <= ? ORDER BY next_at`).all(now);
}

/** The repositories that a guild follows, for autocomplete. */
export function importsOf(db: Database, guildId: string): Import[] {
  return db.prepare<unknown[], Import>(`${SELECT_IMPORT} WHERE guild_id = ? ORDER BY repository, label`).all(guildId);
}

/** How a look ended, and when the next one is due. */
export function markLooked(
  db: Database,
  id: number,
  look: { etag: string | null; failures: number; error: string | null; nextAt: number },
): void {
  db.prepare(
    'UPDATE imports SET etag = @etag, failures = @failures, error = @error, next_at = @nextAt WHERE id = @id',
  ).run({ ...look, id });
}

/**
 * Takes in an issue as it is now: makes its task, or changes it as the issue changed. Together with the place in
 * GitHub's list in one transaction, so that after a crash nothing is taken in twice and nothing is left out.
 * @returns whether it made a task
 */
export function takeIn(
  db: Database,
  { id: importId, guildId, importedById }: Import,
  issue: Issue,
  at: number,
): boolean {
  return db
    .transaction(() => {
      db.prepare('UPDATE imports SET since_at = max(coalesce(since_at, 0), ?) WHERE id = ?').run(
        issue.updatedAt,
        importId,
      );
      const known = db
        .prepare<unknown[], { taskId: number; state: Issue['state']; echoAt: number | null }>(
          'SELECT task_id AS taskId, issue_state AS state, echo_at AS echoAt FROM imported_tasks WHERE import_id = ? AND issue = ?',
        )
        .get(importId, issue.number);
      if (!known) return issue.state === 'open' && makeTask(db, { importId, guildId, importedById, at }, issue);
      // What we wrote there ourselves comes back as a change; it is no news.
      const echo = known.echoAt !== null && issue.updatedAt <= known.echoAt && issue.state === known.state;
      if (!echo) changeTask(db, getTask(db, guildId, known.taskId), known.state, issue, at);
      db.prepare('UPDATE imported_tasks SET issue_state = ? WHERE task_id = ?').run(issue.state, known.taskId);
      return false;
    })
    .immediate();
}

function makeTask(
  db: Database,
  { importId, guildId, importedById, at }: { importId: number; guildId: string; importedById: string; at: number },
  issue: Issue,
): boolean {
  const draft = draftOf(issue);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO tasks (guild_id, title, description, area, size, link, credit_kind, folded, author_id, created_at)
       VALUES (@guildId, @title, @description, @area, @size, @link, @creditKind, @folded, @importedById, @at)`,
    )
    .run({ ...draft, guildId, importedById, at, folded: fold(`${draft.title}\n${draft.description}`) });
  const id = Number(lastInsertRowid);
  db.prepare('INSERT INTO imported_tasks (task_id, import_id, issue, issue_state) VALUES (?, ?, ?, ?)').run(
    id,
    importId,
    issue.number,
    issue.state,
  );
  tell(db, { id, guildId, actorId: null, at }, { what: 'imported', detail: { issue: issue.url } });
  return true;
}

function changeTask(db: Database, task: Task, before: Issue['state'], issue: Issue, at: number): void {
  const consequence = consequenceOf(before, issue, task);
  if (consequence) CONSEQUENCES[consequence](db, task, at);
  const words = wordsOf(issue);
  if (task.state !== 'done' && (words.title !== task.title || words.description !== task.description)) {
    db.prepare('UPDATE tasks SET title = ?, description = ?, folded = ? WHERE id = ?').run(
      words.title,
      words.description,
      fold(`${words.title}\n${words.description}`),
      task.id,
    );
    tell(
      db,
      { ...task, actorId: null, at },
      { what: 'edited', detail: { title: { from: task.title, to: words.title } } },
    );
  }
  // Work on the issue is a sign of life of those who are assigned to it there.
  db.prepare(
    `UPDATE claims SET alive_at = max(alive_at, @at), reminded_at = NULL WHERE task_id = @id AND alive_at < @at AND contributor_id IN
       (SELECT id FROM contributors WHERE github COLLATE NOCASE IN (SELECT value FROM json_each(@assignees)))`,
  ).run({ id: task.id, at: issue.updatedAt, assignees: JSON.stringify(issue.assignees) });
}

const CONSEQUENCES: Record<NonNullable<Consequence>, (db: Database, task: Task, at: number) => void> = {
  approve(db, { id, guildId, creditKind }, at) {
    db.prepare("UPDATE tasks SET state = 'done', frozen = 0, approved_by_id = ? WHERE id = ?").run(GITHUB, id);
    const holders = db
      .prepare<unknown[], number>('SELECT contributor_id FROM claims WHERE task_id = ?')
      .pluck()
      .all(id);
    for (const contributorId of holders)
      addCredit(db, { guildId, contributorId, kind: creditKind, origin: 'task', originId: id, at });
    tell(db, { id, guildId, actorId: null, at }, { what: 'approved', detail: { by: GITHUB } });
  },
  close(db, { id, guildId, claimants }, at) {
    db.prepare("UPDATE tasks SET state = 'closed', frozen = 0 WHERE id = ?").run(id);
    db.prepare('DELETE FROM claims WHERE task_id = ?').run(id);
    tell(db, { id, guildId, actorId: null, at }, { what: 'closed', detail: { by: GITHUB, claimants } });
  },
  reopen(db, { id, guildId }, at) {
    db.prepare("UPDATE tasks SET state = 'open' WHERE id = ?").run(id);
    tell(db, { id, guildId, actorId: null, at }, { what: 'reopened', detail: { by: GITHUB } });
  },
};

/** An assignment on GitHub that differs from the claims here. */
export interface Difference {
  importId: number;
  taskId: number;
  repository: string;
  issue: number;
  login: string;
  /** true: to be assigned there; false: no longer. */
  assign: boolean;
}

/** What remains to be written to GitHub: claims of those who agreed to it, and claims that ended. */
export function differences(db: Database, now: number, limit: number): Difference[] {
  return db
    .prepare<unknown[], Omit<Difference, 'assign'> & { assign: number }>(
      `WITH wanted AS (
         SELECT imported_tasks.task_id, github AS login FROM imported_tasks JOIN tasks ON tasks.id = imported_tasks.task_id
           JOIN claims ON claims.task_id = tasks.id JOIN contributors ON contributors.id = contributor_id
         WHERE tasks.state IN ('claimed', 'in_review') AND on_github = 1 AND github IS NOT NULL
       ), todo AS (
         SELECT task_id, login, 1 AS assign FROM wanted
           WHERE NOT EXISTS (SELECT 1 FROM github_assignments had WHERE had.task_id = wanted.task_id AND had.login = wanted.login)
         UNION ALL
         SELECT had.task_id, had.login, 0 FROM github_assignments had JOIN tasks ON tasks.id = had.task_id
           WHERE tasks.state <> 'done'
             AND NOT EXISTS (SELECT 1 FROM wanted WHERE wanted.task_id = had.task_id AND wanted.login = had.login COLLATE NOCASE)
       )
       SELECT imports.id AS importId, todo.task_id AS taskId, repository, issue, login, assign
       FROM todo JOIN imported_tasks ON imported_tasks.task_id = todo.task_id JOIN imports ON imports.id = import_id
       WHERE write_at <= ? ORDER BY todo.task_id LIMIT ?`,
    )
    .all(now, limit)
    .map((row) => ({ ...row, assign: row.assign === 1 }));
}

/** GitHub has it, or can't have it. `echoAt` is when the issue changed by it. */
export function markWritten(
  db: Database,
  { taskId, login }: Difference,
  outcome: 'assigned' | 'refused' | 'unassigned',
  echoAt: number | null,
): void {
  db.transaction(() => {
    if (outcome === 'unassigned') {
      db.prepare('DELETE FROM github_assignments WHERE task_id = ? AND login = ?').run(taskId, login);
    } else {
      db.prepare(
        'INSERT INTO github_assignments VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET state = excluded.state',
      ).run(taskId, login, outcome);
    }
    if (echoAt !== null)
      db.prepare('UPDATE imported_tasks SET echo_at = max(coalesce(echo_at, 0), ?) WHERE task_id = ?').run(
        echoAt,
        taskId,
      );
  }).immediate();
}

/** Whether an assignment was refused, so that its end needs no word to GitHub. */
export function wasRefused(db: Database, { taskId, login }: Difference): boolean {
  return (
    db
      .prepare("SELECT 1 FROM github_assignments WHERE task_id = ? AND login = ? AND state = 'refused'")
      .get(taskId, login) !== undefined
  );
}

/** Nothing is written to this repository before a moment. */
export function holdWriting(db: Database, importId: number, until: number): void {
  db.prepare('UPDATE imports SET write_at = ? WHERE id = ?').run(until, importId);
}
