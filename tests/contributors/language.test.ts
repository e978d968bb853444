import { expect, test } from '@jest/globals';
import { readingLocale } from '../../src/contributors/language.ts';

test.each([
  [[], 'fr', 'fr'],
  [['en'], 'fr', 'en'],
  [['fr'], 'en', 'fr'],
  [['en', 'fr'], 'fr', 'fr'],
  [['de'], 'en', 'en'],
] as const)('who works in %j reads %s posts as %s', (languages, guild, expected) => {
  expect(readingLocale(languages, guild)).toBe(expected);
});
