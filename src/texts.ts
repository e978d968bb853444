import i18next from 'i18next';
import en from '../locales/en.json' with { type: 'json' };
import fr from '../locales/fr.json' with { type: 'json' };
import type { TextParams } from './user-error.ts';

export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

type Plural = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type Singular<K extends string> = K extends `${infer Base}${Plural}` ? Base : K;
type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** The dotted name of a text in `locales/`, without a plural's ending. French is the first language: its file decides. */
export type TextKey = Leaves<typeof fr>;

/** Texts in one language: `t('task.card.open')`. `count` among the params picks the plural. */
export interface Texts {
  (key: TextKey, params?: TextParams): string;
  readonly locale: Locale;
}

const i18n = i18next.createInstance();
await i18n.init({
  resources: { fr: { translation: fr }, en: { translation: en } },
  lng: 'fr',
  fallbackLng: false,
  // Discord shows what we send as it is: markdown is escaped where people's words enter, not here.
  interpolation: { escapeValue: false },
  returnNull: false,
});

const fixed = Object.fromEntries(
  LOCALES.map((locale) => {
    const translate = i18n.getFixedT(locale);
    const t = (key: TextKey, params: TextParams = {}) => translate(key as never, params as never) as unknown as string;
    return [locale, Object.assign(t, { locale })];
  }),
) as Record<Locale, Texts>;

/** The texts of a language. */
export function textsIn(locale: Locale): Texts {
  return fixed[locale];
}

/** The raw text of a key that is put together at run time (names of commands, choices), or undefined when there is none. */
export function findText(locale: Locale, key: string): string | undefined {
  return i18n.exists(key, { lng: locale }) ? (i18n.getFixedT(locale)(key as never) as unknown as string) : undefined;
}

/**
 * Which of our languages fits a Discord locale (`fr`, `en-GB`, `pt-BR`…): French for French, English for all others.
 * https://discord.com/developers/docs/reference#locales
 */
export function localeOf(discordLocale: string): Locale {
  return discordLocale.split('-')[0] === 'fr' ? 'fr' : 'en';
}
