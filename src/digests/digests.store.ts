import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import { extractOf, FRESH_MS } from './entry.rules.ts';
import { nextTime, type Timetable, whatIsDue } from './schedule.rules.ts';

/** When and where a guild's digest is posted. */
export interface Schedule extends Timetable {
  id: number;
  guildId: string;
  channelId: string;
  /** At most that many. */
  stories: number;
  /** null: stopped. */
  nextAt: number | null;
  /** What was news until then was in a digest or passed over. */
  sinceAt: number;
}

/** An entry as a digest shows it, frozen. */
export interface Story {
  entryId: number;
  title: string;
  url: string | null;
  source: string;
  publishedAt: number;
  extract: string;
}

/** What a posted digest says, frozen: the facts of `digest.posted`. */
export interface DigestFacts {
  digestId: number | null;
  from: number;
  until: number;
  timeZone: string;
  /** It was due long before it could be posted. */
  late: boolean;
  stories: Story[];
}

const SELECT = `SELECT id, guild_id AS guildId, channel_id AS channelId, days, time, time_zone AS timeZone, stories,
  next_at AS nextAt, since_at AS sinceAt FROM schedules`;

/** A guild's schedule, also a stopped one. */
export function findSchedule(db: Database, guildId: string): Schedule | undefined {
  return db.prepare<[string], Schedule>(`${SELECT} WHERE guild_id = ?`).get(guildId);
}

export function isRunning(schedule: Schedule): schedule is Schedule & { nextAt: number } {
  return schedule.nextAt !== null;
}

export interface NewSchedule extends Timetable {
  guildId: string;
  channelId: string;
  stories: number;
  by: string;
  now: number;
}

/**
 * Sets a guild's schedule, or changes it. The first digest, also the first after a stop, looks back over a week; one that
 * runs already loses no story.
 */
export function setSchedule(db: Database, schedule: NewSchedule): Schedule {
  return db
    .transaction(() => {
      const { guildId, by, now } = schedule;
      const before = findSchedule(db, guildId);
      const nextAt = nextTime(schedule, now);
      const sinceAt = before && before.nextAt !== null ? before.sinceAt : nextAt - FRESH_MS;
      db.prepare(
        `INSERT INTO schedules (guild_id, channel_id, days, time, time_zone, stories, next_at, since_at)
         VALUES (@guildId, @channelId, @days, @time, @timeZone, @stories, @nextAt, @sinceAt)
         ON CONFLICT (guild_id) DO UPDATE SET channel_id = @channelId, days = @days, time = @time,
           time_zone = @timeZone, stories = @stories, next_at = @nextAt, since_at = @sinceAt`,
      ).run({ ...schedule, nextAt, sinceAt });
      const after = findSchedule(db, guildId);
      if (!after) throw new Error('the schedule was not stored');
      recordEvent(db, {
        ...subjectOf(after),
        actorId: by,
        what: 'scheduled',
        detail: { from: before, to: after },
        at: now,
      });
      return after;
    })
    .immediate();
}

/** @throws {UserError} when nothing is scheduled */
export function stopSchedule(db: Database, guildId: string, by: string, now: number): void {
  db.transaction(() => {
    const schedule = findSchedule(db, guildId);
    if (!schedule || schedule.nextAt === null) throw new UserError('digest.errors.notScheduled');
    db.prepare('UPDATE schedules SET next_at = NULL WHERE id = ?').run(schedule.id);
    recordEvent(db, { ...subjectOf(schedule), actorId: by, what: 'stopped', at: now });
  }).immediate();
}

function subjectOf({ guildId, id }: Schedule) {
  return { guildId, subject: 'schedule', subjectId: id };
}

/** Whose time has come. */
export function dueSchedules(db: Database, now: number): number[] {
  return db.prepare('SELECT id FROM schedules WHERE next_at <= ? ORDER BY next_at').pluck().all(now) as number[];
}

/** Which stories a digest of a guild would hold. */
export interface Choice {
  guildId: string;
  /** null: the guild has none yet. */
  scheduleId: number | null;
  from: number;
  until: number;
  limit: number;
}

/**
 * The newest entries that became news to a guild within a period: seen, or its source added, in it, published not more
 * than a week before that, and not yet in a digest of this schedule.
 */
function chooseStories(db: Database, { guildId, scheduleId, from, until, limit }: Choice): Story[] {
  return db
    .prepare<unknown[], Story & { text: string }>(
      `SELECT e.id AS entryId, e.title, e.url, f.title AS source, e.published_at AS publishedAt, e.text
       FROM sources s JOIN feeds f ON f.id = s.feed_id JOIN entries e ON e.feed_id = f.id
       WHERE s.guild_id = @guildId
         AND max(e.seen_at, s.added_at) > @from AND max(e.seen_at, s.added_at) <= @until
         AND e.published_at > max(s.added_at, @from) - @fresh
         AND NOT EXISTS (SELECT 1 FROM digest_entries WHERE schedule_id = @scheduleId AND entry_id = e.id)
       ORDER BY e.published_at DESC, e.id DESC LIMIT @limit`,
    )
    .all({ guildId, scheduleId, from, until, limit, fresh: FRESH_MS })
    .map(({ text, ...story }) => ({ ...story, extract: extractOf(text, story.title) }));
}

const DEFAULT_STORIES = 8;

/** What would be posted at this moment, and the schedule where one runs. Without one: what the last week brought. */
export function previewDigest(
  db: Database,
  guild: { id: string; timeZone: string },
  now: number,
): { facts: DigestFacts; schedule: (Schedule & { nextAt: number }) | undefined } {
  const found = findSchedule(db, guild.id);
  const schedule = found && isRunning(found) ? found : undefined;
  const from = schedule?.sinceAt ?? now - FRESH_MS;
  const stories = chooseStories(db, {
    guildId: guild.id,
    scheduleId: found?.id ?? null,
    from,
    until: now,
    limit: schedule?.stories ?? DEFAULT_STORIES,
  });
  const timeZone = schedule?.timeZone ?? guild.timeZone;
  return { facts: { digestId: null, from, until: now, timeZone, late: false, stories }, schedule };
}

/** More than this is worth a word. */
const LATE_MS = 10 * 60_000;

/**
 * Posts a due digest: stories chosen, put into the outbox and remembered, and the schedule moved on, all in one
 * transaction, so that each period is posted once whatever crashes. A digest that is too late is folded into the next;
 * one without stories is not posted.
 * @returns whether something was posted
 */
export function postDigest(db: Database, scheduleId: number, now: number): boolean {
  return db
    .transaction(() => {
      const schedule = db.prepare<[number], Schedule>(`${SELECT} WHERE id = ?`).get(scheduleId);
      if (!schedule || schedule.nextAt === null || schedule.nextAt > now) return false;
      const { until, tooLate, next } = whatIsDue(schedule, schedule.nextAt, now);
      const { sinceAt: from, guildId } = schedule;
      moveOn(db, scheduleId, next, tooLate ? from : until);
      if (tooLate) return false;
      const stories = chooseStories(db, { guildId, scheduleId, from, until, limit: schedule.stories });
      if (stories.length === 0) return false;
      const digestId = remember(db, scheduleId, from, until, stories);
      const { timeZone } = schedule;
      const facts: DigestFacts = { digestId, from, until, timeZone, late: now - until > LATE_MS, stories };
      say(db, {
        guildId,
        to: { channelId: schedule.channelId },
        kind: 'digest.posted',
        facts: { ...facts },
        subject: `digest:${digestId}`,
        at: now,
      });
      recordEvent(db, { guildId, subject: 'digest', subjectId: digestId, actorId: null, what: 'posted', at: now });
      return true;
    })
    .immediate();
}

function moveOn(db: Database, scheduleId: number, nextAt: number, sinceAt: number): void {
  db.prepare('UPDATE schedules SET next_at = ?, since_at = ? WHERE id = ?').run(nextAt, sinceAt, scheduleId);
}

function remember(db: Database, scheduleId: number, from: number, until: number, stories: readonly Story[]): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO digests (schedule_id, from_at, until_at) VALUES (?, ?, ?)')
    .run(scheduleId, from, until);
  const digestId = Number(lastInsertRowid);
  const add = db.prepare('INSERT INTO digest_entries (digest_id, schedule_id, entry_id) VALUES (?, ?, ?)');
  for (const { entryId } of stories) add.run(digestId, scheduleId, entryId);
  return digestId;
}
