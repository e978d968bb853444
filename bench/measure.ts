/**
 * The times in milliseconds of two works, done in turns so that a noisy machine bears on both alike, after one of each
 * that does not count. Of all rounds the time that a fifth of them stay under: the slower ones tell what else the
 * machine did.
 * @param base and measured get the number of the round, from 0
 */
export function compareMs(
  base: (i: number) => unknown,
  measured: (i: number) => unknown,
  rounds: number,
): [base: number, measured: number] {
  const spent = Array.from(
    { length: rounds + 1 },
    (_, i) => [timeOf(() => base(i)), timeOf(() => measured(i))] as const,
  );
  const counted = spent.slice(1);
  return [
    quantile(
      counted.map(([ms]) => ms),
      0.2,
    ),
    quantile(
      counted.map(([, ms]) => ms),
      0.2,
    ),
  ];
}

function timeOf(run: () => unknown): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

/** The value that such a share of them stays under; 0.5 is the one in the middle. */
export function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

/** `2.3×`. */
export function ratio(measured: number, baseline: number): string {
  return `${(measured / baseline).toFixed(1)}×`;
}
