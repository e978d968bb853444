import { createHash } from 'node:crypto';
import type { RateLimit, Route } from './route.ts';

/** Where nothing narrower is known. Discord's whole-bot limit is 50 in a second. */
const USUAL: RateLimit = { requests: 50, seconds: 1 };

/** From here on buckets that are full again are thrown away. */
const MANY = 1_000;

/** Buckets count by real time, not by the clock that was handed in: the client waits by its own. */
export interface Limits {
  /** Counts a request. Gives its headers, and how long to wait when it comes too early. */
  take(route: Route, major: string): { headers: Record<string, string>; retryAfterSeconds?: number };
}

/** @param enforced false to give headers only */
export function createLimits(enforced: boolean): Limits {
  const buckets = new Map<string, { left: number; resetsAt: number }>();

  /** Each interaction's token has buckets of its own. */
  function forgetFull(now: number): void {
    for (const [key, { resetsAt }] of buckets) if (resetsAt <= now) buckets.delete(key);
  }

  return {
    take(route, major) {
      const limit = route.limit ?? USUAL;
      const hash = createHash('md5').update(`${route.method} ${route.path}`).digest('hex');
      const now = performance.now();
      if (buckets.size >= MANY) forgetFull(now);
      const known = buckets.get(`${hash}:${major}`);
      const bucket =
        known && known.resetsAt > now ? known : { left: limit.requests, resetsAt: now + limit.seconds * 1_000 };
      buckets.set(`${hash}:${major}`, bucket);
      const late = enforced && bucket.left === 0;
      bucket.left = Math.max(0, bucket.left - 1);
      const seconds = (bucket.resetsAt - now) / 1_000;
      return {
        headers: headersOf(limit, enforced ? bucket.left : limit.requests, seconds, hash),
        ...(late && { retryAfterSeconds: seconds }),
      };
    },
  };
}

function headersOf(limit: RateLimit, left: number, seconds: number, hash: string): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit.requests),
    'X-RateLimit-Remaining': String(left),
    'X-RateLimit-Reset': (Date.now() / 1_000 + seconds).toFixed(3),
    'X-RateLimit-Reset-After': seconds.toFixed(3),
    'X-RateLimit-Bucket': hash,
  };
}

/** The body and headers of a 429. https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit */
export function tooMany(retryAfterSeconds: number, global: boolean): { body: object; headers: Record<string, string> } {
  return {
    body: { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global },
    headers: {
      'Retry-After': String(Math.ceil(retryAfterSeconds)),
      'X-RateLimit-Scope': global ? 'global' : 'user',
      ...(global && { 'X-RateLimit-Global': 'true' }),
    },
  };
}
