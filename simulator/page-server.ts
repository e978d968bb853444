import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Context, Hono, Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Person, Simulator } from './api.ts';
import type { View } from './page/protocol.ts';
import { perform } from './page-actions.ts';
import { contentSecurityPolicy, indexPage, litFile, pageFile, type Served } from './page-files.ts';

/** Where the page may be mounted: a server that listens on 127.0.0.1, and the simulator it shows. */
export interface PageHost {
  app: Hono;
  server: Server;
  simulator: Simulator;
}

/**
 * Serves the page: itself at `/`, its parts under `/page/` and `/lit/`, and its protocol (page/protocol.ts) under
 * `/_page/`. Whoever reaches the port can act as anyone in the guild, so only the page's own origin is answered.
 * Returns how to close its connections; the server is the caller's to close.
 */
export function mountPage({ app, server, simulator }: PageHost): { close: () => void } {
  const guard = async (c: Context, next: Next) =>
    isOwnHost(server, c.req.header('host')) ? next() : c.json({ error: 'Only this machine may use the page.' }, 403);
  for (const path of ['/', '/page/*', '/lit/*', '/_page/*']) app.use(path, guard);

  app.get('/', async (c) => {
    c.header('content-security-policy', contentSecurityPolicy);
    c.header('referrer-policy', 'no-referrer');
    return c.html(await indexPage());
  });
  app.get('/page/:name', async (c) => send(c, await pageFile(c.req.param('name'))));
  app.get('/lit/*', async (c) => send(c, await litFile(c.req.path.slice('/lit/'.length))));
  app.get('/_page/view', (c) => c.json(viewOf(simulator, personOf(simulator, c.req.query('as')))));
  app.get('/_page/messages', (c) =>
    answer(c, () => personOf(simulator, c.req.query('as')).messages(c.req.query('channel') ?? '')),
  );
  app.post('/_page/do', bodyLimit({ maxSize: 150_000_000 }), async (c) => {
    if (!isOwnOrigin(server, c.req.header('origin'))) return c.json({ error: 'Only the page may do this.' }, 403);
    return answer(c, async () => perform(await c.req.json(), personOf(simulator, c.req.query('as')), simulator));
  });
  return mountLive(server, simulator);
}

function send(c: Context, file: Served | undefined): Response | Promise<Response> {
  if (!file) return c.notFound();
  return c.body(file.body, 200, {
    'content-type': file.type,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
}

async function answer(c: Context, result: () => unknown): Promise<Response> {
  try {
    return c.json((await result()) ?? null);
  } catch (error) {
    return c.json({ error: Error.isError(error) ? error.message : String(error) }, 400);
  }
}

/** Names of this machine for itself. Any other name, even one that leads here, is another site's (DNS rebinding). */
const ownHosts = (server: Server): string[] => {
  const { port } = server.address() as AddressInfo;
  return [`127.0.0.1:${port}`, `localhost:${port}`];
};

const isOwnHost = (server: Server, host: string | undefined): boolean => ownHosts(server).includes(host ?? '');

/** Browsers name the site that a POST or a WebSocket comes from; others have no business here. */
const isOwnOrigin = (server: Server, origin: string | undefined): boolean =>
  ownHosts(server).some((host) => origin === `http://${host}`);

/** The persona of this key, or the first when there is none: a bookmark may be older than the guild. */
function personOf(simulator: Simulator, key: string | undefined): Person {
  const keys = simulator.people().flatMap((person) => person.key ?? []);
  const chosen = keys.find((candidate) => candidate === key) ?? keys[0];
  if (chosen === undefined) throw new Error('Nobody is in this guild.');
  return simulator.as(chosen);
}

function viewOf(simulator: Simulator, person: Person): View {
  const { key, id, name, locale } = person;
  return {
    me: { key, id, name, locale },
    guild: simulator.guild(),
    people: simulator.people(),
    roles: simulator.roles(),
    channels: person.channels(),
    commands: { guild: person.commands(), dm: person.commands('dm') },
    botOnline: simulator.botOnline(),
  };
}

function mountLive(server: Server, simulator: Simulator): { close: () => void } {
  const sockets = new WebSocketServer({ noServer: true });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = URL.parse(request.url ?? '', 'http://127.0.0.1');
    // The gateway listens on the same server, takes its own, and hangs up on everything else.
    if (url?.pathname !== '/_page/live') return;
    const { host, origin } = request.headers;
    if (!isOwnHost(server, host) || !isOwnOrigin(server, origin)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) =>
      follow(opened, simulator, url.searchParams.get('as') ?? ''),
    );
  };
  server.on('upgrade', upgrade);
  return {
    close: () => {
      server.off('upgrade', upgrade);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** Tells a page what changes for its persona; a reset makes new people, so it is followed anew. */
function follow(socket: WebSocket, simulator: Simulator, key: string): void {
  let leave = () => {};
  const watch = () => {
    leave();
    leave = personOf(simulator, key).watch((change) => {
      socket.send(JSON.stringify(change));
      if (change.type === 'reset') watch();
    });
  };
  watch();
  socket.on('close', () => leave());
  socket.on('error', () => socket.terminate());
}
