import type { ParsedComponents, ParsedResult } from 'chrono-node';

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

/** Loaded when the first date is typed. */
async function parsers() {
  const [french, english] = await Promise.all([import('chrono-node/fr'), import('chrono-node/en')]);
  return [french.casual, english.GB];
}

/**
 * Reads a date in French or English, whatever language the person speaks: "in 3 days", "vendredi prochain à 9 h".
 * Days come before months: 1/12 is the first of December.
 * @param here what a clock on the wall shows where the person is
 * @returns its parts, of the same wall clock; undefined when not all of it is understood
 */
export async function spokenDate(words: string, here: Temporal.ZonedDateTime): Promise<ParsedComponents | undefined> {
  const text = REWORDED.reduce((said, [from, to]) => said.replace(from, to), words);
  // The parser reads a Date by this machine's clock on the wall: it gets one that shows what the person's shows.
  const wall = new Date(here.year, here.month - 1, here.day, here.hour, here.minute);
  for (const parser of await parsers()) {
    const [found, ...others] = parser.parse(text, wall, { forwardDate: !BACKWARDS.test(text) });
    if (found && others.length === 0 && isWhole(text, found)) return found.start;
  }
  return undefined;
}

/** A day of the calendar, or undefined when there is none such. */
export function calendarDay(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** Whether all of it was understood, and names a day: "Tuesday, perhaps" does not, nor does "May". */
function isWhole(text: string, { text: read, start }: ParsedResult): boolean {
  const left = text.replace(read, ' ').replace(AROUND, ' ');
  const hasDay = start.isCertain('day') || start.isCertain('weekday') || !MONTH.test(read);
  return hasDay && !/[\p{L}\p{N}]/u.test(left);
}
