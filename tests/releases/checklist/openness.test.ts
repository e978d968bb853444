import { describe, expect, test } from '@jest/globals';
import { mofOf, openSummary } from '../../../src/releases/checklist/openness.rules.ts';
import { publishedOf } from '../../../src/releases/checklist/published.rules.ts';
import type { ArtifactKind } from '../../../src/releases/release.ts';
import { CHECKING, dossier } from './dossiers.ts';
import { itemOf, told } from './items.ts';

const III: ArtifactKind[] = [
  'architecture',
  'weights',
  'model-card',
  'data-card',
  'technical-report',
  'evaluation-results',
];
const II: ArtifactKind[] = ['training-code', 'inference-code', 'evaluation-code', 'evaluation-data'];
const I: ArtifactKind[] = ['dataset', 'preprocessing-code', 'intermediate-weights', 'research-paper'];

const all = (kinds: readonly ArtifactKind[], licence: string | null = 'apache-2.0') =>
  dossier({ hub: null, artifacts: kinds.map((kind) => [kind, licence]) });
const mof = (kinds: readonly ArtifactKind[], licence?: string | null) =>
  mofOf(publishedOf(all(kinds, licence), CHECKING));
const without = (kinds: readonly ArtifactKind[], ...left: ArtifactKind[]) =>
  kinds.filter((kind) => !left.includes(kind));

describe('the class of the Model Openness Framework', () => {
  test.each([
    ['nothing', mof([]), { reached: null, next: 'III', lacks: III }],
    ['class III', mof(III), { reached: 'III', next: 'II', lacks: II }],
    ['class II', mof([...III, ...II]), { reached: 'II', next: 'I', lacks: I }],
    ['class I', mof([...III, ...II, ...I]), { reached: 'I', next: null, lacks: [] }],
    [
      'class III without a card',
      mof(without(III, 'model-card')),
      { reached: null, next: 'III', lacks: ['model-card'] },
    ],
    [
      'class I without class II',
      mof([...III, ...without(II, 'evaluation-data'), ...I]),
      { reached: 'III', next: 'II', lacks: ['evaluation-data'] },
    ],
    [
      'a paper in place of a report',
      mof([...without(III, 'technical-report'), 'research-paper']),
      { reached: 'III', next: 'II', lacks: II },
    ],
    ['no licence', mof(III, null), { reached: null, next: 'III', lacks: III }],
    ['a closed licence', mof(III, 'cc-by-nc-4.0'), { reached: null, next: 'III', lacks: III }],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('is a line of the checklist', () => {
    expect(told(all([]), 'openness.mof')).toEqual(['missing', 'mofNone']);
    expect(itemOf(all(III), 'openness.mof').reason).toEqual({
      key: 'mofReached',
      params: { class: 'III', next: 'II', lacks: { kinds: II } },
    });
    expect(told(all([...III, ...II, ...I]), 'openness.mof')).toEqual(['met', 'mofFirst']);
    expect(told(dossier({ release: { kind: 'dataset' } }), 'openness.mof')).toEqual(['notApplicable', 'forModels']);
  });
});

describe('the Open Source AI Definition', () => {
  const enough: ArtifactKind[] = ['weights', 'preprocessing-code', 'training-code', 'inference-code', 'data-card'];
  const lacks = (kinds: readonly ArtifactKind[], licence?: string) =>
    itemOf(all(kinds, licence), 'openness.osaid').reason.params.lacks ?? null;

  test.each<[ArtifactKind[], string | undefined, string[] | null]>([
    [enough, undefined, null],
    [[...without(enough, 'data-card'), 'dataset'], undefined, null],
    [[...without(enough, 'data-card'), 'technical-report'], undefined, null],
    [without(enough, 'data-card'), undefined, ['data-information']],
    [without(enough, 'preprocessing-code'), undefined, ['code-of-data']],
    [without(enough, 'training-code'), undefined, ['code-of-training']],
    [without(enough, 'inference-code'), undefined, ['code-of-running']],
    [without(enough, 'weights'), undefined, ['open-weights']],
    [enough, 'cc-by-4.0', ['code-of-data', 'code-of-training', 'code-of-running']],
    [enough, 'llama3.1', ['code-of-data', 'code-of-training', 'code-of-running', 'open-weights']],
  ])('of %j under %s lacks %j', (kinds, licence, names) => {
    expect(lacks(kinds, licence)).toEqual(names && { names });
  });

  test('takes information on the data in words, and says where it comes from', () => {
    const stated = dossier({ hub: null, stated: { data: 'Books of before 1900.' } });
    expect(itemOf(stated, 'openness.osaid').reason.params.lacks).not.toMatchObject({
      names: expect.arrayContaining(['data-information']) as unknown,
    });
    expect(itemOf(stated, 'openness.osaid').source.key).toBe('osaid');
    expect(told(dossier({ release: { kind: 'dataset' } }), 'openness.osaid')).toEqual(['notApplicable', 'forModels']);
  });
});

describe('the collective’s own test', () => {
  test.each<[ArtifactKind[], string[] | null]>([
    [['dataset', 'training-code', 'weights'], null],
    [['dataset', 'weights'], ['open-code']],
    [['weights'], ['open-corpus', 'open-code']],
    [[], ['open-corpus', 'open-code', 'open-weights']],
  ])('of %j lacks %j', (kinds, names) => {
    expect(itemOf(all(kinds), 'openness.collective').reason.params.lacks ?? null).toEqual(names && { names });
  });

  test('asks of a dataset that the corpus be open', () => {
    const of = (licence: string) => dossier({ release: { kind: 'dataset' }, hub: { kind: 'dataset', licence } });
    expect(told(of('etalab-2.0'), 'openness.collective')).toEqual(['met', 'collectiveMet']);
    expect(told(of('cc-by-nc-4.0'), 'openness.collective')).toEqual(['missing', 'collectiveLacks']);
  });
});

test('what is open, in short: one closed part of a corpus closes it', () => {
  const summary = (artifacts: [ArtifactKind, string | null][]) =>
    openSummary(dossier({ hub: null, artifacts }), CHECKING);
  expect(summary([])).toEqual({ weights: false, code: false, data: false, mof: null });
  expect(
    summary([
      ['weights', 'mit'],
      ['training-code', 'gpl-3.0'],
      ['dataset', 'cc-by-sa-4.0'],
    ]),
  ).toEqual({
    weights: true,
    code: true,
    data: true,
    mof: null,
  });
  expect(
    summary([
      ['dataset', 'mit'],
      ['dataset', 'cc-by-nc-4.0'],
    ]).data,
  ).toBe(false);
  expect(openSummary(all(III), CHECKING).mof).toBe('III');
});
