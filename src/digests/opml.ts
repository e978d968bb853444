import { checkedUrl, fetchOutside } from '../outbound/fetch.ts';
import type { Parts } from '../parts.ts';
import { UserError } from '../user-error.ts';
import { oneLine } from '../words.ts';
import { decodeFeed } from './decode.ts';

/** A feed that a list names. */
export interface Listed {
  url: string;
  title: string;
}

/** What a list holds: feeds, and how many of its lines name no address that could be one. */
export interface Opml {
  feeds: Listed[];
  refused: number;
}

interface Outline {
  text?: string;
  title?: string;
  xmlUrl?: string;
  outlines?: readonly Outline[];
}

const LONGEST_TITLE = 200;
const LONGEST_URL = 1_000;
/** Folders within folders: a list that goes deeper was made to break its reader. */
const DEEPEST = 20;

/**
 * Reads the list of feeds that somebody uploaded to Discord.
 * @throws {UserError} when it is no OPML or too large
 */
export async function readUpload({ config }: Parts, url: string): Promise<Opml> {
  // Discord's own address is the operator's business: it is exempt by its origin, whatever it resolves to.
  const { origin, host } = new URL(config.discordApiUrl);
  const trusted = new URL(url).origin === origin ? [host] : [];
  const { body, headers } = await fetchOutside(url, { allowPrivateHosts: [...config.allowPrivateHosts, ...trusted] });
  return readOpml(decodeFeed(body, headers['content-type']));
}

/** @throws {UserError} when it is no OPML */
export async function readOpml(text: string): Promise<Opml> {
  // Loaded at the first use: a bot that fetches nothing needs no parser.
  const { parseOpml } = await import('feedsmith');
  let outlines: readonly Outline[] | undefined;
  try {
    outlines = parseOpml(text.trimStart()).body?.outlines as readonly Outline[] | undefined;
  } catch {
    throw new UserError('digest.errors.notOpml');
  }
  const feeds = new Map<string, Listed>();
  let refused = 0;
  const walk = (level: readonly Outline[], depth: number) => {
    for (const { text: name, title, xmlUrl, outlines: inner } of level) {
      if (xmlUrl !== undefined) {
        const url = usable(xmlUrl);
        if (url)
          feeds.set(url, {
            url,
            title:
              oneLine(title || name || '')
                .slice(0, LONGEST_TITLE)
                .toWellFormed() || url,
          });
        else refused += 1;
      }
      if (inner && depth < DEEPEST) walk(inner, depth + 1);
    }
  };
  walk(outlines ?? [], 0);
  if (feeds.size === 0 && refused === 0) throw new UserError('digest.errors.notOpml');
  return { feeds: [...feeds.values()], refused };
}

function usable(address: string): string | undefined {
  try {
    const { href } = checkedUrl(address);
    return href.length <= LONGEST_URL ? href : undefined;
  } catch {
    return undefined;
  }
}

/** A list of feeds as a file that other readers take. https://opml.org/spec2.opml */
export async function writeOpml(
  title: string,
  feeds: readonly (Listed & { siteUrl?: string | null })[],
  now: number,
): Promise<Uint8Array> {
  const { generateOpml } = await import('feedsmith');
  const outlines = feeds.map(({ title: text, url: xmlUrl, siteUrl }) => ({
    type: 'rss',
    text,
    title: text,
    xmlUrl,
    ...(siteUrl && { htmlUrl: siteUrl }),
  }));
  return new TextEncoder().encode(generateOpml({ head: { title, dateCreated: new Date(now) }, body: { outlines } }));
}
