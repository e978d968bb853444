import { LOCALES, type Locale } from '../texts.ts';

/**
 * In which of our languages somebody is written to: the guild's, unless they said that they work in others and one of
 * those is ours.
 * @param languages the codes that they gave
 */
export function readingLocale(languages: readonly string[], guildLocale: Locale): Locale {
  if (languages.includes(guildLocale)) return guildLocale;
  return LOCALES.find((locale) => languages.includes(locale)) ?? guildLocale;
}
