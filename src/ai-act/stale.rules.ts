/** After so many days without a check of the whole, people are warned. */
const STALE_DAYS = 180;

/** Whether the knowledge is too old to be trusted without a warning. Both are days, ISO 8601. */
export function isStale(asOf: string, today: string): boolean {
  return Temporal.PlainDate.from(asOf).until(today, { largestUnit: 'days' }).days > STALE_DAYS;
}
