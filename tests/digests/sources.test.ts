import { describe, expect, test } from '@jest/globals';
import { followAddress } from '../../src/digests/follow.ts';
import { fetchDueSources } from '../../src/digests/jobs.ts';
import { offeredFeed } from '../../src/digests/offers.store.ts';
import { readOpml, writeOpml } from '../../src/digests/opml.ts';
import {
  addSources,
  countSources,
  editSource,
  getSource,
  listSources,
  pauseSource,
  sourceNames,
} from '../../src/digests/sources.store.ts';
import { KINDS, STARTER, starterOf } from '../../src/digests/starter.ts';
import { builtInTopics } from '../../src/digests/topics.ts';
import { changeSettings } from '../../src/guilds/store.ts';
import { LIMITS } from '../../src/outbound/fetch.ts';
import { rssOf } from './feed-site.ts';
import { by, DAY, GUILD, HOUR, MINUTE, never, START, startSetting } from './setting.ts';

const { db, site, parts, now, at, later, follow, publish, round } = await startSetting();

const act = () => ({ guildId: GUILD.id, by, now: now() });
const first = () => {
  const [source] = listSources(db, GUILD.id, { offset: 0, limit: 1, now: now() });
  if (!source) throw new Error('there is no source');
  return source;
};
const titles = () => db.prepare('SELECT title FROM entries ORDER BY id').pluck().all();

describe('a page', () => {
  const page = (...feeds: string[]) =>
    `<!doctype html><html><head><base href="/blog/">${feeds
      .map(
        (href, i) =>
          `<link rel="alternate" type="application/rss+xml" title="Flux ${i} &amp; &#60;b&#62;" href="${href}">`,
      )
      .join('')}<link rel="alternate" type="application/json" href="/wp-json/1"></head><body>Bonjour</body></html>`;

  test('that names one feed is followed by it', async () => {
    site.put('/page', page('../a'));
    publish('/a', [{ id: '1', at: START }]);
    expect(await followAddress(parts, site.url('/page'), act())).toEqual({
      holding: { title: 'Flux /a', entries: 1, fresh: 1 },
    });
    expect(first().url).toBe(site.url('/a'));
  });

  test('that names several offers them, and only to its guild', async () => {
    site.put('/page', page('/a', 'b', 'javascript:alert(1)', '/a'));
    const outcome = await followAddress(parts, site.url('/page'), act());
    expect(outcome).toEqual({
      offer: expect.any(Number),
      feeds: [
        { url: site.url('/a'), title: 'Flux 0 & <b>' },
        { url: site.url('/blog/b'), title: 'Flux 1 & <b>' },
      ],
    });
    const offer = 'offer' in outcome ? outcome.offer : 0;
    expect(offeredFeed(db, GUILD.id, offer, 1).url).toBe(site.url('/blog/b'));
    expect(() => offeredFeed(db, GUILD.id, offer, 2)).toThrow('digest.errors.offerGone');
    expect(() => offeredFeed(db, '200', offer, 0)).toThrow('digest.errors.offerGone');
    expect(countSources(db, GUILD.id)).toBe(0);
  });

  test('that names none is refused', async () => {
    site.put('/page', page());
    await expect(followAddress(parts, site.url('/page'), act())).rejects.toThrow('digest.errors.notAFeed');
  });

  test('in place of a feed that was followed is no feed', async () => {
    publish('/a', []);
    await follow('/a');
    site.put('/a', page('/b', '/c'));
    later(HOUR);
    await round();
    expect(first().failure).toEqual({ key: 'digest.errors.notAFeed', params: {} });
  });
});

describe('an entry that its feed publishes again', () => {
  const item = (guid: string, link: string, title = 'Un titre', date = START) =>
    `<item><guid isPermaLink="false">${guid}</guid><link>${link}</link><title>${title}</title><pubDate>${new Date(date).toUTCString()}</pubDate></item>`;
  const feed = (...items: string[]) => `<rss version="2.0"><channel><title>t</title>${items.join('')}</channel></rss>`;
  const publishTwice = async (before: string, after: string) => {
    site.put('/a', before);
    await follow('/a');
    site.put('/a', after);
    later(HOUR);
    await round();
    return titles();
  };

  test.each([
    ['under another id, at the same address', item('2', '/x', 'Corrigé'), ['Corrigé']],
    ['at another address, with the same id', item('1', '/y'), ['Un titre']],
    ['under another id at another address, with the same title and date', item('2', '/y'), ['Un titre']],
    ['at an address with tracking', item('2', '/x?utm_source=rss'), ['Un titre']],
    [
      'under another id at another address with another date',
      item('2', '/y', 'Un titre', START - HOUR),
      ['Un titre', 'Un titre'],
    ],
  ])('%s', async (_, after, expected) => {
    expect(await publishTwice(feed(item('1', '/x')), feed(after))).toEqual(expected);
  });

  test('is not taken for another where all entries have one address', async () => {
    expect(
      await publishTwice(
        feed(item('1', '/', 'A')),
        feed(item('3', '/', 'C', START - 3), item('2', '/', 'B', START - 2), item('1', '/', 'A')),
      ),
    ).toEqual(['A', 'C', 'B']);
  });
});

describe('what a server asks for', () => {
  const waits = async (answer: Parameters<typeof site.put>[1]) => {
    publish('/a', []);
    await follow('/a');
    site.put('/a', answer);
    later(HOUR);
    await round();
    // Up to five minutes are the feed's own.
    return Math.floor((first().nextFetchAt - now()) / (10 * MINUTE)) * 10;
  };

  test.each([
    ['an hour by Cache-Control', { 'cache-control': 'public, max-age=3600' }, '', 60],
    ['two hours by its ttl', {}, '<ttl>120</ttl>', 120],
    ['the longer of both', { 'cache-control': 'max-age=3600' }, '<ttl>120</ttl>', 120],
    ['a year, which is a day', { 'cache-control': 'max-age=31536000' }, '', 1_440],
    ['nothing', {}, '', 30],
    ['not to be kept', { 'cache-control': 'no-cache, max-age=7200' }, '', 30],
  ])('%s', async (_, headers, inside, minutes) => {
    const answer = rssOf('A', []).replace('</title>', `</title>${inside}`);
    expect(await waits((response) => response.writeHead(200, headers).end(answer))).toBe(minutes);
  });

  test.each([
    ['three hours by Retry-After', '10800', 180],
    ['a month by Retry-After, which is a day', '2592000', 1_440],
    ['a minute, which failing waits longer than', '60', 60],
  ])('when it is busy, %s', async (_, header, minutes) => {
    expect(await waits((response) => response.writeHead(503, { 'retry-after': header }).end())).toBe(minutes);
  });
});

describe('a silent host', () => {
  test('holds up neither others nor its own other feeds for more than one timeout', async () => {
    for (const path of ['/a', '/b', '/c']) {
      publish(path, []);
      await follow(path);
      site.put(path, () => {});
    }
    later(HOUR);
    site.asked.length = 0;
    await fetchDueSources(parts, never, { ...LIMITS, timeoutMs: 100 });
    expect(site.asked).toEqual(['/a']);
    // The others of the host wait, so that a list of hundreds leaves room for everybody else.
    await fetchDueSources(parts, never, { ...LIMITS, timeoutMs: 100 });
    expect(site.asked).toEqual(['/a']);
    later(10 * MINUTE);
    await fetchDueSources(parts, never, { ...LIMITS, timeoutMs: 100 });
    expect(site.asked).toEqual(['/a', '/b']);
  });
});

describe('a feed that moved to where another is', () => {
  test('is followed there by all, and read once', async () => {
    publish('/old', []);
    publish('/new', []);
    await follow('/old', '200');
    await follow('/new');
    site.put('/old', (response) => response.writeHead(301, { location: '/new' }).end());
    later(HOUR);
    await round();
    expect(sourceNames(db, '200').map(({ url }) => url)).toEqual([site.url('/new')]);
    later(HOUR);
    site.asked.length = 0;
    await round();
    expect(site.asked).toEqual(['/new']);
  });
});

describe('maintainers', () => {
  const notices = () =>
    (
      db
        .prepare("SELECT kind, channel_id, facts FROM outbox WHERE kind IN ('digest.failing', 'digest.recovered')")
        .all() as {
        kind: string;
        channel_id: string;
        facts: string;
      }[]
    ).map(({ kind, channel_id, facts }) => [kind, channel_id, JSON.parse(facts).sources.length]);

  test('are told once when sources have failed for three days, and once when they are read again', async () => {
    changeSettings(db, GUILD.id, { maintainerChannelId: '9' }, { actorId: by, at: now() });
    for (const path of ['/a', '/b']) {
      publish(path, []);
      await follow(path);
      await follow(path, '300');
      site.put(path, (response) => response.writeHead(500).end());
    }
    for (let day = 0; day <= 2; day += 1) {
      later(DAY);
      await round();
    }
    expect(notices()).toEqual([]);
    for (let day = 3; day <= 30; day += 1) {
      later(DAY + HOUR);
      await round();
    }
    expect(notices()).toEqual([['digest.failing', '9', 2]]);
    expect(first().failures).toBeGreaterThan(20);
    expect(first().nextFetchAt - now()).toBeLessThan(DAY + HOUR);
    publish('/a', []);
    publish('/b', []);
    later(DAY + HOUR);
    await round();
    later(DAY);
    await round();
    expect(notices()).toEqual([
      ['digest.failing', '9', 2],
      ['digest.recovered', '9', 2],
    ]);
  });
});

describe('a source', () => {
  test('tells how many entries come in a week', async () => {
    publish(
      '/a',
      Array.from({ length: 40 }, (_, day) => ({ id: `${day}`, at: START - day * DAY })),
    );
    await follow('/a');
    expect(first().weekly).toBeCloseTo(7, 0);
    at(0);
    publish('/b', []);
    await follow('/b', '200');
    expect(listSources(db, '200', { offset: 0, limit: 1, now: now() })).toMatchObject([{ weekly: 0 }]);
  });

  test('is called, classed and weighed as its guild says, and no other guild’s is', async () => {
    publish('/a', []);
    await follow('/a');
    await follow('/a', '200');
    const { id } = first();
    const changes = { title: 'La mienne', topic: 'ai_act', language: 'fr', weight: 3 };
    expect(editSource(db, { ...act(), id }, changes)).toMatchObject(changes);
    expect(editSource(db, { ...act(), id }, { title: null })).toMatchObject({ ...changes, title: 'Flux /a' });
    expect(() => editSource(db, { ...act(), id }, { title: undefined })).toThrow('digest.errors.nothingToChange');
    expect(() => editSource(db, { ...act(), guildId: '200', id }, { weight: 1 })).toThrow('digest.errors.noSuchSource');
    expect(listSources(db, '200', { offset: 0, limit: 1, now: now() })).toMatchObject([
      { title: 'Flux /a', topic: null, weight: 2 },
    ]);
  });

  test('is not fetched while every guild that follows it paused it', async () => {
    publish('/a', []);
    await follow('/a');
    const { id } = first();
    pauseSource(db, { ...act(), id }, true);
    expect(() => pauseSource(db, { ...act(), id }, true)).toThrow('digest.errors.alreadyPaused');
    later(DAY);
    site.asked.length = 0;
    await round();
    expect(site.asked).toEqual([]);
    pauseSource(db, { ...act(), id }, false);
    expect(() => pauseSource(db, { ...act(), id }, false)).toThrow('digest.errors.notPaused');
    await round();
    expect(site.asked).toEqual(['/a']);
    expect(getSource(db, GUILD.id, id, now())).toMatchObject({ fetchedAt: now(), pausedAt: null });
  });
});

describe('a list of feeds', () => {
  test('in folders is read, each address once; what is no web address is counted', async () => {
    const opml = `<opml version="2.0"><head/><body><outline text="Dossier">
      <outline type="rss" text="A &lt;b&gt;" xmlUrl="https://example.org/a"/><outline text="Encore A" xmlUrl="https://example.org/a"/>
      <outline text="B" title="Le B" xmlUrl="example.org/b"/><outline text="C" xmlUrl="file:///etc/passwd"/></outline></body></opml>`;
    expect(await readOpml(opml)).toEqual({
      feeds: [
        { url: 'https://example.org/a', title: 'Encore A' },
        { url: 'https://example.org/b', title: 'Le B' },
      ],
      refused: 1,
    });
  });

  test.each(['', '<opml version="2.0"><body></body></opml>', '<html></html>', '{}'])(
    'that is none is refused: %j',
    (text) => expect(readOpml(text)).rejects.toThrow('digest.errors.notOpml'),
  );

  test('that is written is read again as it was', async () => {
    const feeds = [
      { url: 'https://example.org/a?b=1&c=2', title: 'A & <b> "c"' },
      { url: 'https://example.org/é', title: 'Été' },
    ];
    const file = new TextDecoder().decode(await writeOpml('Sources', feeds, START));
    expect((await readOpml(file)).feeds).toEqual([feeds[0], { ...feeds[1], url: 'https://example.org/%C3%A9' }]);
  });

  test('of 10,000 feeds is followed as far as a guild may, and the rest is told', async () => {
    const outlines = Array.from(
      { length: 10_000 },
      (_, i) => `<outline text="F${i}" xmlUrl="https://example.org/${i}"/>`,
    );
    const { feeds } = await readOpml(`<opml version="2.0"><body>${outlines.join('')}</body></opml>`);
    const { added, known, left } = addSources(db, act(), feeds);
    expect([added.length, known.length, left.length]).toEqual([500, 0, 9_500]);
    expect(countSources(db, GUILD.id)).toBe(500);
    const again = addSources(db, act(), feeds);
    expect([again.added.length, again.known.length, again.left.length]).toEqual([0, 500, 9_500]);
    expect(sourceNames(db, GUILD.id)[0]).toMatchObject({ title: 'F0', url: 'https://example.org/0' });
  });

  test('is silent about what its feeds hold already, when the clock reads them', async () => {
    publish('/a', [
      { id: 'new', at: START - DAY },
      { id: 'undated', at: null },
    ]);
    addSources(db, act(), [{ url: site.url('/a'), title: 'A' }]);
    await round();
    expect(db.prepare('SELECT title, published_at FROM entries ORDER BY id').all()).toEqual([
      { title: 'Titre new', published_at: START - DAY },
      { title: 'Titre undated', published_at: null },
    ]);
  });
});

describe('the starter list', () => {
  test('has sources of every kind in both languages, each address once, of topics that there are', async () => {
    expect(KINDS.map((kind) => starterOf(kind).length > 0)).toEqual(KINDS.map(() => true));
    expect(new Set(STARTER.map(({ language }) => language))).toEqual(new Set(['fr', 'en']));
    expect(new Set(STARTER.map(({ url }) => url.slice(-100))).size).toBe(STARTER.length);
    const { topics } = await builtInTopics();
    const known = new Set(topics.map(({ id }) => id));
    expect(STARTER.filter(({ topic }) => topic !== null && !known.has(topic))).toEqual([]);
    expect(STARTER.filter(({ url }) => URL.parse(url)?.href !== url || !/^https:/.test(url))).toEqual([]);
  });
});
