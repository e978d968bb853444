import { Hono } from 'hono';
import { CONTENT_TYPES, feedOf, homePage, type Places, storyPage } from './formats.ts';
import { PUBLISHERS, type Publisher } from './publishers.ts';

const HOUR = 3_600_000;

/**
 * The web outside of Discord, as the demo has it: a few made-up publishers with their pages and feeds, to be mounted
 * under `/site`. A publisher's feed is at `/<slug>/feed`.
 * @param base the address under which it is mounted
 */
export function demoSite(base: () => string): Hono {
  const startedAt = Date.now();
  const site = new Hono();
  for (const publisher of PUBLISHERS) {
    const places = () => placesOf(publisher, base(), startedAt);
    site.get(`/${publisher.slug}`, (c) => c.html(homePage(publisher, places())));
    site.get(`/${publisher.slug}/feed`, async (c) => {
      const etag = `"${startedAt}"`;
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      const headers = { 'content-type': CONTENT_TYPES[publisher.format], etag };
      return c.body(await feedOf(publisher, places()), 200, headers);
    });
    for (const story of publisher.stories) {
      site.get(`/${publisher.slug}/${story.slug}`, (c) => c.html(storyPage(publisher, story, places())));
    }
  }
  return site;
}

function placesOf({ slug }: Publisher, base: string, startedAt: number): Places {
  const home = `${base}/${slug}`;
  return {
    home,
    feed: `${home}/feed`,
    story: (story) => `${home}/${story.slug}`,
    date: ({ hoursAgo }) => new Date(startedAt - hoursAgo * HOUR),
  };
}
