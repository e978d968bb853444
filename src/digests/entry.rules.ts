/** A week: what is older when a source is added, or when the last digest was posted, is no news. */
export const FRESH_MS = 7 * 24 * 3_600_000;

/**
 * When an entry counts as published. Feeds announce the future, which counts as now. Without a date it is the moment
 * when it was first seen, except when the feed is read for the first time: then nobody knows (null).
 */
export function publishedAt(stated: number | null, seenAt: number, firstReading: boolean): number | null {
  if (stated !== null) return Math.min(stated, seenAt);
  return firstReading ? null : seenAt;
}
