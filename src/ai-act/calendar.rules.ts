import type { InBoth } from './article.ts';

/** Whom a date of the Act concerns. */
export const CONCERNS = ['open-models', 'providers', 'deployers', 'authorities'] as const;
export type Concern = (typeof CONCERNS)[number];

/** What makes a date: the Act itself, guidance that binds nobody, or something that is still to be confirmed. */
export const DATE_STATUSES = ['law', 'guidance', 'to-be-confirmed'] as const;
export type DateStatus = (typeof DATE_STATUSES)[number];

/** A day in the life of the Act, past or coming. */
export interface LegalDate {
  /** Stable, such as `prohibitions-added-2026`. */
  id: string;
  /** ISO 8601, a day in Brussels. */
  date: string;
  /** Short enough for a picture. */
  title: InBoth;
  /** What happens on that day, in one or two sentences. */
  what: InBoth;
  /** Those whom it concerns. */
  concerns: readonly Concern[];
  /** `article 5`: what it rests on, the main one first. */
  provisions: readonly string[];
  status: DateStatus;
}

/** The law of the Union changes at midnight in Brussels. */
const ZONE = 'Europe/Brussels';

/** The day (ISO 8601) that a moment, ms since the epoch, falls on in Brussels. */
export function dayInBrussels(moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(ZONE).toPlainDate().toString();
}

/**
 * The dates of today and later, the next one first.
 * @param calendar in the order of days
 * @param moment ms since the epoch
 * @param count how many at most
 * @param concerns only dates that concern one of these; all where it is left out
 */
export function comingDates(
  calendar: readonly LegalDate[],
  moment: number,
  count: number,
  concerns: readonly Concern[] = CONCERNS,
): LegalDate[] {
  const today = dayInBrussels(moment);
  return calendar.filter(({ date, ...rest }) => date >= today && areConcerned(rest, concerns)).slice(0, count);
}

/** The dates before today, the latest one first. Parameters as for `comingDates`. */
export function pastDates(
  calendar: readonly LegalDate[],
  moment: number,
  count: number,
  concerns: readonly Concern[] = CONCERNS,
): LegalDate[] {
  const today = dayInBrussels(moment);
  const past = calendar.filter(({ date, ...rest }) => date < today && areConcerned(rest, concerns));
  return past.reverse().slice(0, count);
}

function areConcerned(date: Pick<LegalDate, 'concerns'>, concerns: readonly Concern[]): boolean {
  return date.concerns.some((concern) => concerns.includes(concern));
}
