import { ensureContributor } from '../contributors/store.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { isClaimable } from './lifecycle.rules.ts';
import {
  type Act,
  CLAIMABLE,
  changeTask,
  getTask,
  SELECT_TASK,
  type Task,
  type TaskRow,
  taskOf,
  tell,
  tellPerson,
  UNHINDERED,
} from './store.ts';

/** Who has finished no task yet may hold this many. */
export const FIRST_LIMIT = 1;

/** What the guild decided that bears on claims. */
export interface ClaimSettings {
  /** How many tasks one may hold at once; 0: any number. */
  claimLimit: number;
}

/**
 * Claims a task. The claim itself is one conditional statement: of any number of claimants no more win than there are
 * places, and nobody gets past their limit.
 * @throws {UserError} when it can't be claimed, saying why and what is free instead
 */
export function claimTask(db: Database, { settings, ...act }: Act & { id: number; settings: ClaimSettings }): Task {
  return changeTask(db, act, { what: 'claimed' }, (contributorId) => {
    const limit = limitOf(db, contributorId, settings);
    if (!insertClaim(db, act, contributorId, limit))
      throw refusal(db, act, { contributorId, userId: act.userId }, limit);
  });
}

/**
 * Gives a task to somebody, whatever they hold already. They are told, and can decline.
 * @throws {UserError} when it can't be claimed by them
 */
export function assignTask(
  db: Database,
  { person, ...act }: Act & { id: number; person: { userId: string; name: string } },
): Task {
  const { guildId, id, at } = act;
  return changeTask(db, act, { what: 'assigned', detail: { person: person.userId } }, () => {
    const contributorId = ensureContributor(db, { guildId, at, ...person });
    if (!insertClaim(db, act, contributorId, 0)) throw refusal(db, act, { contributorId, userId: person.userId }, 0);
    const news = { userId: person.userId, kind: 'task.assigned', by: act.userId };
    tellPerson(db, getTask(db, guildId, id), news, at);
  });
}

/** How many tasks this person may hold; 0: any number. */
function limitOf(db: Database, contributorId: number, { claimLimit }: ClaimSettings): number {
  if (claimLimit === 0) return 0;
  const finished = db
    .prepare("SELECT 1 FROM claims JOIN tasks ON tasks.id = task_id WHERE contributor_id = ? AND state = 'done'")
    .get(contributorId);
  return finished ? claimLimit : FIRST_LIMIT;
}

function insertClaim(
  db: Database,
  { guildId, id, at }: { guildId: string; id: number; at: number },
  contributorId: number,
  limit: number,
): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO claims (task_id, contributor_id, claimed_at, alive_at)
       SELECT id, @contributorId, @at, @at FROM tasks
       WHERE id = @id AND guild_id = @guildId AND ${CLAIMABLE}
         AND (@limit = 0 OR (SELECT count(*) FROM claims JOIN tasks held ON held.id = task_id
                WHERE contributor_id = @contributorId AND held.state = 'claimed') < @limit)
       ON CONFLICT DO NOTHING`,
    )
    .run({ guildId, id, at, contributorId, limit });
  if (changes === 1) db.prepare("UPDATE tasks SET state = 'claimed' WHERE id = ?").run(id);
  return changes === 1;
}

/** Why a claim failed, read within the same transaction, so that it is the truth. */
function refusal(
  db: Database,
  { guildId, id, userId }: Act & { id: number },
  claimant: { contributorId: number; userId: string },
  limit: number,
): UserError {
  const task = getTask(db, guildId, id);
  const holders = task.claimants.map((holder) => `<@${holder}>`).join(', ');
  if (task.claimants.includes(claimant.userId)) {
    return claimant.userId === userId
      ? new UserError('task.errors.alreadyYours', { id })
      : new UserError('task.errors.alreadyTheirs', { id, person: `<@${claimant.userId}>` });
  }
  if (isClaimable(task)) {
    return new UserError('task.errors.limit', { count: limit, held: heldBy(db, claimant.contributorId) });
  }
  const instead = freeInstead(db, guildId);
  if (task.frozen) return new UserError('task.errors.frozen', { id, instead });
  if (task.state === 'open' || task.state === 'claimed') {
    if (!task.blocked) return new UserError('task.errors.taken', { id, holder: holders, instead });
    const blockers = task.blockers.filter(({ state }) => state !== 'done' && state !== 'closed');
    return new UserError('task.errors.blocked', { id, blockers: blockers.map((b) => `#${b.id}`).join(', '), instead });
  }
  return new UserError(`task.errors.notOpen.${task.state}`, { id, instead });
}

function heldBy(db: Database, contributorId: number): string {
  return db
    .prepare<unknown[], string>(
      `SELECT group_concat('#' || task_id, ', ') FROM claims JOIN tasks ON tasks.id = task_id
       WHERE contributor_id = ? AND state = 'claimed'`,
    )
    .pluck()
    .get(contributorId) as string;
}

/** The numbers of three tasks that could be claimed instead, `—` when there is none. */
function freeInstead(db: Database, guildId: string): string {
  const free = db
    .prepare<unknown[], number>(
      `SELECT id FROM tasks WHERE guild_id = ? AND state = 'open' AND ${UNHINDERED} ORDER BY id DESC LIMIT 3`,
    )
    .pluck()
    .all(guildId);
  return free.map((id) => `#${id}`).join(', ') || '—';
}

/**
 * Drops the person's own claim; the task is open again when nobody else holds it.
 * @throws {UserError} when the person does not hold it, or handed it in
 */
export function unclaimTask(db: Database, act: Act & { id: number }): Task {
  return changeTask(db, act, { what: 'unclaimed' }, (contributorId) => dropOwn(db, act, contributorId));
}

/** Turns down a task that was assigned. The same as unclaiming, but history tells them apart. */
export function declineTask(db: Database, act: Act & { id: number }): Task {
  return changeTask(db, act, { what: 'declined' }, (contributorId) => dropOwn(db, act, contributorId));
}

function dropOwn(db: Database, { guildId, id }: Act & { id: number }, contributorId: number): void {
  const { changes } = db
    .prepare(
      `DELETE FROM claims WHERE task_id = (SELECT id FROM tasks WHERE id = ? AND state = 'claimed') AND contributor_id = ?`,
    )
    .run(id, contributorId);
  if (changes === 0) throw notHeld(getTask(db, guildId, id));
  reopenIfFree(db, id);
}

function reopenIfFree(db: Database, id: number): void {
  db.prepare(
    "UPDATE tasks SET state = 'open' WHERE id = ? AND NOT EXISTS (SELECT 1 FROM claims WHERE task_id = tasks.id)",
  ).run(id);
}

/** Says "still on it": the clock of the claim begins anew. @throws {UserError} when the person does not hold it */
export function renewTask(db: Database, act: Act & { id: number }): Task {
  return changeTask(db, act, { what: 'renewed' }, () => {
    const task = getTask(db, act.guildId, act.id);
    const isHeld = task.state === 'claimed' || task.state === 'in_review';
    if (!isHeld || !task.claimants.includes(act.userId)) throw notHeld(task);
  });
}

/**
 * An idle claim ends by itself. For the clock's job, within its transaction.
 * @returns false when it was renewed, dropped or handed in meanwhile
 */
export function lapseClaim(
  db: Database,
  {
    guildId,
    taskId,
    userId,
    aliveAt,
    at,
  }: { guildId: string; taskId: number; userId: string; aliveAt: number; at: number },
): boolean {
  const { changes } = db
    .prepare(
      `DELETE FROM claims WHERE task_id = (SELECT id FROM tasks WHERE id = @taskId AND guild_id = @guildId AND state = 'claimed' AND frozen = 0)
       AND alive_at = @aliveAt
       AND contributor_id = (SELECT id FROM contributors WHERE guild_id = @guildId AND user_id = @userId)`,
    )
    .run({ guildId, taskId, userId, aliveAt });
  if (changes === 0) return false;
  reopenIfFree(db, taskId);
  tell(db, { id: taskId, guildId, actorId: null, at }, { what: 'lapsed', detail: { person: userId } });
  return true;
}

function notHeld({ id, claimants, state }: Task): UserError {
  const holders = claimants.map((claimant) => `<@${claimant}>`).join(', ');
  if (state === 'in_review') return new UserError('task.errors.handedIn', { id });
  if (state === 'done') return new UserError('task.errors.is.done', { id });
  return holders
    ? new UserError('task.errors.notYours', { id, holder: holders })
    : new UserError('task.errors.unheld', { id });
}

/** What a person holds in a guild, the longest held first. */
export function claimsOf(db: Database, guildId: string, userId: string): Task[] {
  return db
    .prepare<unknown[], TaskRow>(
      `${SELECT_TASK} JOIN claims mine ON mine.task_id = tasks.id
         JOIN contributors me ON me.id = mine.contributor_id AND me.user_id = ?
       WHERE tasks.guild_id = ? AND tasks.state IN ('claimed', 'in_review') ORDER BY mine.claimed_at, tasks.id`,
    )
    .all(userId, guildId)
    .map(taskOf);
}
