import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseFeed as parseByOther } from '@rowanmanning/feed-parser';
import { parseFeed as parseByFeedsmith } from 'feedsmith';
import { decodeFeed } from '../src/digests/decode.ts';
import { parseFeed } from '../src/digests/parse-feed.ts';

/** Real and malformed feeds of others, which the repository may not hold. */
const SAMPLES = new URL('../../shared/feeds/', import.meta.url);
const ADDRESS = 'https://example.org/feed.xml';
/** By their README no feed and never meant as one. */
const NO_FEED = new Set(['README.md', 'bad-unrecognized.xml', 'opml-subscriptions.opml']);

const PARSERS: Record<string, (text: string) => unknown> = {
  feedsmith: (text) => parseByFeedsmith(text),
  '@rowanmanning/feed-parser': (text) => parseByOther(text),
  'feedsmith as Ruche uses it': (text) => parseFeed(text, ADDRESS),
};

/** Which parser reads how many of the samples that were meant as a feed, and what each refuses. */
export async function compareParsers(): Promise<string[]> {
  if (!existsSync(SAMPLES)) return ['../shared/feeds is not there: nothing to compare'];
  const names = readdirSync(SAMPLES).filter((name) => !NO_FEED.has(name));
  const lines: string[] = [];
  for (const [parser, parse] of Object.entries(PARSERS)) {
    const refused: string[] = [];
    for (const name of names) {
      if (!(await isRead(parse, decodeFeed(readFileSync(new URL(name, SAMPLES)))))) refused.push(name);
    }
    const read = names.length - refused.length;
    lines.push(`${parser}: ${read} of ${names.length}, not ${refused.join(', ') || 'a single one'}`);
  }
  return lines;
}

async function isRead(parse: (text: string) => unknown, text: string): Promise<boolean> {
  try {
    await parse(text);
    return true;
  } catch {
    return false;
  }
}
