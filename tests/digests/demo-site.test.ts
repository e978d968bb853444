import { describe, expect, test } from '@jest/globals';
import { PUBLISHERS } from '../../simulator/demo/site/publishers.ts';
import { demoSite } from '../../simulator/demo/site/site.ts';
import { extractOf } from '../../src/digests/extract.rules.ts';
import { parseFeed } from '../../src/digests/parse-feed.ts';

const BASE = 'http://127.0.0.1/site';
const site = demoSite(() => BASE);
const get = (url: string, headers = {}) => site.request(url.slice(BASE.length), { headers });

describe.each(PUBLISHERS)('the demo’s $name ($format)', ({ slug, name, stories }) => {
  const feedUrl = `${BASE}/${slug}/feed`;

  test('has a feed whose every story has a past date, an extract and a page', async () => {
    const { title, entries } = await parseFeed(await (await get(feedUrl)).text(), feedUrl);
    expect([title, entries.length]).toEqual([name, stories.length]);
    for (const { url, title, text, statedAt } of entries) {
      expect(statedAt).toBeLessThan(Date.now());
      expect(extractOf(text, title)).not.toBe('');
      expect(await (await get(url ?? '')).text()).toContain(`<h1>${title}</h1>`);
    }
  });

  test('answers that nothing is new to whoever knows it', async () => {
    const etag = (await get(feedUrl)).headers.get('etag');
    expect((await get(feedUrl, { 'if-none-match': etag })).status).toBe(304);
  });

  test('has a front page that names its feed', async () => {
    expect(await (await get(`${BASE}/${slug}`)).text()).toContain(`href="${feedUrl}"`);
  });
});
