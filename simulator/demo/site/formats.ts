import { html } from 'hono/html';
import type { Publisher, Story } from './publishers.ts';

/** Where a publisher's things are, and when its stories appeared. */
export interface Places {
  home: string;
  feed: string;
  story(story: Story): string;
  date(story: Story): Date;
}

export const CONTENT_TYPES = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const;

const NOTICE = {
  fr: 'Ce site est une fiction écrite pour la démonstration de Ruche.',
  en: 'This site is fiction, written for the demo of Ruche.',
} as const;

/** The feed of a publisher in its format. */
export async function feedOf(publisher: Publisher, places: Places): Promise<string> {
  const { format } = publisher;
  return format === 'rss'
    ? rss(publisher, places)
    : format === 'atom'
      ? atom(publisher, places)
      : json(publisher, places);
}

/** https://www.rssboard.org/rss-specification */
async function rss({ name, language, about, stories }: Publisher, places: Places): Promise<string> {
  return xml(html`<rss version="2.0"><channel>
<title>${name}</title><link>${places.home}</link><description>${about}</description><language>${language}</language>
${stories.map(
  (story) => html`<item><title>${story.title}</title><link>${places.story(story)}</link>
<guid isPermaLink="true">${places.story(story)}</guid><pubDate>${places.date(story).toUTCString()}</pubDate>
<description>${asHtml(story)}</description></item>
`,
)}</channel></rss>`);
}

/** https://www.rfc-editor.org/rfc/rfc4287 */
async function atom({ name, language, about, stories }: Publisher, places: Places): Promise<string> {
  const updated =
    stories
      .map((story) => places.date(story).toISOString())
      .sort()
      .at(-1) ?? '';
  return xml(html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<title>${name}</title><subtitle>${about}</subtitle><id>${places.home}</id><updated>${updated}</updated>
<link href="${places.home}"/><link rel="self" href="${places.feed}"/><author><name>${name}</name></author>
${stories.map(
  (
    story,
  ) => html`<entry><title>${story.title}</title><id>${places.story(story)}</id><link href="${places.story(story)}"/>
<published>${places.date(story).toISOString()}</published><updated>${places.date(story).toISOString()}</updated>
<content type="html">${asHtml(story)}</content></entry>
`,
)}</feed>`);
}

/** https://www.jsonfeed.org/version/1.1/ */
function json({ name, language, about, stories }: Publisher, places: Places): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    description: about,
    language,
    home_page_url: places.home,
    feed_url: places.feed,
    items: stories.map((story) => ({
      id: places.story(story),
      url: places.story(story),
      title: story.title,
      content_html: asHtml(story),
      date_published: places.date(story).toISOString(),
    })),
  });
}

async function xml(body: ReturnType<typeof html>): Promise<string> {
  return `<?xml version="1.0" encoding="utf-8"?>\n${await body}`;
}

/** The words of the publishers hold no characters that HTML would take for its own. */
function asHtml({ paragraphs }: Story): string {
  return paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
}

/** A story as people read it. */
export function storyPage(publisher: Publisher, story: Story, places: Places) {
  const { name, language } = publisher;
  return page(
    language,
    story.title,
    html`<p><a href="${places.home}">${name}</a></p><h1>${story.title}</h1>
<p><time>${places.date(story).toLocaleDateString(language, { dateStyle: 'long' })}</time></p>
${story.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}`,
  );
}

/** A publisher's front page, which names its feed. */
export function homePage({ name, language, about, stories, format }: Publisher, places: Places) {
  const type = CONTENT_TYPES[format].split(';')[0];
  const links = html`<ul>${stories.map((story) => html`<li><a href="${places.story(story)}">${story.title}</a></li>`)}</ul>`;
  const body = html`<h1>${name}</h1><p>${about}</p>${links}<p><a href="${places.feed}">${places.feed}</a></p>`;
  return page(language, name, body, html`<link rel="alternate" type="${type}" href="${places.feed}">`);
}

function page(
  language: 'fr' | 'en',
  title: string,
  body: ReturnType<typeof html>,
  head: ReturnType<typeof html> | '' = '',
) {
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width">${head}
<style>body{font:1.1rem/1.6 Georgia,serif;max-width:38rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}footer{margin-top:3rem;font-size:.85rem;opacity:.7}</style>
</head><body>${body}<footer>${NOTICE[language]}</footer></body></html>`;
}
