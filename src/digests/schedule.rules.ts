import { UserError } from '../user-error.ts';
import { quoted } from '../words.ts';
import { readDays } from './days.rules.ts';

/** When a digest is posted, by the clock on the wall of a zone. */
export interface Timetable {
  /** Days of the week by their number, Monday is 1; in order, each once, at least one. */
  days: readonly number[];
  /** `08:30` */
  time: string;
  timeZone: string;
}

/** As many as fit a message with their extracts. */
export const MOST_STORIES = 10;
const DEFAULT_STORIES = 8;
const HOUR = 3_600_000;
/** A digest that is later than this is folded into the next one. */
const TOO_LATE = 12 * HOUR;

/**
 * The first moment of a timetable after a moment, ms since the epoch. Where the clocks skip the time that day, the
 * first moment after the gap; where they show it twice, the earlier.
 */
export function nextTime({ days, time, timeZone }: Timetable, after: number): number {
  const from = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone).toPlainDate();
  // The day before, too: a gap may have moved its time past midnight.
  for (let date = from.subtract({ days: 1 }); ; date = date.add({ days: 1 })) {
    if (!days.includes(date.dayOfWeek)) continue;
    const at = onTheWall(date.toPlainDateTime(time), timeZone).epochMilliseconds;
    if (at > after) return at;
  }
}

function onTheWall(wanted: Temporal.PlainDateTime, timeZone: string): Temporal.ZonedDateTime {
  const found = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  // In a gap, `earlier` is as long before it as the wanted time is after its start.
  const skipped = !found.toPlainDateTime().equals(wanted);
  return (skipped && found.getTimeZoneTransition('next')) || found;
}

/** The next moments of a timetable, as many as wanted. */
export function nextTimes(timetable: Timetable, after: number, count: number): number[] {
  const times: number[] = [];
  while (times.length < count) times.push(nextTime(timetable, times.at(-1) ?? after));
  return times;
}

/** What a due schedule calls for: the last moment that passed, whether it is still worth posting, and the next one. */
export interface Due {
  /** The end of the period that is due. */
  until: number;
  tooLate: boolean;
  next: number;
}

/** After downtime several moments may have passed: only the last one counts, the others are folded into it. */
export function whatIsDue(timetable: Timetable, nextAt: number, now: number): Due {
  let until = nextAt;
  let next = nextTime(timetable, until);
  while (next <= now) {
    until = next;
    next = nextTime(timetable, until);
  }
  return { until, tooLate: now - until >= TOO_LATE, next };
}

/**
 * A time as people type it: `8:30`, `08:30`, `8h30`, `8h`.
 * @returns `08:30`
 * @throws {UserError} when it is none
 */
export function readTime(typed: string): string {
  const match = /^(\d{1,2})(?:[:h.](\d{2})|h)$/i.exec(typed.trim());
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  if (!match || hours > 23 || minutes > 59) throw new UserError('digest.errors.badTime', { time: quoted(typed) });
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** What a digest does when there is nothing to tell. */
export const WHEN_EMPTY = ['skip', 'say'] as const;
export type WhenEmpty = (typeof WHEN_EMPTY)[number];

/** What a person gave of a schedule; what they left out stays as it is. */
export interface TypedSchedule {
  days?: string | undefined;
  time?: string | undefined;
  timeZone?: string | undefined;
  stories?: number | undefined;
}

export type Wanted = Timetable & { stories: number };

/**
 * A whole schedule out of what was typed and what is there.
 * @param before the schedule that is changed, if any
 * @param zone the guild's own, where none is named
 * @throws {UserError} when something is missing or wrong
 */
export function readSchedule(typed: TypedSchedule, before: Wanted | undefined, zone: string): Wanted {
  const days = typed.days === undefined ? before?.days : readDays(typed.days);
  const time = typed.time === undefined ? before?.time : readTime(typed.time);
  const timeZone = typed.timeZone === undefined ? (before?.timeZone ?? zone) : readTimeZone(typed.timeZone);
  if (!days || !time) throw new UserError('digest.errors.incomplete');
  return { days, time, timeZone, stories: typed.stories ?? before?.stories ?? DEFAULT_STORIES };
}

function readTimeZone(typed: string): string {
  try {
    // In its usual spelling: `europe/paris` is accepted, too.
    return new Intl.DateTimeFormat('en', { timeZone: typed.trim() }).resolvedOptions().timeZone;
  } catch {
    throw new UserError('digest.errors.badTimeZone', { zone: quoted(typed) });
  }
}
