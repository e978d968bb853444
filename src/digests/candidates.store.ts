import type { Database } from '../database/open.ts';
import { FRESH_MS } from './entry.rules.ts';

/** An entry that a digest might hold, with what its guild decided about its source. */
export interface Candidate {
  id: number;
  title: string;
  url: string | null;
  text: string;
  language: string | null;
  publishedAt: number;
  sourceId: number;
  /** The source's title. */
  source: string;
  /** 1 little, 2 as usual, 3 much. */
  weight: number;
  /** What all entries of the source are about, if the guild said so. */
  sourceTopic: string | null;
}

/** More than anybody's week brings; the newest of them. */
const MOST = 5_000;
/** What becomes news in a period was published a week before it at most; who tells its story, within two days of that. */
const MEMORY_MS = FRESH_MS + 2 * 24 * 3_600_000;

const COLUMNS = `e.id, e.title, e.url, e.text, coalesce(s.language, e.language) AS language, e.published_at AS publishedAt,
  s.id AS sourceId, coalesce(s.title, f.title) AS source, s.weight, s.topic AS sourceTopic
  FROM sources s JOIN feeds f ON f.id = s.feed_id JOIN entries e ON e.feed_id = f.id`;

/** What became news to a guild within a period. */
export interface Period {
  guildId: string;
  from: number;
  until: number;
}

/**
 * The entries that became news to a guild within a period: seen, or their source added, in it, and published not more
 * than a week before that; the newest first.
 */
export function newEntries(db: Database, period: Period): Candidate[] {
  return db
    .prepare<unknown[], Candidate>(
      `SELECT ${COLUMNS} WHERE s.guild_id = @guildId AND s.paused_at IS NULL
         AND max(e.seen_at, s.added_at) > @from AND max(e.seen_at, s.added_at) <= @until
         AND e.published_at > max(s.added_at, @from) - ${FRESH_MS}
       ORDER BY e.published_at DESC, e.id DESC LIMIT ${MOST}`,
    )
    .all(period);
}

/**
 * The entries of a guild that a schedule posted lately: what tells the same story again is no news.
 * @param from of the period that is told: what became news in it may have been published a week before
 */
export function toldEntries(db: Database, guildId: string, scheduleId: number, from: number): Candidate[] {
  return db
    .prepare<unknown[], Candidate>(
      `SELECT e.id, e.title, e.url, e.text, e.language, coalesce(e.published_at, e.seen_at) AS publishedAt,
         coalesce(s.id, 0) AS sourceId, coalesce(s.title, f.title) AS source, coalesce(s.weight, 2) AS weight,
         s.topic AS sourceTopic
       FROM digest_entries d JOIN entries e ON e.id = d.entry_id JOIN feeds f ON f.id = e.feed_id
         LEFT JOIN sources s ON s.feed_id = f.id AND s.guild_id = @guildId
       WHERE d.schedule_id = @scheduleId AND e.seen_at > @since LIMIT ${MOST}`,
    )
    .all({ guildId, scheduleId, since: from - MEMORY_MS });
}

/** Which of these entries a schedule posted, by their ids. */
export function everTold(db: Database, scheduleId: number, entries: readonly Candidate[]): Set<number> {
  const ids = entries.map(({ id }) => id);
  const told = db
    .prepare<unknown[], number>(
      'SELECT entry_id FROM digest_entries WHERE schedule_id = ? AND entry_id IN (SELECT value FROM json_each(?))',
    )
    .pluck()
    .all(scheduleId, JSON.stringify(ids));
  return new Set(told);
}

/** The last entries of a source, the newest first. */
export function lastEntries(
  db: Database,
  guildId: string,
  sourceId: number,
  limit: number,
): (Candidate & { undated: number })[] {
  return db
    .prepare<unknown[], Candidate & { undated: number }>(
      `SELECT e.published_at IS NULL AS undated,
         ${COLUMNS.replace('e.published_at AS', 'coalesce(e.published_at, e.seen_at) AS')}
       WHERE s.guild_id = ? AND s.id = ? ORDER BY coalesce(e.published_at, e.seen_at) DESC, e.id DESC LIMIT ?`,
    )
    .all(guildId, sourceId, limit);
}
