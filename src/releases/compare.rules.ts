import type { Evaluation } from './release.ts';

/** What one of the compared releases reports. */
export interface Result {
  /** Which of them, from 0. */
  release: number;
  value: number;
}

/** A benchmark that at least two of the compared releases report with the same metric. */
export interface Shared {
  benchmark: string;
  metric: string | null;
  /** A perplexity or an error: the lowest is the best. */
  lowerIsBetter: boolean;
  /** Some say 0.41 where others say 41: nobody can tell which is better. */
  mixedScales: boolean;
  /** The best first; in the order of the releases where scales are mixed. */
  results: Result[];
}

/** Metrics of which less is better, as they are written in results. */
const LOWER = /(?:^|[^a-z])(?:perplexity|ppl|loss|error|wer|cer|ter|mae|mse|rmse|bpb|bits per byte)(?:[^a-z]|$)/;

/**
 * The benchmarks that releases share: those that most of them report come first, then by name, and last of all what
 * can't be compared. Where a release reports one twice, the first counts.
 */
export function sharedBenchmarks(releases: readonly (readonly Evaluation[])[]): Shared[] {
  const groups = new Map<string, { first: Evaluation; results: Result[] }>();
  for (const [release, evaluations] of releases.entries()) {
    for (const evaluation of evaluations) {
      const key = JSON.stringify([plain(evaluation.benchmark), evaluation.metric && plain(evaluation.metric)]);
      const group = groups.get(key) ?? { first: evaluation, results: [] };
      groups.set(key, group);
      const isFirst = group.results.every((one) => one.release !== release);
      if (isFirst) group.results.push({ release, value: evaluation.value });
    }
  }
  return [...groups.values()]
    .filter(({ results }) => results.length > 1)
    .map(({ first, results }) => shared(first, results))
    .sort(inOrder);
}

function inOrder(one: Shared, other: Shared): number {
  return (
    Number(one.mixedScales) - Number(other.mixedScales) ||
    other.results.length - one.results.length ||
    one.benchmark.localeCompare(other.benchmark, 'en')
  );
}

function shared({ benchmark, metric }: Evaluation, results: readonly Result[]): Shared {
  const lowerIsBetter = LOWER.test(plain(`${benchmark} ${metric ?? ''}`));
  const mixedScales = !lowerIsBetter && isMixed(results.map(({ value }) => value));
  const better = (one: Result, other: Result) => (lowerIsBetter ? one.value - other.value : other.value - one.value);
  return {
    benchmark,
    metric,
    lowerIsBetter,
    mixedScales,
    results: mixedScales ? [...results] : results.toSorted(better),
  };
}

/** `ARC-Easy` and `arc_easy` are the same. */
function plain(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

/** Shares of one beside per cents. A per cent below one would be worse than chance; one itself may be either. */
function isMixed(values: readonly number[]): boolean {
  return values.some((value) => value > 1) && values.some((value) => value > 0 && value < 1);
}

/**
 * How long the bar of a value is, from 0 to 1: of one or of a hundred where all values are such shares, else of the
 * largest. Below zero there is no bar.
 */
export function barLength(value: number, values: readonly number[]): number {
  const most = Math.max(...values);
  const whole = most <= 1 ? 1 : most <= 100 ? 100 : most;
  return Math.min(Math.max(value / whole, 0), 1);
}
