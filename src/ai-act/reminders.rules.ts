import { type Concern, comingDates, dayInBrussels, type LegalDate } from './calendar.rules.ts';

/** How many days before a date its followers are told. */
export const REMIND_DAYS = [30, 7] as const;

const ZONE = 'Europe/Brussels';
/** When in the day, there. */
const HOUR = 9;

export interface Reminder {
  /** The day of the law, ISO 8601. */
  date: string;
  /** Which of the two it is. */
  days: number;
  /** What happens on that day, of what concerns the reader. */
  dates: readonly LegalDate[];
}

/**
 * What a follower is to be told now. After a long silence of the bot only the nearer of two reminders of a day is still
 * of use; a reminder that was due before somebody followed is none of theirs.
 * @param followedAt and now in ms since the epoch
 */
export function dueReminders(
  calendar: readonly LegalDate[],
  { concerns, followedAt, now }: { concerns: readonly Concern[]; followedAt: number; now: number },
): Reminder[] {
  const today = dayInBrussels(now);
  const since = dayInBrussels(followedAt);
  const coming = Map.groupBy(comingDates(calendar, now, calendar.length, concerns), ({ date }) => date);
  return [...coming].flatMap(([date, dates]) => {
    const days = REMIND_DAYS.filter((days) => {
      const due = Temporal.PlainDate.from(date).subtract({ days }).toString();
      return due <= today && due >= since;
    }).at(-1);
    return days === undefined || date <= today ? [] : [{ date, days, dates }];
  });
}

/** The next moment (ms since the epoch) to look whether somebody is to be told: nine in the morning in Brussels. */
export function nextLook(now: number): number {
  const there = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ZONE);
  const today = there.with({ hour: HOUR, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  const next = Temporal.ZonedDateTime.compare(there, today) < 0 ? today : today.add({ days: 1 });
  return next.epochMilliseconds;
}
