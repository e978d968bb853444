import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { startSimulator } from '../simulator/start.ts';
import { temporaryFolder } from './support/folder.ts';

const START = resolve(import.meta.dirname, '../src/start.mjs');
const folder = temporaryFolder();
const simulator = await startSimulator();
afterAll(() => simulator.stop());

let child: ChildProcess | undefined;
afterEach(() => void child?.kill('SIGKILL'));

/** Starts Ruche with a token, as an operator does. */
async function start(env: Record<string, string> = {}) {
  const port = await freePort();
  const spawned = spawn(process.execPath, [START], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: simulator.token,
      DISCORD_API_URL: simulator.apiUrl,
      DATABASE_PATH: join(folder, 'ruche.sqlite'),
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child = spawned;
  const lines: string[] = [];
  const connected = Promise.withResolvers<void>();
  createInterface(spawned.stderr).on('line', (line) => {
    lines.push(line);
    if (line.includes('Ruche is connected')) connected.resolve();
  });
  const ended = once(spawned, 'close').then(([code]) => ({ code: code as number | null, last: lines.at(-1) ?? '' }));
  return { child: spawned, lines, connected: connected.promise, ended, health: `http://127.0.0.1:${port}/health` };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('with a token', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('Ruche says that it is well, and %s ends it with 0', async (signal) => {
    const ruche = await start();
    await ruche.connected;
    const response = await fetch(ruche.health);
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
    ruche.child.kill(signal);
    expect(await ruche.ended).toMatchObject({ code: 0 });
  });

  test('a signal during the start ends it with 0', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const asked = once(silent, 'request');
    const ruche = await start({ DISCORD_API_URL: addressOf(silent) });
    await asked;
    ruche.child.kill('SIGTERM');
    expect(await ruche.ended).toEqual({ code: 0, last: '' });
    silent.closeAllConnections();
    silent.close();
  });

  test('a signal ends it with 0 although Discord leaves a post without an answer', async () => {
    const ruche = await start();
    await ruche.connected;
    const camille = simulator.as('camille');
    await camille.command('settings change', { 'task-channel': simulator.id('tasks') });
    const asked = Promise.withResolvers<void>();
    const never = Promise.withResolvers<void>();
    const afterEffect = () => {
      asked.resolve();
      return never.promise;
    };
    simulator.faults.add({ method: 'POST', path: /^\/channels\/\d+\/messages$/, what: { afterEffect } });
    await camille.command('task create', { title: 'Sans réponse' });
    await asked.promise;
    ruche.child.kill('SIGTERM');
    expect(await ruche.ended).toMatchObject({ code: 0 });
    never.resolve();
  });

  test('a second signal ends it at once, whatever is in flight', async () => {
    const ruche = await start();
    await ruche.connected;
    const answering = Promise.withResolvers<void>();
    simulator.faults.add({ path: /callback$/, what: { afterEffect: () => answering.promise } });
    // Answered as far as the person sees; the bot still waits for Discord's word on it.
    await simulator.as('camille').command('help');
    ruche.child.kill('SIGTERM');
    ruche.child.kill('SIGINT');
    expect(await ruche.ended).toMatchObject({ code: 1 });
    answering.resolve();
  });

  test.each([
    [4004, 'Discord refuses DISCORD_TOKEN'],
    [4014, 'Discord closed the connection for good (4014 DisallowedIntents)'],
  ])('it stops with a clear line when Discord closes the gateway for good with %i', async (code, line) => {
    const ruche = await start();
    await ruche.connected;
    simulator.faults.closeGateway({ code });
    const { code: exit, last } = await ruche.ended;
    expect(last).toContain(line);
    expect(exit).toBe(1);
  });

  test('it is unwell while Discord lets nobody in, and well again afterwards', async () => {
    const ruche = await start();
    await ruche.connected;
    simulator.faults.acceptGateway(false);
    simulator.faults.closeGateway({ code: 4000 });
    await becomes(ruche.health, 503);
    simulator.faults.acceptGateway(true);
    await becomes(ruche.health, 200);
    ruche.child.kill('SIGTERM');
    expect(await ruche.ended).toMatchObject({ code: 0 });
  });

  test('a port in use is known before Discord hears of it', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const before = simulator.requests.length;
    const ruche = await start({ PORT: new URL(addressOf(other)).port });
    expect(await ruche.ended).toEqual({ code: 1, last: expect.stringContaining('port is in use') });
    expect(simulator.requests.length).toBe(before);
    other.close();
  });

  test('a Discord that is not there is told in one line', async () => {
    const ruche = await start({ DISCORD_API_URL: `http://localhost:${await freePort()}` });
    const { code, last } = await ruche.ended;
    expect(ruche.lines).toEqual([expect.stringMatching(/Discord can't be reached: .*ECONNREFUSED/)]);
    expect({ code, last }).toMatchObject({ code: 1 });
  });

  test('a Discord that is out of order is told in one line', async () => {
    simulator.faults.add({ path: /gateway/, times: 10, what: { status: 503 } });
    const ruche = await start();
    expect((await ruche.ended).code).toBe(1);
    expect(ruche.lines).toEqual([expect.stringContaining("Discord can't be reached")]);
    simulator.faults.clear();
  });
});

/** Resolves once the health endpoint answers with this status. */
async function becomes(health: string, status: number): Promise<void> {
  while ((await fetch(health)).status !== status);
}

function addressOf(server: ReturnType<typeof createServer>): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
