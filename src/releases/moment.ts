import { calendarDay, spokenDate } from '../dates.ts';
import { UserError } from '../user-error.ts';
import { oneLine, quoted } from '../words.ts';

const MAX_LENGTH = 60;
/** Nobody plans further ahead than this on purpose. */
const FURTHEST = { years: 1 };

/**
 * Reads a moment in the future, `2026-12-02 09:00`, « demain à 9 h », "in 2 hours".
 * @param now ms since the epoch
 * @param timeZone whose clock the person means; an hour that a clock skips in spring is taken as the first one after it
 * @returns ms since the epoch
 * @throws {UserError} when it is none, has no hour, is past or more than a year ahead
 */
export async function readMoment(typed: string, { now, timeZone }: { now: number; timeZone: string }): Promise<number> {
  const words = oneLine(typed);
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const moment =
    words.length > MAX_LENGTH
      ? undefined
      : (spanFrom(here, words) ?? isoMoment(words, timeZone) ?? (await spoken(words, here)));
  if (!moment) throw new UserError('release.errors.moment', { typed: quoted(words) });
  if (moment.epochMilliseconds <= now) throw new UserError('release.errors.pastMoment', { typed: quoted(words) });
  if (Temporal.ZonedDateTime.compare(moment, here.add(FURTHEST)) > 0) {
    throw new UserError('release.errors.farMoment', { typed: quoted(words) });
  }
  return moment.epochMilliseconds;
}

const SPAN = /^(?:in|dans|d['’]ici) (\d{1,4}|an?|une?) ?(?:(h|hours?|heures?)|(?:min|minutes?))$/i;

/** "in 2 hours", which pass as they do where a clock on the wall jumps meanwhile. */
function spanFrom(here: Temporal.ZonedDateTime, words: string): Temporal.ZonedDateTime | undefined {
  const [, count, hours] = SPAN.exec(words) ?? [];
  if (count === undefined) return undefined;
  const number = /^\d/.test(count) ? Number(count) : 1;
  return here.add(hours === undefined ? { minutes: number } : { hours: number });
}

function isoMoment(words: string, timeZone: string): Temporal.ZonedDateTime | undefined {
  const [, year, month, day, hour, minute = '0'] =
    /^(\d{4})-(\d\d?)-(\d\d?)[ T]+(?:à |at )?(\d\d?)(?:[:h](\d\d))?h?$/.exec(words) ?? [];
  const date = year === undefined ? undefined : calendarDay(Number(year), Number(month), Number(day));
  if (!date || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return date.toPlainDateTime({ hour: Number(hour), minute: Number(minute) }).toZonedDateTime(timeZone);
}

/** Its hour must be said: an announcement at an hour that nobody chose is nobody's wish. */
async function spoken(words: string, here: Temporal.ZonedDateTime): Promise<Temporal.ZonedDateTime | undefined> {
  const said = await spokenDate(words.replace(/(\d) ?h ?(?=\d{2}\b)/i, '$1h').replace(/(\d) h\b/i, '$1h'), here);
  if (!said?.isCertain('hour')) return undefined;
  const day = calendarDay(said.get('year') ?? 0, said.get('month') ?? 0, said.get('day') ?? 0);
  return day
    ?.toPlainDateTime({ hour: said.get('hour') ?? 0, minute: said.get('minute') ?? 0 })
    .toZonedDateTime(here.timeZoneId);
}
