import { Locale } from 'discord-api-types/v10';
import { type Check, dictionary, oneOf } from './shape.ts';

/** Texts by locale, each under the same limits as the text that it translates. https://discord.com/developers/docs/reference#locales */
export const localizations = (item: Check): Check => dictionary(oneOf(...Object.values(Locale)), item);
