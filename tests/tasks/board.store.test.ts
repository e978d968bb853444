import { beforeEach, describe, expect, test } from '@jest/globals';
import { giveUp, markDelivered, markRewritten, markSending } from '../../src/database/outbox.rows.ts';
import {
  boardView,
  keepBoards,
  MOST_OVERDUE,
  placeBoard,
  removeBoard,
  SHOWN_EACH,
} from '../../src/tasks/board.store.ts';
import { claimTask } from '../../src/tasks/claims.store.ts';
import { createTask } from '../../src/tasks/create.store.ts';
import { readDraft, type TypedDraft } from '../../src/tasks/rules.ts';
import { closeTask, freezeTask } from '../../src/tasks/shelf.store.ts';
import { testDatabase } from '../support/database.ts';

const NOON = Date.UTC(2027, 0, 4, 12);
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const db = testDatabase();
const act = { guildId: '1', userId: '7', name: 'Inès', at: NOON };
const place = (channelId = '10', at = NOON) => placeBoard(db, { guildId: '1', userId: '9', channelId, at });

function create(typed: TypedDraft, guildId = '1'): number {
  return createTask(db, { ...act, guildId, draft: readDraft({ title: 'x', ...typed }), channelId: null }).id;
}

interface Row {
  id: number;
  state: string;
  unwanted: number;
  stale: number;
  channel_id: string;
  due_at: number;
}
const rows = () => db.prepare<[], Row>("SELECT * FROM outbox WHERE kind = 'task.board' ORDER BY id").all();
const last = () => rows().at(-1) as Row;
/** The newest board stands in its channel. */
function deliver(now: number): void {
  const { id, channel_id } = last();
  markSending(db, id, now);
  markDelivered(db, id, channel_id, `m${id}`, now);
}

beforeEach(() => {
  for (const table of ['boards', 'outbox', 'claims', 'task_blockers', 'events', 'task_words', 'tasks', 'task_counts']) {
    if (table === 'task_words') db.exec("INSERT INTO task_words (task_words) VALUES ('delete-all')");
    else db.exec(`DELETE FROM ${table}`);
  }
});

describe('a board', () => {
  test('counts by state, and shows those first that are due first, then by priority, then the oldest', () => {
    const plain = create({});
    const urgent = create({ priority: 'high' });
    const later = create({ dueAt: NOON + 2 * DAY });
    const soon = create({ dueAt: NOON + DAY });
    const frozen = create({ dueAt: NOON });
    freezeTask(db, { ...act, id: frozen, maintainer: true, reason: 'plus tard' });
    const closed = create({});
    closeTask(db, { ...act, id: closed, maintainer: true, reason: 'non' });
    create({}, '2');
    const { counts, tasks } = boardView(db, '1', NOON);
    expect(counts).toEqual({ open: 5, claimed: 0, in_review: 0, done: 0, closed: 1 });
    expect(tasks.open.map(({ id }) => id)).toEqual([soon, later, urgent, plain]);
  });

  test('shows a few of each state and counts what is overdue up to a bound', () => {
    for (let i = 0; i < MOST_OVERDUE + 5; i += 1) create({ dueAt: NOON - 1 });
    const { tasks, overdue } = boardView(db, '1', NOON);
    expect([tasks.open.length, overdue]).toEqual([SHOWN_EACH, MOST_OVERDUE + 1]);
  });

  test('needs no more than its indexes, however many tasks there are', () => {
    const plans: string[] = [];
    const asked = {
      ...db,
      prepare: (sql: string) => {
        plans.push(
          ...db
            .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
            .all(...Array(sql.split('?').length - 1).fill(1))
            .map(({ detail }) => detail),
        );
        return db.prepare(sql);
      },
    } as unknown as typeof db;
    boardView(asked, '1', NOON);
    expect(plans.filter((plan) => /SCAN (?!\(|json)|TEMP B-TREE FOR ORDER/.test(plan))).toEqual([]);
    expect(plans.join()).toContain('tasks_by_urgency');
  });
});

describe('a board that is shown', () => {
  test('moves: the old message is taken back, and the new one gathers changes', () => {
    place('10');
    deliver(NOON);
    place('20', NOON + HOUR);
    expect(rows()).toMatchObject([
      { channel_id: '10', state: 'delivered', unwanted: 1 },
      { channel_id: '20', state: 'waiting', unwanted: 0 },
    ]);
    deliver(NOON + HOUR);
    claimTask(db, { ...act, at: NOON + HOUR + 1, id: create({}), settings: { claimLimit: 3 } });
    expect(last()).toMatchObject({ due_at: NOON + HOUR + 10_000 });
    expect(last().stale).toBeGreaterThan(0);
  });

  test('is taken down, once', () => {
    place();
    deliver(NOON);
    const remove = () => removeBoard(db, { guildId: '1', userId: '9', at: NOON + HOUR });
    expect([remove(), remove()]).toEqual([true, false]);
    keepBoards(db, NOON + 3 * DAY);
    expect(rows()).toMatchObject([{ unwanted: 1 }]);
  });

  test('is reposted each day, and the old message taken back', () => {
    place();
    deliver(NOON);
    keepBoards(db, NOON + DAY - 1);
    expect(rows()).toHaveLength(1);
    keepBoards(db, NOON + DAY);
    keepBoards(db, NOON + DAY);
    expect(rows()).toMatchObject([{ unwanted: 1 }, { state: 'waiting', channel_id: '10' }]);
  });

  test('comes back when somebody deleted it, or when its row was erased', () => {
    place();
    deliver(NOON);
    giveUp(db, last().id, 'gone', '10008');
    keepBoards(db, NOON + 1);
    expect(rows()).toMatchObject([{ state: 'gone' }, { state: 'waiting' }]);
    db.exec('DELETE FROM outbox');
    keepBoards(db, NOON + 2);
    expect(rows()).toMatchObject([{ state: 'waiting' }]);
  });

  test('waits until the next day where its channel is closed to the bot', () => {
    place();
    giveUp(db, last().id, 'parked', '50001');
    keepBoards(db, NOON + HOUR);
    expect(rows()).toHaveLength(1);
    keepBoards(db, NOON + DAY);
    expect(rows()).toHaveLength(2);
  });

  test('is made anew when a task becomes overdue, once', () => {
    create({ dueAt: NOON + HOUR });
    create({ dueAt: NOON + HOUR }, '2');
    place();
    deliver(NOON);
    keepBoards(db, NOON + HOUR);
    expect(last().stale).toBe(0);
    keepBoards(db, NOON + HOUR + 1);
    expect(last().stale).toBe(1);
    markRewritten(db, last().id, 1, NOON + HOUR + 2);
    keepBoards(db, NOON + HOUR + 60_000);
    expect(last().stale).toBe(0);
  });
});
