import { describe, expect, test } from '@jest/globals';
import {
  readDay,
  readEvaluations,
  readLanguages,
  readLine,
  readList,
  readText,
  writeEvaluations,
} from '../../src/releases/edit.rules.ts';

const refused = (key: string, params = {}) =>
  expect.objectContaining({ name: 'UserError', key, params: expect.objectContaining(params) });

describe('what is typed of a release', () => {
  test('in sentences keeps its lines, on one line does not', () => {
    expect(readText(' Un.\n\n\n\nDeux. ')).toBe('Un.\n\nDeux.');
    expect(readLine(' Un.\n Deux. ')).toBe('Un. Deux.');
    expect(readText(' \u200b ')).toBeNull();
    expect(readLine('')).toBeNull();
  });

  test('as a list is separated by commas, semicolons or lines, once each', () => {
    expect(readList('a/b, c/d;\n a/b\n')).toEqual(['a/b', 'c/d']);
    expect(readList('')).toEqual([]);
  });

  test.each([
    ['fr, en', ['fr', 'en']],
    ['FR en;code fr', ['fr', 'en', 'code']],
    ['pt-br multilingual', ['pt-br', 'multilingual']],
    ['', []],
  ])('as languages, %j, is codes', (typed, codes) => expect(readLanguages(typed)).toEqual(codes));

  test('as languages that are none is refused by name', () => {
    expect(() => readLanguages('fr, français')).toThrow(refused('release.errors.language', { given: '`français`' }));
  });

  test.each([
    ['2026-06-02', '2026-06-02'],
    ['2026-6-2', '2026-06-02'],
    ['2/6/2026', '2026-06-02'],
    ['02.06.2026', '2026-06-02'],
    ['', null],
  ])('as a day, %j, is %j', (typed, day) => expect(readDay(typed)).toBe(day));

  test.each(['2026-02-30', 'June', '2026', '1/13/2026'])('%s is no day', (typed) => {
    expect(() => readDay(typed)).toThrow(refused('release.errors.day'));
  });
});

describe('results of evaluations', () => {
  test('are read a line each, with or without a metric', () => {
    expect(readEvaluations('gpqa_diamond | accuracy | 0,412\n\nfquad | 71.5 %')).toEqual([
      { benchmark: 'gpqa_diamond', metric: 'accuracy', value: 0.412, source: 'stated' },
      { benchmark: 'fquad', metric: null, value: 71.5, source: 'stated' },
    ]);
  });

  test('can be typed again as they were read', () => {
    const typed = 'gpqa_diamond | accuracy | 0.412\nfquad | 71.5';
    expect(writeEvaluations(readEvaluations(typed), 4_000)).toBe(typed);
  });

  test('can be typed again whatever room there is', () => {
    const evaluations = readEvaluations('a|b|1\nc|2');
    expect(writeEvaluations(evaluations, 9)).toBe('a|b|1\nc|2');
    expect(readEvaluations(writeEvaluations(evaluations, 9))).toEqual(evaluations);
  });

  test.each(['gpqa', 'gpqa | ', '| 4', 'a | b | c | 4', 'gpqa | high'])('%s is refused by its line', (line) => {
    expect(() => readEvaluations(`fquad | 3\n${line}`)).toThrow(refused('release.errors.evaluation'));
  });

  test('are forty at most', () => {
    expect(() => readEvaluations('a | 1\n'.repeat(41))).toThrow(
      refused('release.errors.manyEvaluations', { most: 40 }),
    );
  });
});
