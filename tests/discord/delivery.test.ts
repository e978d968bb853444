import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { REST } from 'discord.js';
import { pino } from 'pino';
import { startSimulator } from '../../simulator/start.ts';
import { readConfig } from '../../src/config.ts';
import { dueRows, markSending, type OutboxRow } from '../../src/database/outbox.rows.ts';
import { restate, say } from '../../src/database/outbox.ts';
import { type Delivery, deliver } from '../../src/discord/delivery.ts';
import { startOutbox } from '../../src/discord/outbox.ts';
import { card } from '../../src/discord/reply.ts';
import { silence } from '../support/conversations.ts';
import { testDatabase } from '../support/database.ts';
import { textOf } from '../support/messages.ts';

const NOON = Date.UTC(2026, 8, 1, 12);
const HOUR = 60 * 60_000;
let now = NOON;
const simulator = await startSimulator({ clock: () => now, rateLimits: false });
afterAll(() => simulator.stop());
const db = testDatabase();
const general = simulator.id('general');
const botId = simulator.people().find(({ bot }) => bot)?.id ?? '';
const rest = new REST({ api: simulator.apiUrl, retries: 0, rejectOnRateLimit: () => true }).setToken(simulator.token);

const written = (words: string) => card([{ type: 10, content: words }]);
const delivery = (render: Delivery['render']): Delivery => ({
  db,
  clock: () => now,
  log: pino({ level: 'silent' }),
  config: readConfig({}),
  conversations: silence,
  rest,
  botId,
  render,
  maintainerChannel: () => null,
  onThread: () => {},
});

let numbers = 0;
/** Puts something into the outbox, under a number of its own: the channel remembers those of earlier tests. */
function said(number = ++numbers): number {
  const to = { channelId: general };
  const id = say(db, { guildId: null, to, kind: 'task.card', facts: {}, subject: 'task:1', at: now });
  db.prepare('UPDATE outbox SET id = ? WHERE id = ?').run(number, id);
  return number;
}

const rowOf = (id: number) => dueRows(db, now, 100).find((row) => row.id === id) as OutboxRow;
const stateOf = (id: number) =>
  db.prepare<[number], { state: string; stale: number }>('SELECT state, stale FROM outbox WHERE id = ?').get(id);
const posts = (words: string) => simulator.messages(general).filter((message) => textOf(message) === words);

beforeEach(() => {
  now = NOON;
});
afterEach(() => {
  db.exec('DELETE FROM outbox');
  simulator.faults.clear();
});

describe('a delivery', () => {
  test('whose subject changes while it is under way is rewritten afterwards', async () => {
    const id = said();
    await deliver(
      rowOf(id),
      delivery(async () => {
        restate(db, 'task:1', now);
        return written('avant');
      }),
    );
    expect(stateOf(id)).toEqual({ state: 'delivered', stale: 1 });
    await deliver(
      rowOf(id),
      delivery(async () => written('après')),
    );
    expect([posts('avant').length, posts('après').length]).toEqual([0, 1]);
  });

  test('that Discord put off is not looked for before it is sent', async () => {
    const id = said();
    simulator.faults.add({ method: 'POST', path: /messages$/, what: { rateLimit: { retryAfterSeconds: 0.1 } } });
    await deliver(
      rowOf(id),
      delivery(async () => written('remise')),
    );
    expect(stateOf(id)?.state).toBe('waiting');
  });

  test('does not take the message of an older database for its own', async () => {
    const id = said();
    await deliver(
      rowOf(id),
      delivery(async () => written('ancien')),
    );
    db.exec('DELETE FROM outbox');
    now = NOON + HOUR;
    said(id);
    markSending(db, id, now);
    await deliver(
      rowOf(id),
      delivery(async () => written('nouveau')),
    );
    expect(posts('nouveau')).toHaveLength(1);
  });

  test('finds its message behind others', async () => {
    const id = said();
    simulator.faults.add({ method: 'POST', path: /messages$/, what: 'losereply' });
    await deliver(
      rowOf(id),
      delivery(async () => written('derrière')),
    );
    for (let i = 0; i < 150; i += 1) await simulator.as('camille').say(general, `bavardage ${i}`);
    // By now the nonce is forgotten.
    now += HOUR;
    await deliver(
      rowOf(id),
      delivery(async () => written('derrière')),
    );
    expect([stateOf(id)?.state, posts('derrière').length]).toEqual(['delivered', 1]);
  });

  test('is parked rather than sent again where more was written since than is looked through', async () => {
    const id = said();
    markSending(db, id, now);
    for (let i = 0; i < 1_000; i += 1) await simulator.as('camille').say(general, `bruit ${i}`);
    now += HOUR;
    await deliver(
      rowOf(id),
      delivery(async () => written('perdue de vue')),
    );
    expect([stateOf(id)?.state, posts('perdue de vue').length]).toEqual(['parked', 0]);
  });
});

test('a process that may not deliver asks again from time to time only', async () => {
  said();
  const asked: number[] = [];
  const second = Promise.withResolvers<void>();
  const outbox = startOutbox(
    delivery(async () => null),
    () => {
      if (asked.push(performance.now()) === 2) second.resolve();
      return false;
    },
  );
  await second.promise;
  await outbox.stop();
  const [first = 0, next = 0] = asked;
  expect(next - first).toBeGreaterThan(900);
});
