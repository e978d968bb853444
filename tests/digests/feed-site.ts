import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';

export interface Piece {
  id: string;
  at: number | null;
  title?: string;
  text?: string;
}

/** An RSS feed with these pieces. */
export function rssOf(title: string, pieces: readonly Piece[]): string {
  const items = pieces.map(
    ({ id, at, title: name = `Titre ${id}`, text = `Le fait ${id}. Et un autre.` }) =>
      `<item><guid isPermaLink="false">${id}</guid><title>${name}</title><link>/stories/${id}</link>
       <description>${text}</description>${at === null ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`}</item>`,
  );
  return `<rss version="2.0"><channel><title>${title}</title>${items.join('')}</channel></rss>`;
}

export interface FeedSite {
  url(path: string): string;
  host: string;
  /** What stands at a path: a feed, or any answer. */
  put(path: string, answer: string | ((response: ServerResponse, request: IncomingMessage) => void)): void;
  /** The paths asked for so far. */
  asked: string[];
}

/** A site of feeds on loopback; it ends with the tests of the file or `describe` that asks for it. */
export async function startFeedSite(): Promise<FeedSite> {
  const answers = new Map<string, Parameters<FeedSite['put']>[1]>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = answers.get(path);
    if (typeof answer === 'function') answer(response, request);
    else response.writeHead(answer === undefined ? 404 : 200).end(answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url: (path) => `http://${host}${path}`, host, put: (path, answer) => void answers.set(path, answer), asked };
}
