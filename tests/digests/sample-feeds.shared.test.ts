import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decodeFeed } from '../../src/digests/decode.ts';
import { parseFeed } from '../../src/digests/parse-feed.ts';

const ADDRESS = 'https://example.org/blog/feed.xml';
const SAMPLES = resolve(import.meta.dirname, '../../../shared/feeds');

describe('the samples of real feeds', () => {
  /** Items as the README of the samples has them, less those that hold nothing; null where no parser can help. */
  const entries: Record<string, number | null> = {
    'atom03.xml': 3,
    'atom1-feedburner-blogger.atom': 25,
    'atom1-heise-de.atom': 15,
    'atom1-small-miniflux.xml': 20,
    'bad-doctype-entity.xml': 0,
    'bad-incomplete-cdata.xml': null,
    'bad-missing-fields.atom': 0,
    'bad-no-encoding-iso8859-1.xml': 9,
    'bad-no-prolog-iso8859-1-uol.rss': 15,
    'bad-unrecognized.xml': null,
    'bad-utf8-says-windows1252.xml': 0,
    'enc-utf16le-bom.xml': null,
    'enc-windows-1252.xml': 0,
    'jsonfeed-1.1.json': 1,
    'jsonfeed-example.json': 2,
    'opml-subscriptions.opml': null,
    'rss1-rdf-craigslist.rdf': 25,
    'rss1-rdf-utf8-miniflux.xml': 60,
    'rss2-all-namespaces.xml': 1,
    'rss2-content-encoded.rss': 7,
    'rss2-double-encoded-html.xml': 1,
    'rss2-guardian-media.rss': 55,
    'rss2-iso8859-1-geo.rss': 40,
    'rss2-iso8859-1-miniflux.xml': 40,
    'rss2-reddit-oneline.rss': 24,
  };
  const files = readdirSync(SAMPLES).filter((name) => name !== 'README.md');
  const read = (name: string) => parseFeed(decodeFeed(readFileSync(join(SAMPLES, name))), ADDRESS);

  test.each(files)('%s is read, or refused in a sentence', async (name) => {
    const expected = entries[name];
    if (expected === null) await expect(read(name)).rejects.toThrow('digest.errors.notAFeed');
    else expect((await read(name)).entries).toHaveLength(expected ?? -1);
  });

  test.each([
    ['bad-no-encoding-iso8859-1.xml', 'Perturbateurs endocriniens : quels effets sur le cerveau ?'],
    ['rss2-iso8859-1-geo.rss', 'Mãe de utente é a nova presidente da Raríssimas'],
    ['rss1-rdf-utf8-miniflux.xml', 'OLED-TVs: Vorsichtsmaßnahmen gegen Einbrennen'],
  ])('%s has its accents', async (name, title) => {
    expect((await read(name)).entries[0]?.title).toBe(title);
  });
});
