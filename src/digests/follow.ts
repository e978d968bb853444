import { checkedUrl, LIMITS } from '../outbound/fetch.ts';
import type { Parts } from '../parts.ts';
import { UserError } from '../user-error.ts';
import { quoted } from '../words.ts';
import type { NamedFeed } from './discover.ts';
import { type Holding, isRead } from './feeds.store.ts';
import { offerFeeds } from './offers.store.ts';
import { NamesFeeds, readFeed } from './read-feed.ts';
import { type Act, addSource, findSource } from './sources.store.ts';

/** A person waits for the answer, and so does a stop of the bot. */
const TIMEOUT_MS = 6_000;

/** What became of an address: followed, or a page whose feeds are offered under a number. */
export type Following = { holding: Holding } | { offer: number; feeds: readonly NamedFeed[] };

/**
 * Has a guild follow the feed at an address, or the one feed that a page there names; where a page names several, they
 * are offered. It is read at once, unless other guilds follow it already.
 * @throws {UserError} saying why not: a refused address, no feed, followed already
 */
export async function followAddress(parts: Parts, address: string, act: Omit<Act, 'now'>): Promise<Following> {
  try {
    return { holding: await followFeed(parts, address, act) };
  } catch (error) {
    if (!(error instanceof NamesFeeds)) throw error;
    const { feeds } = error;
    const [only] = feeds;
    if (feeds.length === 1 && only) return { holding: await followFeed(parts, only.url, act) };
    return { feeds, offer: offerFeeds(parts.db, act.guildId, feeds, parts.clock()) };
  }
}

/**
 * Has a guild follow the feed at an address.
 * @throws {UserError} saying why not
 */
export async function followFeed(
  { db, config, clock }: Parts,
  address: string,
  act: Omit<Act, 'now'>,
): Promise<Holding> {
  const url = checkedUrl(address).href;
  const known = findSource(db, act.guildId, url);
  if (known) throw new UserError('digest.errors.alreadyFollowed', { title: quoted(known.title) });
  const options = { allowPrivateHosts: config.allowPrivateHosts, limits: { ...LIMITS, timeoutMs: TIMEOUT_MS } };
  const reading = isRead(db, url) ? { url } : await readFeed(url, { etag: null, lastModified: null }, options);
  return addSource(db, { ...act, now: clock() }, reading);
}
