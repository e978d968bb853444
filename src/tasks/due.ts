import { calendarDay, spokenDate } from '../dates.ts';
import { UserError } from '../user-error.ts';
import { oneLine, quoted } from '../words.ts';

const MAX_LENGTH = 60;

/**
 * Reads a due date in French or English, whatever language the person speaks: "2026-12-01", "in 3 days", "vendredi
 * prochain". Days come before months: 1/12 is the first of December.
 * @param now ms since the epoch
 * @returns the last millisecond of that day in the zone, or null where nothing was typed
 * @throws {UserError} when it is no date, or past
 */
export async function readDue(
  typed: string | undefined,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<number | null> {
  const words = oneLine(typed ?? '');
  if (words === '') return null;
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const day = words.length > MAX_LENGTH ? undefined : (isoDay(words) ?? (await spokenDay(words, here)));
  if (!day) throw new UserError('task.errors.badDue', { typed: quoted(words) });
  if (Temporal.PlainDate.compare(day, here.toPlainDate()) < 0) {
    throw new UserError('task.errors.pastDue', { typed: quoted(words) });
  }
  return endOf(day, timeZone);
}

/** The day of a due date, as it can be typed again. */
export function dayOf(dueAt: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(dueAt).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Days have 23 to 25 hours: the end is asked of the next one's beginning. */
function endOf(day: Temporal.PlainDate, timeZone: string): number {
  return day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds - 1;
}

function isoDay(words: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(words) ?? [];
  return year === undefined ? undefined : calendarDay(Number(year), Number(month), Number(day));
}

async function spokenDay(words: string, here: Temporal.ZonedDateTime): Promise<Temporal.PlainDate | undefined> {
  const said = await spokenDate(words, here);
  return said && calendarDay(said.get('year') ?? 0, said.get('month') ?? 0, said.get('day') ?? 0);
}
