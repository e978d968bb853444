import type { About } from '../../src/ai-act/article.ts';
import { insertedArticles, spokenNumber } from '../../src/ai-act/reference.rules.ts';
import { timestamp } from '../../src/discord/kit.ts';
import type { Locale, Texts } from '../../src/texts.ts';

/** `annex XI` in the reader's language, within a sentence: « annexe XI », « article premier », « article 3, point 63 ». */
export function provisionName(reference: string, t: Texts): string {
  const [kind = '', number = ''] = reference.split(' ');
  if (kind === 'annex') return t('ai-act.provisions.annex', { number });
  if (kind === 'recital') return t('ai-act.provisions.recital', { number });
  if (kind === 'definition') return t('ai-act.provisions.definition', { number: spokenNumber(number, t.locale) });
  return t('ai-act.provisions.article', { number: spokenNumber(number, t.locale) });
}

/** The same at the beginning of a line or on a button. */
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
