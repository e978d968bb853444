import { describe, expect, test } from '@jest/globals';
import { digestComponents } from '../../commands/digest/cards.ts';
import { sourceText } from '../../commands/digest/sources/list.ts';
import type { DigestFacts, Story } from '../../src/digests/digests.store.ts';
import type { Source } from '../../src/digests/sources.store.ts';
import { textsIn } from '../../src/texts.ts';

const fr = textsIn('fr');
const en = textsIn('en');

const story = (changes: Partial<Story> = {}): Story => ({
  entryId: 1,
  title: 'Un titre',
  url: 'https://example.org/a',
  source: 'Une source',
  publishedAt: Date.UTC(2026, 10, 20),
  extract: 'Un fait.',
  ...changes,
});
const facts = (stories: Story[], changes: Partial<DigestFacts> = {}): DigestFacts => ({
  digestId: 1,
  from: Date.UTC(2026, 10, 16, 8),
  until: Date.UTC(2026, 10, 23, 8),
  timeZone: 'Europe/Paris',
  late: false,
  stories,
  ...changes,
});

/** All texts of the card, as Discord counts them, and how many components it has. */
function read(of: DigestFacts, t = fr): { text: string; count: number } {
  const [card] = digestComponents(of, t);
  if (card?.type !== 17) throw new Error('no container');
  const texts = card.components.flatMap((inner) => (inner.type === 10 ? [inner.content] : []));
  return { text: texts.join(''), count: 1 + card.components.length };
}

describe('the card of a digest', () => {
  test('is titled by its period, in the reader’s language and the zone of the guild', () => {
    expect(read(facts([story()])).text).toMatch(/^## Veille · 16–23 novembre 2026/);
    expect(read(facts([story()]), en).text).toMatch(/^## Digest · 16\s–\s23 November 2026/);
    const late = { until: Date.UTC(2026, 10, 23, 20), timeZone: 'Asia/Tokyo' };
    expect(read(facts([story()], late)).text).toMatch(/16–24 novembre/);
  });

  test('shows each story by its linked title, extract, source and date', () => {
    expect(read(facts([story()])).text).toContain(
      '**[Un titre](https://example.org/a)**\nUn fait.\n-# Une source · <t:1795132800:D>',
    );
  });

  test('says when it is late', () => {
    expect(read(facts([story()], { late: true })).text).toContain('elle était prévue pour <t:1795420800:f>');
  });

  test.each([
    ['brackets', '[D] Un [lien](https://evil.example)', '\\[D\\] Un \\[lien\\]'],
    ['markdown', '**gras** _et_ `code`', '\\*\\*gras\\*\\*'],
    ['a mention of somebody', '<@1> @everyone', '\\<@1>'],
  ])('shows %s in a title as they were written', (_, title, shown) => {
    expect(read(facts([story({ title })])).text).toContain(shown);
  });

  test('keeps parentheses in an address from ending the link', () => {
    const url = 'https://example.org/a_(b)';
    expect(read(facts([story({ url })])).text).toContain('(https://example.org/a_%28b%29)');
  });

  test('lets neither a title nor an address end the link early', () => {
    const title = 'https://a.example/\\\\](https://evil.example)';
    const url = 'https://example.org/?q=\\';
    expect(read(facts([story({ title, url })])).text).toContain(
      '**[https://a.example/\\\\\\](https://evil.example)](https://example.org/?q=%5c)**',
    );
  });

  test('leaves room for the line above a preview', () => {
    const of = facts(Array.from({ length: 10 }, () => story({ extract: '' })));
    const next = fr('digest.preview.scheduled', { channel: '1'.repeat(20), time: '<t:1795132800:f>' });
    for (let length = 300; length > 200; length--) {
      const { text } = read({ ...of, stories: of.stories.map((one) => ({ ...one, title: '*'.repeat(length) })) });
      expect(text.length + next.length).toBeLessThanOrEqual(4_000);
    }
  });

  test('shows a title alone where there is no address, or one that is far too long', () => {
    expect(read(facts([story({ url: null })])).text).toContain('**Un titre**');
    expect(read(facts([story({ url: `https://example.org/${'a'.repeat(2_000)}` })])).text).toContain('**Un titre**');
  });

  test.each([
    ['long extracts', story({ extract: `${'mot '.repeat(99)}fin.` })],
    ['long titles and addresses', story({ title: 't'.repeat(300), url: `https://example.org/${'a'.repeat(600)}` })],
    ['titles full of markdown', story({ title: '*'.repeat(300), extract: `${'*_'.repeat(199)}.` })],
  ])('stays within the limits of Discord with ten stories of %s, and cuts none', (_, one) => {
    const { text, count } = read(facts(Array.from({ length: 10 }, () => one)));
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(count).toBeLessThanOrEqual(40);
    const titles = text.split('\n-# Une source').length - 1;
    expect(titles).toBeGreaterThan(0);
    if (titles < 10) expect(text).toMatch(new RegExp(`Et ${10 - titles} autres? sujets?`));
    if (text.includes('mot')) expect(text).toMatch(/mot fin\./);
  });
});

describe('the list of sources', () => {
  test('fits a message when ten sources with long names can’t be read', () => {
    const host = `${'h'.repeat(60)}.example`;
    const source: Source = {
      id: 1,
      title: '*'.repeat(300),
      url: `https://${host}/${'p'.repeat(300)}`,
      fetchedAt: null,
      nextFetchAt: 1_795_132_800_000,
      failures: 12,
      failingSinceAt: 1_795_132_800_000,
      failure: { key: 'digest.refusals.status', params: { host: `${host}.${host}.${host}`, status: 503 } },
      entries: 0,
    };
    for (const title of [source.title, 't'.repeat(80)]) {
      for (const url of [source.url, `https://${host}/feed`]) {
        expect(sourceText({ ...source, title, url }, fr).length).toBeLessThanOrEqual(380);
      }
    }
    const well = { ...source, title: 'Une source', url: 'https://example.org/feed', failure: null, fetchedAt: 1 };
    expect(sourceText(well, fr)).toContain('**[Une source](https://example.org/feed)**');
  });
});
