const MINUTE = 60_000;
const INTERVAL = 30 * MINUTE;
/** No server is trusted to be right about more than that, and no failure is waited out for longer. */
const LONGEST = 24 * 60 * MINUTE;

/** What decides when a feed is fetched next. */
export interface Waiting {
  feedId: number;
  /** In a row, with the last one. */
  failures: number;
  now: number;
  /** How long the server wants to be left alone, ms: by Cache-Control, the feed's ttl or Retry-After. */
  asked?: number | undefined;
}

/**
 * When a feed is fetched next: half an hour after a success; after failures twice as long each time, a day at most; later
 * where the server asked for it, but never by more than a day. Feeds are spread over five minutes more, each always by
 * the same, so that they do not all come at once.
 */
export function nextFetchAt({ feedId, failures, now, asked = 0 }: Waiting): number {
  // 2 ** 6 half hours are more than a day already; a larger number would overflow one day.
  const wait = Math.max(INTERVAL * 2 ** Math.min(failures, 6), asked);
  return now + Math.min(wait, LONGEST) + ((feedId * 37) % 300) * 1_000;
}

/** How long an answer may be kept, ms. https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2 */
export function maxAge(cacheControl: string | undefined): number | undefined {
  const directives = (cacheControl ?? '').toLowerCase();
  if (/\bno-(cache|store)\b/.test(directives)) return undefined;
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/.exec(directives)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}

/** How long a server that is busy wants to be left alone, ms: it says seconds, or a date. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(value)) return Number(value) * 1_000;
  const at = value === '' ? Number.NaN : Date.parse(value);
  return Number.isFinite(at) && at > now ? at - now : undefined;
}

/** The longest of what an answer asks for. `ttl` is in minutes. https://www.rssboard.org/rss-specification#ltttlgtSubelementOfLtchannelgt */
export function longestAsked(cacheControl: string | undefined, ttl: number | null): number {
  return Math.max(maxAge(cacheControl) ?? 0, (ttl ?? 0) * MINUTE);
}
