import { LIMITS, StatusRefusal } from '../outbound/fetch.ts';
import type { Parts } from '../parts.ts';
import { UserError } from '../user-error.ts';
import { postDue } from './compose.ts';
import { tellOfFailures } from './failing.store.ts';
import { type DueFeed, dueFeeds, type Failure, putOff, recordFailure, recordReading } from './feeds.store.ts';
import { retryAfter } from './fetch.rules.ts';
import { NamesFeeds, readFeed } from './read-feed.ts';
import { dueSchedules } from './schedules.store.ts';

const HOSTS_AT_ONCE = 8;
/** Of one round. What is left is due in the next minute, too. */
const FEEDS_AT_ONCE = 200;
/** How long one host may take of a round, in the time that one feed may take. */
const MOST_OF_A_ROUND = 3;

/**
 * Reads the feeds whose time has come: several hosts at a time, each host asked for one feed after the other. Then the
 * maintainers are told what has been failing for days, and what no longer does.
 */
export async function fetchDueSources(parts: Parts, signal: AbortSignal, limits = LIMITS): Promise<void> {
  const feeds = dueFeeds(parts.db, parts.clock(), FEEDS_AT_ONCE);
  const hosts = [...Map.groupBy(feeds, ({ url }) => new URL(url).host).values()];
  const worker = async () => {
    for (let host = hosts.shift(); host && !signal.aborted; host = hosts.shift()) {
      const start = performance.now();
      for (const [i, feed] of host.entries()) {
        const outcome = await fetchFeed(parts, feed, signal, limits);
        if (signal.aborted) return;
        // A host that is silent is silent for its other feeds, too, and a slow one slow. They make room for those of
        // others: hundreds that stay due would fill each round to come.
        if (outcome === 'silent' || performance.now() - start > MOST_OF_A_ROUND * limits.timeoutMs) {
          putOff(parts.db, host.slice(i + 1), parts.clock());
          break;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  if (!signal.aborted) tellOfFailures(parts.db, parts.config, parts.clock());
}

async function fetchFeed(
  { db, config, clock, log }: Parts,
  feed: DueFeed,
  signal: AbortSignal,
  limits: typeof LIMITS,
): Promise<'silent' | 'answered'> {
  if (signal.aborted) return 'answered';
  try {
    const { allowPrivateHosts } = config;
    const reading = await readFeed(feed.url, feed, { allowPrivateHosts, signal, limits });
    if (!signal.aborted) recordReading(db, feed.id, reading, clock());
  } catch (error) {
    // Stopping is no fault of the feed.
    if (signal.aborted) return 'answered';
    if (!(error instanceof UserError)) log.error({ err: error, feed: feed.url }, 'a feed could not be read');
    const now = clock();
    const asked = error instanceof StatusRefusal ? retryAfter(error.retryAfter, now) : undefined;
    const failure = failureOf(error);
    recordFailure(db, feed.id, { failure, now, asked });
    if (failure.key === 'digest.refusals.timeout') return 'silent';
  }
  return 'answered';
}

/** A fault of ours looks like a feed that can't be read, so that one strange feed does not hold up the others. */
function failureOf(error: unknown): Failure {
  // A page that names feeds is none itself, and nobody is there to pick one.
  const known = error instanceof UserError && !(error instanceof NamesFeeds);
  const { key, params } = known ? error : new UserError('digest.errors.notAFeed');
  return { key, params };
}

/** Posts the digests whose time has come, each in a transaction of its own: one that fails holds up no other guild's. */
export async function postDueDigests(parts: Parts, signal: AbortSignal): Promise<void> {
  const { db, clock, log } = parts;
  for (const scheduleId of dueSchedules(db, clock())) {
    if (signal.aborted) return;
    try {
      if (await postDue(parts, scheduleId, signal)) log.debug({ scheduleId }, 'a digest was posted');
    } catch (error) {
      if (signal.aborted) return;
      log.error({ err: error, scheduleId }, 'a digest could not be posted and is tried again');
    }
  }
}
