import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { REST } from 'discord.js';
import type { APIGuildForumChannel, APIThreadChannel } from 'discord-api-types/v10';
import { pino } from 'pino';
import { startSimulator } from '../../simulator/start.ts';
import { readConfig } from '../../src/config.ts';
import { dueRows, nextDue } from '../../src/database/outbox.rows.ts';
import { openThread, restate, say, takeBack } from '../../src/database/outbox.ts';
import { type Delivery, deliver } from '../../src/discord/delivery.ts';
import { card } from '../../src/discord/reply.ts';
import { silence } from '../support/conversations.ts';
import { testDatabase } from '../support/database.ts';
import { textOf } from '../support/messages.ts';

const NOON = Date.UTC(2027, 0, 4, 12);
let now = NOON;
const HOUR = 60 * 60_000;
const simulator = await startSimulator({ clock: () => now, rateLimits: false });
afterAll(() => simulator.stop());
const db = testDatabase();
const camille = simulator.as('camille');
const emma = simulator.as('emma');
const general = simulator.id('general');
const forum = simulator.id('help');
const client = () =>
  new REST({ api: simulator.apiUrl, retries: 0, rejectOnRateLimit: () => true }).setToken(simulator.token);
const channel = <T>(id: string) => camille.channels().find((known) => known.id === id) as T;
const [data = '', training = '', evaluation = ''] = channel<APIGuildForumChannel>(forum).available_tags.map(
  (t) => t.id,
);

/** What the subject of the post says now. */
let subject = { name: '#1 Traduire', tag: data as string | null };
const opened: [number, string | null][] = [];
const delivery: Delivery = {
  db,
  clock: () => now,
  log: pino({ level: 'silent' }),
  config: readConfig({}),
  rest: client(),
  botId: simulator.people().find(({ bot }) => bot)?.id ?? '',
  render: async ({ isPost }) => ({
    ...card([{ type: 10, content: subject.name }]),
    ...(isPost && { post: { ...subject, among: [data, training] } }),
  }),
  maintainerChannel: () => null,
  conversations: silence,
  onThread: ({ id }, threadId) => void opened.push([id, threadId]),
};

const posting = { guildId: simulator.guildId, kind: 'task.post', facts: {}, subject: 'task:1' };
const post = () => say(db, { ...posting, to: { forumId: forum }, at: now });
const tell = (extra: object = {}) => say(db, { ...posting, to: { channelId: general }, at: now, ...extra });

/** One step of each row that is due, and so on while anything is. */
async function settle(): Promise<void> {
  for (let rows = dueRows(db, now, 100); rows.length > 0; rows = dueRows(db, now, 100)) {
    for (const row of rows) await deliver(row, delivery);
  }
}
const posts = () =>
  camille.channels().filter((known) => (known as APIThreadChannel).parent_id === forum) as (APIThreadChannel & {
    applied_tags: string[];
  })[];
const stateOf = (id: number) => db.prepare('SELECT state FROM outbox WHERE id = ?').pluck().get(id);
const said = () => simulator.messages(general).map(textOf);

beforeEach(() => {
  // Numbers of rows come again in each test: a day later they are nobody's nonce and nobody's mark.
  now += 24 * HOUR;
  // One client would wait for its limits, which count in real time.
  delivery.rest = client();
  subject = { name: '#1 Traduire', tag: data };
});
afterEach(() => {
  db.exec('DELETE FROM outbox');
  opened.splice(0);
  simulator.faults.clear();
  for (const { id } of posts()) simulator.moderate.deleteChannel(id);
  for (const { id } of simulator.messages(general)) simulator.moderate.deleteMessage(general, id);
});

describe('a post in a forum', () => {
  test('is opened with its name, its tag and its first message, and its thread is told', async () => {
    const id = post();
    await settle();
    const [thread] = posts();
    expect(thread).toMatchObject({ name: '#1 Traduire', applied_tags: [data] });
    expect(simulator.messages(thread?.id ?? '').map(textOf)).toEqual(['#1 Traduire']);
    expect(opened).toEqual([[id, thread?.id]]);
  });

  test.each([
    ['the socket is closed before Discord saw it', 'drop', false],
    ['it was taken and the reply was lost', 'losereply', false],
    ['it was taken, the reply was lost and somebody archived it', 'losereply', true],
    ['Discord answers 500', { status: 500 }, false],
  ] as const)('is there once when %s', async (_how, what, archived) => {
    simulator.faults.add({ method: 'POST', path: /threads$/, what });
    const id = post();
    await settle();
    if (archived) for (const thread of posts()) simulator.moderate.archiveThread(thread.id);
    now += HOUR;
    await settle();
    expect(posts()).toHaveLength(1);
    expect(opened).toEqual([[id, posts()[0]?.id]]);
  });

  test('is not taken for the one of another row', async () => {
    post();
    await settle();
    simulator.faults.add({ method: 'POST', path: /threads$/, what: 'drop' });
    post();
    await settle();
    now += HOUR;
    await settle();
    expect(posts()).toHaveLength(2);
  });

  test('follows its subject: tag and name change, tags that people gave it stay', async () => {
    post();
    await settle();
    const { id = '' } = posts()[0] ?? {};
    await delivery.rest.patch(`/channels/${id}`, { body: { applied_tags: [data, evaluation] } });
    subject = { name: '#1 Traduire tout', tag: training };
    restate(db, 'task:1', now);
    await settle();
    expect(posts()[0]).toMatchObject({ name: '#1 Traduire tout', applied_tags: [training, evaluation] });
    expect(simulator.messages(id).map(textOf)).toEqual(['#1 Traduire tout']);
  });

  test('that is archived is opened, changed and archived again', async () => {
    post();
    await settle();
    const { id = '' } = posts()[0] ?? {};
    simulator.moderate.archiveThread(id);
    subject = { name: '#1 Traduire', tag: training };
    restate(db, 'task:1', now);
    await settle();
    expect(posts()[0]).toMatchObject({ applied_tags: [training], thread_metadata: { archived: true } });
    expect(nextDue(db)).toBeUndefined();
  });

  test('is opened without a tag that somebody deleted from the forum', async () => {
    subject = { name: '#1 Traduire', tag: '123456789012345678' };
    post();
    await settle();
    expect(posts()[0]).toMatchObject({ applied_tags: [] });
  });

  test('waits while the guild has all the threads that it may have', async () => {
    simulator.faults.add({
      method: 'POST',
      path: /threads$/,
      what: { status: 400, body: { code: 160006, message: 'Maximum number of active threads reached' } },
    });
    const id = post();
    await settle();
    expect([stateOf(id), posts().length]).toEqual(['waiting', 0]);
    now += HOUR;
    await settle();
    expect([stateOf(id), posts().length]).toEqual(['delivered', 1]);
  });

  test('that somebody deleted is told, and not opened again', async () => {
    const id = post();
    await settle();
    for (const thread of posts()) simulator.moderate.deleteChannel(thread.id);
    restate(db, 'task:1', now);
    await settle();
    expect([stateOf(id), posts().length]).toEqual(['gone', 0]);
    expect(opened.at(-1)).toEqual([id, null]);
  });
});

describe('a thread on a message', () => {
  const threads = () => camille.channels().filter((known) => (known as APIThreadChannel).parent_id === general);
  const ask = () => openThread(db, { kind: 'task.post', subject: 'task:1', name: '#1 Traduire', now });

  test('is opened with the message, or later, once', async () => {
    const id = tell();
    await settle();
    expect([ask(), ask()]).toEqual([true, true]);
    await settle();
    ask();
    await settle();
    expect(threads()).toMatchObject([{ name: '#1 Traduire' }]);
    expect(opened).toEqual([[id, threads()[0]?.id]]);
  });

  test.each(['losereply', 'drop'] as const)('is opened once when the request meets %s', async (what) => {
    simulator.faults.add({ method: 'POST', path: /threads$/, what });
    const before = threads().length;
    tell({ threadName: '#1 Traduire' });
    await settle();
    now += HOUR;
    await settle();
    expect(threads()).toHaveLength(before + 1);
    expect(opened).toHaveLength(1);
  });

  test('is not promised where no message stands', async () => {
    expect(ask()).toBe(false);
    const id = tell();
    await settle();
    takeBack(db, id, now);
    expect(ask()).toBe(false);
  });
});

describe('a message of which it is not known whether it arrived', () => {
  const HISTORY = 1n << 16n;
  afterEach(() => simulator.moderate.deny(general, 0n));

  test('is parked rather than sent again where the bot may not read what was written', async () => {
    simulator.moderate.deny(general, HISTORY);
    simulator.faults.add({ method: 'POST', path: /messages$/, what: 'losereply' });
    const id = tell();
    await settle();
    now += HOUR;
    await settle();
    expect([stateOf(id), said().length]).toEqual(['parked', 1]);
  });

  test('is sent there when nothing was written since', async () => {
    simulator.moderate.deny(general, HISTORY);
    simulator.faults.add({ method: 'POST', path: /messages$/, what: 'drop' });
    const id = tell();
    await settle();
    now += HOUR;
    await settle();
    expect([stateOf(id), said().length]).toEqual(['delivered', 1]);
  });
});

describe('a message into an archived thread', () => {
  test('opens it when Discord does not do so by itself', async () => {
    tell({ threadName: 'fil' });
    await settle();
    const threadId = opened[0]?.[1] ?? '';
    simulator.moderate.archiveThread(threadId);
    const what = { status: 400, body: { code: 50083, message: 'Thread is archived' } };
    simulator.faults.add({ method: 'POST', path: /messages$/, what });
    const id = say(db, { ...posting, to: { channelId: threadId }, at: now });
    await settle();
    expect(stateOf(id)).toBe('delivered');
    expect(simulator.messages(threadId).map(textOf)).toContain('#1 Traduire');
  });
});

describe('a direct message that is refused', () => {
  const toEmma = (extra: object = { otherwise: { channelId: general } }) =>
    say(db, { ...posting, to: { userId: emma.id }, at: now, ...extra });

  test('goes to the other place, names the person and notifies nobody else', async () => {
    const id = toEmma();
    await settle();
    const [message, ...others] = simulator.messages(general);
    expect(others).toEqual([]);
    expect(message?.mentions.map((user) => user.id)).toEqual([emma.id]);
    expect(said()[0]).toContain(`<@${emma.id}>`);
    expect(stateOf(id)).toBe('delivered');
  });

  test('is there once when that reply is lost', async () => {
    simulator.faults.add({ method: 'POST', path: new RegExp(`${general}/messages$`), what: 'losereply' });
    toEmma();
    await settle();
    now += HOUR;
    await settle();
    expect(said()).toHaveLength(1);
  });

  test('is parked where there is no other place', async () => {
    const id = toEmma({});
    await settle();
    expect([stateOf(id), said()]).toEqual(['parked', []]);
  });

  test('stays a direct message for who takes them', async () => {
    say(db, { ...posting, to: { userId: camille.id }, otherwise: { channelId: general }, at: now });
    await settle();
    expect(said()).toEqual([]);
    expect(camille.directMessages().map(textOf)).toEqual(['#1 Traduire']);
  });
});

describe('a message that gathers changes', () => {
  test('is rewritten at most once in its time, with all of them', async () => {
    tell({ gatherMs: 10_000 });
    await settle();
    subject = { name: 'un', tag: null };
    restate(db, 'task:1', now);
    now += 9_000;
    subject = { name: 'deux', tag: null };
    restate(db, 'task:1', now);
    await settle();
    expect(said()).toEqual(['#1 Traduire']);
    now += 1_000;
    await settle();
    expect(said()).toEqual(['deux']);
    subject = { name: 'trois', tag: null };
    restate(db, 'task:1', now);
    expect(nextDue(db)).toBe(now + 10_000);
  });
});

describe('what is taken back', () => {
  test('is deleted where it stands', async () => {
    const id = tell();
    await settle();
    takeBack(db, id, now);
    await settle();
    expect([said(), stateOf(id)]).toEqual([[], 'gone']);
  });

  test('is never sent when it was not yet', async () => {
    const id = tell();
    const rows = dueRows(db, now, 10);
    takeBack(db, id, now);
    // What was read before must not revive it either.
    for (const row of rows) await deliver(row, delivery);
    await settle();
    expect([said(), stateOf(id)]).toEqual([[], 'gone']);
  });

  test.each(['losereply', 'drop'] as const)('is found and deleted when its sending met %s', async (what) => {
    simulator.faults.add({ method: 'POST', path: /messages$/, what });
    const id = tell();
    await settle();
    takeBack(db, id, now);
    await settle();
    expect([said(), stateOf(id)]).toEqual([[], 'gone']);
  });

  test('may have been deleted by somebody already', async () => {
    const id = tell();
    await settle();
    for (const message of simulator.messages(general)) simulator.moderate.deleteMessage(general, message.id);
    takeBack(db, id, now);
    await settle();
    expect(stateOf(id)).toBe('gone');
  });
});
