import { checkedUrl } from '../outbound/fetch.ts';
import type { Parts } from '../parts.ts';
import { UserError } from '../user-error.ts';
import { type Holding, isRead } from './feeds-store.ts';
import { readFeed } from './read-feed.ts';
import { type Addition, addSource, findSource } from './sources-store.ts';

/**
 * Has a guild follow the feed at an address. It is read at once, unless other guilds follow it already.
 * @throws {UserError} saying why not: a refused address, no feed, followed already
 */
export async function followFeed({ db, config, clock }: Parts, address: string, addition: Addition): Promise<Holding> {
  const url = checkedUrl(address).href;
  const known = findSource(db, addition.guildId, url);
  if (known) throw new UserError('digest.errors.alreadyFollowed', { title: known.title });
  const reading = isRead(db, url)
    ? { url }
    : await readFeed(url, { etag: null, lastModified: null }, { allowPrivateHosts: config.allowPrivateHosts });
  return addSource(db, { ...addition, now: clock() }, reading);
}
