const MINUTE = 60_000;
const INTERVAL = 30 * MINUTE;
const LONGEST = 24 * 60 * MINUTE;

/**
 * When a feed is fetched next: half an hour after a success; after failures twice as long each time, a day at most.
 * Feeds are spread over five minutes more, each always by the same, so that they do not all come at once.
 */
export function nextFetchAt(feedId: number, failures: number, now: number): number {
  const wait = Math.min(INTERVAL * 2 ** failures, LONGEST);
  return now + wait + ((feedId * 37) % 300) * 1_000;
}
