import { beforeEach, describe, expect, test } from '@jest/globals';
import { giveUp, markDelivered } from '../../src/database/outbox.rows.ts';
import { createTask } from '../../src/tasks/create.store.ts';
import { readDraft } from '../../src/tasks/rules.ts';
import { getTask } from '../../src/tasks/store.ts';
import { discussTask, type Places, recordThread, threadNameOf } from '../../src/tasks/threads.store.ts';
import { testDatabase } from '../support/database.ts';

const NOON = Date.UTC(2027, 0, 4, 12);
const db = testDatabase();
const act = { guildId: '1', userId: '7', name: 'Inès', at: NOON };
const CHANNEL = { channelId: '10' };
const FORUM = { channelId: '10', forumId: '30' };
const NOWHERE = { channelId: null };

const create = (places: Places) => createTask(db, { ...act, draft: readDraft({ title: 'Traduire' }), ...places }).id;
const discuss = (id: number, places: Places) => discussTask(db, { ...act, id, ...places });

interface Row {
  id: number;
  kind: string;
  channel_id: string;
  is_post: number;
  thread_name: string | null;
}
const rows = () => db.prepare<[], Row>('SELECT * FROM outbox ORDER BY id').all();

beforeEach(() => {
  db.exec('DELETE FROM outbox');
});

describe('a new task', () => {
  test('is a card in the channel for tasks, a post where there is a forum, and nothing where there is neither', () => {
    create(CHANNEL);
    create(FORUM);
    create(NOWHERE);
    expect(rows()).toMatchObject([
      { kind: 'task.card', channel_id: '10', is_post: 0, thread_name: null },
      { kind: 'task.post', channel_id: '30', is_post: 1 },
    ]);
  });
});

describe('a discussion', () => {
  test('is opened on the card that stands there, however often it is asked for', () => {
    const id = create(CHANNEL);
    expect([discuss(id, CHANNEL), discuss(id, CHANNEL)]).toEqual([null, null]);
    expect(rows()).toMatchObject([{ kind: 'task.card', thread_name: `#${id} Traduire` }]);
  });

  test('brings a new card where none stands any more', () => {
    const id = create(CHANNEL);
    giveUp(db, rows()[0]?.id ?? 0, 'gone', '10008');
    discuss(id, CHANNEL);
    expect(rows()).toMatchObject([{ thread_name: null }, { kind: 'task.card', thread_name: `#${id} Traduire` }]);
  });

  test('is the post itself in a forum', () => {
    const id = create(FORUM);
    expect(discuss(id, FORUM)).toBeNull();
    expect(rows()).toMatchObject([{ kind: 'task.post', thread_name: null }]);
  });

  test('is a new post where the forum was chosen after the task was made', () => {
    const id = create(NOWHERE);
    discuss(id, FORUM);
    expect(rows()).toMatchObject([{ kind: 'task.post', channel_id: '30' }]);
  });

  test('is refused where the guild has no place for it', () => {
    const id = create(NOWHERE);
    expect(() => discuss(id, NOWHERE)).toThrow(expect.objectContaining({ key: 'task.errors.nowhereToDiscuss' }));
  });

  test('is remembered once it is open, and its card leads there', () => {
    const id = create(CHANNEL);
    const row = rows()[0]?.id ?? 0;
    markDelivered(db, row, '10', '100', NOON);
    recordThread(db, { kind: 'task.card', task: id, guildId: '1', threadId: '100', at: NOON });
    expect(getTask(db, '1', id).threadId).toBe('100');
    expect(discuss(id, CHANNEL)).toBe('100');
    expect(db.prepare('SELECT stale FROM outbox WHERE id = ?').pluck().get(row)).toBe(1);
  });

  test('of a task is not opened by what is said of others', () => {
    const id = create(CHANNEL);
    recordThread(db, { kind: 'release.announced', task: id, guildId: '1', threadId: '100', at: NOON });
    recordThread(db, { kind: 'task.card', task: id, guildId: '2', threadId: '100', at: NOON });
    expect(getTask(db, '1', id).threadId).toBeNull();
  });

  test('has a name within the limits of Discord, whose characters are whole', () => {
    expect(threadNameOf({ id: 42, title: '🐝'.repeat(120) })).toMatch(/^#42 (🐝)+$/u);
    expect(threadNameOf({ id: 42, title: 'é'.repeat(120) })).toHaveLength(100);
  });
});
