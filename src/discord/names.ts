import { findText, type Locale } from '../texts.ts';
import type { Command } from './command.ts';

/** A text whose key is put together from what was declared. @throws when a language lacks it, which stops the start */
export function requiredText(locale: Locale, key: string): string {
  const text = findText(locale, key);
  if (text === undefined) throw new Error(`locales/${locale}.json lacks ${key}`);
  return text;
}

/** The name of a context-menu entry, as people read it. Discord knows it by the English one. */
export function menuName({ name }: Command, menu: string, locale: Locale): string {
  return requiredText(locale, `${name}.menus.${menu}`);
}
