import { describe, expect, test } from '@jest/globals';
import { barLength, sharedBenchmarks } from '../../src/releases/compare.rules.ts';
import type { Evaluation } from '../../src/releases/release.ts';

/** `['arc_easy accuracy 61.5']` */
function reported(...lines: string[]): Evaluation[] {
  return lines.map((line) => {
    const [benchmark = '', metric = '', value = ''] = line.split(' ');
    return { benchmark, metric: metric === '-' ? null : metric, value: Number(value), source: 'stated' };
  });
}

const told = (...releases: Evaluation[][]) =>
  sharedBenchmarks(releases).map(({ benchmark, results }) => [
    benchmark,
    ...results.map((one) => [one.release, one.value]),
  ]);

describe('what releases share', () => {
  test.each([
    ['nothing', [reported('a acc 1'), reported('b acc 1')], []],
    ['nobody reports anything', [[], []], []],
    ['the best comes first', [reported('a acc 10'), reported('a acc 20')], [['a', [1, 20], [0, 10]]]],
    ['equal ones stay in their order', [reported('a acc 5'), reported('a acc 5')], [['a', [0, 5], [1, 5]]]],
    [
      'the lowest perplexity is the best',
      [reported('wiki perplexity 9'), reported('wiki perplexity 7')],
      [['wiki', [1, 7], [0, 9]]],
    ],
    [
      'and the lowest word error',
      [reported('fleurs WER 0.2'), reported('fleurs wer 0.1')],
      [['fleurs', [1, 0.1], [0, 0.2]]],
    ],
    [
      'an error in the name of the benchmark',
      [reported('mae-test - 3'), reported('mae-test - 2')],
      [['mae-test', [1, 2], [0, 3]]],
    ],
    ['but “power” holds no “wer”', [reported('power acc 3'), reported('power acc 2')], [['power', [0, 3], [1, 2]]]],
    [
      'capitals, hyphens and underscores are the same',
      [reported('ARC-Easy Acc 3'), reported('arc_easy acc 4')],
      [['ARC-Easy', [1, 4], [0, 3]]],
    ],
    ['another metric is another result', [reported('a acc 1'), reported('a f1 1')], []],
    ['no metric is none', [reported('a - 1'), reported('a acc 1')], []],
    ['of two reports the first counts', [reported('a acc 2', 'a acc 9'), reported('a acc 3')], [['a', [1, 3], [0, 2]]]],
    ['a release alone shares with nobody, twice reported or not', [reported('a acc 2', 'a acc 9'), []], []],
    [
      'those that most report come first, then by name',
      [reported('b acc 2', 'a acc 2', 'z acc 3'), reported('a acc 3', 'b acc 3', 'z acc 2'), reported('z acc 1')],
      [
        ['z', [0, 3], [1, 2], [2, 1]],
        ['a', [1, 3], [0, 2]],
        ['b', [1, 3], [0, 2]],
      ],
    ],
  ] as [string, Evaluation[][], unknown[]][])('%s', (_, releases, shared) => {
    expect(told(...releases)).toEqual(shared);
  });

  test.each([
    ['a share of one beside a per cent', 'acc', [0.41, 41], true],
    ['shares of one', 'acc', [0.41, 1], false],
    ['per cents', 'acc', [2, 41], false],
    ['one, which may be either', 'acc', [1, 41], false],
    ['zero, which is both', 'acc', [0, 41], false],
    ['perplexities, which have no scale', 'ppl', [0.9, 12], false],
  ] as const)('%s: scales are mixed: %s %j %s', (_, metric, values, mixed) => {
    const [shared] = sharedBenchmarks(values.map((value) => reported(`a ${metric} ${value}`)));
    expect(shared?.mixedScales).toBe(mixed);
  });

  test('where scales are mixed comes last', () => {
    expect(told(reported('a acc 0.5', 'b acc 3'), reported('a acc 40', 'b acc 2')).map(([name]) => name)).toEqual([
      'b',
      'a',
    ]);
  });

  test('where scales are mixed nobody is the best', () => {
    expect(told(reported('a acc 0.5'), reported('a acc 40'))).toEqual([['a', [0, 0.5], [1, 40]]]);
  });
});

test.each([
  [0.5, [0.5, 0.7], 0.5],
  [50, [50, 70], 0.5],
  [500, [500, 1000], 0.5],
  [1, [1], 1],
  [-3, [-3, 60], 0],
  [-3, [-3, -5], 0],
])('a bar of %d among %j is %d long', (value, values, length) => {
  expect(barLength(value, values)).toBe(length);
});
