import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { migrate } from '../src/database/migrate.ts';
import { openDatabase } from '../src/database/open.ts';
import { addSources } from '../src/digests/sources.store.ts';

const HOSTS = 25;
const SOURCES = 500;
const ENTRIES = 50;
/** The second round must take less than this share of the first one's work. */
const BOUND = 0.1;
const CHILD = join(import.meta.dirname, '../tests/digests/crowd-child.ts');

/** What reading 500 feeds again takes when nothing is new, against reading them for the first time. */
export async function measureFeeds(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-bench-'));
  const servers = await Promise.all(Array.from({ length: HOSTS }, startServer));
  const hosts = servers.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    const path = join(folder, 'feeds.sqlite');
    follow(path, hosts);
    const [first, second] = await rounds(path, hosts);
    if (!first || !second) throw new Error('the rounds did not end');
    const share = second.cpuMs / first.cpuMs;
    return [
      `work of a second round without news: ${share.toFixed(3)} of the first (${Math.round(second.cpuMs)} against ${Math.round(first.cpuMs)} ms of CPU)${share > BOUND ? `  ← more than ${BOUND}` : ''}`,
      `entries written: ${first.writes}, then ${second.writes}`,
      `memory at most: ${Math.round(second.megabytes ?? 0)} MB`,
    ];
  } finally {
    for (const server of servers) server.close().closeAllConnections();
    rmSync(folder, { recursive: true });
  }
}

interface Round {
  cpuMs: number;
  writes: number;
  megabytes?: number;
}

async function startServer(): Promise<Server> {
  const server = createServer((request, response) => {
    const known = request.headers['if-none-match'] === '"v1"';
    response.writeHead(known ? 304 : 200, { etag: '"v1"' }).end(known ? undefined : feed(request.url ?? ''));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function feed(path: string): string {
  const text = '&lt;p&gt;Le règlement sur l’intelligence artificielle s’applique aux modèles.&lt;/p&gt;'.repeat(8);
  const items = Array.from(
    { length: ENTRIES },
    (_, i) =>
      `<item><guid>${path}-${i}</guid><title>Une entrée ${i}</title><link>${path}/${i}</link><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><description>${text}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>${path}</title>${items.join('')}</channel></rss>`;
}

function follow(path: string, hosts: readonly string[]): void {
  const db = openDatabase(path);
  migrate(db, join(import.meta.dirname, '../migrations'));
  const wanted = Array.from({ length: SOURCES }, (_, i) => ({ url: `http://${hosts[i % HOSTS]}/${i}`, title: `${i}` }));
  addSources(db, { guildId: 'guild', by: 'someone', now: 0 }, wanted);
  db.close();
}

async function rounds(path: string, hosts: readonly string[]): Promise<Round[]> {
  const child = spawn(process.execPath, [CHILD, path, hosts.join()], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const found: Round[] = [];
  for await (const line of createInterface(child.stdout)) found.push(JSON.parse(line) as Round);
  await exit;
  return found;
}
