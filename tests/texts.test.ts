import { describe, expect, test } from '@jest/globals';
import { findText, localeOf, textsIn } from '../src/texts.ts';

describe('texts', () => {
  test('are in the language that was asked for', () => {
    expect(textsIn('fr')('discord.pages.next')).toBe('Suivant');
    expect(textsIn('en')('discord.pages.next')).toBe('Next');
    expect(textsIn('en').locale).toBe('en');
  });

  test('count as their language does: zero is singular in French and plural in English', () => {
    expect(textsIn('fr')('contributor.card.moreClaims', { count: 0 })).toBe('-# et 0 autre');
    expect(textsIn('fr')('contributor.card.moreClaims', { count: 2 })).toBe('-# et 2 autres');
    expect(textsIn('en')('contributor.card.hours', { count: 0 })).toContain('0 hours');
    expect(textsIn('en')('contributor.card.hours', { count: 1 })).toContain('1 hour a');
  });

  test("leave people's words as they are: neither escaped nor read as params", () => {
    const name = '<b>{{name}}</b> $t(discord.dismiss) & co';
    expect(textsIn('en')('contributor.errors.noProfile', { name })).toContain(name);
  });

  test('are undefined where a key that was put together names none', () => {
    expect(findText('fr', 'contributor.command.name')).toBe('contributeur');
    expect(findText('fr', 'contributor.command.nothing')).toBeUndefined();
  });
});

test.each([
  ['fr', 'fr'],
  ['en-US', 'en'],
  ['en-GB', 'en'],
  ['pt-BR', 'en'],
  ['', 'en'],
])('a person whose Discord speaks %s reads %s', (discord, ours) => {
  expect(localeOf(discord)).toBe(ours);
});
