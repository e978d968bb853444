/** The middle of several runs' times in milliseconds, after one that does not count. */
export function medianMs(run: (i: number) => void, times: number): number {
  run(0);
  const spent = Array.from({ length: times }, (_, i) => {
    const from = performance.now();
    run(i + 1);
    return performance.now() - from;
  });
  return spent.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

/** `2.3×`. */
export function ratio(measured: number, baseline: number): string {
  return `${(measured / baseline).toFixed(1)}×`;
}
