import { checkedUrl, LIMITS } from '../outbound/fetch.ts';
import type { Parts } from '../parts.ts';
import { UserError } from '../user-error.ts';
import { quoted } from '../words.ts';
import { type Holding, isRead } from './feeds.store.ts';
import { readFeed } from './read-feed.ts';
import { type Act, addSource, findSource } from './sources.store.ts';

/** A person waits for the answer, and so does a stop of the bot. */
const TIMEOUT_MS = 6_000;

/**
 * Has a guild follow the feed at an address. It is read at once, unless other guilds follow it already.
 * @throws {UserError} saying why not: a refused address, no feed, followed already
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
