import { describe, expect, test } from '@jest/globals';
import { extractOf, publishedAt } from '../../src/digests/entry.rules.ts';
import { nextFetchAt } from '../../src/digests/fetch.rules.ts';

const MINUTE = 60_000;

describe('the date of an entry', () => {
  test.each([
    ['is what the feed says', 500, false, 500],
    ['is never in the future', 5_000, false, 1_000],
    ['is when it was seen, where the feed says nothing', null, false, 1_000],
    ['is unknown, where nothing is said at the first reading', null, true, null],
    ['is what the feed says at the first reading, too', 500, true, 500],
  ])('%s', (_, stated, first, expected) => expect(publishedAt(stated, 1_000, first)).toBe(expected));
});

describe('an extract', () => {
  const long = `${'mot '.repeat(70).trim()}.`;
  test.each([
    [
      'holds whole sentences',
      'Un premier fait. Un second\u00a0! Et un troisième.',
      'Un premier fait. Un second\u00a0! Et un troisième.',
    ],
    ['ends before a sentence that the feed cut', 'Un fait entier. Et un autre qui ne finit pas', 'Un fait entier.'],
    ['ends before one that ends in an ellipsis', 'Un fait entier. Et la suite…', 'Un fait entier.'],
    ['passes over headings', 'Titre de section\nUn fait entier.', 'Un fait entier.'],
    ['holds a first sentence of up to 400 characters', `${long} Court.`, long],
    ['is empty when the first sentence is longer still', `${'mot '.repeat(120).trim()}.`, ''],
    ['is empty when nothing is a sentence', 'submitted by somebody [link] [comments]', ''],
    ['is empty when it says the title again', 'Le titre.', ''],
    [
      'keeps the quotation mark at the end',
      'Elle dit\u00a0: «\u00a0Non.\u00a0» Puis rien',
      'Elle dit\u00a0: «\u00a0Non.\u00a0»',
    ],
  ])('%s', (_, text, expected) => expect(extractOf(text, 'Le titre')).toBe(expected));

  test('is at most about 240 characters when it holds several sentences', () => {
    const text = 'Une phrase de quarante caractères environ. '.repeat(20);
    const extract = extractOf(text, '');
    expect(extract.length).toBeLessThanOrEqual(240);
    expect(extract.endsWith('environ.')).toBe(true);
  });
});

describe('the next fetch', () => {
  test.each([
    [0, 30],
    [1, 60],
    [2, 120],
    [5, 960],
    [6, 1_440],
    [60, 1_440],
  ])('after %i failures is %i minutes away, and up to five more by the feed', (failures, minutes) => {
    for (const feedId of [1, 2, 77, 12_345]) {
      const wait = nextFetchAt(feedId, failures, 1_000) - 1_000;
      expect(wait).toBeGreaterThanOrEqual(minutes * MINUTE);
      expect(wait).toBeLessThan((minutes + 5) * MINUTE);
    }
  });
});
