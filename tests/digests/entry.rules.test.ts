import { describe, expect, test } from '@jest/globals';
import { publishedAt } from '../../src/digests/entry.rules.ts';
import { longestAsked, maxAge, nextFetchAt, retryAfter } from '../../src/digests/fetch.rules.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the date of an entry', () => {
  test.each([
    ['is what the feed says', 500, false, 500],
    ['is never in the future', 5_000, false, 1_000],
    ['is when it was seen, where the feed says nothing', null, false, 1_000],
    ['is unknown, where nothing is said at the first reading', null, true, null],
    ['is what the feed says at the first reading, too', 500, true, 500],
  ])('%s', (_, stated, first, expected) => expect(publishedAt(stated, 1_000, first)).toBe(expected));
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
      const wait = nextFetchAt({ feedId, failures, now: 1_000 }) - 1_000;
      expect(wait).toBeGreaterThanOrEqual(minutes * MINUTE);
      expect(wait).toBeLessThan((minutes + 5) * MINUTE);
    }
  });

  test.each([
    ['an hour that the server asks for', 0, HOUR, HOUR],
    ['half an hour where it asks for less', 0, MINUTE, 30 * MINUTE],
    ['a day where it asks for a year', 0, 365 * 24 * HOUR, 24 * HOUR],
    ['what it asks for where failures would wait less', 1, 5 * HOUR, 5 * HOUR],
    ['what failures wait where it asks for less', 4, HOUR, 8 * HOUR],
  ])('waits %s', (_, failures, asked, expected) => {
    const wait = nextFetchAt({ feedId: 300, failures, now: 0, asked });
    expect(wait).toBe(expected);
  });
});

describe('what a server asks for', () => {
  test.each([
    ['max-age=3600', HOUR],
    ['public, Max-Age="60"', MINUTE],
    ['s-maxage=3600', undefined],
    ['no-cache, max-age=3600', undefined],
    ['no-store', undefined],
    [undefined, undefined],
  ])('by Cache-Control %j is %j', (header, expected) => expect(maxAge(header)).toBe(expected));

  test.each([
    ['120', 2 * MINUTE],
    [' Thu, 01 Jan 1970 01:00:00 GMT', HOUR],
    ['Thu, 01 Jan 1969 01:00:00 GMT', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('by Retry-After %j is %j', (header, expected) => expect(retryAfter(header, 0)).toBe(expected));

  test('by both its headers and its feed is the longer', () => {
    expect(longestAsked('max-age=60', 120)).toBe(2 * HOUR);
    expect(longestAsked('max-age=7200', 60)).toBe(2 * HOUR);
    expect(longestAsked(undefined, null)).toBe(0);
  });
});
