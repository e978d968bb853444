import { beforeEach } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/open.ts';
import type { Holding } from '../../src/digests/feeds.store.ts';
import { followFeed } from '../../src/digests/follow.ts';
import { fetchDueSources, postDueDigests } from '../../src/digests/jobs.ts';
import { editSource, findSource } from '../../src/digests/sources.store.ts';
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

/** Emptied before each test; what refers to others first. */
const TABLES = [
  'digest_entries',
  'digest_stories',
  'digests',
  'schedules',
  'muted_topics',
  'guild_topics',
  'guild_words',
  'offers',
  'sources',
  'entries',
  'feeds',
  'outbox',
  'events',
];

export interface Setting {
  db: Database;
  site: FeedSite;
  parts: Parts;
  now(): number;
  /** Moves the clock to so long after START. */
  at(offset: number): void;
  later(ms: number): void;
  follow(path: string, guildId?: string): Promise<Holding>;
  /** The same, and all its entries are about the AI Act: they are relevant whatever they say. */
  followRelevant(path: string, guildId?: string): Promise<Holding>;
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
    for (const table of TABLES) {
      db.exec(`DELETE FROM ${table}`);
    }
    site.asked.length = 0;
    now = START;
  });
  const follow = (path: string, guildId = GUILD.id) => followFeed(parts, site.url(path), { guildId, by });
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
    follow,
    async followRelevant(path, guildId = GUILD.id) {
      const holding = await follow(path, guildId);
      const { id } = findSource(db, guildId, site.url(path)) ?? { id: 0 };
      editSource(db, { guildId, by, now, id }, { topic: 'ai_act' });
      return holding;
    },
    publish: (path, pieces) => site.put(path, rssOf(`Flux ${path}`, pieces)),
    async round() {
      await fetchDueSources(parts, never);
      await postDueDigests(parts, never);
    },
  };
}
