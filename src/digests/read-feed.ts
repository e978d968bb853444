import { checkedUrl, type FetchOptions, fetchOutside } from '../outbound/fetch.ts';
import { UserError } from '../user-error.ts';
import { decodeFeed } from './decode.ts';
import { type ParsedFeed, parseFeed } from './parse-feed.ts';

/** What a server gave with its last answer, and wants to be asked with. https://www.rfc-editor.org/rfc/rfc9110#section-13 */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** A feed as it was just read; `feed` is null when nothing changed since the validators. */
export interface Reading extends Validators {
  /** The address to read from now on: it differs from the asked one after a permanent redirect. */
  url: string;
  feed: ParsedFeed | null;
}

/**
 * Fetches a feed through the guard and parses it.
 * @throws {UserError} saying why it was refused, failed, or is no feed
 */
export async function readFeed(
  address: string,
  { etag, lastModified }: Validators,
  options: Pick<FetchOptions, 'allowPrivateHosts' | 'limits'> & { signal?: AbortSignal | undefined },
): Promise<Reading> {
  const { allowPrivateHosts, limits, signal } = options;
  const asked = checkedUrl(address).href;
  const fetched = await fetchOutside(asked, {
    allowPrivateHosts,
    ...(limits && { limits }),
    ...(signal && { signal }),
    headers: {
      accept: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
      ...(etag && { 'if-none-match': etag }),
      ...(lastModified && { 'if-modified-since': lastModified }),
    },
  });
  const url = fetched.movedTo ?? asked;
  // A 304 that nobody asked for holds no feed.
  if (fetched.notModified && !etag && !lastModified) throw new UserError('digest.errors.notAFeed');
  if (fetched.notModified) return { url, etag, lastModified, feed: null };
  const { headers, body } = fetched;
  const feed = await parseFeed(decodeFeed(body, headers['content-type']), fetched.url);
  return { url, etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null, feed };
}
