/**
 * The middle times in milliseconds of two works, done in turns so that a noisy machine bears on both alike, after one of
 * each that does not count.
 * @param base and measured get the number of the round, from 0
 */
export function compareMs(
  base: (i: number) => unknown,
  measured: (i: number) => unknown,
  times: number,
): [base: number, measured: number] {
  const spent: [number[], number[]] = [[], []];
  for (let i = 0; i <= times; i += 1) {
    const both = [timeOf(() => base(i)), timeOf(() => measured(i))] as const;
    if (i === 0) continue;
    spent[0].push(both[0]);
    spent[1].push(both[1]);
  }
  return [median(spent[0]), median(spent[1])];
}

function timeOf(run: () => unknown): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** `2.3×`. */
export function ratio(measured: number, baseline: number): string {
  return `${(measured / baseline).toFixed(1)}×`;
}
