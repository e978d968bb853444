import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { quoted } from '../words.ts';
import { type Failure, feedAt, type Holding, holdingOf, recordReading } from './feeds.store.ts';
import type { Reading } from './read-feed.ts';

/** As many as a guild may follow. */
export const MOST_SOURCES = 500;
const DAY = 24 * 3_600_000;
/** Over how long entries are counted, to tell how many come in a week. */
const COUNTED_MS = 28 * DAY;

/** A source as its guild sees it, with the health of its feed. */
export interface Source {
  id: number;
  feedId: number;
  /** The guild's own title for it, else the feed's. */
  title: string;
  url: string;
  topic: string | null;
  language: string | null;
  /** 1 little, 2 as usual, 3 much. */
  weight: number;
  pausedAt: number | null;
  /** The last success. */
  fetchedAt: number | null;
  nextFetchAt: number;
  failures: number;
  failingSinceAt: number | null;
  failure: Failure | null;
  entries: number;
  /** Entries a week, over the last four or since it was first read. */
  weekly: number;
}

/** A guild's source that follows this address, if any. */
export function findSource(db: Database, guildId: string, url: string): { id: number; title: string } | undefined {
  return db
    .prepare<[string, string], { id: number; title: string }>(
      `SELECT s.id, coalesce(s.title, f.title) AS title FROM sources s JOIN feeds f ON f.id = s.feed_id
       WHERE s.guild_id = ? AND f.url = ?`,
    )
    .get(guildId, url);
}

/** Who acts in which guild, and when. */
export interface Act {
  guildId: string;
  by: string;
  now: number;
}

/** What a guild may decide about a source; null: back to what the feed says. */
export interface SourceChanges {
  title?: string | null | undefined;
  topic?: string | null | undefined;
  language?: string | null | undefined;
  weight?: number | undefined;
}

/**
 * Has a guild follow a feed. What the feed holds already is kept silent, but for what is younger than a week.
 * @param reading the feed as it was just read, or only its address when other guilds follow it (`isRead`)
 * @returns what the feed holds
 * @throws {UserError} when the guild follows it already, or too many
 */
export function addSource(db: Database, act: Act, reading: Reading | Pick<Reading, 'url'>): Holding {
  return db
    .transaction(() => {
      const known = findSource(db, act.guildId, reading.url);
      if (known) throw new UserError('digest.errors.alreadyFollowed', { title: quoted(known.title) });
      const count = countSources(db, act.guildId);
      if (count >= MOST_SOURCES) throw new UserError('digest.errors.tooManySources', { count });
      const feedId = feedAt(db, reading.url, act.now);
      if ('feed' in reading) recordReading(db, feedId, reading, act.now);
      insert(db, act, { feedId, url: reading.url });
      return holdingOf(db, feedId, act.now);
    })
    .immediate();
}

/** A feed that a file names. */
export interface Wanted extends Pick<SourceChanges, 'topic' | 'language'> {
  url: string;
  title: string;
}

/** What became of feeds that were wanted all at once. */
export interface Adding<W extends Wanted> {
  added: W[];
  /** Followed already. */
  known: W[];
  /** More than a guild may follow. */
  left: W[];
}

/** Has a guild follow many feeds at once, as many as it may; they are read by the clock's next rounds. */
export function addSources<W extends Wanted>(db: Database, act: Act, wanted: readonly W[]): Adding<W> {
  return db
    .transaction(() => {
      const outcome: Adding<W> = { added: [], known: [], left: [] };
      let room = MOST_SOURCES - countSources(db, act.guildId);
      for (const one of wanted) {
        if (findSource(db, act.guildId, one.url)) outcome.known.push(one);
        else if (room <= 0) outcome.left.push(one);
        else {
          insert(db, act, { ...one, feedId: feedAt(db, one.url, act.now, one.title) });
          outcome.added.push(one);
          room -= 1;
        }
      }
      return outcome;
    })
    .immediate();
}

function insert(
  db: Database,
  { guildId, by, now }: Act,
  { feedId, url, topic = null, language = null }: { feedId: number; url: string } & SourceChanges,
): void {
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO sources (guild_id, feed_id, topic, language, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?)`)
    .run(guildId, feedId, topic, language, by, now);
  const what = { guildId, subject: 'source', subjectId: Number(lastInsertRowid), actorId: by, what: 'added', at: now };
  recordEvent(db, { ...what, detail: { url } });
}

/**
 * A guild no longer follows a source. Its feed and entries stay, so that nothing is posted twice when it comes back.
 * @returns the source as it was
 * @throws {UserError} when it is none of this guild
 */
export function removeSource(db: Database, act: Act & { id: number }): Source {
  return change(db, act, 'removed', (source) => {
    db.prepare('DELETE FROM sources WHERE id = ?').run(source.id);
    return { url: source.url };
  }).before;
}

/**
 * Changes what a guild decided about a source.
 * @returns the source as it is now
 * @throws {UserError} when it is none of this guild, or nothing was to be changed
 */
export function editSource(db: Database, act: Act & { id: number }, changes: SourceChanges): Source {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) throw new UserError('digest.errors.nothingToChange');
  change(db, act, 'edited', (source) => {
    const { title, topic, language, weight } = { ...rawOf(db, source.id), ...given };
    db.prepare('UPDATE sources SET title = ?, topic = ?, language = ?, weight = ? WHERE id = ?').run(
      title,
      topic,
      language,
      weight,
      source.id,
    );
    return given;
  });
  return getSource(db, act.guildId, act.id, act.now);
}

function rawOf(db: Database, id: number): Required<{ [K in keyof SourceChanges]: string | number | null }> {
  const row = db
    .prepare<[number], { title: string | null; topic: string | null; language: string | null; weight: number }>(
      'SELECT title, topic, language, weight FROM sources WHERE id = ?',
    )
    .get(id);
  if (!row) throw new UserError('digest.errors.noSuchSource');
  return row;
}

/**
 * Leaves a source out of the guild's digests, or takes it up again. Nothing is fetched for it meanwhile.
 * @returns the source as it is now
 * @throws {UserError} when it is none of this guild, or is so already
 */
export function pauseSource(db: Database, act: Act & { id: number }, paused: boolean): Source {
  change(db, act, paused ? 'paused' : 'resumed', (source) => {
    if (paused === (source.pausedAt !== null)) {
      throw new UserError(paused ? 'digest.errors.alreadyPaused' : 'digest.errors.notPaused');
    }
    db.prepare('UPDATE sources SET paused_at = ?, told_at = NULL WHERE id = ?').run(paused ? act.now : null, source.id);
    if (!paused) {
      db.prepare('UPDATE feeds SET next_fetch_at = min(next_fetch_at, ?) WHERE id = ?').run(act.now, source.feedId);
    }
    return { url: source.url };
  });
  return getSource(db, act.guildId, act.id, act.now);
}

function change(
  db: Database,
  { guildId, by, now, id }: Act & { id: number },
  what: string,
  act: (source: Source) => Record<string, unknown>,
): { before: Source } {
  return db
    .transaction(() => {
      const before = getSource(db, guildId, id, now);
      const detail = act(before);
      recordEvent(db, { guildId, subject: 'source', subjectId: id, actorId: by, what, detail, at: now });
      return { before };
    })
    .immediate();
}

type SourceRow = Omit<Source, 'failure'> & { failure: string | null };

const SELECT = `SELECT s.id, s.feed_id AS feedId, coalesce(s.title, f.title) AS title, f.url, s.topic, s.language, s.weight,
  s.paused_at AS pausedAt, f.fetched_at AS fetchedAt, f.next_fetch_at AS nextFetchAt, f.failures,
  f.failing_since_at AS failingSinceAt, f.failure, (SELECT count(*) FROM entries WHERE feed_id = f.id) AS entries,
  (SELECT count(*) * 7.0 * ${DAY} / min(${COUNTED_MS}, max(7 * ${DAY}, @now - min(coalesce(published_at, seen_at))))
   FROM entries WHERE feed_id = f.id AND coalesce(published_at, seen_at) > @now - ${COUNTED_MS}) AS weekly
  FROM sources s JOIN feeds f ON f.id = s.feed_id`;

function sourceOf(row: SourceRow): Source {
  return {
    ...row,
    weekly: row.weekly ?? 0,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
  };
}

/** @throws {UserError} when it is none of this guild */
export function getSource(db: Database, guildId: string, id: number, now: number): Source {
  const row = db
    .prepare<unknown[], SourceRow>(`${SELECT} WHERE s.guild_id = @guildId AND s.id = @id`)
    .get({ guildId, id, now });
  if (!row) throw new UserError('digest.errors.noSuchSource');
  return sourceOf(row);
}

/** A guild's sources by title, one page of them. */
export function listSources(
  db: Database,
  guildId: string,
  page: { offset: number; limit: number; now: number },
): Source[] {
  return db
    .prepare<unknown[], SourceRow>(
      `${SELECT} WHERE s.guild_id = @guildId
       ORDER BY coalesce(s.title, f.title) COLLATE NOCASE, s.id LIMIT @limit OFFSET @offset`,
    )
    .all({ guildId, ...page })
    .map(sourceOf);
}

export function countSources(db: Database, guildId: string): number {
  return Number(db.prepare('SELECT count(*) FROM sources WHERE guild_id = ?').pluck().get(guildId));
}

/** The addresses that a guild follows, with their titles: what autocomplete and files need. */
export function sourceNames(
  db: Database,
  guildId: string,
): { id: number; title: string; url: string; siteUrl: string | null; paused: number }[] {
  return db
    .prepare<[string], { id: number; title: string; url: string; siteUrl: string | null; paused: number }>(
      `SELECT s.id, coalesce(s.title, f.title) AS title, f.url, f.site_url AS siteUrl, s.paused_at IS NOT NULL AS paused
       FROM sources s JOIN feeds f ON f.id = s.feed_id WHERE s.guild_id = ?
       ORDER BY coalesce(s.title, f.title) COLLATE NOCASE, s.id`,
    )
    .all(guildId);
}

/** The sources of a guild that these entries come from, those that are not paused. */
export function sourcesTelling(
  db: Database,
  guildId: string,
  entryIds: readonly number[],
): { id: number; title: string }[] {
  return db
    .prepare<unknown[], { id: number; title: string }>(
      `SELECT DISTINCT s.id, coalesce(s.title, f.title) AS title FROM entries e JOIN feeds f ON f.id = e.feed_id
         JOIN sources s ON s.feed_id = f.id
       WHERE s.guild_id = ? AND s.paused_at IS NULL AND e.id IN (SELECT value FROM json_each(?)) ORDER BY title`,
    )
    .all(guildId, JSON.stringify(entryIds));
}
