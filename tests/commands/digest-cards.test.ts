import { describe, expect, test } from '@jest/globals';
import { digestComponents } from '../../commands/digest/cards.ts';
import { digestEmbed } from '../../commands/digest/embed.ts';
import { reasonsText } from '../../commands/digest/reasons.ts';
import { sourceText } from '../../commands/digest/sources/list.ts';
import type { View } from '../../commands/digest/view.ts';
import type { LegalDate } from '../../src/ai-act/calendar.rules.ts';
import { partsOf } from '../../src/digests/parts.rules.ts';
import type { Source } from '../../src/digests/sources.store.ts';
import type { LeftOut, Story } from '../../src/digests/story.ts';
import { textsIn } from '../../src/texts.ts';

const fr = textsIn('fr');
const en = textsIn('en');

const story = (changes: Partial<Story> = {}): Story => ({
  entryIds: [1],
  title: 'Un titre',
  url: 'https://example.org/a',
  topic: 'ai_act',
  language: 'fr',
  publishedAt: Date.UTC(2026, 10, 20),
  extract: 'Un fait.',
  mark: null,
  score: 20,
  reasons: [],
  sources: [{ title: 'Une source', url: 'https://example.org/a' }],
  ...changes,
});

const date = (id: string, day: string, status: LegalDate['status'] = 'law'): LegalDate => ({
  id,
  date: day,
  title: { fr: `Le jour ${id}`, en: `Day ${id}` },
  what: { fr: '…', en: '…' },
  concerns: ['open-models'],
  provisions: ['article 53'],
  status,
});
const DATES = [date('un', '2026-12-02'), date('deux', '2027-08-02', 'to-be-confirmed')];

type Changes = Partial<View['digest']> & { part?: number; t?: typeof fr; dates?: LegalDate[]; struck?: number[] };
const view = (stories: Story[], { part = 0, t = fr, dates = DATES, struck = [], ...changes }: Changes = {}): View => ({
  digest: {
    id: 1,
    from: Date.UTC(2026, 10, 16, 8),
    until: Date.UTC(2026, 10, 23, 8),
    timeZone: 'Europe/Paris',
    late: false,
    parts: partsOf(stories),
    stories: stories.map((one, i) => ({ position: i + 1, story: one, struck: struck.includes(i + 1) })),
    left: [],
    userId: null,
    ...changes,
  },
  part,
  topicName: (id) => (id === 'ai_act' ? 'Règlement *IA*' : id),
  dates,
  t,
});

/** All texts of the card, as Discord counts them, how many components it has, and its buttons. */
function read(of: View): { text: string; count: number; buttons: unknown[] } {
  const [card] = digestComponents(of);
  if (card?.type !== 17) throw new Error('no container');
  const texts = card.components.flatMap((inner) => (inner.type === 10 ? [inner.content] : []));
  const buttons = card.components.flatMap((inner) => (inner.type === 1 ? inner.components : []));
  return { text: texts.join('\n'), count: 1 + card.components.length + buttons.length, buttons };
}
const labels = (of: View) => read(of).buttons.map((button) => (button as { label: string }).label);

describe('the card of a digest', () => {
  test('is titled by its period, in the reader’s language and the zone of the guild', () => {
    expect(read(view([story()])).text).toMatch(/^## Veille · 16–23 novembre 2026/);
    expect(read(view([story()], { t: en })).text).toMatch(/^## Digest · 16\s–\s23 November 2026/);
    const late = { until: Date.UTC(2026, 10, 23, 20), timeZone: 'Asia/Tokyo' };
    expect(read(view([story()], late)).text).toMatch(/16–24 novembre/);
  });

  test('shows each story by its linked title, extract, source and date', () => {
    expect(read(view([story()])).text).toContain(
      '**[Un titre](https://example.org/a)**\nUn fait.\n-# Une source · <t:1795132800:D>',
    );
  });

  test('has a section for each topic, stories without one in none', () => {
    const stories = [
      story(),
      story({ title: 'Deux' }),
      story({ title: 'Trois', topic: 'cnil' }),
      story({ topic: null }),
    ];
    const { text } = read(view(stories));
    expect(text.match(/^### .*$/gm)).toEqual([
      '### Règlement \\*IA\\*',
      '### cnil',
      '### Prochaines dates du règlement IA',
    ]);
  });

  test('names all who tell a story, with their links, and counts the rest', () => {
    const sources = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((title) => ({ title, url: `https://${title}.example/` }));
    expect(read(view([story({ sources })])).text).toContain(
      '-# A, [B](https://B.example/), [C](https://C.example/), [D](https://D.example/), [E](https://E.example/), et 2 autres · ',
    );
  });

  test('names the language of a story where it is not the reader’s', () => {
    expect(read(view([story({ language: 'en' })])).text).toContain(' · en anglais');
    expect(read(view([story({ language: 'en' })], { t: en })).text).not.toContain('in English');
    expect(read(view([story({ language: 'de' })], { t: en })).text).toContain(' · in German');
    expect(read(view([story({ language: null })])).text).not.toContain(' · en ');
  });

  test('marks what a machine wrote', () => {
    const mark = { key: 'digest.summary.mark', params: { model: 'lucie', host: 'llm.example' } } as const;
    expect(read(view([story({ mark })])).text).toContain('Résumé écrit par une machine (lucie)');
  });

  test('says when it is late', () => {
    expect(read(view([story()], { late: true })).text).toContain('elle était prévue pour <t:1795420800:f>');
  });

  test('tells the next dates of the AI Act, and which are to be confirmed', () => {
    const { text } = read(view([story()]));
    expect(text).toContain('**2 décembre 2026** · Le jour un');
    expect(text).toContain('**2 août 2027** · Le jour deux (à confirmer)');
    expect(read(view([story()], { t: en })).text).toContain('**2 December 2026** · Day un');
    expect(read(view([story()], { dates: [] })).text).not.toContain('Prochaines dates');
  });

  test('offers reasons and a discussion, and more where there is more', () => {
    const left: LeftOut[] = [{ ...story(), why: 'full' }];
    expect(labels(view([story()]))).toEqual(['Pourquoi ceux-là\u202f?', 'En discuter']);
    expect(labels(view([story()], { left }))).toEqual(['Pourquoi ceux-là\u202f?', 'Voir plus', 'En discuter']);
    expect(labels(view([story()], { userId: '1' }))).toEqual(['Pourquoi ceux-là\u202f?']);
    expect(labels(view([story()], { id: 0 }))).toEqual([]);
  });

  test('does not show what was struck, and keeps the others where they are', () => {
    const stories = [story({ title: 'A' }), story({ title: 'B' })];
    expect(read(view(stories, { struck: [1] })).text).not.toContain('[A]');
    expect(read(view(stories, { struck: [1] })).text).toContain('[B]');
    expect(read(view(stories, { struck: [1, 2] })).text).toContain('retirés par les mainteneurs');
    expect(read(view([])).text).toContain('Rien de nouveau sur cette période.');
  });

  test.each([
    ['brackets', '[D] Un [lien](https://evil.example)', '\\[D\\] Un \\[lien\\]'],
    ['markdown', '**gras** _et_ `code`', '\\*\\*gras\\*\\*'],
    ['a mention of somebody', '<@1> @everyone', '\\<@1>'],
  ])('shows %s in a title as they were written', (_, title, shown) => {
    expect(read(view([story({ title })])).text).toContain(shown);
  });

  test('keeps parentheses in an address from ending the link', () => {
    const url = 'https://example.org/a_(b)';
    expect(read(view([story({ url })])).text).toContain('(https://example.org/a_%28b%29)');
  });

  test('lets neither a title nor an address end the link early', () => {
    const title = 'https://a.example/\\\\](https://evil.example)';
    const url = 'https://example.org/?q=\\';
    expect(read(view([story({ title, url })])).text).toContain(
      '**[https://a.example/\\\\\\](https://evil.example)](https://example.org/?q=%5c)**',
    );
  });

  test('shows a title alone where there is no address, or one that is far too long', () => {
    expect(read(view([story({ url: null })])).text).toContain('**Un titre**');
    expect(read(view([story({ url: `https://example.org/${'a'.repeat(2_000)}` })])).text).toContain('**Un titre**');
  });

  const hostile: [string, Story][] = [
    ['long extracts', story({ extract: `${'mot '.repeat(95)}fin.` })],
    ['long titles and addresses', story({ title: 't'.repeat(300), url: `https://example.org/${'a'.repeat(600)}` })],
    ['titles full of markdown', story({ title: '*'.repeat(300), extract: `${'*_'.repeat(199)}.` })],
    ['addresses full of parentheses', story({ url: `https://example.org/${'('.repeat(600)}` })],
    [
      'many long sources',
      story({
        sources: Array.from({ length: 9 }, () => ({
          title: '*'.repeat(300),
          url: `https://a.example/${'b'.repeat(650)}`,
        })),
      }),
    ],
  ];

  test.each(hostile)(
    'tells ten stories of %s in as many messages as they need, each within Discord’s limits',
    (_, one) => {
      const stories = Array.from({ length: 10 }, (_, i) => ({ ...one, topic: `topic-${i}` }));
      const parts = partsOf(stories);
      let told = 0;
      for (const part of parts.keys()) {
        const { text, count } = read(view(stories, { part }));
        // The line above a preview, too.
        const above = fr('digest.preview.scheduled', { channel: '1'.repeat(20), time: '<t:1795132800:f>' });
        expect(text.length + (part === 0 ? above.length : 0)).toBeLessThanOrEqual(4_000);
        expect(count).toBeLessThanOrEqual(40);
        told += text.split('<t:1795132800:D>').length - 1;
      }
      expect(told).toBe(10);
    },
  );

  test.each(hostile)('in an announcement channel tells stories of %s within the limits of an embed', (_, one) => {
    const stories = Array.from({ length: 10 }, () => one);
    const { embeds, components } = digestEmbed(view(stories, { late: true }));
    expect(embeds?.[0]?.description?.length).toBeLessThanOrEqual(4_096);
    expect(embeds?.[0]?.title).toBe('Veille · 16–23 novembre 2026');
    expect(components?.[0]).toMatchObject({
      components: expect.arrayContaining([
        { type: 2, style: 5, label: 'Règlement IA, texte officiel', url: expect.anything() },
      ]),
    });
  });

  test.each(['b', '('])('tells one story whose all is as long as it may be within the limits of a message', (sign) => {
    const url = `https://a.example/${sign.repeat(650)}`;
    const sources = Array.from({ length: 9 }, () => ({ title: '*'.repeat(300), url }));
    const one = story({ title: '*'.repeat(300), url, extract: `${'*'.repeat(399)}.`, sources });
    expect(read(view([one], { late: true })).text.length).toBeLessThanOrEqual(4_000);
    expect(digestEmbed(view([one], { late: true })).embeds?.[0]?.description?.length).toBeLessThanOrEqual(4_096);
  });

  test('says where it continues', () => {
    const stories = Array.from({ length: 10 }, () => story({ extract: `${'mot '.repeat(95)}fin.` }));
    expect(read(view(stories)).text).toContain('La suite est dans le fil');
    expect(read(view(stories, { userId: '1' })).text).toContain('La suite arrive dans le message suivant');
    const second = read(view(stories, { part: 1 }));
    expect(second.text).toMatch(/^## Veille · 16–23 novembre 2026 \(suite\)/);
    expect(second.buttons).toEqual([]);
  });
});

describe('reasons', () => {
  test('are read with the words that count, which stay text, and the name of the topic', () => {
    const reasons = [
      { key: 'digest.reasons.topic', params: {}, points: 10, topic: 'ai_act', words: ['AI *Act*', 'GPAI'] },
      { key: 'digest.reasons.topic', params: {}, points: 10, topic: 'ai_act', words: [] },
      { key: 'digest.reasons.fresh', params: { count: 2 }, points: 4 },
    ] as const;
    expect(reasonsText({ reasons }, fr, () => 'Règlement IA')).toBe(
      'Parle du thème «\u00a0Règlement IA\u00a0»\u00a0: AI \\*Act\\* et GPAI · Vient d’une source consacrée au thème «\u00a0Règlement IA\u00a0» · Publié il y a 2 jours',
    );
  });
});

describe('the list of sources', () => {
  const host = `${'h'.repeat(60)}.example`;
  const source: Source = {
    id: 1,
    feedId: 1,
    title: '*'.repeat(300),
    url: `https://${host}/${'p'.repeat(300)}`,
    topic: 'ai_act',
    language: 'fr',
    weight: 3,
    pausedAt: null,
    fetchedAt: null,
    nextFetchAt: 1_795_132_800_000,
    failures: 12,
    failingSinceAt: 1_795_132_800_000,
    failure: { key: 'digest.refusals.status', params: { host: `${host}.${host}.${host}`, status: 503 } },
    entries: 0,
    weekly: 3.25,
  };
  const named = (of: Source) => sourceText(of, fr, () => 'Règlement IA');

  test('fits a message when ten sources with long names can’t be read', () => {
    for (const title of [source.title, 't'.repeat(80)]) {
      for (const url of [source.url, `https://${host}/feed`]) {
        expect(named({ ...source, title, url }).length).toBeLessThanOrEqual(380);
      }
    }
  });

  test('tells when a source was read and will be, how much comes of it, and what the guild decided', () => {
    const well = {
      ...source,
      title: 'Une source',
      url: 'https://example.org/feed',
      failure: null,
      fetchedAt: 1_000,
      entries: 12,
    };
    expect(named(well)).toBe(
      '**[Une source](https://example.org/feed)**\n-# Lue <t:1:R> · 12 entrées · 3,3 par semaine · prochaine lecture <t:1795132800:R>\n-# thème\u00a0: Règlement IA · langue\u00a0: français · compte beaucoup',
    );
    expect(named({ ...well, pausedAt: 2_000 })).toContain('-# Suspendue depuis <t:2:R>');
  });
});
