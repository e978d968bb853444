import { describe, expect, test } from '@jest/globals';
import { computeOf, factsOf, NOTHING_STATED, notFound } from '../../src/releases/facts.rules.ts';
import { FACTS } from './drafts.ts';

const read = { benchmark: 'fquad', metric: 'f1', value: 70, source: 'model-index' } as const;

describe('what a reader is told', () => {
  test('is what its author says, else what the Hub says', () => {
    const hub = { ...FACTS, evaluations: [read] };
    expect(factsOf({ hub, stated: NOTHING_STATED })).toMatchObject({ licence: 'apache-2.0', evaluations: [read] });
    const evaluations = [{ ...read, value: 71, source: 'stated' as const }];
    const stated = { ...NOTHING_STATED, licence: 'mit', languages: ['fr'], evaluations };
    expect(factsOf({ hub, stated })).toMatchObject({ licence: 'mit', languages: ['fr'], evaluations });
  });

  test('is nothing where nobody says anything', () => {
    expect(factsOf({ hub: null, stated: NOTHING_STATED })).toMatchObject({
      licence: null,
      datasets: [],
      compute: null,
      gated: false,
    });
  });

  test.each([
    [5e22, 1e9, 1e12, { flop: 5e22, basis: 'given' }],
    [null, 1e9, 1e12, { flop: 6e21, basis: 'estimated' }],
    [null, null, 1e12, null],
    [null, 1e9, null, null],
  ])('a compute of %p, with %p parameters and %p tokens, is %p', (given, parameters, tokens, compute) => {
    expect(computeOf(given, parameters, tokens)).toEqual(compute);
  });
});

describe('what is still to be said', () => {
  const empty = factsOf({ hub: null, stated: NOTHING_STATED });

  test('is more of a model than of a dataset', () => {
    expect(notFound('dataset', empty, null)).toEqual(['licence', 'languages']);
    expect(notFound('model', empty, null)).toHaveLength(8);
  });

  test('is the card where the Hub shows none that can be read', () => {
    const facts = factsOf({ hub: FACTS, stated: NOTHING_STATED });
    expect(notFound('model', facts, FACTS)).toEqual(['baseModels', 'evaluations']);
    expect(notFound('model', facts, { ...FACTS, card: 'missing' })).toContain('card');
  });
});
