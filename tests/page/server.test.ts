import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Simulator } from '../../simulator/api.ts';
import { startSimulator } from '../../simulator/start.ts';

/** A request as another program or site would send it: the browser's own headers cannot be trusted to be there. */
function ask(url: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the server of the page', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());

  const say = () => JSON.stringify({ do: 'say', channelId: simulator.id('general'), text: 'Hello' });
  const json = { 'content-type': 'application/json' };

  test('answers its own page, by either name of this machine', async () => {
    const { port } = new URL(simulator.url);
    for (const name of ['127.0.0.1', 'localhost']) {
      expect(await ask(`${simulator.url}/`, { host: `${name}:${port}` })).toBe(200);
    }
    const headers = { ...json, origin: simulator.url };
    expect(await ask(`${simulator.url}/_page/do?as=noah`, headers, 'POST', say())).toBe(200);
    expect(simulator.messages(simulator.id('general')).at(-1)?.content).toBe('Hello');
  });

  test('refuses other sites, also those whose name leads to this machine', async () => {
    const before = simulator.messages(simulator.id('general')).length;
    expect(await ask(`${simulator.url}/_page/view`, { host: 'evil.example' })).toBe(403);
    for (const headers of [json, { ...json, origin: 'http://evil.example' }, { ...json, origin: 'null' }]) {
      expect(await ask(`${simulator.url}/_page/do?as=noah`, headers, 'POST', say())).toBe(403);
    }
    expect(simulator.messages(simulator.id('general'))).toHaveLength(before);
    const socket = new WebSocket(`${simulator.url.replace('http', 'ws')}/_page/live?as=noah`, {
      origin: 'http://evil.example',
    });
    const refused = new Promise((resolve) => socket.on('error', (error) => resolve(error.message)));
    expect(await refused).toMatch(/403/);
  });

  test.each(['//', '/_page/elsewhere', '/elsewhere'])('hangs up on a WebSocket to %s, and lives on', async (path) => {
    const upgrade = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const { port } = new URL(simulator.url);
    const headers = { ...upgrade, 'sec-websocket-key': 'c2ltdWxhdG9yLXNpbXVsYXQ=' };
    const sent = request({ host: '127.0.0.1', port, path, headers });
    const ended = new Promise((resolve) => sent.on('error', resolve));
    sent.end();
    await ended;
    expect(await ask(`${simulator.url}/`, {})).toBe(200);
  });

  test('lives on when a line breaks while its WebSocket is being refused', async () => {
    const socket = connect(Number(new URL(simulator.url).port), '127.0.0.1');
    socket.write('GET /_page/live HTTP/1.1\r\nHost: evil\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await once(socket, 'data');
    socket.resetAndDestroy();
    expect(await ask(`${simulator.url}/`, {})).toBe(200);
  });

  test('says in a sentence what it cannot do', async () => {
    const post = async (body: string) => {
      const headers = { ...json, origin: simulator.url };
      const response = await fetch(`${simulator.url}/_page/do?as=noah`, { method: 'POST', headers, body });
      return { status: response.status, body: (await response.json()) as { error?: string } };
    };
    for (const body of ['{', '{}', '{"do":"fly"}', '{"do":"say","channelId":"1","text":"x"}']) {
      const answer = await post(body);
      expect(answer.status).toBe(400);
      expect(answer.body.error).toMatch(/\w/);
    }
  });

  test('serves the files of the page and of lit, and no others', async () => {
    const status = async (path: string) => ask(`${simulator.url}${path}`, {});
    const type = (await fetch(`${simulator.url}/page/app.ts`)).headers.get('content-type');
    expect(type).toMatch(/^text\/javascript/);
    expect(await status('/lit/lit/directives/repeat.js')).toBe(200);
    for (const path of [
      '/page/tsconfig.json',
      '/page/..%2fapi.ts',
      '/page/none.ts',
      '/lit/lit/package.json',
      '/lit/lit/..%2f..%2fws%2findex.js',
      '/lit/zod/index.js',
    ]) {
      expect([path, await status(path)]).toEqual([path, 404]);
    }
  });
});
