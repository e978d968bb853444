import type { Database } from '../database/open.ts';
import type { TextKey } from '../texts.ts';
import type { TextParams } from '../user-error.ts';
import { keepEntries } from './entries.store.ts';
import { FRESH_MS } from './entry.rules.ts';
import { nextFetchAt } from './fetch.rules.ts';
import type { Reading, Validators } from './read-feed.ts';

/** Why a feed can't be read: a text's key with its values, so that each reads it in their language. */
export interface Failure {
  key: TextKey;
  params: TextParams;
}

/** A feed that is to be fetched now. */
export interface DueFeed extends Validators {
  id: number;
  url: string;
}

/** What a feed holds: its entries, and those of them that are younger than a week. */
export interface Holding {
  title: string;
  entries: number;
  fresh: number;
}

/** Feeds that somebody follows and whose time has come, the longest waiting first. */
export function dueFeeds(db: Database, now: number, limit: number): DueFeed[] {
  return db
    .prepare<unknown[], DueFeed>(
      `SELECT id, url, etag, last_modified AS lastModified FROM feeds
       WHERE next_fetch_at <= ? AND EXISTS (SELECT 1 FROM sources WHERE feed_id = feeds.id AND paused_at IS NULL)
       ORDER BY next_fetch_at LIMIT ?`,
    )
    .all(now, limit);
}

const PUT_OFF_MS = 10 * 60_000;

/** Has feeds wait for ten minutes: their host has no time for them, which is no failure of theirs. */
export function putOff(db: Database, feeds: readonly Pick<DueFeed, 'id'>[], now: number): void {
  db.prepare('UPDATE feeds SET next_fetch_at = ? WHERE id IN (SELECT value FROM json_each(?))').run(
    now + PUT_OFF_MS,
    JSON.stringify(feeds.map(({ id }) => id)),
  );
}

/** Whether guilds follow the feed at this address and its last reading went well: it need not be read to be followed. */
export function isRead(db: Database, url: string): boolean {
  return (
    db
      .prepare(
        `SELECT 1 FROM feeds WHERE url = ? AND fetched_at IS NOT NULL AND failures = 0
         AND EXISTS (SELECT 1 FROM sources WHERE feed_id = feeds.id AND paused_at IS NULL)`,
      )
      .get(url) !== undefined
  );
}

/**
 * The feed at an address, made when there is none; within the caller's transaction. One that nobody followed any more
 * starts anew: what it published meanwhile is not news.
 * @param title what it is called until it was read
 */
export function feedAt(db: Database, url: string, now: number, title?: string): number {
  db.prepare(
    `INSERT INTO feeds (url, title, next_fetch_at) VALUES (@url, @title, @now)
     ON CONFLICT (url) DO UPDATE SET fetched_at = NULL, etag = NULL, last_modified = NULL, next_fetch_at = @now
     WHERE NOT EXISTS (SELECT 1 FROM sources WHERE feed_id = feeds.id)`,
  ).run({ url, title: title ?? url, now });
  return Number(db.prepare('SELECT id FROM feeds WHERE url = ?').pluck().get(url));
}

export function holdingOf(db: Database, feedId: number, now: number): Holding {
  const row = db
    .prepare<unknown[], Holding>(
      `SELECT f.title, count(e.id) AS entries, count(e.id) FILTER (WHERE e.published_at > ?) AS fresh
       FROM feeds f LEFT JOIN entries e ON e.feed_id = f.id WHERE f.id = ?`,
    )
    .get(now - FRESH_MS, feedId);
  if (!row) throw new Error(`no feed ${feedId}`);
  return row;
}

/** Records a success: new entries are kept, known ones corrected where the feed changed them, and the next fetch is set. */
export function recordReading(db: Database, feedId: number, reading: Reading, now: number): void {
  db.transaction(() => {
    const { url, etag, lastModified, feed, asked } = reading;
    if (feed) {
      const fetchedAt = db.prepare('SELECT fetched_at FROM feeds WHERE id = ?').pluck().get(feedId);
      const { title, siteUrl, language, entries } = feed;
      keepEntries(db, { id: feedId, first: fetchedAt === null }, entries, now);
      db.prepare('UPDATE feeds SET title = ?, site_url = ?, language = ? WHERE id = ?').run(
        title,
        siteUrl,
        language,
        feedId,
      );
    }
    db.prepare(
      `UPDATE feeds SET etag = @etag, last_modified = @lastModified, fetched_at = @now, next_fetch_at = @next,
         failures = 0, failing_since_at = NULL, failure = NULL WHERE id = @feedId`,
    ).run({ etag, lastModified, now, next: nextFetchAt({ feedId, failures: 0, now, asked }), feedId });
    moveFeed(db, feedId, url);
  }).immediate();
}

/** It moved for good. Where guilds follow the feed at the new address already, those of the old one join them. */
function moveFeed(db: Database, feedId: number, url: string): void {
  const other = db
    .prepare<unknown[], number>('SELECT id FROM feeds WHERE url = ? AND id <> ?')
    .pluck()
    .get(url, feedId);
  if (other === undefined) {
    db.prepare('UPDATE feeds SET url = @url WHERE id = @feedId AND url <> @url').run({ url, feedId });
    return;
  }
  db.prepare('UPDATE OR IGNORE sources SET feed_id = ? WHERE feed_id = ?').run(other, feedId);
  db.prepare('DELETE FROM sources WHERE feed_id = ?').run(feedId);
}

/**
 * Records that a feed could not be read and why; each time in a row it waits twice as long.
 * @param asked how long the server wants to be left alone, ms
 */
export function recordFailure(
  db: Database,
  feedId: number,
  { failure, now, asked }: { failure: Failure; now: number; asked?: number | undefined },
): void {
  db.transaction(() => {
    const failures = Number(db.prepare('SELECT failures FROM feeds WHERE id = ?').pluck().get(feedId)) + 1;
    const next = nextFetchAt({ feedId, failures, now, asked });
    db.prepare(
      `UPDATE feeds SET failures = @failures, failing_since_at = coalesce(failing_since_at, @now), failure = @failure,
         next_fetch_at = @next WHERE id = @feedId`,
    ).run({ failures, failure: JSON.stringify(failure), now, next, feedId });
  }).immediate();
}
