import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { quoted } from '../words.ts';
import { type Failure, feedAt, type Holding, holdingOf, recordReading } from './feeds.store.ts';
import type { Reading } from './read-feed.ts';

/** As many as a guild may follow. */
const MOST_SOURCES = 500;

/** A source as its guild sees it, with the health of its feed. */
export interface Source {
  id: number;
  title: string;
  url: string;
  /** The last success. */
  fetchedAt: number | null;
  nextFetchAt: number;
  failures: number;
  failingSinceAt: number | null;
  failure: Failure | null;
  entries: number;
}

/** A guild's source that follows this address, if any. */
export function findSource(db: Database, guildId: string, url: string): { id: number; title: string } | undefined {
  return db
    .prepare<[string, string], { id: number; title: string }>(
      'SELECT s.id, f.title FROM sources s JOIN feeds f ON f.id = s.feed_id WHERE s.guild_id = ? AND f.url = ?',
    )
    .get(guildId, url);
}

/** Who acts in which guild, and when. */
export interface Act {
  guildId: string;
  by: string;
  now: number;
}

/**
 * Has a guild follow a feed. What the feed holds already is kept silent, but for what is younger than a week.
 * @param reading the feed as it was just read, or only its address when other guilds follow it (`isRead`)
 * @returns what the feed holds
 * @throws {UserError} when the guild follows it already, or too many
 */
export function addSource(db: Database, { guildId, by, now }: Act, reading: Reading | Pick<Reading, 'url'>): Holding {
  return db
    .transaction(() => {
      const known = findSource(db, guildId, reading.url);
      if (known) throw new UserError('digest.errors.alreadyFollowed', { title: quoted(known.title) });
      const count = Number(db.prepare('SELECT count(*) FROM sources WHERE guild_id = ?').pluck().get(guildId));
      if (count >= MOST_SOURCES) throw new UserError('digest.errors.tooManySources', { count });
      const feedId = feedAt(db, reading.url, now);
      if ('feed' in reading) recordReading(db, feedId, reading, now);
      const { lastInsertRowid } = db
        .prepare('INSERT INTO sources (guild_id, feed_id, added_by, added_at) VALUES (?, ?, ?, ?)')
        .run(guildId, feedId, by, now);
      const subjectId = Number(lastInsertRowid);
      recordEvent(db, {
        guildId,
        subject: 'source',
        subjectId,
        actorId: by,
        what: 'added',
        detail: { url: reading.url },
        at: now,
      });
      return holdingOf(db, feedId, now);
    })
    .immediate();
}

/**
 * A guild no longer follows a source. Its feed and entries stay, so that nothing is posted twice when it comes back.
 * @returns the source's title
 * @throws {UserError} when it is none of this guild
 */
export function removeSource(db: Database, { guildId, id, by, now }: Act & { id: number }): string {
  return db
    .transaction(() => {
      const source = db
        .prepare<unknown[], { title: string; url: string }>(
          'SELECT f.title, f.url FROM sources s JOIN feeds f ON f.id = s.feed_id WHERE s.guild_id = ? AND s.id = ?',
        )
        .get(guildId, id);
      if (!source) throw new UserError('digest.errors.noSuchSource');
      db.prepare('DELETE FROM sources WHERE id = ?').run(id);
      recordEvent(db, {
        guildId,
        subject: 'source',
        subjectId: id,
        actorId: by,
        what: 'removed',
        detail: { url: source.url },
        at: now,
      });
      return source.title;
    })
    .immediate();
}

type SourceRow = Omit<Source, 'failure'> & { failure: string | null };

/** A guild's sources by title, one page of them. */
export function listSources(
  db: Database,
  guildId: string,
  { offset, limit }: { offset: number; limit: number },
): Source[] {
  return db
    .prepare<unknown[], SourceRow>(
      `SELECT s.id, f.title, f.url, f.fetched_at AS fetchedAt, f.next_fetch_at AS nextFetchAt, f.failures,
         f.failing_since_at AS failingSinceAt, f.failure, (SELECT count(*) FROM entries WHERE feed_id = f.id) AS entries
       FROM sources s JOIN feeds f ON f.id = s.feed_id WHERE s.guild_id = ?
       ORDER BY f.title COLLATE NOCASE, s.id LIMIT ? OFFSET ?`,
    )
    .all(guildId, limit, offset)
    .map((row) => ({ ...row, failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure) }));
}

export function countSources(db: Database, guildId: string): number {
  return Number(db.prepare('SELECT count(*) FROM sources WHERE guild_id = ?').pluck().get(guildId));
}
