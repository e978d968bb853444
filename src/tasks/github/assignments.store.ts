import type { Database } from '../../database/open.ts';

/** An assignment on GitHub that differs from the claims here. */
export interface Difference {
  guildId: string;
  taskId: number;
  repository: string;
  issue: number;
  login: string;
  /** When it was claimed, of one to be assigned; null: no longer to be. */
  claimedAt: number | null;
}

/**
 * What remains to be written to GitHub: claims of those who agreed to it, and claims that ended. Of a task that is done
 * nothing does: whoever did it stays assigned.
 */
export function differences(db: Database, now: number, limit: number): Difference[] {
  return db
    .transaction(() => {
      db.prepare(
        `DELETE FROM github_assignments WHERE EXISTS (SELECT 1 FROM tasks WHERE id = task_id AND state = 'done')
           OR (state = 'refused' AND ${IS_UNWANTED})`,
      ).run();
      return db.prepare<unknown[], Difference>(SELECT_DIFFERENCES).all({ now, limit });
    })
    .immediate();
}

/** Claims that are to be seen on GitHub, from the few who agreed to it on, which CROSS JOIN makes sure of. */
const WANTED = `SELECT imported_tasks.task_id, github AS login, claimed_at
  FROM contributors CROSS JOIN claims CROSS JOIN tasks CROSS JOIN imported_tasks
  WHERE on_github = 1 AND github IS NOT NULL AND contributor_id = contributors.id AND tasks.id = claims.task_id
    AND tasks.state IN ('claimed', 'in_review') AND imported_tasks.task_id = tasks.id`;

const IS_UNWANTED = `NOT EXISTS (SELECT 1 FROM (${WANTED}) wanted
  WHERE wanted.task_id = github_assignments.task_id AND github_assignments.login = wanted.login)`;

const SELECT_DIFFERENCES = `
  WITH differing AS (
    SELECT task_id, login, claimed_at FROM (${WANTED}) wanted WHERE NOT EXISTS (
      SELECT 1 FROM github_assignments had WHERE had.task_id = wanted.task_id AND had.login = wanted.login)
    UNION ALL
    SELECT task_id, login, NULL FROM github_assignments WHERE ${IS_UNWANTED}
  )
  SELECT guild_id AS guildId, task_id AS taskId, repository, issue, login, claimed_at AS claimedAt
  FROM differing JOIN imported_tasks USING (task_id)
  WHERE EXISTS (SELECT 1 FROM imports WHERE imports.guild_id = imported_tasks.guild_id
    AND imports.repository = imported_tasks.repository AND next_at IS NOT NULL AND write_at <= @now)
  ORDER BY task_id LIMIT @limit`;

/** GitHub has it. `echoAt` is when the issue changed by it. */
export function markAssigned(db: Database, { taskId, login }: Difference, echoAt: number): void {
  db.transaction(() => {
    db.prepare("INSERT INTO github_assignments VALUES (?, ?, 'assigned')").run(taskId, login);
    markEcho(db, taskId, echoAt);
  }).immediate();
}

/** GitHub can't have it: it is not asked again while the claim lasts. */
export function markRefused(db: Database, { taskId, login }: Difference): void {
  db.prepare("INSERT INTO github_assignments VALUES (?, ?, 'refused')").run(taskId, login);
}

/** GitHub has it no longer. */
export function markUnassigned(db: Database, { taskId, login }: Difference, echoAt: number | null): void {
  db.transaction(() => {
    db.prepare('DELETE FROM github_assignments WHERE task_id = ? AND login = ?').run(taskId, login);
    if (echoAt !== null) markEcho(db, taskId, echoAt);
  }).immediate();
}

/** Forgets the person's logins, who had their data erased; what GitHub shows stays there. Call it while profiles name them. */
export function forgetAssignments(db: Database, userId: string): void {
  db.prepare(
    `DELETE FROM github_assignments WHERE EXISTS (SELECT 1 FROM imported_tasks JOIN contributors USING (guild_id)
       WHERE imported_tasks.task_id = github_assignments.task_id AND user_id = ? AND login = github)`,
  ).run(userId);
}

function markEcho(db: Database, taskId: number, at: number): void {
  db.prepare('UPDATE imported_tasks SET echo_at = max(coalesce(echo_at, 0), ?) WHERE task_id = ?').run(at, taskId);
}
