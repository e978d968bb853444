import { describe, expect, test } from '@jest/globals';
import { eventsOf } from '../../src/database/events.ts';
import { assignTask, claimsOf, claimTask, declineTask, renewTask, unclaimTask } from '../../src/tasks/claims.store.ts';
import { approveTask, submitTask } from '../../src/tasks/review.store.ts';
import { closeTask, freezeTask } from '../../src/tasks/shelf.store.ts';
import { getTask } from '../../src/tasks/store.ts';
import { UserError } from '../../src/user-error.ts';
import { testDatabase } from '../support/database.ts';
import { ALICE, AUTHOR, BOB, by, GUILD, MAINTAINER, make, NOW, refusalOf, take, told } from './work.ts';

const db = testDatabase();
const limited = (id: number, userId: string, claimLimit = 3) =>
  claimTask(db, { ...by(userId), id, settings: { claimLimit } });
const submit = (id: number, userId: string) =>
  submitTask(db, { ...by(userId), id, link: null, note: 'fait', channelId: null });
const approve = (id: number) => approveTask(db, { ...by(MAINTAINER), id, maintainer: true, ownApproval: false });

describe('claiming', () => {
  test('takes a place, and the last place is the last', () => {
    const id = make(db, { capacity: 2 });
    expect(take(db, id, ALICE)).toMatchObject({ state: 'claimed', claimants: [ALICE] });
    expect(take(db, id, BOB).claimants).toEqual([ALICE, BOB]);
    expect(refusalOf(() => take(db, id, AUTHOR))).toBe('task.errors.taken');
    expect(getTask(db, GUILD, id).claimants).toEqual([ALICE, BOB]);
  });

  test('is refused twice to the same person', () => {
    const id = make(db, { capacity: 2 });
    take(db, id, ALICE);
    expect(refusalOf(() => take(db, id, ALICE))).toBe('task.errors.alreadyYours');
  });

  test('is limited to one until the first finished task, then to what the guild allows', () => {
    const [first = 0, second = 0, third = 0] = [make(db), make(db), make(db)];
    limited(first, '20', 2);
    expect(() => limited(second, '20', 2)).toThrow(new UserError('task.errors.limit', { count: 1, held: `#${first}` }));
    submit(first, '20');
    approve(first);
    limited(second, '20', 2);
    limited(third, '20', 2);
    expect(refusalOf(() => limited(make(db), '20', 2))).toBe('task.errors.limit');
  });

  test('has no limit where the guild wants none', () => {
    for (let i = 0; i < 5; i += 1) limited(make(db), '21', 0);
    expect(claimsOf(db, GUILD, '21')).toHaveLength(5);
  });

  test('waits until every blocker is done or closed', () => {
    const [before = 0, other = 0] = [make(db), make(db)];
    const id = make(db, {}, { blockers: [before, other] });
    expect(refusalOf(() => take(db, id, ALICE))).toBe('task.errors.blocked');
    closeTask(db, { ...by(AUTHOR), id: before, maintainer: false, reason: 'non' });
    expect(refusalOf(() => take(db, id, ALICE))).toBe('task.errors.blocked');
    take(db, other, BOB);
    submit(other, BOB);
    approve(other);
    expect(take(db, id, ALICE).claimants).toEqual([ALICE]);
  });

  const frozen = (id: number) => freezeTask(db, { ...by(AUTHOR), id, maintainer: false, reason: 'attente' });
  const closed = (id: number) => closeTask(db, { ...by(AUTHOR), id, maintainer: false, reason: 'non' });
  const inReview = (id: number) => {
    take(db, id, BOB);
    return submit(id, BOB);
  };
  const done = (id: number) => approve(inReview(id).id);

  test.each([
    ['frozen', frozen, 'task.errors.frozen'],
    ['closed', closed, 'task.errors.notOpen.closed'],
    ['in review', inReview, 'task.errors.notOpen.in_review'],
    ['done', done, 'task.errors.notOpen.done'],
  ])('is refused when it is %s', (_what, prepare, sentence) => {
    const id = make(db);
    prepare(id);
    const before = getTask(db, GUILD, id);
    expect(refusalOf(() => take(db, id, ALICE))).toBe(sentence);
    expect(getTask(db, GUILD, id)).toEqual(before);
  });

  test('of a task of another guild is of one that does not exist', () => {
    const id = make(db);
    const elsewhere = { ...by(ALICE), guildId: '2', id, settings: { claimLimit: 0 } };
    expect(refusalOf(() => claimTask(db, elsewhere))).toBe('task.errors.notFound');
  });

  test('leaves no trace when it is refused, not even a profile', () => {
    const id = make(db);
    take(db, id, ALICE);
    expect(refusalOf(() => take(db, id, '99'))).toBe('task.errors.taken');
    expect(db.prepare("SELECT 1 FROM contributors WHERE user_id = '99'").get()).toBeUndefined();
    expect(eventsOf(db, GUILD, 'task', id, 10).map(({ what }) => what)).toEqual(['claimed', 'created']);
  });
});

describe('assigning', () => {
  const assign = (id: number, userId: string) =>
    assignTask(db, { ...by(MAINTAINER), id, person: { userId, name: 'Zoé' } });

  test('gives a claim whatever the person holds already, and tells them', () => {
    limited(make(db), '30');
    const id = make(db);
    expect(assign(id, '30').claimants).toEqual(['30']);
    expect(told(db, 'task.assigned').at(-1)).toEqual({ to: '30', facts: { task: id, by: MAINTAINER } });
  });

  test('can be declined once, which opens the task again', () => {
    const id = make(db);
    assign(id, '31');
    expect(declineTask(db, { ...by('31'), id })).toMatchObject({ state: 'open', claimants: [] });
    expect(refusalOf(() => declineTask(db, { ...by('31'), id }))).toBe('task.errors.unheld');
    expect(eventsOf(db, GUILD, 'task', id, 1)[0]).toMatchObject({ what: 'declined', actorId: '31' });
  });

  test('is refused where a claim would be', () => {
    const id = make(db);
    take(db, id, ALICE);
    const sent = told(db, 'task.assigned').length;
    expect(refusalOf(() => assign(id, BOB))).toBe('task.errors.taken');
    expect(refusalOf(() => assign(id, ALICE))).toBe('task.errors.alreadyTheirs');
    expect(told(db, 'task.assigned')).toHaveLength(sent);
  });
});

describe('unclaiming and renewing', () => {
  test('opens the task again only when nobody else holds it', () => {
    const id = make(db, { capacity: 2 });
    take(db, id, ALICE);
    take(db, id, BOB);
    expect(unclaimTask(db, { ...by(ALICE), id })).toMatchObject({ state: 'claimed', claimants: [BOB] });
    expect(unclaimTask(db, { ...by(BOB), id })).toMatchObject({ state: 'open', claimants: [] });
  });

  test('are for those who hold it, and not once it is handed in', () => {
    const id = make(db);
    for (const act of [unclaimTask, renewTask]) {
      expect(refusalOf(() => act(db, { ...by(ALICE), id }))).toBe('task.errors.unheld');
    }
    take(db, id, ALICE);
    for (const act of [unclaimTask, renewTask]) {
      expect(refusalOf(() => act(db, { ...by(BOB), id }))).toBe('task.errors.notYours');
    }
    submit(id, ALICE);
    expect(refusalOf(() => unclaimTask(db, { ...by(ALICE), id }))).toBe('task.errors.handedIn');
  });

  test('renewing lets the clock begin anew', () => {
    const id = make(db);
    take(db, id, ALICE);
    renewTask(db, { ...by(ALICE, NOW + 5_000), id });
    expect(db.prepare('SELECT alive_at AS at FROM claims WHERE task_id = ?').get(id)).toEqual({ at: NOW + 5_000 });
  });
});
