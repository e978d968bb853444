import { beforeEach } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/open.ts';
import type { Holding } from '../../src/digests/feeds.store.ts';
import { followFeed } from '../../src/digests/follow.ts';
import { fetchDueSources, postDueDigests } from '../../src/digests/jobs.ts';
import type { Parts } from '../../src/parts.ts';
import { silence } from '../support/conversations.ts';
import { testDatabase } from '../support/database.ts';
import { type FeedSite, type Piece, rssOf, startFeedSite } from './feed-site.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A Monday, 08:00 in Paris. */
export const START = Date.UTC(2026, 10, 23, 7);

export const GUILD = { id: '100', timeZone: 'Europe/Paris' };
/** Who does everything here. */
export const by = '1';
export const never = new AbortController().signal;

export interface Setting {
  db: Database;
  site: FeedSite;
  parts: Parts;
  now(): number;
  /** Moves the clock to so long after START. */
  at(offset: number): void;
  later(ms: number): void;
  follow(path: string, guildId?: string): Promise<Holding>;
  publish(path: string, pieces: readonly Piece[]): void;
  /** What a minute starts, one after the other. */
  round(): Promise<void>;
}

/** A site of feeds and a database that is empty before each test, at START. */
export async function startSetting(): Promise<Setting> {
  const db = testDatabase();
  const site = await startFeedSite();
  let now = START;
  const config = { ...readConfig({ NODE_ENV: 'test' }), allowPrivateHosts: [site.host] };
  const parts: Parts = { config, db, clock: () => now, log: pino({ level: 'silent' }), conversations: silence };
  beforeEach(() => {
    for (const table of ['digest_entries', 'digests', 'schedules', 'sources', 'entries', 'feeds', 'outbox', 'events']) {
      db.exec(`DELETE FROM ${table}`);
    }
    site.asked.length = 0;
    now = START;
  });
  return {
    db,
    site,
    parts,
    now: () => now,
    at: (offset) => {
      now = START + offset;
    },
    later: (ms) => {
      now += ms;
    },
    follow: (path, guildId = GUILD.id) => followFeed(parts, site.url(path), { guildId, by }),
    publish: (path, pieces) => site.put(path, rssOf(`Flux ${path}`, pieces)),
    async round() {
      await fetchDueSources(parts, never);
      await postDueDigests(parts, never);
    },
  };
}
