import type { About } from '../../src/ai-act/article.ts';
import { provisionName } from '../../src/ai-act/names.ts';
import { insertedArticles, spokenNumber } from '../../src/ai-act/reference.rules.ts';
import { timestamp } from '../../src/discord/kit.ts';
import type { Locale, Texts } from '../../src/texts.ts';

/** The name of a provision at the beginning of a line or on a button: « Annexe XI ». */
export function provisionTitle(reference: string, t: Texts): string {
  const name = provisionName(reference, t);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The articles that amendments inserted, in words. */
export function insertedList(about: About, locale: Locale): string {
  const numbers = insertedArticles(about).map((number) => spokenNumber(number, locale));
  return new Intl.ListFormat(locale).format(numbers);
}

/** A day of the law as a Discord timestamp: at noon UTC it is the same day for nearly everyone on Earth. */
export function dayStamp(date: string, style: 'D' | 'R' = 'D'): string {
  return timestamp(Temporal.Instant.from(`${date}T12:00Z`).epochMilliseconds, style);
}
