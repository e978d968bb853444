import type { ParsedResult } from 'chrono-node';
import { UserError } from '../user-error.ts';
import { oneLine, quoted } from '../words.ts';

const MAX_LENGTH = 60;

/** Words around a date that say nothing of it. */
const AROUND = /\b(?:le|la|pour|avant|vers|au|à|jusqu'au|by|on|before|until|due|for|the)(?!\p{L})/giu;
/** What the parser can't read, in words that it can. */
const REWORDED: readonly (readonly [RegExp, string])[] = [
  [/’/g, "'"],
  [/apr[èe]s[- ]demain/i, 'dans 2 jours'],
  [/^d'ici (?=\d|une? |deux |trois |quatre )/i, 'dans '],
];
/** With these, a day of the week is not the one to come. */
const BACKWARDS = /\b(?:last|past|derni[èe]re?|pass[ée]e?)(?!\p{L})/iu;
const MONTH = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

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

function calendarDay(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** Loaded when the first date is typed. */
async function parsers() {
  const [french, english] = await Promise.all([import('chrono-node/fr'), import('chrono-node/en')]);
  return [french.casual, english.GB];
}

async function spokenDay(words: string, here: Temporal.ZonedDateTime): Promise<Temporal.PlainDate | undefined> {
  const text = REWORDED.reduce((said, [from, to]) => said.replace(from, to), words);
  // The parser reads a Date by this machine's clock on the wall: it gets one that shows what the guild's clock shows.
  const wall = new Date(here.year, here.month - 1, here.day, here.hour, here.minute);
  for (const parser of await parsers()) {
    const [found, ...others] = parser.parse(text, wall, { forwardDate: !BACKWARDS.test(text) });
    if (!found || others.length > 0 || !isWhole(text, found)) continue;
    const { start } = found;
    return calendarDay(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
  }
  return undefined;
}

/** Whether all of it was understood, and names a day: "Tuesday, perhaps" does not, nor does "May". */
function isWhole(text: string, { text: read, start }: ParsedResult): boolean {
  const left = text.replace(read, ' ').replace(AROUND, ' ');
  const hasDay = start.isCertain('day') || start.isCertain('weekday') || !MONTH.test(read);
  return hasDay && !/[\p{L}\p{N}]/u.test(left);
}
