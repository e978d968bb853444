/** Of a normal distribution, for 95 %. */
const Z = 1.96;

/**
 * A share with its 95 % interval, as `0.94 (0.85–0.98)`.
 * https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
 */
export function interval(hits: number, all: number): string {
  const [low, high] = wilson(hits, all);
  return all === 0 ? '–' : `${(hits / all).toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

/** The bounds between which the true share lies with 95 %; 0 and 1 where nothing was tried. */
export function wilson(hits: number, all: number): [low: number, high: number] {
  if (all === 0) return [0, 1];
  const share = hits / all;
  const middle = share + Z ** 2 / (2 * all);
  const spread = Z * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2));
  const total = 1 + Z ** 2 / all;
  return [(middle - spread) / total, (middle + spread) / total];
}
