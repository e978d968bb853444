import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkedUrl, fetchOutside, LIMITS } from '../../src/outbound/fetch.ts';
import { UserError } from '../../src/user-error.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024));
const answers: Record<string, Answer> = {
  '/plain': (response) => response.end('hello'),
  '/gzip': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('hello')),
  '/cut-gzip': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('hello').subarray(0, -8)),
  '/deflate': (response) => response.setHeader('content-encoding', 'deflate').end(deflateSync('hello')),
  '/br': (response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync('hello')),
  '/false-gzip': (response) => response.setHeader('content-encoding', 'gzip').end('not compressed at all'),
  '/bomb': (response) => response.setHeader('content-encoding', 'gzip').end(BOMB),
  '/large': (response) => response.end(Buffer.alloc(200_000)),
  '/endless': (response) => {
    const more = () => response.write(Buffer.alloc(10_000), () => !response.destroyed && setImmediate(more));
    more();
  },
  '/slow': (response) => response.write('a little, and then nothing'),
  '/silent': () => {},
  '/cut-off': (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('less', () => response.destroy());
  },
  '/other-protocol': (response) => {
    response.writeHead(101, { connection: 'Upgrade', upgrade: 'h2c' }).flushHeaders();
  },
  '/missing': (response) => response.writeHead(404).end(),
  '/known': (response, request) => response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end(),
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/moved': (response) => response.writeHead(301, { location: '/moved-again' }).end(),
  '/moved-again': (response) => response.writeHead(308, { location: '/for-now' }).end(),
  '/for-now': (response) => response.writeHead(302, { location: '/plain' }).end(),
  '/to-private': (response) => response.writeHead(302, { location: 'http://169.254.169.254/secret' }).end(),
  '/to-loopback': (response) => response.writeHead(302, { location: `http://localhost:${port}/plain` }).end(),
  '/to-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
};

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.headers.host}${request.url}`);
  answers[request.url ?? '']?.(response, request);
});
let port = 0;
let allowPrivateHosts: string[] = [];

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  allowPrivateHosts = [`127.0.0.1:${port}`];
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const limits = { ...LIMITS, bytes: 100_000 };
const get = (path: string, more = {}) =>
  fetchOutside(`http://127.0.0.1:${port}${path}`, { allowPrivateHosts, limits, ...more });

async function refusal(promise: Promise<unknown>): Promise<{ key: string; params: unknown }> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error ?? new Error('it was not refused');
  return { key: error.key.replace('digest.refusals.', ''), params: error.params };
}

describe('a fetch of an allowed host', () => {
  test.each(['/plain', '/gzip', '/cut-gzip', '/deflate', '/br'])('reads %s', async (path) => {
    expect((await get(path)).body.toString()).toBe('hello');
  });

  test('follows redirects, and reports where permanent ones lead', async () => {
    expect(await get('/moved')).toMatchObject({
      url: `http://127.0.0.1:${port}/plain`,
      movedTo: `http://127.0.0.1:${port}/for-now`,
    });
    expect((await get('/for-now')).movedTo).toBeNull();
  });

  test('says that nothing changed when the server says so', async () => {
    expect(await get('/known', { headers: { 'if-none-match': '"1"' } })).toMatchObject({ notModified: true });
  });

  test.each([
    ['/bomb', 'tooLarge'],
    ['/large', 'tooLarge'],
    ['/endless', 'tooLarge'],
    ['/false-gzip', 'compression'],
    ['/cut-off', 'unreachable'],
    ['/missing', 'status'],
    ['/loop', 'redirects'],
    ['/to-private', 'privateAddress'],
    ['/to-loopback', 'privateAddress'],
    ['/to-file', 'notHttp'],
  ])('of %s is refused: %s', async (path, key) => {
    expect(await refusal(get(path))).toMatchObject({ key });
  });

  test.each(['/slow', '/silent'])('of %s ends when its time is over', async (path) => {
    expect(await refusal(get(path, { limits: { ...limits, timeoutMs: 200 } }))).toMatchObject({ key: 'timeout' });
  });

  test('ends when the server changes the protocol unasked', async () => {
    const { key } = await refusal(get('/other-protocol'));
    expect(key).toBe('unreachable');
  });

  test('ends with its caller’s reason when the caller gives up', async () => {
    const abort = new AbortController();
    const fetching = get('/silent', { signal: abort.signal });
    abort.abort(new Error('stopped'));
    await expect(fetching).rejects.toThrow('stopped');
  });
});

describe('the guard', () => {
  const guarded = { allowPrivateHosts: [] };

  test.each([
    ['a private address', '127.0.0.1'],
    ['the same in hexadecimal', '0x7f.1'],
    ['the same as one number', '2130706433'],
    ['IPv6 loopback', '[::1]'],
    ['an IPv4 address in IPv6', '[::ffff:127.0.0.1]'],
    ['a name that leads to a private address', 'localhost'],
  ])('refuses %s without contacting it', async (_, host) => {
    const before = asked.length;
    expect(await refusal(fetchOutside(`http://${host}:${port}/plain`, guarded))).toMatchObject({
      key: 'privateAddress',
    });
    expect(asked).toHaveLength(before);
  });

  test('allows a host for its port only', async () => {
    const otherPort = { allowPrivateHosts: [`127.0.0.1:${port + 1}`] };
    expect(await refusal(fetchOutside(`http://127.0.0.1:${port}/plain`, otherPort))).toMatchObject({
      key: 'privateAddress',
    });
  });

  test('never asks the private address to which an allowed host redirects', async () => {
    await refusal(get('/to-loopback'));
    expect(asked).not.toContain(`localhost:${port}/plain`);
  });

  test('explains a site that does not exist', async () => {
    expect(await refusal(fetchOutside('https://nowhere.invalid/', guarded))).toEqual({
      key: 'unknownHost',
      params: { host: 'nowhere.invalid' },
    });
  });

  test('explains a port where nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const host = `127.0.0.1:${(closed.address() as AddressInfo).port}`;
    await new Promise((resolve) => closed.close(resolve));
    expect(await refusal(fetchOutside(`http://${host}/`, { allowPrivateHosts: [host] }))).toEqual({
      key: 'unreachable',
      params: { host, code: 'ECONNREFUSED' },
    });
  });
});

describe('an address as typed', () => {
  test.each([
    ['https://example.org/rss#top', 'https://example.org/rss'],
    [' example.org/rss ', 'https://example.org/rss'],
    ['example.org:8080/rss', 'https://example.org:8080/rss'],
    ['HTTP://Example.org', 'http://example.org/'],
    ['https://élysée.fr/flux', 'https://xn--lyse-9oad.fr/flux'],
  ])('%j is %s', (typed, url) => expect(checkedUrl(typed).href).toBe(url));

  test.each(['', 'hello', 'ftp://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'http://', 'un flux'])(
    '%j is none',
    (typed) => expect(() => checkedUrl(typed)).toThrow('digest.refusals.notHttp'),
  );

  test('with a password is refused', () => {
    expect(() => checkedUrl('https://me:secret@example.org/')).toThrow('digest.refusals.credentials');
  });
});
