import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll } from '@jest/globals';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** What a source of the nasty site does, and the end of the key of the reason for which it is refused; null: it is read. */
interface Manner {
  count: number;
  reason: string | null;
  answer: Answer;
}

const HOSTS = 25;
export const ENTRIES = 50;
const WORDS = 'Le règlement sur l’intelligence artificielle s’applique désormais aux modèles à usage général';
const START = Date.UTC(2026, 10, 20);

const items = (name: string) =>
  Array.from({ length: ENTRIES }, (_, i) => {
    const html = `&lt;p&gt;${`${WORDS}, dit le texte ${name}-${i}. `.repeat(8)}&lt;/p&gt;&lt;img src="x"&gt;`;
    const date = new Date(START - i * 3_600_000).toUTCString();
    return `<item><guid>${name}-${i}</guid><title>${WORDS} ${i}</title><link>/${name}/${i}?utm_source=rss</link><pubDate>${date}</pubDate><description>${html}</description></item>`;
  }).join('');
const feed = (name: string, before = '') =>
  `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>${name}</title>${items(name)}</channel></rss>`;

const BOMB = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
const LAUGHS = `<!DOCTYPE rss [${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i} "${i ? `&a${i - 1};`.repeat(10) : 'ha'}">`).join('')}]>`;
const nameOf = ({ url = '' }: IncomingMessage) => url.slice(1).replaceAll('/', '-');

/** Answers once with the feed, and with 304 to whoever knows it. */
const ordinary: Answer = (response, request) => {
  const known = request.headers['if-none-match'] === '"v1"';
  response.writeHead(known ? 304 : 200, { etag: '"v1"', 'content-type': 'application/rss+xml' });
  response.end(known ? undefined : feed(nameOf(request)));
};
const status =
  (code: number): Answer =>
  (response) =>
    void response.writeHead(code).end('no');
const redirect =
  (location: (request: IncomingMessage) => string): Answer =>
  (response, request) =>
    void response.writeHead(301, { location: location(request) }).end();
const body =
  (content: string | Buffer, headers = {}): Answer =>
  (response) =>
    void response.writeHead(200, headers).end(content);

function mannersOf(canary: number): Record<string, Manner> {
  return {
    ordinary: { count: 270, reason: null, answer: ordinary },
    slow: { count: 20, reason: null, answer: (response, request) => void setTimeout(ordinary, 100, response, request) },
    gzipped: {
      count: 10,
      reason: null,
      answer: (response, request) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(feed(nameOf(request)))),
    },
    silent: { count: 10, reason: 'timeout', answer: () => {} },
    dripping: {
      count: 5,
      reason: 'timeout',
      answer: (response) => {
        const drip = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(drip));
      },
    },
    missing: { count: 10, reason: 'status', answer: status(404) },
    broken: { count: 10, reason: 'status', answer: status(500) },
    busy: { count: 5, reason: 'status', answer: status(429) },
    looping: { count: 20, reason: 'redirects', answer: redirect(({ url = '' }) => url) },
    wandering: { count: 10, reason: 'redirects', answer: redirect(({ url = '' }) => `${url}x`) },
    metadata: { count: 10, reason: 'privateAddress', answer: redirect(() => 'http://169.254.169.254/latest') },
    inside: { count: 10, reason: 'privateAddress', answer: redirect(() => 'http://10.0.0.1/feed') },
    canary: { count: 10, reason: 'privateAddress', answer: redirect(() => `http://127.0.0.1:${canary}/feed`) },
    byName: { count: 10, reason: 'privateAddress', answer: redirect(() => `http://localhost:${canary}/feed`) },
    disguised: { count: 5, reason: 'privateAddress', answer: redirect(() => `http://2130706433:${canary}/feed`) },
    six: { count: 5, reason: 'privateAddress', answer: redirect(() => `http://[::ffff:127.0.0.1]:${canary}/feed`) },
    elsewhere: { count: 5, reason: 'notHttp', answer: redirect(() => 'file:///etc/passwd') },
    short: {
      count: 10,
      reason: 'unreachable',
      answer: (response) => {
        response.writeHead(200, { 'content-length': '100000' });
        response.write(feed('short').slice(0, 500), () => response.destroy());
      },
    },
    gzipBomb: { count: 5, reason: 'tooLarge', answer: body(BOMB, { 'content-encoding': 'gzip' }) },
    falseGzip: { count: 5, reason: 'compression', answer: body('no gzip', { 'content-encoding': 'gzip' }) },
    endless: {
      count: 5,
      reason: 'tooLarge',
      answer: (response) => {
        const more = () => response.write(Buffer.alloc(65_536, 60), () => !response.destroyed && setImmediate(more));
        more();
      },
    },
    laughing: { count: 10, reason: null, answer: body(feed('laughing', LAUGHS).replace('dit le texte', '&a11;')) },
    external: {
      count: 5,
      reason: 'notAFeed',
      answer: body(feed('&x;', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    },
    page: { count: 10, reason: 'notAFeed', answer: body('<html><body>Bonjour</body></html>') },
    cut: { count: 5, reason: 'notAFeed', answer: body('<rss version="2.0"><channel><item><title><![CDATA[Sans fin') },
    noise: {
      count: 10,
      reason: 'notAFeed',
      answer: body(Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 256))),
    },
    empty: { count: 10, reason: 'notAFeed', answer: body('') },
  };
}

export interface NastySource {
  url: string;
  /** The end of the key of the reason for which it is refused; null: it is read. */
  reason: string | null;
}

export interface NastySite {
  sources: NastySource[];
  /** Hosts that may be asked although they are on loopback: all but the canary. */
  hosts: string[];
  /** How often the address that must never be contacted was connected to. */
  canaryCalls(): number;
  /** How many requests were answered by each status since the last call. */
  answered(): Record<number, number>;
  /** The most requests at once that any host saw. */
  mostAtOnce(): number;
}

/** 500 sources on as many hosts as loopback has ports for: most as they should be, the others in every way not. */
export async function startNastySite(): Promise<NastySite> {
  let calls = 0;
  let most = 0;
  let answered: Record<number, number> = {};
  const servers: Server[] = [];
  const listen = async (server: Server) => {
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const canary = await listen(
    createServer().on('connection', (socket: Socket) => {
      calls += 1;
      socket.destroy();
    }),
  );
  const manners = mannersOf(canary);
  const ports: number[] = [];
  for (let i = 0; i < HOSTS; i += 1) {
    let open = 0;
    ports.push(
      await listen(
        createServer((request, response) => {
          open += 1;
          most = Math.max(most, open);
          response.on('close', () => {
            open -= 1;
            answered[response.statusCode] = (answered[response.statusCode] ?? 0) + 1;
          });
          const [, manner = ''] = (request.url ?? '').split('/');
          (manners[manner]?.answer ?? status(404))(response, request);
        }),
      ),
    );
  }
  afterAll(async () => {
    for (const server of servers) server.closeAllConnections();
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  });
  const served = Object.entries(manners).flatMap(([manner, { count, reason }]) =>
    Array.from({ length: count }, (_, i) => ({ path: `/${manner}/${i}`, reason })),
  );
  return {
    sources: [
      ...served.map(({ path, reason }, i) => ({ url: `http://127.0.0.1:${ports[i % HOSTS]}${path}`, reason })),
      { url: `http://127.0.0.1:${canary}/feed`, reason: 'privateAddress' },
      { url: `http://localhost:${canary}/feed`, reason: 'privateAddress' },
      { url: 'http://192.168.0.1/feed', reason: 'privateAddress' },
    ],
    hosts: ports.map((port) => `127.0.0.1:${port}`),
    canaryCalls: () => calls,
    answered() {
      const before = answered;
      answered = {};
      return before;
    },
    mostAtOnce: () => most,
  };
}
