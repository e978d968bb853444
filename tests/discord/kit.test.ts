import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Block, parse } from '../../simulator/page/markdown.ts';
import { literal, literalWithin, shorten } from '../../src/discord/kit.ts';

/** What is read of a text, where nothing of it is markup. @throws where something is */
function plain(blocks: Block[]): string {
  return blocks
    .flatMap((block) => {
      if (block.kind !== 'lines') throw new Error(`a ${block.kind}`);
      return block.lines.map((line) =>
        line
          .map((inline) => {
            if (inline.kind === 'text') return inline.text;
            throw new Error(`a ${inline.kind}`);
          })
          .join(''),
      );
    })
    .join('\n');
}

/** Pieces of which markdown is made, so that chance makes much of it. */
const pieces = [
  '*',
  '_',
  '~',
  '|',
  '`',
  '```',
  '#',
  '##',
  '-',
  '-#',
  '+',
  '>',
  '>>>',
  '1.',
  '2)',
  ' ',
  '\n',
  '\\',
  'a',
  'é',
  '[',
  ']',
  '(',
  ')',
  '<',
  '<@1>',
  '<#1>',
  '<@&1>',
  '<:e:1>',
  '<a:e:1>',
  '<t:1:R>',
  '</help:1>',
  '<id:guide>',
  '!',
  '.',
];

describe('what people wrote', () => {
  test.each([
    '**gras** *i* _i_ __u__ ~~s~~ ||caché||',
    '> une citation',
    '>>> tout le reste',
    '-# petit\n# grand\n- un\n* deux\n+ trois\n1. quatre',
    '`code` ```js\nbloc\n```',
    '<@1> <@&1> <#1> <:e:1> <a:e:1> <t:1> </help:1> <id:guide>',
    '[ici](javascript:x)',
    'à la fin \\',
  ])('is shown as they wrote it: %j', (words) => {
    expect(plain(parse(literal(words)))).toBe(words);
  });

  test('is shown as they wrote it, whatever markup it is made of', () => {
    const words = fc
      .array(fc.constantFrom(...pieces), { maxLength: 12 })
      .map((parts) => parts.join(''))
      // Lines of nothing but space are not what this is about: Discord drops them.
      .filter((made) => made.trim() !== '' && !/\n\s*\n|^\s*\n|\n\s*$/.test(made));
    fc.assert(
      fc.property(words, (made) => expect(plain(parse(literal(made)))).toBe(made)),
      { numRuns: 2_000 },
    );
  });

  test('keeps addresses whole, so that they can be followed', () => {
    expect(literal('voir https://example.org/a_b_c*d et *ceci*')).toBe(
      'voir https://example.org/a_b_c*d et \\*ceci\\*',
    );
    expect(literal('<https://example.org/a_b>')).toBe('\\<https://example.org/a_b>');
    expect(literal('[ici](https://example.org/_)')).toBe('\\[ici\\](https://example.org/_)');
  });
});

describe('cutting', () => {
  test('leaves short words alone and marks what was cut, by whole characters', () => {
    expect(shorten('court', 5)).toBe('court');
    expect(shorten('trop long', 5)).toBe('trop…');
    expect(shorten('🐝🐝🐝', 2)).toBe('🐝…');
  });

  test('counts what escaping adds, where a message has room for so much only', () => {
    expect(literalWithin('a*b', 4)).toBe('a\\*b');
    expect(literalWithin('****', 5)).toMatch(/^(\\\*)+…$/);
    expect(literalWithin('🐝', 1)).toBe('…');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('*', 'a', '🐝', ' ') }),
        fc.integer({ min: 1, max: 30 }),
        (words, room) => {
          const shown = literalWithin(words, room);
          expect(shown.length).toBeLessThanOrEqual(room);
          if (literal(words).length <= room) expect(shown).toBe(literal(words));
        },
      ),
    );
  });
});
