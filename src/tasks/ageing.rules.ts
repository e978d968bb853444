import { type Absence, isAway } from '../contributors/absence.rules.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Of a guild in a day, so that a week's backlog does not become a flood. */
export const REMINDERS_A_DAY = 20;
/** What one message has room for: the numbers of all its tasks are in the `custom_id` of each button. */
export const CLAIMS_A_MESSAGE = 6;

/** A clock that was started, and after how many days it is due; 0 is never. */
export interface Timer {
  since: number;
  days: number;
  absence: Absence;
}

/** The moment at which the days have passed. Time spent away does not count. */
export function dueAt({ since, days, absence: { awayFromAt, awayUntilAt } }: Timer): number {
  if (days === 0) return Number.POSITIVE_INFINITY;
  const due = since + days * DAY_MS;
  if (awayFromAt === null || awayUntilAt === null || awayFromAt >= due) return due;
  return due + Math.max(0, awayUntilAt - Math.max(awayFromAt, since));
}

/** Whether the days have passed, and nobody who is away is meant: what was due before they left waits for their return. */
export function isDue(timer: Timer, now: number): boolean {
  return now >= dueAt(timer) && !isAway(timer.absence, now);
}

/** No claim whose clock was started after this moment can be due, whoever was away. */
export function latestStart(days: number, now: number): number {
  return now - days * DAY_MS;
}

/** The day of a zone, as `2026-12-01`. */
export function dayOf(now: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** What became of a claim that somebody was reminded of; `asked`: nothing yet. */
export type Outcome = 'asked' | 'kept' | 'letGo' | 'lapsed' | 'gone';

/**
 * What became of it.
 * @param claim as it is now; null when they hold it no more
 * @param lastEvent the last that the task's history tells of the person
 */
export function outcomeOf(claim: { reminded: boolean } | null, lastEvent: string | undefined): Outcome {
  if (claim) return claim.reminded ? 'asked' : 'kept';
  if (lastEvent === 'lapsed') return 'lapsed';
  return lastEvent === 'unclaimed' || lastEvent === 'declined' ? 'letGo' : 'gone';
}
