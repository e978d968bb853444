import { describe, expect, test } from '@jest/globals';
import { eventsOf } from '../../src/database/events.ts';
import { assignTask } from '../../src/tasks/claims.store.ts';
import { editTask } from '../../src/tasks/create.store.ts';
import { replay } from '../../src/tasks/history.rules.ts';
import { approveTask, returnTask, submitTask } from '../../src/tasks/review.store.ts';
import { freezeTask } from '../../src/tasks/shelf.store.ts';
import { getTask } from '../../src/tasks/store.ts';
import { testDatabase } from '../support/database.ts';
import { ALICE, AUTHOR, BOB, by, GUILD, MAINTAINER, make, refusalOf, take, told } from './work.ts';

const db = testDatabase();
const work = { link: 'https://example.org/', note: 'Tout y est.', channelId: '500' };
const submit = (id: number, userId = ALICE) => submitTask(db, { ...by(userId), id, ...work });
const review = (id: number, userId = MAINTAINER, ownApproval = false) => ({
  ...by(userId),
  id,
  maintainer: userId === MAINTAINER,
  ownApproval,
});
const credits = (id: number) =>
  db
    .prepare<unknown[], { user_id: string; kind: string }>(
      `SELECT user_id, credits.kind FROM credits JOIN contributors ON contributors.id = contributor_id
       WHERE origin = 'task' AND origin_id = ? ORDER BY user_id`,
    )
    .all(id);

/** A task that was handed in by ALICE. */
function handedIn(): number {
  const id = make(db);
  take(db, id, ALICE);
  submit(id);
  return id;
}

describe('handing in', () => {
  test('keeps link and note, and tells the channel for reviews', () => {
    const id = make(db);
    take(db, id, ALICE);
    expect(submit(id)).toMatchObject({
      state: 'in_review',
      submissionLink: work.link,
      submissionNote: work.note,
    });
    expect(told(db, 'task.review').at(-1)).toEqual({ to: '500', facts: { task: id, by: ALICE } });
  });

  test('is for those who hold it, once, and not while it is frozen', () => {
    const id = make(db);
    expect(refusalOf(() => submit(id))).toBe('task.errors.notYourWork');
    take(db, id, ALICE);
    expect(refusalOf(() => submit(id, BOB))).toBe('task.errors.notYourWork');
    freezeTask(db, { ...by(AUTHOR), id, maintainer: false, reason: 'attente' });
    expect(refusalOf(() => submit(id))).toBe('task.errors.frozenWork');
    const other = handedIn();
    expect(refusalOf(() => submit(other))).toBe('task.errors.handedIn');
  });
});

describe('approving', () => {
  test('finishes the task and credits each who held it, in the kind of the task', () => {
    const id = make(db, { capacity: 2, area: 'translation' });
    take(db, id, ALICE);
    take(db, id, BOB);
    submit(id);
    expect(approveTask(db, review(id))).toMatchObject({ state: 'done', approvedById: MAINTAINER });
    expect(credits(id)).toEqual([
      { user_id: ALICE, kind: 'translation' },
      { user_id: BOB, kind: 'translation' },
    ]);
    const facts = { task: id, by: MAINTAINER };
    expect(told(db, 'task.approved')).toEqual([
      { to: ALICE, facts },
      { to: BOB, facts },
    ]);
  });

  test('is told in the thread to who takes no direct messages', () => {
    const id = make(db);
    assignTask(db, { ...by(MAINTAINER), id, person: { userId: ALICE, name: 'Alice' } });
    db.prepare("UPDATE tasks SET thread_id = '555' WHERE id = ?").run(id);
    submit(id);
    returnTask(db, { ...review(id), reason: 'presque' });
    submit(id);
    approveTask(db, review(id));
    const otherwise = db
      .prepare("SELECT kind, otherwise_channel_id AS thread FROM outbox WHERE user_id = ? AND facts ->> 'task' = ?")
      .all(ALICE, id);
    expect(otherwise).toEqual([
      { kind: 'task.assigned', thread: null },
      { kind: 'task.returned', thread: '555' },
      { kind: 'task.approved', thread: '555' },
    ]);
  });

  test('is for maintainers and the named reviewer', () => {
    const id = handedIn();
    expect(refusalOf(() => approveTask(db, review(id, BOB)))).toBe('task.errors.notReviewer');
    editTask(db, { ...by(MAINTAINER), id, maintainer: true, edit: { reviewerId: BOB } });
    expect(approveTask(db, review(id, BOB))).toMatchObject({ state: 'done', approvedById: BOB });
  });

  test('of one’s own work is refused, unless the guild allows it', () => {
    const id = make(db);
    take(db, id, MAINTAINER);
    submit(id, MAINTAINER);
    expect(refusalOf(() => approveTask(db, review(id)))).toBe('task.errors.ownWork');
    expect(approveTask(db, review(id, MAINTAINER, true)).state).toBe('done');
  });

  test('thaws what was frozen, and so does its history', () => {
    const id = handedIn();
    freezeTask(db, { ...by(AUTHOR), id, maintainer: false, reason: 'attente' });
    expect(approveTask(db, review(id))).toMatchObject({ state: 'done', frozen: false });
    expect(replay(eventsOf(db, GUILD, 'task', id, 100).reverse())).toMatchObject({ state: 'done', frozen: false });
  });

  test('twice is refused and credits once', () => {
    const id = handedIn();
    approveTask(db, review(id));
    expect(refusalOf(() => approveTask(db, review(id)))).toBe('task.errors.notInReview.done');
    expect(refusalOf(() => returnTask(db, { ...review(id), reason: 'non' }))).toBe('task.errors.notInReview.done');
    expect(credits(id)).toHaveLength(1);
  });

  test.each([
    ['open', () => make(db)],
    [
      'claimed',
      () => {
        const id = make(db);
        take(db, id, ALICE);
        return id;
      },
    ],
  ])('of a task that is %s is refused', (state, prepare) => {
    expect(refusalOf(() => approveTask(db, review(prepare())))).toBe(`task.errors.notInReview.${state}`);
  });
});

describe('returning', () => {
  test('gives it back to its claimants with the reason, and they can hand it in again', () => {
    const id = handedIn();
    expect(returnTask(db, { ...review(id), reason: 'Il manque les tests.' })).toMatchObject({
      state: 'claimed',
      claimants: [ALICE],
    });
    expect(told(db, 'task.returned').at(-1)).toEqual({
      to: ALICE,
      facts: { task: id, reason: 'Il manque les tests.', by: MAINTAINER },
    });
    expect(submit(id).state).toBe('in_review');
    expect(credits(id)).toEqual([]);
  });

  test('is refused to those who may not approve', () => {
    const id = handedIn();
    expect(refusalOf(() => returnTask(db, { ...review(id, BOB), reason: 'non' }))).toBe('task.errors.notReviewer');
    expect(getTask(db, GUILD, id).state).toBe('in_review');
  });
});
