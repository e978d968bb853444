import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ChatInputCommandInteraction, Events } from 'discord.js';
import { WebSocket } from 'ws';
import { type Scene, setScene } from './bot.ts';
import { connect } from './client.ts';

let scene: Scene;

beforeEach(async () => {
  // Coming back takes the client a moment, more on a busy machine.
  scene = await setScene({ acknowledgeWithinMs: 15_000 });
  await scene.client.application.commands.set([{ name: 'plain', description: 'Does something' }]);
});

afterEach(() => scene.stop());

const event = (name: string) => once(scene.client, name);

describe('a session', () => {
  test.each([
    ['a dropped socket', { code: 4000 }],
    ['RECONNECT', 'reconnect' as const],
    ['a resumable INVALID_SESSION', { invalidSession: true as const, resumable: true }],
  ])('is resumed after %s, and what happened meanwhile is replayed', async (_, how) => {
    scene.answer((interaction) => (interaction as ChatInputCommandInteraction).reply('still here'));
    const resumed = event(Events.ShardResume);
    scene.simulator.faults.closeGateway(how);
    const answer = scene.simulator.as('noah').command('plain');
    const [, replayed] = await resumed;
    expect(replayed).toBeGreaterThan(0);
    expect(await answer).toMatchObject({ kind: 'message', message: { content: 'still here' } });
    expect(scene.simulator.messages(scene.simulator.id('general'))).toHaveLength(1);
    expect(scene.errors).toEqual([]);
  });

  test('that is invalid is begun anew', async () => {
    const ready = event(Events.ShardReady);
    scene.simulator.faults.closeGateway({ invalidSession: true, resumable: false });
    await ready;
    expect(scene.simulator.botOnline()).toBe(true);
  });

  test('dropped in the middle of a deferred interaction loses and doubles nothing', async () => {
    const resumed = event(Events.ShardResume);
    scene.answer(async (interaction) => {
      await (interaction as ChatInputCommandInteraction).deferReply();
      scene.simulator.faults.closeGateway({ code: 4000 });
      await resumed;
      await (interaction as ChatInputCommandInteraction).editReply('after');
    });
    expect(await scene.simulator.as('noah').command('plain')).toMatchObject({ message: { content: 'after' } });
    expect(scene.simulator.messages(scene.simulator.id('general'))).toHaveLength(1);
  });

  test('cannot be had while the gateway accepts nobody', async () => {
    scene.simulator.faults.acceptGateway(false);
    const socket = new WebSocket(`${scene.simulator.url.replace('http', 'ws')}/gateway?v=10&encoding=json`);
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('503');
  });
});

test('a bot that comes anew before its former socket closes stays online', async () => {
  const told: boolean[] = [];
  const noah = scene.simulator.as('noah');
  const leave = noah.watch((change) => void (change.type === 'bot' && told.push(change.online)));
  const other = await connect(scene.simulator);
  await scene.client.destroy();
  // What is asked after the former socket's close is answered after it was noticed.
  await other.rest.get('/gateway/bot');
  leave();
  expect(told.at(-1)).toBe(true);
  expect(scene.simulator.botOnline()).toBe(true);
  await other.destroy();
});

test('a client without a heartbeat loses its connection, one with it stays', async () => {
  const other = await setScene({ heartbeatIntervalMs: 200 });
  try {
    const socket = new WebSocket(`${other.simulator.url.replace('http', 'ws')}/gateway?v=10&encoding=json`);
    const [code] = await once(socket, 'close');
    expect(code).toBe(4009);
    expect(other.simulator.botOnline()).toBe(true);
  } finally {
    await other.stop();
  }
});

describe('a reset', () => {
  test('gives a fresh guild, and the bot hears of it', async () => {
    const former = scene.simulator.guildId;
    const [gone, come] = [event(Events.GuildDelete), event(Events.GuildCreate)];
    await scene.simulator.reset();
    const [[deleted], [created]] = await Promise.all([gone, come]);
    expect(deleted.id).toBe(former);
    expect(created.id).toBe(scene.simulator.guildId);
    expect(scene.simulator.guildId).not.toBe(former);
  });
});

describe('the protocol', () => {
  async function talk(...payloads: unknown[]): Promise<{ code: number; received: { op: number; t?: string }[] }> {
    const socket = new WebSocket(`${scene.simulator.url.replace('http', 'ws')}/gateway?v=10&encoding=json`);
    const received: { op: number }[] = [];
    socket.on('message', (data) => received.push(JSON.parse(String(data))));
    const closed = once(socket, 'close');
    await once(socket, 'open');
    for (const payload of payloads) socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
    const [code] = await closed;
    return { code, received };
  }
  const identify = (d: object = {}) => ({
    op: 2,
    d: { token: scene.simulator.token, intents: 1, properties: {}, ...d },
  });

  test.each([
    ['text that is no JSON', 4002, () => ['no json']],
    ['a request before IDENTIFY', 4003, () => [{ op: 3, d: {} }]],
    ['a wrong token', 4004, () => [identify({ token: 'wrong' })]],
    ['a second IDENTIFY', 4005, () => [identify(), identify()]],
    ['intents that do not exist', 4013, () => [identify({ intents: 1 << 30 })]],
    ['a privileged intent', 4014, () => [identify({ intents: 1 << 15 })]],
    ['an unknown opcode', 4001, () => [identify(), { op: 99 }]],
  ])('%s closes the socket with %i', async (_, code, payloads) => {
    expect((await talk(...payloads())).code).toBe(code);
  });

  test('a heartbeat is acknowledged, and an unknown session is invalid', async () => {
    const resume = { op: 6, d: { token: scene.simulator.token, session_id: 'unknown', seq: 1 } };
    const { received } = await talk({ op: 1, d: null }, resume, 'no json');
    expect(received.map(({ op }) => op)).toEqual([10, 11, 9]);
  });

  test('a resume from a number that was never sent closes with 4007', async () => {
    const socket = new WebSocket(`${scene.simulator.url.replace('http', 'ws')}/gateway?v=10&encoding=json`);
    const session = new Promise<string>((resolve) =>
      socket.on('message', (data) => {
        const { t, d } = JSON.parse(String(data));
        if (t === 'READY') resolve(d.session_id);
      }),
    );
    await once(socket, 'open');
    socket.send(JSON.stringify(identify()));
    const session_id = await session;
    const closed = once(socket, 'close');
    socket.terminate();
    await closed;
    expect((await talk({ op: 6, d: { token: scene.simulator.token, session_id, seq: 99 } })).code).toBe(4007);
  });
});
