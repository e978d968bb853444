import { beforeEach, describe, expect, test } from '@jest/globals';
import { eventsOf } from '../../src/database/events.ts';
import type { Database } from '../../src/database/open.ts';
import {
  type AgeingGuild,
  claimsToLapse,
  claimsToRemind,
  lapse,
  remind,
  remindersLeft,
  showLife,
} from '../../src/tasks/ageing.store.ts';
import { claimTask, renewTask, unclaimTask } from '../../src/tasks/claims.store.ts';
import { createTask, editTask } from '../../src/tasks/create.store.ts';
import { remindedTasks } from '../../src/tasks/reminded.store.ts';
import { approveTask, returnTask, submitTask } from '../../src/tasks/review.store.ts';
import { readDraft } from '../../src/tasks/rules.ts';
import { freezeTask, unfreezeTask } from '../../src/tasks/shelf.store.ts';
import { getTask } from '../../src/tasks/store.ts';
import { testDatabase } from '../support/database.ts';

const DAY = 24 * 60 * 60_000;
const START = Date.UTC(2027, 0, 4, 9);
const day = (days: number) => START + days * DAY;
const PARIS: AgeingGuild = {
  id: '1',
  idleDays: 10,
  lapseDays: 4,
  timeZone: 'Europe/Paris',
  taskChannelId: '444',
};
const db = testDatabase();

const act = (userId: string, at = START) => ({ guildId: PARIS.id, userId, name: `P${userId}`, at });

/** A task that this person holds since the start. */
function held(userId: string, at = START): number {
  const { id } = createTask(db, { ...act('77', at), draft: readDraft({ title: 'x', capacity: 5 }), channelId: null });
  claimTask(db, { ...act(userId, at), id, settings: { claimLimit: 0 } });
  return id;
}

const due = (at: number, guild = PARIS) => claimsToRemind(db, guild, at).map(({ taskId }) => taskId);
const over = (at: number, guild = PARIS) => claimsToLapse(db, guild, at).map(({ taskId }) => taskId);
const contributor = (userId: string) =>
  db.prepare<unknown[], number>('SELECT id FROM contributors WHERE user_id = ?').pluck().get(userId) ?? 0;

function remindAll(userId: string, at: number, guild = PARIS): boolean {
  return remind(db, guild, { contributorId: contributor(userId), tasks: new Set(due(at, guild)), at });
}

function lapseAll(userId: string, at: number): number[] {
  return lapse(db, PARIS, { contributorId: contributor(userId), tasks: new Set(over(at)), at });
}

interface Said {
  kind: string;
  user_id: string | null;
  channel_id: string | null;
  otherwise_channel_id: string | null;
  facts: string;
}
const said = (database: Database = db) =>
  database.prepare<[], Said>("SELECT * FROM outbox WHERE kind <> 'task.card' ORDER BY id").all();
const deliver = (at: number) => db.prepare("UPDATE outbox SET state = 'delivered', tried_at = ?").run(at);

beforeEach(() => {
  for (const table of ['outbox', 'events', 'credits', 'claims', 'reminder_days', 'tasks', 'contributors']) {
    db.exec(`DELETE FROM ${table}`);
  }
});

describe('a claim is idle', () => {
  test('after ten days, not before', () => {
    const id = held('10');
    expect(due(day(10) - 1)).toEqual([]);
    expect(due(day(10))).toEqual([id]);
  });

  test('not when its holder did anything with its task since', () => {
    const id = held('10');
    editTask(db, { ...act('10', day(9)), id, maintainer: true, edit: { title: 'y' } });
    expect(due(day(10))).toEqual([]);
    editTask(db, { ...act('77', day(15)), id, maintainer: true, edit: { title: 'z' } });
    expect(due(day(19))).toEqual([id]);
  });

  test('by as many days as the guild says, and never with 0', () => {
    const id = held('10');
    expect(due(day(3), { ...PARIS, idleDays: 3 })).toEqual([id]);
    expect(due(day(3_000), { ...PARIS, idleDays: 0 })).toEqual([]);
  });

  test('not while it is in review or frozen, and anew after that', () => {
    const [reviewed, frozen] = [held('10'), held('10')];
    submitTask(db, { ...act('10', day(1)), id: reviewed, link: null, note: 'x', channelId: null });
    const keeper = { ...act('77', day(1)), id: frozen, maintainer: true };
    freezeTask(db, { ...keeper, reason: 'x' });
    expect(due(day(100))).toEqual([]);
    returnTask(db, { ...act('88', day(100)), id: reviewed, reason: 'x', maintainer: true, ownApproval: false });
    unfreezeTask(db, { ...keeper, at: day(101) });
    expect(due(day(110))).toEqual([reviewed]);
    expect(due(day(111))).toEqual([reviewed, frozen]);
  });

  test('not when its task is done', () => {
    const id = held('10');
    submitTask(db, { ...act('10'), id, link: null, note: 'x', channelId: null });
    approveTask(db, { ...act('88'), id, maintainer: true, ownApproval: false });
    expect(due(day(100))).toEqual([]);
  });

  test('not while its holder is away, whose days away do not count', () => {
    const id = held('10');
    db.prepare('UPDATE contributors SET away_from_at = ?, away_until_at = ? WHERE user_id = ?').run(
      day(5),
      day(12),
      '10',
    );
    expect(due(day(16))).toEqual([]);
    expect(due(day(17))).toEqual([id]);
  });

  test('not sooner because its holder was away twice', () => {
    const id = held('10');
    const away = db.prepare('UPDATE contributors SET away_from_at = ?, away_until_at = ?');
    away.run(day(1), day(4));
    away.run(day(6), day(8));
    expect(due(day(15) - 1)).toEqual([]);
    expect(due(day(15))).toEqual([id]);
  });

  test('in its own guild alone', () => {
    held('10');
    expect(due(day(100), { ...PARIS, id: '2' })).toEqual([]);
  });

  test('and is found by an index among all that was ever done', () => {
    const plan = (condition: string) =>
      db
        .prepare<unknown[], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT * FROM claims WHERE running_in = ? AND ${condition}`,
        )
        .all('1', 0)
        .map(({ detail }) => detail)
        .join();
    expect(plan('reminded_at IS NULL AND alive_at <= ? ORDER BY alive_at')).toMatch(
      /^SEARCH .* claims_idle \(running_in=\? AND alive_at<\?\)$/,
    );
    expect(plan('reminded_at IS NOT NULL AND reminded_at <= ?')).toMatch(/^SEARCH .* claims_reminded \(running_in=\?/);
  });
});

describe('a reminder', () => {
  test('is one message of all idle claims of a person, with their thread for when it is refused', () => {
    const [a, b] = [held('10'), held('10')];
    held('10', day(5));
    db.prepare("UPDATE tasks SET thread_id = '555' WHERE id = ?").run(b);
    expect(remindAll('10', day(10))).toBe(true);
    const [message, ...others] = said();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ kind: 'task.idle', user_id: '10', channel_id: null, otherwise_channel_id: '555' });
    expect(JSON.parse(message?.facts ?? '')).toEqual({
      person: '10',
      contributor: contributor('10'),
      tasks: [a, b],
    });
    expect(eventsOf(db, '1', 'task', a, 1)).toMatchObject([
      { what: 'reminded', actorId: null, detail: { person: '10' } },
    ]);
  });

  test('of a task without a thread goes to the channel for tasks when it is refused', () => {
    held('10');
    remindAll('10', day(10));
    expect(said()).toMatchObject([{ kind: 'task.idle', user_id: '10', otherwise_channel_id: '444' }]);
  });

  test('is sent once', () => {
    held('10');
    const contributorId = contributor('10');
    const tasks = new Set(due(day(10)));
    expect(remind(db, PARIS, { contributorId, tasks, at: day(10) })).toBe(true);
    expect(remind(db, PARIS, { contributorId, tasks, at: day(10) })).toBe(false);
    expect(said()).toHaveLength(1);
  });

  test('is not sent when they said a second before that they are still on it', () => {
    const id = held('10');
    const tasks = new Set(due(day(10)));
    renewTask(db, { ...act('10', day(10)), id });
    expect(remind(db, PARIS, { contributorId: contributor('10'), tasks, at: day(10) + 1_000 })).toBe(false);
    expect(said()).toEqual([]);
  });

  test('of more claims than a message has room for is several messages, and counts once', () => {
    for (let i = 0; i < 9; i += 1) held('10');
    remindAll('10', day(10));
    expect(said()).toHaveLength(2);
    expect(remindersLeft(db, PARIS, day(10))).toBe(19);
  });

  test('goes to twenty people of a guild in a day of its time zone', () => {
    for (let i = 0; i < 21; i += 1) held(String(100 + i), START + i);
    const evening = Date.UTC(2027, 0, 20, 22, 30);
    const sent = Array.from({ length: 21 }, (_, i) => remindAll(String(100 + i), evening));
    expect(sent.filter(Boolean)).toHaveLength(20);
    expect(remindersLeft(db, PARIS, evening)).toBe(0);
    expect(remindAll('120', Date.UTC(2027, 0, 20, 22, 59))).toBe(false);
    expect(remindAll('120', Date.UTC(2027, 0, 20, 23, 0))).toBe(true);
    expect(remindersLeft(db, PARIS, Date.UTC(2027, 0, 20, 23, 0))).toBe(19);
  });

  test('says so to nobody when its reader erased their data', () => {
    held('erased:1');
    expect(remindAll('erased:1', day(10))).toBe(true);
    expect(said()).toEqual([]);
    expect(over(day(14))).toHaveLength(1);
  });
});

describe('a claim lapses', () => {
  test('four days after the reminder: the task is open, the person and the thread are told', () => {
    const id = held('10');
    db.prepare("UPDATE tasks SET thread_id = '555' WHERE id = ?").run(id);
    remindAll('10', day(10));
    deliver(day(10));
    expect(over(day(14) - 1)).toEqual([]);
    expect(lapseAll('10', day(14))).toEqual([id]);
    expect(getTask(db, '1', id)).toMatchObject({ state: 'open', claimants: [] });
    expect(said().slice(1)).toMatchObject([
      { kind: 'task.lapsed', channel_id: '555', facts: JSON.stringify({ task: id, person: '10', open: true }) },
      { kind: 'task.lost', user_id: '10', facts: JSON.stringify({ tasks: [id] }) },
    ]);
    expect(lapseAll('10', day(14))).toEqual([]);
  });

  test('and leaves the task claimed when others hold it, too', () => {
    const id = held('10');
    remindAll('10', day(10));
    deliver(day(10));
    claimTask(db, { ...act('11', day(12)), id, settings: { claimLimit: 0 } });
    lapseAll('10', day(14));
    expect(getTask(db, '1', id)).toMatchObject({ state: 'claimed', claimants: ['11'] });
  });

  test('later when the reminder was sent later, and not while it waits', () => {
    const id = held('10');
    remindAll('10', day(10));
    expect(over(day(50))).toEqual([]);
    deliver(day(50));
    expect(over(day(54) - 1)).toEqual([]);
    expect(over(day(54))).toEqual([id]);
  });

  test('also when Discord never took the reminder', () => {
    const id = held('10');
    remindAll('10', day(10));
    db.exec("UPDATE outbox SET state = 'parked'");
    expect(over(day(14))).toEqual([id]);
  });

  test('with as many messages as all that was lost takes', () => {
    for (let i = 0; i < 9; i += 1) held('10');
    remindAll('10', day(10));
    deliver(day(10));
    const lost = lapseAll('10', day(14));
    const told = said().filter(({ kind }) => kind === 'task.lost');
    expect(told.map(({ facts }) => (JSON.parse(facts) as { tasks: number[] }).tasks)).toEqual([
      lost.slice(0, 6),
      lost.slice(6),
    ]);
  });

  test('not when it was renewed a second before', () => {
    const id = held('10');
    remindAll('10', day(10));
    deliver(day(10));
    const tasks = new Set(over(day(14)));
    renewTask(db, { ...act('10', day(14)), id });
    expect(lapse(db, PARIS, { contributorId: contributor('10'), tasks, at: day(14) + 1_000 })).toEqual([]);
    expect(getTask(db, '1', id).claimants).toEqual(['10']);
  });

  test('never with 0 days, nor when reminders are switched off', () => {
    const id = held('10');
    remindAll('10', day(10));
    deliver(day(10));
    expect(over(day(1_000), { ...PARIS, lapseDays: 0 })).toEqual([]);
    expect(over(day(1_000), { ...PARIS, idleDays: 0 })).toEqual([]);
    expect(over(day(1_000))).toEqual([id]);
  });

  test('not while its holder is away', () => {
    const id = held('10');
    remindAll('10', day(10));
    deliver(day(10));
    db.prepare('UPDATE contributors SET away_from_at = ?, away_until_at = ?').run(day(11), day(20));
    expect(over(day(22))).toEqual([]);
    expect(over(day(23))).toEqual([id]);
  });
});

test('a sign of life found elsewhere starts the clock anew, an older one changes nothing', () => {
  const id = held('10');
  remindAll('10', day(10));
  deliver(day(10));
  const claim = { taskId: id, contributorId: contributor('10') };
  showLife(db, { ...claim, at: day(-1) });
  expect(over(day(14))).toEqual([id]);
  showLife(db, { ...claim, at: day(13) });
  expect(over(day(14))).toEqual([]);
  expect(due(day(23))).toEqual([id]);
});

test('a reminder tells what became of each of its tasks, in its own order', () => {
  const [asked, kept, letGo, lapsed] = [held('10'), held('10'), held('10'), held('10')];
  remindAll('10', day(10));
  deliver(day(10));
  renewTask(db, { ...act('10', day(11)), id: kept });
  unclaimTask(db, { ...act('10', day(11)), id: letGo });
  lapse(db, PARIS, { contributorId: contributor('10'), tasks: new Set([lapsed]), at: day(14) });
  const tasks = [lapsed, letGo, kept, asked];
  const outcomes = remindedTasks(db, PARIS, { userId: '10', tasks }).map(({ id, outcome }) => [id, outcome]);
  expect(outcomes).toEqual([
    [lapsed, 'lapsed'],
    [letGo, 'letGo'],
    [kept, 'kept'],
    [asked, 'asked'],
  ]);
  const [waiting] = remindedTasks(db, PARIS, { userId: '10', tasks: [asked] });
  expect(waiting).toMatchObject({ aliveAt: START, lapsesAt: day(14) });
  expect(remindedTasks(db, { ...PARIS, id: '2' }, { userId: '10', tasks })).toEqual([]);
});
