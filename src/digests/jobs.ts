import type { Parts } from '../parts.ts';
import { UserError } from '../user-error.ts';
import { dueSchedules, postDigest } from './digests.store.ts';
import { type DueFeed, dueFeeds, type Failure, recordFailure, recordReading } from './feeds.store.ts';
import { readFeed } from './read-feed.ts';

const HOSTS_AT_ONCE = 8;
/** Of one round. What is left is due in the next minute, too. */
const FEEDS_AT_ONCE = 200;

/** Reads the feeds whose time has come: several hosts at a time, each host asked for one feed after the other. */
export async function fetchDueSources(parts: Parts, signal: AbortSignal): Promise<void> {
  const feeds = dueFeeds(parts.db, parts.clock(), FEEDS_AT_ONCE);
  const hosts = [...Map.groupBy(feeds, ({ url }) => new URL(url).host).values()];
  const worker = async () => {
    for (let host = hosts.shift(); host && !signal.aborted; host = hosts.shift()) {
      for (const feed of host) await fetchFeed(parts, feed, signal);
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
}

async function fetchFeed({ db, config, clock, log }: Parts, feed: DueFeed, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  try {
    const { allowPrivateHosts } = config;
    const reading = await readFeed(feed.url, feed, { allowPrivateHosts, signal });
    if (!signal.aborted) recordReading(db, feed.id, reading, clock());
  } catch (error) {
    // Stopping is no fault of the feed.
    if (signal.aborted) return;
    if (!(error instanceof UserError)) log.error({ err: error, feed: feed.url }, 'a feed could not be read');
    recordFailure(db, feed.id, failureOf(error), clock());
  }
}

/** A fault of ours looks like a feed that can't be read, so that one strange feed does not hold up the others. */
function failureOf(error: unknown): Failure {
  const { key, params } = error instanceof UserError ? error : new UserError('digest.errors.notAFeed');
  return { key, params };
}

/** Posts the digests whose time has come, each in a transaction of its own: one that fails holds up no other guild's. */
export async function postDueDigests({ db, clock, log }: Parts, signal: AbortSignal): Promise<void> {
  for (const scheduleId of dueSchedules(db, clock())) {
    if (signal.aborted) return;
    try {
      if (postDigest(db, scheduleId, clock())) log.debug({ scheduleId }, 'a digest was posted');
    } catch (error) {
      log.error({ err: error, scheduleId }, 'a digest could not be posted and is tried again');
    }
  }
}
