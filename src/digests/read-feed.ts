import { checkedUrl, type Fetched, type FetchOptions, fetchOutside } from '../outbound/fetch.ts';
import { UserError } from '../user-error.ts';
import { decodeFeed } from './decode.ts';
import { discoverFeeds, type NamedFeed } from './discover.ts';
import { longestAsked } from './fetch.rules.ts';
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
  /** How long the server wants to be left alone, ms. */
  asked: number;
}

/** At this address there is no feed, but a page that names some. */
export class NamesFeeds extends UserError {
  readonly feeds: readonly NamedFeed[];

  constructor(feeds: readonly NamedFeed[]) {
    super('digest.errors.pageOfFeeds');
    this.feeds = feeds;
  }
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
  const { headers, body } = fetched;
  const control = headers['cache-control'];
  if (fetched.notModified) return { url, etag, lastModified, feed: null, asked: longestAsked(control, null) };
  const feed = await parse(fetched, body);
  return {
    url,
    etag: bounded(headers.etag),
    lastModified: bounded(headers['last-modified']),
    feed,
    asked: longestAsked(control, feed.ttl),
  };
}

/** A validator longer than this would fill the disk, and each request. */
const LONGEST_VALIDATOR = 1_000;

function bounded(validator: string | undefined): string | null {
  return validator !== undefined && validator.length <= LONGEST_VALIDATOR ? validator : null;
}

/** @throws {NamesFeeds} when it is a page that names feeds */
async function parse({ url, headers }: Fetched, body: Buffer): Promise<ParsedFeed> {
  const text = decodeFeed(body, headers['content-type']);
  try {
    return await parseFeed(text, url);
  } catch (error) {
    const feeds = error instanceof UserError ? await discoverFeeds(text, url) : [];
    throw feeds.length > 0 ? new NamesFeeds(feeds) : error;
  }
}
