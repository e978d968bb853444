import { UserError } from '../user-error.ts';

/** No clock runs for those who are away, so that an absence has an end. */
export const MAX_AWAY_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** When somebody said they were away, if they ever did; coming back earlier moves the end. */
export interface Absence {
  awayFromAt: number | null;
  awayUntilAt: number | null;
}

/** Whether they are away at a moment. */
export function isAway({ awayFromAt, awayUntilAt }: Absence, at: number): boolean {
  return awayFromAt !== null && awayUntilAt !== null && awayFromAt <= at && at < awayUntilAt;
}

/**
 * An absence from now on; who is away already stays so, and all of it counts.
 * @param until the moment of the return
 * @throws {UserError} when that is past, or the whole is longer than it may be
 */
export function absenceUntil(before: Absence, until: number, now: number): { awayFromAt: number; awayUntilAt: number } {
  const from = isAway(before, now) && before.awayFromAt !== null ? before.awayFromAt : now;
  if (until <= now) throw new UserError('contributor.errors.awayPast');
  // The end of the thirtieth day, at whatever hour the first began.
  if (until > from + (MAX_AWAY_DAYS + 1) * DAY_MS) {
    throw new UserError('contributor.errors.awayTooLong', { max: MAX_AWAY_DAYS });
  }
  return { awayFromAt: from, awayUntilAt: until };
}

/**
 * How long somebody is away as a date's reader takes it: a bare number is days, `3 jours` is `in 3 days`, and anything
 * else stays as it was typed.
 */
export function readReturn(typed: string): string {
  const words = typed.trim();
  const days = /^(\d{1,3})\s*(?:j|jours?|d|days?)?$/i.exec(words)?.[1];
  if (days !== undefined) return `in ${days} days`;
  const weeks = /^(\d{1,2})\s*(?:semaines?|sem|w|weeks?)$/i.exec(words)?.[1];
  return weeks === undefined ? words : `in ${weeks} weeks`;
}
