import { describe, expect, test } from '@jest/globals';
import { mergeFindings, scoreStory, THRESHOLD, type Weighed } from '../../src/digests/score.rules.ts';
import type { Findings } from '../../src/digests/topics.rules.ts';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const DAY = 24 * 3_600_000;
const topic = (id: string, weight = 2, words = ['mot']) => ({ topic: id, weight, words });
const NOTHING: Weighed = {
  topics: [],
  open: [],
  included: [],
  excluded: [],
  sources: 1,
  weight: 2,
  publishedAt: NOW - 30 * DAY,
};
const score = (story: Partial<Weighed>, topics: string[] | null = null) =>
  scoreStory({ ...NOTHING, ...story }, { now: NOW, topics });
const keys = (story: Partial<Weighed>, topics?: string[]) =>
  score(story, topics).reasons.map(({ key }) => key.replace('digest.reasons.', ''));

describe('a story', () => {
  test.each<[string, Partial<Weighed>, string[] | undefined, boolean, string[]]>([
    ['without a topic is left out', {}, undefined, false, ['noTopic']],
    ['that is about something else is left out', { against: ['prix'] }, undefined, false, ['against']],
    ['with a topic is in', { topics: [topic('gpai')] }, undefined, true, ['topic']],
    ['of a topic that was not asked for is left out', { topics: [topic('gpai')] }, ['edic'], false, ['otherTopic']],
    ['of a topic that was asked for is in', { topics: [topic('gpai'), topic('edic')] }, ['edic'], true, ['topic']],
    [
      'with an excluded word is left out',
      { topics: [topic('gpai', 9)], excluded: ['x'] },
      undefined,
      false,
      ['excluded', 'topic'],
    ],
    ['with an included word is in, whatever its topic', { included: ['x'] }, undefined, true, ['included']],
    ['with both is left out', { included: ['x'], excluded: ['y'] }, undefined, false, ['excluded', 'included']],
    [
      'hardly on topic, of a minor source, is left out',
      { topics: [topic('gpai')], weight: 1 },
      undefined,
      false,
      ['tooFew', 'topic', 'lightSource'],
    ],
    [
      'which is also fresh is in',
      { topics: [topic('gpai')], weight: 1, publishedAt: NOW },
      undefined,
      true,
      ['topic', 'fresh', 'lightSource'],
    ],
    ['of openness alone is left out', { open: ['open source'] }, undefined, false, ['noTopic', 'open']],
    [
      'tells all that counted, the weightiest first',
      { topics: [topic('gpai', 9), topic('edic', 4)], open: ['x'], sources: 3, weight: 3, publishedAt: NOW - 2 * DAY },
      undefined,
      true,
      ['topic', 'open', 'sources', 'heavySource', 'fresh', 'also'],
    ],
  ])('%s', (_, story, topics, relevant, reasons) => {
    expect(score(story, topics ?? null).relevant).toBe(relevant);
    expect(keys(story, topics)).toEqual(reasons);
  });

  test.each<[string, Partial<Weighed>, Partial<Weighed>]>([
    ['that more sources tell', { sources: 3 }, { sources: 2 }],
    ['of a weightier source', { weight: 3 }, { weight: 2 }],
    ['that is fresher', { publishedAt: NOW }, { publishedAt: NOW - DAY }],
    ['that is more about its topic', { topics: [topic('gpai', 5)] }, { topics: [topic('gpai', 2)] }],
    ['about two topics', { topics: [topic('gpai'), topic('edic')] }, { topics: [topic('gpai')] }],
    ['of openness', { open: ['open source'] }, {}],
  ])('%s comes before another', (_, first, second) => {
    const base = { topics: [topic('gpai')] };
    expect(score({ ...base, ...first }).points).toBeGreaterThan(score({ ...base, ...second }).points);
  });

  test('from the future counts as one of now', () => {
    expect(score({ publishedAt: NOW + DAY }).points).toBe(score({ publishedAt: NOW }).points);
  });

  test('that nine sources tell counts as one of four: fame is not all', () => {
    expect(score({ sources: 9 }).points).toBe(score({ sources: 4 }).points);
  });

  test('names a topic and at most three words for it', () => {
    const [reason] = score({ topics: [topic('gpai', 2, ['a', 'b', 'c', 'd'])] }).reasons;
    expect(reason).toEqual({
      key: 'digest.reasons.topic',
      params: {},
      points: THRESHOLD,
      topic: 'gpai',
      words: ['a', 'b', 'c'],
    });
  });
});

test('the findings of several entries are one', () => {
  const one: Findings = { topics: [topic('gpai', 2, ['GPAI'])], open: ['OSI'], included: [], excluded: [] };
  const other: Findings = {
    topics: [topic('edic', 3), topic('gpai', 6, ['GPAI', 'article 53'])],
    open: ['OSI', 'Linagora'],
    included: ['x'],
    excluded: ['y'],
  };
  expect(mergeFindings([one, other])).toEqual({
    topics: [topic('gpai', 6, ['GPAI', 'article 53']), topic('edic', 3)],
    open: ['OSI', 'Linagora'],
    included: ['x'],
    excluded: ['y'],
  });
  const sold: Findings = { topics: [], open: [], included: [], excluded: [], against: ['prix'] };
  expect(mergeFindings([sold, sold])).toEqual(sold);
  expect(mergeFindings([sold, one])).toEqual(one);
  expect(mergeFindings([{ ...one, topics: [] }])).toEqual({ ...one, topics: [] });
  expect(mergeFindings([])).toEqual({ topics: [], open: [], included: [], excluded: [] });
});
