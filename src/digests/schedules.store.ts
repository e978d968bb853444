import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { FRESH_MS } from './entry.rules.ts';
import { nextTime, type Timetable, type WhenEmpty } from './schedule.rules.ts';

/** When and where a digest is posted. */
export interface Schedule extends Timetable {
  id: number;
  guildId: string;
  /** null: it goes to a person. */
  channelId: string | null;
  /** An announcement channel, whose followers receive no components. */
  followed: boolean;
  /** Whose own digest it is, by direct message; null: the guild's. */
  userId: string | null;
  /** At most that many. */
  stories: number;
  /** null: the guild's. */
  language: string | null;
  /** null: all. */
  topics: readonly string[] | null;
  whenEmpty: WhenEmpty;
  /** null: stopped. */
  nextAt: number | null;
  /** What was news until then was in a digest or passed over. */
  sinceAt: number;
}

/** As many as a guild may have: more would be noise. */
const MOST_SCHEDULES = 10;

type Row = Omit<Schedule, 'days' | 'topics' | 'followed'> & { days: string; topics: string | null; followed: number };

const SELECT = `SELECT id, guild_id AS guildId, channel_id AS channelId, followed, user_id AS userId, days, time,
  time_zone AS timeZone, stories, language, topics, when_empty AS whenEmpty, next_at AS nextAt, since_at AS sinceAt
  FROM schedules`;

function scheduleOf(row: Row): Schedule {
  return {
    ...row,
    followed: row.followed === 1,
    days: row.days.split(',').map(Number),
    topics: row.topics === null ? null : (JSON.parse(row.topics) as string[]),
  };
}

/** The guild's own schedules, also stopped ones, the next to be posted first. */
export function listSchedules(db: Database, guildId: string): Schedule[] {
  return db
    .prepare<[string], Row>(
      `${SELECT} WHERE guild_id = ? AND user_id IS NULL AND removed_at IS NULL ORDER BY next_at IS NULL, next_at, id`,
    )
    .all(guildId)
    .map(scheduleOf);
}

/** @throws {UserError} when it is none of the guild's own, or was removed */
export function getSchedule(db: Database, guildId: string, id: number): Schedule {
  const found = listSchedules(db, guildId).find((schedule) => schedule.id === id);
  if (!found) throw new UserError('digest.errors.noSuchSchedule');
  return found;
}

/** Any schedule, also somebody's own; undefined where it was removed. */
export function scheduleById(db: Database, id: number): Schedule | undefined {
  const row = db.prepare<[number], Row>(`${SELECT} WHERE id = ? AND removed_at IS NULL`).get(id);
  return row && scheduleOf(row);
}

/** Somebody's own schedule in a guild. */
export function personalSchedule(db: Database, guildId: string, userId: string): Schedule | undefined {
  const row = db
    .prepare<[string, string], Row>(`${SELECT} WHERE guild_id = ? AND user_id = ? AND removed_at IS NULL`)
    .get(guildId, userId);
  return row && scheduleOf(row);
}

/** Who decides about a schedule, and when. */
export interface Act {
  guildId: string;
  by: string;
  now: number;
}

/** What is decided of a schedule: all that a timetable does not say by itself. */
export type Decided = Omit<Schedule, 'id' | 'guildId' | 'nextAt' | 'sinceAt'>;

/**
 * Sets up a schedule, or changes one, and has it run. The first digest, also the first after a stop, looks back over a
 * week; one that runs already loses no story.
 * @param id of the one that is changed; undefined: a new one
 * @throws {UserError} when there is none with this number, or there are too many
 */
export function saveSchedule(db: Database, act: Act, decided: Decided, id?: number): Schedule {
  return db
    .transaction(() => {
      const { guildId, by, now } = act;
      const before = id === undefined ? undefined : scheduleById(db, id);
      if (id !== undefined && before?.guildId !== guildId) throw new UserError('digest.errors.noSuchSchedule');
      if (!before && decided.userId === null && listSchedules(db, guildId).length >= MOST_SCHEDULES) {
        throw new UserError('digest.errors.tooManySchedules', { count: MOST_SCHEDULES });
      }
      const nextAt = nextTime(decided, now);
      const sinceAt = before && before.nextAt !== null ? before.sinceAt : nextAt - FRESH_MS;
      const saved = write(db, { ...decided, guildId, nextAt, sinceAt }, before?.id);
      const detail = { from: before, to: saved };
      recordEvent(db, { ...subjectOf(saved), actorId: by, what: 'scheduled', detail, at: now });
      return saved;
    })
    .immediate();
}

function write(db: Database, schedule: Omit<Schedule, 'id'>, id: number | undefined): Schedule {
  const row = {
    ...schedule,
    id: id ?? null,
    followed: schedule.followed ? 1 : 0,
    days: schedule.days.join(','),
    topics: schedule.topics === null ? null : JSON.stringify(schedule.topics),
  };
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO schedules (id, guild_id, channel_id, followed, user_id, days, time, time_zone, stories, language,
         topics, when_empty, next_at, since_at)
       VALUES (@id, @guildId, @channelId, @followed, @userId, @days, @time, @timeZone, @stories, @language, @topics,
         @whenEmpty, @nextAt, @sinceAt)
       ON CONFLICT (id) DO UPDATE SET channel_id = @channelId, followed = @followed, days = @days, time = @time,
         time_zone = @timeZone, stories = @stories, language = @language, topics = @topics, when_empty = @whenEmpty,
         next_at = @nextAt, since_at = @sinceAt`,
    )
    .run(row);
  return { ...schedule, id: id ?? Number(lastInsertRowid) };
}

/**
 * Stops a schedule until it is resumed.
 * @throws {UserError} when it is stopped already
 */
export function pauseSchedule(db: Database, act: Act, { id, nextAt }: Schedule): void {
  if (nextAt === null) throw new UserError('digest.errors.schedulePaused');
  change(db, act, id, 'paused', 'UPDATE schedules SET next_at = NULL WHERE id = @id');
}

/**
 * Has a stopped schedule run again: its next digest looks back over a week at most.
 * @throws {UserError} when it runs already
 */
export function resumeSchedule(db: Database, act: Act, schedule: Schedule): Schedule {
  if (schedule.nextAt !== null) throw new UserError('digest.errors.scheduleRuns');
  const nextAt = nextTime(schedule, act.now);
  const sinceAt = Math.max(schedule.sinceAt, nextAt - FRESH_MS);
  const sql = 'UPDATE schedules SET next_at = @nextAt, since_at = @sinceAt WHERE id = @id';
  change(db, act, schedule.id, 'resumed', sql, { nextAt, sinceAt });
  return { ...schedule, nextAt, sinceAt };
}

/** Ends a schedule for good. What it posted stays, and can be asked about. */
export function removeSchedule(db: Database, act: Act, { id }: Schedule): void {
  change(db, act, id, 'removed', 'UPDATE schedules SET next_at = NULL, removed_at = @now WHERE id = @id', {
    now: act.now,
  });
}

function change(
  db: Database,
  { guildId, by, now }: Act,
  id: number,
  what: string,
  sql: string,
  values: Record<string, number> = {},
): void {
  db.transaction(() => {
    db.prepare(sql).run({ id, ...values });
    recordEvent(db, { guildId, subject: 'schedule', subjectId: id, actorId: by, what, at: now });
  }).immediate();
}

function subjectOf({ guildId, id }: Schedule) {
  return { guildId, subject: 'schedule', subjectId: id };
}

/** Whose time has come. */
export function dueSchedules(db: Database, now: number): number[] {
  return db.prepare('SELECT id FROM schedules WHERE next_at <= ? ORDER BY next_at').pluck().all(now) as number[];
}

/** Moves a schedule on: when it is next, and up to when what was news is dealt with. Within the caller's transaction. */
export function moveOn(db: Database, id: number, nextAt: number | null, sinceAt: number): void {
  db.prepare('UPDATE schedules SET next_at = ?, since_at = ? WHERE id = ?').run(nextAt, sinceAt, id);
}
