import { ensureContributor } from '../contributors/store.ts';
import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { restate, say } from '../database/outbox.ts';
import { isErased } from '../privacy/rules.ts';
import { UserError } from '../user-error.ts';
import type { Happening } from './history.rules.ts';
import type { Situation } from './lifecycle.rules.ts';
import type { Draft, State } from './rules.ts';

/** What a task waits for. */
export interface Blocker {
  id: number;
  title: string;
  state: State;
}

export interface Task extends Draft, Situation {
  id: number;
  guildId: string;
  skills: string[];
  blockers: Blocker[];
  approvedById: string | null;
  submissionLink: string | null;
  submissionNote: string | null;
  submittedAt: number | null;
  /** Where it is discussed, if it is. */
  threadId: string | null;
  createdAt: number;
}

/** Who acts, where and when. */
export interface Act {
  guildId: string;
  userId: string;
  name: string;
  at: number;
}

/** The columns of a task with what hangs on it, for a query over `tasks`. */
export const SELECT_TASK = `
  SELECT tasks.id, tasks.guild_id AS guildId, title, description, area, size, priority, link, due_at AS dueAt, capacity,
    credit_kind AS creditKind, tasks.state, frozen, reviewer_id AS reviewerId, approved_by_id AS approvedById,
    submission_link AS submissionLink, submission_note AS submissionNote, submitted_at AS submittedAt,
    thread_id AS threadId, author_id AS authorId, created_at AS createdAt,
    (SELECT json_group_array(user_id ORDER BY claimed_at, contributor_id) FROM claims
       JOIN contributors ON contributors.id = contributor_id WHERE task_id = tasks.id) AS claimants,
    (SELECT json_group_array(name ORDER BY skills.folded) FROM task_skills
       JOIN skills ON skills.id = skill_id WHERE task_id = tasks.id) AS skills,
    (SELECT json_group_array(json_object('id', b.id, 'title', b.title, 'state', b.state) ORDER BY b.id)
       FROM task_blockers JOIN tasks b ON b.id = blocker_id WHERE task_id = tasks.id) AS blockers
  FROM tasks`;

export type TaskRow = Omit<Task, 'claimants' | 'skills' | 'blockers' | 'blocked' | 'frozen'> & {
  claimants: string;
  skills: string;
  blockers: string;
  frozen: number;
};

/** A row of SELECT_TASK as a task. */
export function taskOf(row: TaskRow): Task {
  const blockers = JSON.parse(row.blockers) as Blocker[];
  return {
    ...row,
    frozen: row.frozen === 1,
    claimants: JSON.parse(row.claimants) as string[],
    skills: JSON.parse(row.skills) as string[],
    blockers,
    blocked: blockers.some(({ state }) => state !== 'done' && state !== 'closed'),
  };
}

/** Nothing is in the way of a task. */
export const UNHINDERED = `tasks.frozen = 0 AND NOT EXISTS (SELECT 1 FROM task_blockers
  JOIN tasks b ON b.id = blocker_id WHERE task_id = tasks.id AND b.state NOT IN ('done', 'closed'))`;

/** The same as `isClaimable`, for a query over `tasks`. */
export const CLAIMABLE = `tasks.state IN ('open', 'claimed') AND ${UNHINDERED}
  AND (SELECT count(*) FROM claims WHERE task_id = tasks.id) < tasks.capacity`;

/**
 * The task with this number.
 * @throws {UserError} when this guild has none
 */
export function getTask(db: Database, guildId: string, id: number): Task {
  const row = db
    .prepare<unknown[], TaskRow>(`${SELECT_TASK} WHERE tasks.guild_id = ? AND tasks.id = ?`)
    .get(guildId, id);
  if (!row) throw new UserError('task.errors.notFound', { id });
  return taskOf(row);
}

/**
 * A change of one task: `change` runs in a transaction, and what it did is told to history and to those who look at a
 * card, a board or a post of the forum.
 * @param change makes the change and throws a UserError when it can't be made
 * @returns the task as it is then
 */
export function changeTask(
  db: Database,
  { id, ...act }: Act & { id: number },
  happening: { what: Happening; detail?: Record<string, unknown> },
  change: (contributorId: number) => void,
): Task {
  return db
    .transaction(() => {
      // First of all that it exists in this guild, whatever else is wrong.
      getTask(db, act.guildId, id);
      const contributorId = ensureContributor(db, act);
      change(contributorId);
      // Whatever a claimant does with their task is a sign of life.
      db.prepare('UPDATE claims SET alive_at = ?, reminded_at = NULL WHERE task_id = ? AND contributor_id = ?').run(
        act.at,
        id,
        contributorId,
      );
      tell(db, { id, guildId: act.guildId, actorId: act.userId, at: act.at }, happening);
      return getTask(db, act.guildId, id);
    })
    .immediate();
}

/** Adds to a task's history and has its messages made anew. Call it within the transaction of the change. */
export function tell(
  db: Database,
  { id, guildId, actorId, at }: { id: number; guildId: string; actorId: string | null; at: number },
  { what, detail = {} }: { what: Happening; detail?: Record<string, unknown> },
): void {
  recordEvent(db, { guildId, subject: 'task', subjectId: id, actorId, what, detail, at });
  restate(db, `task:${id}`, at);
  restate(db, boardSubject(guildId), at);
  if (DECIDES_WAITING.has(what)) restateWaiting(db, id, at);
}

/** What lets the tasks that wait for it begin, or wait again, or changes the title that they show. */
const DECIDES_WAITING: ReadonlySet<Happening> = new Set(['approved', 'closed', 'reopened', 'edited']);

function restateWaiting(db: Database, id: number, at: number): void {
  const waiting = db
    .prepare<unknown[], number>('SELECT task_id FROM task_blockers WHERE blocker_id = ?')
    .pluck()
    .all(id);
  for (const other of waiting) restate(db, `task:${other}`, at);
}

/** Whom of those who hold a task its news is for: not whoever made it, and nobody whose data was erased. */
export function othersOf({ claimants }: Situation, userId: string): string[] {
  return claimants.filter((claimant) => claimant !== userId && !isErased(claimant));
}

/**
 * Tells a person by whom what happened to a task: directly or, where they take no direct messages, in its thread. Call
 * it within the transaction of the change.
 */
export function tellPerson(
  db: Database,
  { id, guildId, threadId }: Task,
  { userId, kind, ...facts }: { userId: string; kind: string; by: string; reason?: string },
  at: number,
): void {
  const otherwise = threadId === null ? undefined : { channelId: threadId };
  say(db, { guildId, to: { userId }, otherwise, kind, facts: { task: id, ...facts }, at });
}

/** What the board of a guild is about: all its tasks. */
export function boardSubject(guildId: string): string {
  return `tasks:${guildId}`;
}
