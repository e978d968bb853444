import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  dueRows,
  giveUp,
  markCrossposted,
  markDelivered,
  markRewritten,
  markSending,
  markUnsent,
  nextDue,
  postpone,
  tryAgain,
} from '../../src/database/outbox.rows.ts';
import { restate, type Saying, say, takeBack, wasSaid } from '../../src/database/outbox.ts';
import { testDatabase } from '../support/database.ts';

const db = testDatabase();
const NOON = Date.UTC(2026, 8, 1, 12);
const saying: Saying = {
  guildId: '1',
  to: { channelId: '10' },
  kind: 'task.created',
  facts: { task: 42, title: 'Traduire le README' },
  subject: 'task:42',
  at: NOON,
};

const due = (now = NOON) => dueRows(db, now, 10).map(({ id }) => id);

beforeEach(() => {
  db.exec('DELETE FROM outbox');
});

describe('the outbox', () => {
  test('gives back what was said, to whom and with which facts', () => {
    const id = say(db, saying);
    expect(dueRows(db, NOON, 10)).toEqual([
      expect.objectContaining({
        id,
        guildId: '1',
        channelId: '10',
        userId: null,
        kind: 'task.created',
        facts: { task: 42, title: 'Traduire le README' },
        state: 'waiting',
        crossposted: null,
      }),
    ]);
  });

  test('speaks to a person by direct message', () => {
    say(db, { ...saying, to: { userId: '7' } });
    expect(dueRows(db, NOON, 10)).toEqual([expect.objectContaining({ channelId: null, userId: '7' })]);
  });

  test('holds back what is not due yet, and knows when the next is', () => {
    const later = say(db, { ...saying, at: NOON + 1 });
    expect(due()).toEqual([]);
    expect(nextDue(db)).toBe(NOON + 1);
    expect(due(NOON + 1)).toEqual([later]);
  });

  test('gives the oldest first, and no more than asked for', () => {
    const second = say(db, saying);
    const first = say(db, { ...saying, at: NOON - 1 });
    expect(due()).toEqual([first, second]);
    expect(dueRows(db, NOON, 1).map(({ id }) => id)).toEqual([first]);
  });

  test('says nothing of a change that was rolled back', () => {
    const failing = db.transaction(() => {
      say(db, saying);
      throw new Error('no');
    });
    expect(failing).toThrow('no');
    expect(nextDue(db)).toBeUndefined();
  });

  test('remembers when it first tried, so that a crash does not make it send twice', () => {
    const id = say(db, saying);
    markSending(db, id, NOON);
    markSending(db, id, NOON + 5000);
    expect(dueRows(db, NOON + 5000, 10)).toEqual([
      expect.objectContaining({ state: 'sending', attempts: 2, triedAt: NOON }),
    ]);
  });

  test('is done with what was delivered', () => {
    const id = say(db, saying);
    markDelivered(db, id, '10', '100', NOON);
    expect(due(NOON + 1_000_000)).toEqual([]);
    expect(nextDue(db)).toBeUndefined();
  });

  test('rewrites what was delivered when its subject changed, once for all changes seen', () => {
    const id = say(db, saying);
    markDelivered(db, id, '10', '100', NOON);
    restate(db, 'task:42', NOON + 1);
    restate(db, 'task:42', NOON + 2);
    expect(dueRows(db, NOON + 2, 10)).toEqual([
      expect.objectContaining({ id, state: 'delivered', messageId: '100', postedChannelId: '10', stale: 2 }),
    ]);
    markRewritten(db, id, 2, NOON + 2);
    expect(due(NOON + 2)).toEqual([]);
  });

  test('keeps a change that came while it was rewriting', () => {
    const id = say(db, saying);
    markDelivered(db, id, '10', '100', NOON);
    restate(db, 'task:42', NOON + 1);
    const seen = dueRows(db, NOON + 1, 10)[0]?.stale ?? 0;
    restate(db, 'task:42', NOON + 2);
    markRewritten(db, id, seen, NOON + 2);
    expect(due(NOON + 2)).toEqual([id]);
  });

  test('does not hurry what has to wait when its subject changes again', () => {
    const id = say(db, saying);
    markDelivered(db, id, '10', '100', NOON);
    restate(db, 'task:42', NOON);
    postpone(db, id, NOON + 600_000, '30046');
    restate(db, 'task:42', NOON + 1);
    expect(due(NOON + 1)).toEqual([]);
    expect(due(NOON + 600_000)).toEqual([id]);
  });

  test('leaves what is still waiting, and what is about something else, as it is', () => {
    const waiting = say(db, { ...saying, at: NOON + 60_000 });
    const other = say(db, { ...saying, subject: 'task:4' });
    markDelivered(db, other, '10', '100', NOON);
    restate(db, 'task:42', NOON);
    expect(due()).toEqual([]);
    expect(due(NOON + 60_000)).toEqual([waiting]);
  });

  test('crossposts in a step of its own after the delivery', () => {
    const id = say(db, { ...saying, crosspost: true });
    markDelivered(db, id, '10', '100', NOON);
    expect(dueRows(db, NOON, 10)).toEqual([expect.objectContaining({ id, state: 'delivered', crossposted: 0 })]);
    markCrossposted(db, id, 1);
    expect(due()).toEqual([]);
  });

  test('tries again later after a failure', () => {
    const id = say(db, saying);
    postpone(db, id, NOON + 30_000, '503');
    expect(due()).toEqual([]);
    expect(due(NOON + 30_000)).toEqual([id]);
  });

  test.each(['parked', 'gone'] as const)('never takes up again what is %s', (state) => {
    const id = say(db, { ...saying, crosspost: true });
    giveUp(db, id, state, '10003');
    restate(db, 'task:42', NOON);
    expect(due(NOON + 1_000_000)).toEqual([]);
    expect(nextDue(db)).toBeUndefined();
  });

  test('sends again what is parked for one channel of one guild, once it is asked to', () => {
    const id = say(db, saying);
    const others = [say(db, { ...saying, guildId: '2' }), say(db, { ...saying, to: { channelId: '11' } })];
    for (const parked of [id, ...others]) giveUp(db, parked, 'parked', '50001');
    expect([tryAgain(db, '1', '10', NOON), tryAgain(db, '1', '10', NOON)]).toEqual([1, 0]);
    expect(dueRows(db, NOON, 10)).toEqual([expect.objectContaining({ id, state: 'waiting' })]);
  });

  test('looks first for what was parked and may have arrived, not for what Discord refused', () => {
    const [unsure, refused] = [say(db, saying), say(db, saying)];
    for (const id of [unsure, refused]) markSending(db, id, NOON);
    markUnsent(db, refused);
    for (const id of [unsure, refused]) giveUp(db, id, 'parked', '50001');
    tryAgain(db, '1', '10', NOON);
    expect(dueRows(db, NOON, 10)).toEqual([
      expect.objectContaining({ id: unsure, state: 'sending', triedAt: NOON }),
      expect.objectContaining({ id: refused, state: 'waiting', triedAt: null }),
    ]);
  });

  test('does not forget that something parked was taken back', () => {
    const id = say(db, saying);
    giveUp(db, id, 'parked', '50001');
    takeBack(db, id, NOON);
    tryAgain(db, '1', '10', NOON);
    expect(dueRows(db, NOON, 10)).toEqual([expect.objectContaining({ id, unwanted: 1 })]);
  });

  test('knows what it was told about a subject since a moment', () => {
    say(db, saying);
    expect(wasSaid(db, 'task.created', 'task:42', NOON - 1)).toBe(true);
    expect(wasSaid(db, 'task.created', 'task:42', NOON)).toBe(false);
    expect(wasSaid(db, 'task.idle', 'task:42', NOON - 1)).toBe(false);
    expect(wasSaid(db, 'task.created', 'task:4', NOON - 1)).toBe(false);
  });
});
