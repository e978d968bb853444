import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { AnyFeed } from 'feedsmith';
import { UserError } from '../user-error.ts';
import { oneLine } from '../words.ts';
import { identityOf, withoutTracking } from './address.rules.ts';
import { detectLanguage } from './language.ts';
import { htmlToText, paragraphs } from './plain-text.ts';

/** A feed's piece as it is stored: everything plain text. */
export interface ParsedEntry {
  /** What stays when the piece is published again: the feed's own id, else its address, else its title. */
  identity: string;
  title: string;
  url: string | null;
  text: string;
  /** As the feed says, ms since the epoch. */
  statedAt: number | null;
  /** By its words: `fr`, `en`…; where they don't tell, as it says, or its feed. */
  language: string | null;
}

export interface ParsedFeed {
  title: string;
  siteUrl: string | null;
  /** As the feed says: `fr`, `en`… */
  language: string | null;
  /** How long it wants to be left alone, in minutes. */
  ttl: number | null;
  entries: ParsedEntry[];
}

/** More than any feed that is read every half hour needs. */
const MOST_ENTRIES = 500;
const LONGEST_TITLE = 300;
/** Real ids and addresses are shorter; hostile ones would fill the disk. */
const LONGEST_ID = 1_000;
const LONGEST_URL = 2_000;

/** A text of a feed, and whether it is HTML. */
interface Words {
  value: string | undefined;
  html: boolean;
}

/** What the formats have in common, before it is cleaned. */
interface Raw {
  id?: string | undefined;
  link?: string | undefined;
  title: Words;
  text: Words;
  dates: readonly (string | undefined)[];
  language?: string | undefined;
}

/**
 * Reads RSS, RDF, Atom or JSON Feed, as malformed as real ones are.
 * @param address where it came from: relative links are meant from there
 * @throws {UserError} `digest.errors.notAFeed`
 */
export async function parseFeed(text: string, address: string): Promise<ParsedFeed> {
  const any = await read(text);
  const title = oneLine(await asText(feedTitle(any)));
  const siteUrl = absolute(feedLink(any), address);
  const language = languageCode(feedLanguage(any));
  const entries: (ParsedEntry | null)[] = [];
  for (const raw of rawEntries(any)) {
    entries.push(await parsedEntry(raw, siteUrl ?? address, language));
    // Pages of HTML take seconds, and meanwhile people click.
    await setImmediate();
  }
  return {
    title: title.slice(0, LONGEST_TITLE).toWellFormed() || new URL(address).hostname,
    siteUrl,
    language,
    ttl: any.format === 'rss' && any.feed.ttl !== undefined && any.feed.ttl > 0 ? any.feed.ttl : null,
    entries: entries.filter((entry) => entry !== null),
  };
}

async function read(text: string): Promise<AnyFeed> {
  // Loaded at the first use: a bot that fetches nothing needs no parser.
  const feedsmith = await import('feedsmith');
  try {
    return feedsmith.parseFeed(text.trimStart(), { maxItems: MOST_ENTRIES });
  } catch {
    const json = looseJson(text);
    if (!json) throw new UserError('digest.errors.notAFeed');
    return { format: 'json', feed: feedsmith.parseJsonFeed(json, { maxItems: MOST_ENTRIES }) };
  }
}

/** JSON Feeds in the wild give their version as `1.1`, where the specification wants an address. */
function looseJson(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const isFeed = typeof json === 'object' && json !== null && 'title' in json && 'items' in json;
    return isFeed && Array.isArray(json.items) ? { ...json, version: 'https://jsonfeed.org/version/1.1' } : undefined;
  } catch {
    return undefined;
  }
}

const html = (value: string | undefined): Words => ({ value, html: true });
const plain = (value: string | undefined): Words => ({ value, html: false });

/** Atom says of each text what it is: https://www.rfc-editor.org/rfc/rfc4287#section-3.1 */
function atomText(text: { value?: string; type?: string } | undefined): Words {
  return { value: text?.value, html: /html|xml/.test(text?.type ?? '') };
}

function feedTitle(any: AnyFeed): Words {
  if (any.format === 'atom') return atomText(any.feed.title as { value?: string; type?: string } | undefined);
  return any.format === 'json' ? plain(text(any.feed.title)) : html(text(any.feed.title));
}

function feedLink(any: AnyFeed): string | undefined {
  if (any.format === 'atom') return alternate(any.feed.links);
  return any.format === 'json' ? any.feed.home_page_url : text(any.feed.link);
}

function feedLanguage(any: AnyFeed): string | undefined {
  if (any.format === 'atom') return any.feed.xml?.lang;
  return any.format === 'rdf' ? any.feed.dc?.languages?.[0] : text(any.feed.language);
}

/** `fr-FR` is `fr`; what is no language tag is nothing. https://www.rfc-editor.org/rfc/rfc5646 */
function languageCode(tag: string | undefined): string | null {
  return /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase() ?? null;
}

function rawEntries(any: AnyFeed): Raw[] {
  switch (any.format) {
    case 'rss':
      return (any.feed.items ?? []).map((item) => ({
        id: text(item.guid?.value),
        link: item.link ?? alternate(item.atom?.links) ?? permalink(item.guid),
        title: html(item.title),
        text: html(item.description ?? item.content?.encoded),
        dates: [item.pubDate, item.dc?.dates?.[0], item.atom?.published, item.atom?.updated],
        language: item.dc?.languages?.[0],
      }));
    case 'rdf':
      return (any.feed.items ?? []).map((item) => ({
        id: item.rdf?.about,
        link: text(item.link),
        title: html(text(item.title)),
        text: html(item.description ?? item.content?.encoded),
        dates: [item.dc?.dates?.[0], item.dcterms?.issued?.[0]],
        language: item.dc?.languages?.[0],
      }));
    case 'atom':
      return (any.feed.entries ?? []).map((entry) => ({
        id: text(entry.id),
        link: alternate(entry.links),
        title: atomText(entry.title as { value?: string; type?: string } | undefined),
        text: entry.summary?.value ? atomText(entry.summary) : atomText(entry.content),
        dates: [entry.published, text(entry.updated)],
        language: entry.xml?.lang,
      }));
    case 'json':
      return ((any.feed.items as JsonItem[] | undefined) ?? []).map((item) => ({
        id: item.id,
        link: item.url ?? item.external_url,
        title: plain(item.title),
        text: item.summary || item.content_text ? plain(item.summary ?? item.content_text) : html(item.content_html),
        dates: [item.date_published, item.date_modified],
        language: item.language,
      }));
  }
}

/** https://www.jsonfeed.org/version/1.1/#items-a-name-items-a */
type JsonItem = Partial<
  Record<
    | 'id'
    | 'url'
    | 'external_url'
    | 'title'
    | 'summary'
    | 'content_text'
    | 'content_html'
    | 'date_published'
    | 'date_modified'
    | 'language',
    string
  >
>;

/** The parser's types leave room for generating feeds; what it parsed is a string or nothing. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function alternate(links: readonly { href?: unknown; rel?: string }[] | undefined): string | undefined {
  const link = links?.find(({ rel }) => rel === undefined || rel === 'alternate');
  return text(link?.href);
}

function permalink(guid: { value?: unknown; isPermaLink?: boolean } | undefined): string | undefined {
  const value = text(guid?.value);
  return guid?.isPermaLink !== false && value && /^https?:\/\//i.test(value) ? value : undefined;
}

async function parsedEntry(raw: Raw, base: string, feedLanguage: string | null): Promise<ParsedEntry | null> {
  const { id, link, title: words, text: body, dates, language } = raw;
  const url = absolute(link, base);
  const text = paragraphs(await asText(body));
  const title = (oneLine(await asText(words)) || oneLine(text)).slice(0, LONGEST_TITLE).toWellFormed();
  if (!title) return null;
  return {
    identity: bounded(identityOf(id?.trim() || url || title)),
    title,
    url,
    text,
    statedAt: firstDate(dates),
    // What a template says of every entry is right less often than the words.
    language: (await detectLanguage(`${title}\n${text}`)) ?? languageCode(language) ?? feedLanguage,
  };
}

function bounded(id: string): string {
  return id.length <= LONGEST_ID ? id : createHash('sha256').update(id).digest('hex');
}

async function asText({ value = '', html }: Words): Promise<string> {
  return html ? htmlToText(value) : value;
}

function absolute(link: string | undefined, base: string): string | null {
  const url = link === undefined ? null : URL.parse(link.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const address = withoutTracking(url.href);
  return address.length <= LONGEST_URL ? address : null;
}

function firstDate(dates: readonly (string | undefined)[]): number | null {
  const times = dates.map((date) => Date.parse(date ?? '')).filter((time) => Number.isFinite(time) && time > 0);
  return times[0] ?? null;
}
