import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCard } from '../../src/releases/card.ts';

describe('a card', () => {
  test('is its front matter and what stands below', () => {
    expect(readCard('---\nlicense: mit\nlanguage:\n- fr\n---\n\n# Title\n')).toEqual({
      yaml: 'valid',
      problem: null,
      frontMatter: { license: 'mit', language: ['fr'] },
      body: '# Title\n',
    });
  });

  test.each([
    ['written on Windows', '\uFEFF---\r\nlicense: mit\r\n---\r\nHello'],
    ['with an empty line before', '\n\n---\nlicense: mit\n---\nHello'],
    ['with spaces behind its dashes', '---  \nlicense: mit\n--- \nHello'],
  ])('%s is read as well', (_, text) => {
    expect(readCard(text)).toMatchObject({ yaml: 'valid', frontMatter: { license: 'mit' }, body: 'Hello' });
  });

  test.each([
    ['nothing', ''],
    ['words only', 'Hello\n---\nlicense: mit\n---\n'],
    ['a line across', '---\nHello'],
  ])('of %s has none', (_, text) => {
    expect(readCard(text)).toEqual({ yaml: 'absent', problem: null, frontMatter: {}, body: text });
  });

  test.each([['---\n---\nHello'], ['---\n# nothing yet\n---\nHello']])('%j has an empty one', (text) => {
    expect(readCard(text)).toEqual({ yaml: 'valid', problem: null, frontMatter: {}, body: 'Hello' });
  });

  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((name, at) => {
      const before = 'abcdefgh'[at];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
    }),
  ].join('\n');
  test.each([
    ['a bracket that stays open', 'license: [mit', /flow|end/i],
    ['a key twice', 'license: mit\nlicense: apache-2.0', /unique/i],
    ['a tab', 'license:\n\t- mit', /tab|indent/i],
    ['a list', '- mit', /keys with values/],
    ['a word', 'mit', /keys with values/],
    ['aliases that multiply', bomb, /alias/i],
    ['an alias of nothing', 'a: *b', /alias/i],
    ['brackets without end', '['.repeat(50_000), /./],
    ['more than we read', `a: "${'x'.repeat(250_000)}"`, /longer than/],
  ])('with %s is invalid, and its reader says why', (_, matter, problem) => {
    const card = readCard(`---\n${matter}\n---\nHello`);
    expect(card).toMatchObject({ yaml: 'invalid', frontMatter: {} });
    expect(card.problem).toMatch(problem);
    expect(card.problem?.includes('\n')).toBe(false);
  });

  test('cannot reach beyond its own keys', () => {
    const { frontMatter } = readCard('---\n__proto__: {polluted: true}\nconstructor: 1\n---\n');
    expect(Object.keys(frontMatter)).toEqual(['__proto__', 'constructor']);
    expect('polluted' in {}).toBe(false);
  });

  test.each([
    ['a long list of keys', Array.from({ length: 18_000 }, (_, at) => `k${at}: 1`).join('\n')],
    ['brackets', '['.repeat(190_000)],
    ['dashes', '- '.repeat(99_000)],
    ['comments', '#\n'.repeat(99_000)],
  ])('with nothing but %s does not hold up the others for long', (_, matter) => {
    const started = performance.now();
    readCard(`---\n${matter}\n---\n`);
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  test('of five megabytes is read in no time', () => {
    const started = performance.now();
    readCard(`---\nlicense: mit\n---\n${'-- \n'.repeat(1_250_000)}`);
    readCard('---\n'.concat('- '.repeat(99_000), '\n---\n'));
    readCard(`\n${' \n'.repeat(500_000)}`);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test('of any text whatever does not throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void readCard(`---\n${text}\n---\n${text}`)),
    );
  });
});
