import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { openThread, restate, say } from '../database/outbox.ts';
import { type Locale, textsIn } from '../texts.ts';
import { UserError } from '../user-error.ts';
import { partsOf } from './parts.rules.ts';
import { moveOn, type Schedule, scheduleById } from './schedules.store.ts';
import type { LeftOut, Story } from './story.ts';

/** What is decided of a digest when it is posted, frozen. */
interface Detail {
  /** It was due long before it could be posted. */
  late: boolean;
  timeZone: string;
  /** In an announcement channel, whose followers receive no components. */
  followed: boolean;
  /** The language of the schedule, if it has one. */
  language: string | null;
  /** How many stories stand in each of its messages: what does not fit continues in the thread. */
  parts: number[];
  left: LeftOut[];
}

/** A story in its place. */
export interface Placed {
  /** From 1. */
  position: number;
  story: Story;
  /** A maintainer took it out of the post. */
  struck: boolean;
}

/** A digest as it was posted. */
export interface Digest extends Detail {
  id: number;
  scheduleId: number;
  guildId: string;
  /** Whose own it is; null: the guild's. */
  userId: string | null;
  from: number;
  until: number;
  postedAt: number;
  threadId: string | null;
  stories: Placed[];
}

const POSTED = 'digest.posted';
const CONTINUED = 'digest.continued';
/** More than this is worth a word. */
const LATE_MS = 10 * 60_000;
/** What was left out is told of that many; nobody reads on. */
const MOST_LEFT = 25;

/** A digest that is to be posted: what was chosen while the schedule was as it is here. */
export interface Chosen {
  schedule: Schedule;
  until: number;
  /** When the schedule is next, and from when on the next digest looks back. */
  next: number | null;
  stories: readonly Story[];
  left: readonly LeftOut[];
  /** In which it is told. */
  locale: Locale;
}

/**
 * Posts a digest: its stories remembered, put into the outbox, and the schedule moved on, all in one transaction, so that
 * each period is posted once whatever crashes. Without stories it is posted where the schedule wants it so.
 * @returns its number; null when there was nothing to post; 'changed' when the schedule is not as it was when the stories
 * were chosen, and nothing was done
 */
export function postDigest(db: Database, chosen: Chosen, now: number): number | null | 'changed' {
  return db
    .transaction(() => {
      const { schedule, until, next, stories } = chosen;
      const { id, guildId, sinceAt: from, whenEmpty } = schedule;
      const present = scheduleById(db, id);
      if (JSON.stringify(present) !== JSON.stringify(schedule)) return 'changed';
      moveOn(db, id, next, until);
      if (stories.length === 0 && whenEmpty === 'skip') return null;
      const digestId = remember(db, chosen, now);
      const parts = partsOf(stories);
      announce(db, chosen, digestId, parts, now);
      const what = { guildId, subject: 'digest', subjectId: digestId, actorId: null, what: 'posted', at: now };
      recordEvent(db, { ...what, detail: { schedule: id, from, until } });
      return digestId;
    })
    .immediate();
}

/** A period that is too late to be posted is folded into the next one. */
export function foldPeriod(db: Database, schedule: Schedule, next: number): void {
  db.transaction(() => {
    if (scheduleById(db, schedule.id)?.nextAt === schedule.nextAt) moveOn(db, schedule.id, next, schedule.sinceAt);
  }).immediate();
}

function remember(db: Database, { schedule, until, stories, left }: Chosen, now: number): number {
  const { id: scheduleId, sinceAt: from, timeZone, followed, language } = schedule;
  const late = now - until > LATE_MS;
  const parts = partsOf(stories);
  const detail: Detail = { late, timeZone, followed, language, parts, left: left.slice(0, MOST_LEFT) };
  const { lastInsertRowid } = db
    .prepare('INSERT INTO digests (schedule_id, from_at, until_at, posted_at, detail) VALUES (?, ?, ?, ?, ?)')
    .run(scheduleId, from, until, now, JSON.stringify(detail));
  const digestId = Number(lastInsertRowid);
  const add = db.prepare('INSERT INTO digest_stories (digest_id, position, story) VALUES (?, ?, ?)');
  const tell = db.prepare('INSERT INTO digest_entries (digest_id, schedule_id, entry_id) VALUES (?, ?, ?)');
  for (const [i, story] of stories.entries()) {
    add.run(digestId, i + 1, JSON.stringify(story));
    for (const entryId of story.entryIds) tell.run(digestId, scheduleId, entryId);
  }
  return digestId;
}

function announce(db: Database, chosen: Chosen, digestId: number, parts: readonly number[], now: number): void {
  const { schedule, until, locale } = chosen;
  const { guildId, channelId, userId, followed, timeZone } = schedule;
  const what = { guildId, subject: subjectOf(digestId), at: now };
  if (userId !== null) {
    // Direct messages have no threads: what does not fit follows.
    for (const part of parts.keys()) {
      const kind = part === 0 ? POSTED : CONTINUED;
      say(db, { ...what, to: { userId }, kind, facts: { digest: digestId, part } });
    }
    return;
  }
  say(db, {
    ...what,
    to: { channelId: channelId ?? '' },
    kind: POSTED,
    facts: { digest: digestId, part: 0 },
    crosspost: followed,
    ...(parts.length > 1 && { threadName: threadName({ timeZone, until }, locale) }),
  });
}

/** `Veille du 26 novembre 2026`, by the schedule's clock. */
function threadName({ timeZone, until }: Pick<Digest, 'timeZone' | 'until'>, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone });
  return textsIn(locale)('digest.threadName', { date: format.format(until) });
}

function subjectOf(digestId: number): string {
  return `digest:${digestId}`;
}

/** A digest's post has its thread, or (null) somebody deleted it: what did not fit the post follows there, once. */
export function recordDigestThread(
  db: Database,
  { digest: id, threadId, at }: { digest: number; threadId: string | null; at: number },
): void {
  const digest = findDigest(db, id);
  if (!digest) return;
  db.prepare('UPDATE digests SET thread_id = ? WHERE id = ?').run(threadId, id);
  if (threadId === null || digest.threadId !== null) return;
  for (const part of digest.parts.keys()) {
    if (part === 0) continue;
    const facts = { digest: id, part };
    say(db, {
      guildId: digest.guildId,
      to: { channelId: threadId },
      kind: CONTINUED,
      facts,
      subject: subjectOf(id),
      at,
    });
  }
}

/** Somebody deleted a thread: the digest that was discussed there has none. */
export function forgetDigestThread(db: Database, threadId: string): void {
  db.prepare('UPDATE digests SET thread_id = NULL WHERE thread_id = ?').run(threadId);
}

/**
 * Opens the discussion of a digest on its post.
 * @returns the id of the thread; null while it is being opened
 * @throws {UserError} when its post is gone
 */
export function discussDigest(db: Database, digest: Digest, locale: Locale, now: number): string | null {
  if (digest.threadId !== null) return digest.threadId;
  const name = threadName(digest, locale);
  if (!openThread(db, { kind: POSTED, subject: subjectOf(digest.id), name, now })) {
    throw new UserError('digest.errors.postGone');
  }
  return null;
}

type Row = Omit<Digest, 'stories' | keyof Detail> & { detail: string };

const SELECT = `SELECT d.id, d.schedule_id AS scheduleId, s.guild_id AS guildId, s.user_id AS userId, d.from_at AS "from",
  d.until_at AS until, d.posted_at AS postedAt, d.thread_id AS threadId, d.detail
  FROM digests d JOIN schedules s ON s.id = d.schedule_id`;

function digestOf(db: Database, { detail, ...row }: Row): Digest {
  const stories = db
    .prepare<[number], { position: number; story: string; struck_at: number | null }>(
      'SELECT position, story, struck_at FROM digest_stories WHERE digest_id = ? ORDER BY position',
    )
    .all(row.id)
    .map(({ position, story, struck_at }) => ({
      position,
      story: JSON.parse(story) as Story,
      struck: struck_at !== null,
    }));
  const decided = JSON.parse(detail) as Partial<Detail>;
  // What was posted before these were kept was one card.
  const former = { late: false, timeZone: 'UTC', followed: false, language: null, parts: [stories.length], left: [] };
  return { ...row, ...former, ...decided, stories };
}

/** A digest by its number, whoever's it is. */
export function findDigest(db: Database, id: number): Digest | undefined {
  const row = db.prepare<[number], Row>(`${SELECT} WHERE d.id = ?`).get(id);
  return row && digestOf(db, row);
}

/** Who asks about digests, and where. */
export interface Asker {
  /** null: in direct messages. */
  guildId: string | null;
  userId: string;
}

/**
 * A digest that somebody may see: one of this guild, or their own.
 * @throws {UserError} when there is none
 */
export function getDigest(db: Database, id: number, { guildId, userId }: Asker): Digest {
  const digest = findDigest(db, id);
  const visible = digest && (digest.userId === null ? digest.guildId === guildId : digest.userId === userId);
  if (!visible) throw new UserError('digest.errors.noSuchDigest');
  return digest;
}

/** The last digest of a guild, or of one of its schedules. */
export function latestDigest(db: Database, guildId: string, scheduleId?: number): Digest | undefined {
  const row = db
    .prepare<unknown[], Row>(
      `${SELECT} WHERE s.guild_id = @guildId AND s.user_id IS NULL AND (@scheduleId IS NULL OR s.id = @scheduleId)
       ORDER BY d.posted_at DESC, d.id DESC LIMIT 1`,
    )
    .get({ guildId, scheduleId: scheduleId ?? null });
  return row && digestOf(db, row);
}

/** Where a digest's post stands, once Discord has it. */
export function postOf(db: Database, { id }: Digest): { channelId: string; messageId: string } | undefined {
  return db
    .prepare<[string, string], { channelId: string; messageId: string }>(
      `SELECT posted_channel_id AS channelId, message_id AS messageId FROM outbox
       WHERE subject = ? AND kind = ? AND state = 'delivered'`,
    )
    .get(subjectOf(id), POSTED);
}

/**
 * Takes stories out of a post, which is edited. What was struck is not posted by this schedule again.
 * @returns the titles of those that were struck now
 */
export function strikeStories(
  db: Database,
  digest: Digest,
  positions: readonly number[],
  { by, now }: { by: string; now: number },
): string[] {
  return db
    .transaction(() => {
      const strike = db.prepare(
        'UPDATE digest_stories SET struck_at = ? WHERE digest_id = ? AND position = ? AND struck_at IS NULL',
      );
      const struck = digest.stories.filter(({ position }) => {
        return positions.includes(position) && strike.run(now, digest.id, position).changes === 1;
      });
      if (struck.length === 0) return [];
      restate(db, subjectOf(digest.id), now);
      const what = { guildId: digest.guildId, subject: 'digest', subjectId: digest.id, actorId: by, what: 'struck' };
      recordEvent(db, { ...what, detail: { positions: struck.map(({ position }) => position) }, at: now });
      return struck.map(({ story }) => story.title);
    })
    .immediate();
}
