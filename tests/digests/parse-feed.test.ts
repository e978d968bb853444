import { describe, expect, test } from '@jest/globals';
import { decodeFeed } from '../../src/digests/decode.ts';
import { parseFeed } from '../../src/digests/parse-feed.ts';

const ADDRESS = 'https://example.org/blog/feed.xml';
const rss = (items: string) => `<rss version="2.0"><channel><title>Un flux</title>${items}</channel></rss>`;
const first = async (items: string) => (await parseFeed(rss(items), ADDRESS)).entries[0];

describe('an entry', () => {
  test('of RSS is plain text with an absolute address', async () => {
    const entry = await first(`<item><title>A &amp;amp; B &lt;i&gt;c&lt;/i&gt;</title><link>/a?b=1&amp;c=2</link>
      <description><![CDATA[<h2>Titre</h2><p>Un <b>fait</b>&nbsp;&eacute;crit.</p><script>x()</script><p>Un autre.</p>]]></description>
      <pubDate>Mon, 23 Nov 2026 10:00:00 +0100</pubDate></item>`);
    expect(entry).toEqual({
      identity: '//example.org/a?b=1&c=2',
      language: 'fr',
      title: 'A & B c',
      url: 'https://example.org/a?b=1&c=2',
      text: 'Titre\nUn fait\u00a0écrit.\nUn autre.',
      statedAt: Date.UTC(2026, 10, 23, 9),
    });
  });

  test.each([
    ['its guid', '<item><title>t</title><guid>id-1</guid><link>https://example.org/a</link></item>', 'id-1'],
    ['its address', '<item><title>t</title><link>https://example.org/a</link></item>', '//example.org/a'],
    ['its title', '<item><title>t</title></item>', 't'],
  ])('is known by %s', async (_, items, identity) => expect((await first(items))?.identity).toBe(identity));

  test('without title is named by its text', async () => {
    expect((await first('<item><description>Un billet court.</description></item>'))?.title).toBe('Un billet court.');
  });

  test('with an endless id and address keeps neither, and is told from others all the same', async () => {
    const long = 'x'.repeat(100_000);
    const item = (end: string) =>
      `<item><guid>${long}${end}</guid><link>https://example.org/${long}</link><title>Titre</title></item>`;
    const { entries } = await parseFeed(
      `<rss version="2.0"><channel><title>t</title>${item('1')}${item('2')}</channel></rss>`,
      'https://example.org/feed',
    );
    expect(entries.map(({ url, identity }) => [url, identity.length])).toEqual([
      [null, 64],
      [null, 64],
    ]);
    expect(new Set(entries.map(({ identity }) => identity)).size).toBe(2);
  });

  test('has the language of its words, else the one that it or its feed states', async () => {
    const language = async (title: string, feed: string, item = '') =>
      (
        await parseFeed(
          `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>t</title>${feed}<item><title>${title}</title>${item}</item></channel></rss>`,
          ADDRESS,
        )
      ).entries[0]?.language;
    const said = '<language>en-GB</language>';
    expect(await language('Le Parlement a voté ce texte hier soir', said)).toBe('fr');
    expect(await language('42', said)).toBe('en');
    expect(await language('42', said, '<dc:language>de</dc:language>')).toBe('de');
    expect(await language('42', '<language>no language at all</language>')).toBeNull();
    expect(await language('42', '')).toBeNull();
  });

  test('has an address without what tells its site where the reader came from', async () => {
    const item =
      '<item><title>t</title><link>https://example.org/a?utm_source=rss&amp;id=3&amp;xtor=RSS-1</link></item>';
    expect(await first(item)).toMatchObject({ url: 'https://example.org/a?id=3', identity: '//example.org/a?id=3' });
  });

  test('with nothing in it is none', async () => {
    expect(await first('<item></item>')).toBeUndefined();
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])('never leads to %s', async (link) => {
    expect((await first(`<item><title>t</title><link>${link}</link></item>`))?.url).toBeNull();
  });

  test('holds no character that would turn the line around', async () => {
    expect((await first('<item><title>a\u202egnp.exe\u200f</title></item>'))?.title).toBe('agnp.exe');
  });

  test('with an unreadable date has none', async () => {
    expect((await first('<item><title>t</title><pubDate>hier</pubDate></item>'))?.statedAt).toBeNull();
  });

  test('of Atom shows a text title as it is, and an HTML title without its tags', async () => {
    const entry = (type: string) =>
      `<entry><id>${type}</id><title type="${type}">Le &lt;b&gt; de HTML</title><link href="x"/><updated>2026-11-23T09:00:00Z</updated></entry>`;
    const { entries } = await parseFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${entry('text')}${entry('html')}</feed>`,
      ADDRESS,
    );
    expect(entries.map(({ title }) => title)).toEqual(['Le <b> de HTML', 'Le de HTML']);
    expect(entries[0]).toMatchObject({ url: 'https://example.org/blog/x', statedAt: Date.UTC(2026, 10, 23, 9) });
  });

  test('of a JSON feed is read, also where the version is no address', async () => {
    const items = [
      {
        id: '1',
        url: '/a',
        title: 'Un titre',
        content_html: '<p>Un fait.</p>',
        date_published: '2026-11-23T09:00:00Z',
      },
    ];
    for (const version of ['https://jsonfeed.org/version/1.1', '1.1']) {
      const { title, entries } = await parseFeed(JSON.stringify({ version, title: 'Un flux', items }), ADDRESS);
      expect(title).toBe('Un flux');
      expect(entries).toEqual([
        {
          identity: '1',
          title: 'Un titre',
          url: 'https://example.org/a',
          text: 'Un fait.',
          language: 'fr',
          statedAt: Date.UTC(2026, 10, 23, 9),
        },
      ]);
    }
  });
});

describe('what is no feed', () => {
  test.each([
    '',
    'hello',
    '<html><body>Bonjour</body></html>',
    '{"a": 1}',
    '[]',
    '<opml version="2.0"></opml>',
    'null',
  ])('%j is refused in a sentence', (text) =>
    expect(parseFeed(text, ADDRESS)).rejects.toThrow('digest.errors.notAFeed'),
  );

  test('an entity bomb does not go off', async () => {
    const bomb = Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i} "${i ? `&a${i - 1};`.repeat(10) : 'ha'}">`).join(
      '',
    );
    const { title } = await parseFeed(`<!DOCTYPE rss [${bomb}]>${rss('').replace('Un flux', '&a11;')}`, ADDRESS);
    expect(title.length).toBeLessThan(100);
  });

  test('a feed with an external entity is refused', async () => {
    const feed = `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('').replace('Un flux', 'a &x; b')}`;
    await expect(parseFeed(feed, ADDRESS)).rejects.toThrow('digest.errors.notAFeed');
  });
});

describe('the encoding of a feed', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  test.each([
    ['UTF-8', Buffer.from('<a>é</a>'), '', '<a>é</a>'],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff<a>é</a>'), '', '<a>é</a>'],
    [
      'UTF-8 that says it is something else',
      Buffer.from('<?xml version="1.0" encoding="windows-1252"?>é'),
      'text/xml; charset=latin1',
      '<?xml version="1.0" encoding="windows-1252"?>é',
    ],
    ['what the answer says', Buffer.from([0xe8]), 'text/xml; charset="windows-1251"', 'и'],
    [
      'what the XML says',
      latin("<?xml version='1.0' encoding='ISO-8859-2'?>\u00b1"),
      '',
      "<?xml version='1.0' encoding='ISO-8859-2'?>ą",
    ],
    ['windows-1252 where nothing is said', Buffer.from([0x80]), '', '€'],
    ['windows-1252 where UTF-8 is said and is not', Buffer.from([0xe9]), 'text/xml; charset=utf-8', 'é'],
    ['windows-1252 where nonsense is said', Buffer.from([0xe9]), 'text/xml; charset=klingon', 'é'],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeff<a>é</a>', 'utf16le'), '', '<a>é</a>'],
    ['UTF-16 without one', Buffer.from('<?é', 'utf16le'), '', '<?é'],
    ['big-endian UTF-16', Buffer.from('<?é', 'utf16le').swap16(), '', '<?é'],
  ])('is %s', (_, bytes, contentType, text) => expect(decodeFeed(bytes, contentType)).toBe(text));
});
