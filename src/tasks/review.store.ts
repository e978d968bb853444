import { addCredit } from '../contributors/credits.store.ts';
import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import type { Submission } from './rules.ts';
import { type Act, changeTask, getTask, othersOf, type Task, tellPerson } from './store.ts';

/**
 * Hands a task in: it waits for a reviewer, and the guild's channel for reviews is told.
 * @param channelId of the channel for reviews, if there is one
 * @throws {UserError} when the person does not hold it, or it is frozen or handed in already
 */
export function submitTask(
  db: Database,
  { link, note, channelId, ...act }: Act & Submission & { id: number; channelId: string | null },
): Task {
  const { guildId, id, at } = act;
  return changeTask(db, act, { what: 'submitted', detail: { link, note } }, (contributorId) => {
    const { changes } = db
      .prepare(
        `UPDATE tasks SET state = 'in_review', submission_link = @link, submission_note = @note, submitted_at = @at
         WHERE id = @id AND state = 'claimed' AND frozen = 0
           AND EXISTS (SELECT 1 FROM claims WHERE task_id = tasks.id AND contributor_id = @contributorId)`,
      )
      .run({ link, note, at, id, contributorId });
    if (changes === 0) throw refusedSubmission(getTask(db, guildId, id), act.userId);
    db.prepare('UPDATE claims SET alive_at = ?, reminded_at = NULL WHERE task_id = ?').run(at, id);
    if (channelId) {
      say(db, {
        guildId,
        to: { channelId },
        kind: 'task.review',
        facts: { task: id, by: act.userId },
        subject: `task:${id}`,
        at,
      });
    }
  });
}

/** Why this person can't hand the task in. */
export function refusedSubmission(task: Task, userId: string): UserError {
  const { id, claimants, state, frozen } = task;
  if (!claimants.includes(userId)) return new UserError('task.errors.notYourWork', { id });
  if (state === 'in_review') return new UserError('task.errors.handedIn', { id });
  if (frozen) return new UserError('task.errors.frozenWork', { id });
  return new UserError(`task.errors.is.${state}`, { id });
}

/** Who reviews, and whether the guild lets them review their own work. */
export interface Review extends Act {
  id: number;
  maintainer: boolean;
  ownApproval: boolean;
}

/**
 * Approves what was handed in: the task is done, and each who held it gets the credit and is told.
 * @throws {UserError} when somebody was quicker, or this person may not review it
 */
export function approveTask(db: Database, review: Review): Task {
  const { guildId, id, at } = review;
  return changeTask(db, review, { what: 'approved' }, () => {
    const task = checkReviewer(getTask(db, guildId, id), review);
    db.prepare("UPDATE tasks SET state = 'done', frozen = 0, approved_by_id = ? WHERE id = ?").run(review.userId, id);
    const holders = db
      .prepare<unknown[], number>('SELECT contributor_id FROM claims WHERE task_id = ?')
      .pluck()
      .all(id);
    for (const contributorId of holders) {
      addCredit(db, { guildId, contributorId, kind: task.creditKind, origin: 'task', originId: id, at });
    }
    for (const userId of othersOf(task, review.userId)) {
      tellPerson(db, task, { userId, kind: 'task.approved', by: review.userId }, at);
    }
  });
}

/**
 * Gives back what was handed in, with the reason: its claimants go on with it.
 * @throws {UserError} when somebody was quicker, or this person may not review it
 */
export function returnTask(db: Database, { reason, ...review }: Review & { reason: string }): Task {
  const { guildId, id, at } = review;
  return changeTask(db, review, { what: 'returned', detail: { reason } }, () => {
    const task = checkReviewer(getTask(db, guildId, id), review);
    db.prepare("UPDATE tasks SET state = 'claimed' WHERE id = ?").run(id);
    db.prepare('UPDATE claims SET alive_at = ?, reminded_at = NULL WHERE task_id = ?').run(at, id);
    for (const userId of othersOf(task, review.userId)) {
      tellPerson(db, task, { userId, kind: 'task.returned', reason, by: review.userId }, at);
    }
  });
}

/**
 * Asked within the transaction of the review: of two reviewers at once one wins and the other is told.
 * @throws {UserError} when the task waits for no review, or this person may not review it
 */
export function checkReviewer(task: Task, { userId, maintainer, ownApproval }: Review): Task {
  const { id, state, reviewerId, claimants } = task;
  if (state !== 'in_review') throw new UserError(`task.errors.notInReview.${state}`, { id });
  if (!maintainer && userId !== reviewerId) throw new UserError('task.errors.notReviewer', { id });
  if (!ownApproval && claimants.includes(userId)) throw new UserError('task.errors.ownWork', { id });
  return task;
}
