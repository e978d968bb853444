import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { REST } from 'discord.js';
import { startSimulator } from '../../simulator/start.ts';
import { readConversations } from '../../src/discord/conversations.ts';

const START = Date.UTC(2027, 0, 4, 9);
const MINUTE = 60_000;
let now = START;
const simulator = await startSimulator({ clock: () => now, rateLimits: false });
afterAll(() => simulator.stop());
const rest = new REST({ api: simulator.apiUrl, retries: 0 }).setToken(simulator.token);
const conversations = readConversations(rest);
const never = new AbortController().signal;
const [lucas, noah] = [simulator.as('lucas'), simulator.as('noah')];
const general = simulator.id('general');

beforeEach(() => {
  now += 60 * MINUTE;
});

test('tells who wrote after a moment, with the time of their last message', async () => {
  const since = now;
  await lucas.say(general, 'avant');
  now += MINUTE;
  await noah.say(general, 'un');
  now += MINUTE;
  await noah.say(general, 'deux');
  expect(await conversations.writtenSince(general, since, never)).toEqual(new Map([[noah.id, since + 2 * MINUTE]]));
});

test('reads on where much was said since', async () => {
  const since = now;
  now += MINUTE;
  await lucas.say(general, 'au début');
  for (let i = 0; i < 120; i += 1) await noah.say(general, String(i));
  const written = await conversations.writtenSince(general, since, never);
  expect(written.get(lucas.id)).toBe(since + MINUTE);
});

test('reads a page alone where little was said since', async () => {
  now += MINUTE;
  const before = simulator.requests.length;
  expect(await conversations.writtenSince(general, now, never)).toEqual(new Map());
  expect(simulator.requests.length - before).toBe(1);
});

test('knows of nobody in a channel that is gone or closed to the bot', async () => {
  expect(await conversations.writtenSince('1', 0, never)).toEqual(new Map());
  await lucas.say(simulator.id('review'), 'caché');
  simulator.moderate.deny(simulator.id('review'), 1n << 10n);
  expect(await conversations.writtenSince(simulator.id('review'), 0, never)).toEqual(new Map());
});

test.each([
  ['an error of Discord', { status: 503 }],
  ['a closed connection', 'drop' as const],
])('fails at %s: who asks will ask again', async (_, what) => {
  simulator.faults.add({ method: 'GET', path: /messages$/, what });
  await expect(conversations.writtenSince(general, now, never)).rejects.toThrow();
});
