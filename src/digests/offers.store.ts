import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import type { NamedFeed } from './discover.ts';

/** Nobody picks from a menu of yesterday. */
const KEPT_MS = 24 * 3_600_000;

/** Keeps the feeds that a page names until one is picked. @returns the offer's number */
export function offerFeeds(db: Database, guildId: string, feeds: readonly NamedFeed[], now: number): number {
  return db
    .transaction(() => {
      db.prepare('DELETE FROM offers WHERE offered_at < ?').run(now - KEPT_MS);
      const { lastInsertRowid } = db
        .prepare('INSERT INTO offers (guild_id, feeds, offered_at) VALUES (?, ?, ?)')
        .run(guildId, JSON.stringify(feeds), now);
      return Number(lastInsertRowid);
    })
    .immediate();
}

/** The feed that was picked from an offer. @throws {UserError} when the offer is gone */
export function offeredFeed(db: Database, guildId: string, offer: number, index: number): NamedFeed {
  const feeds = db
    .prepare<unknown[], string>('SELECT feeds FROM offers WHERE id = ? AND guild_id = ?')
    .pluck()
    .get(offer, guildId);
  const feed = (JSON.parse(feeds ?? '[]') as NamedFeed[])[index];
  if (!feed) throw new UserError('digest.errors.offerGone');
  return feed;
}
