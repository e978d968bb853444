import { describe, expect, test } from '@jest/globals';
import { submitTask } from '../../src/tasks/review.store.ts';
import { closeTask, commentTask, freezeTask, reopenTask, unfreezeTask } from '../../src/tasks/shelf.store.ts';
import { getTask } from '../../src/tasks/store.ts';
import { testDatabase } from '../support/database.ts';
import { ALICE, AUTHOR, BOB, by, GUILD, MAINTAINER, make, NOW, refusalOf, take, told } from './work.ts';

const db = testDatabase();
const keeper = (id: number, userId = AUTHOR) => ({
  ...by(userId),
  id,
  maintainer: userId === MAINTAINER,
  reason: 'car',
});

describe('closing', () => {
  test('lets its claimants go and tells them why, but not whoever closed it', () => {
    const id = make(db, { capacity: 2 });
    take(db, id, ALICE);
    take(db, id, AUTHOR);
    expect(closeTask(db, keeper(id))).toMatchObject({ state: 'closed', claimants: [] });
    const sent = told(db, 'task.closed').filter(({ facts }) => facts.task === id);
    expect(sent).toEqual([{ to: ALICE, facts: { task: id, reason: 'car', by: AUTHOR } }]);
  });

  test('works on what was handed in, and thaws what was frozen', () => {
    const id = make(db);
    take(db, id, ALICE);
    submitTask(db, { ...by(ALICE), id, link: null, note: 'fait', channelId: null });
    freezeTask(db, keeper(id));
    expect(closeTask(db, keeper(id))).toMatchObject({ state: 'closed', frozen: false });
  });

  test('twice is refused; so is reopening what is not closed', () => {
    const id = make(db);
    expect(refusalOf(() => reopenTask(db, keeper(id)))).toBe('task.errors.is.open');
    closeTask(db, keeper(id));
    expect(refusalOf(() => closeTask(db, keeper(id)))).toBe('task.errors.is.closed');
    expect(reopenTask(db, keeper(id)).state).toBe('open');
  });
});

describe('freezing', () => {
  test('sets aside and takes up again, and the clocks of the claims begin anew', () => {
    const id = make(db);
    take(db, id, ALICE);
    expect(freezeTask(db, keeper(id)).frozen).toBe(true);
    expect(refusalOf(() => freezeTask(db, keeper(id)))).toBe('task.errors.isFrozen');
    expect(unfreezeTask(db, { ...keeper(id), at: NOW + 9_000 })).toMatchObject({ frozen: false, claimants: [ALICE] });
    expect(db.prepare('SELECT alive_at AS at FROM claims WHERE task_id = ?').get(id)).toEqual({ at: NOW + 9_000 });
    expect(refusalOf(() => unfreezeTask(db, keeper(id)))).toBe('task.errors.is.claimed');
  });
});

describe('those who may keep a task', () => {
  test.each([
    ['close', closeTask],
    ['reopen', reopenTask],
    ['freeze', freezeTask],
    ['unfreeze', unfreezeTask],
  ])('its author and maintainers may %s it, nobody else', (_what, act) => {
    const id = make(db);
    if (act === reopenTask) closeTask(db, keeper(id));
    if (act === unfreezeTask) freezeTask(db, keeper(id));
    const before = getTask(db, GUILD, id);
    expect(refusalOf(() => act(db, keeper(id, BOB)))).toBe('task.errors.notKeeper');
    expect(getTask(db, GUILD, id)).toEqual(before);
    expect(act(db, keeper(id, MAINTAINER))).not.toEqual(before);
  });
});

describe('commenting', () => {
  test('is for contributors, the author and those who hold it', () => {
    const id = make(db);
    const comment = (userId: string, contributor: boolean) =>
      commentTask(db, { ...by(userId, NOW + 3_000), id, text: 'Bonjour', contributor });
    expect(refusalOf(() => comment(BOB, false))).toBe('discord.errors.needsContributor');
    comment(BOB, true);
    comment(AUTHOR, false);
    take(db, id, ALICE);
    comment(ALICE, false);
    expect(db.prepare('SELECT alive_at AS at FROM claims WHERE task_id = ?').get(id)).toEqual({ at: NOW + 3_000 });
  });
});
