import { checkedUrl } from '../outbound/fetch.ts';
import { oneLine } from '../words.ts';

/** A feed that a page names. */
export interface NamedFeed {
  url: string;
  title: string;
}

/** Not `application/json`, by which pages of WordPress name themselves once more. */
const TYPES = /^(application\/(rss|atom|rdf)\+xml|application\/feed\+json|(text|application)\/xml)\s*(;|$)/i;
/** What a menu of Discord holds. */
const MOST = 25;
const LONGEST_TITLE = 200;
const LONGEST_URL = 1_000;
/** The head of a page is within that; no page needs to be read to its end. */
const LONGEST_PAGE = 500_000;

/**
 * The feeds that a page names in its head, as browsers used to find them.
 * https://blog.whatwg.org/feed-autodiscovery
 * @param address of the page: relative links are meant from there, or from its `<base>`
 */
export async function discoverFeeds(page: string, address: string): Promise<NamedFeed[]> {
  if (!/<link\b/i.test(page)) return [];
  // Loaded at the first use: a bot that fetches nothing needs no parser.
  const { Parser } = await import('htmlparser2');
  const found = new Map<string, NamedFeed>();
  let base = address;
  const parser = new Parser({
    onopentag(name, { href, rel, type, title }) {
      if (name === 'base' && href) base = URL.parse(href, address)?.href ?? base;
      if (name !== 'link' || !href || !/\balternate\b/i.test(rel ?? '') || !TYPES.test(type?.trim() ?? '')) return;
      const url = absolute(href, base);
      if (url && !found.has(url)) found.set(url, { url, title: oneLine(title ?? '').slice(0, LONGEST_TITLE) || url });
    },
  });
  parser.end(page.slice(0, LONGEST_PAGE));
  return [...found.values()].slice(0, MOST);
}

function absolute(href: string, base: string): string | undefined {
  try {
    const url = checkedUrl(href, new URL(base)).href;
    return url.length <= LONGEST_URL ? url : undefined;
  } catch {
    return undefined;
  }
}
