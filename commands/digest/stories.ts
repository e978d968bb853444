import { AROUND, HEADING, LONGEST_URL, MOST, SOURCES_SHOWN } from '../../src/digests/parts.rules.ts';
import type { Story } from '../../src/digests/story.ts';
import { literal, shorten, timestamp } from '../../src/discord/kit.ts';
import type { Texts } from '../../src/texts.ts';
import type { View } from './view.ts';

const LONGEST_TITLE = 300;
const LONGEST_SOURCE = 80;
/** Of the links to all who tell one story: more, and the story alone would not fit a message. */
const TELLERS_ROOM = 1_000;

/** The stories of one message, in sections by topic. What was struck is not shown; the others stay where they are. */
export function sectionTexts({ digest, part, topicName, t }: View): string[] {
  const { parts, stories } = digest;
  const start = parts.slice(0, part).reduce((sum, count) => sum + count, 0);
  const shown = stories.slice(start, start + (parts[part] ?? 0)).filter(({ struck }) => !struck);
  const blocks = fitting(
    shown.map(({ story }) => story),
    t,
  );
  const sections = Map.groupBy(blocks, ({ story }) => story.topic);
  return [...sections].map(([topic, told]) =>
    [
      ...(topic === null ? [] : [`### ${literal(topicName(topic))}\n`]),
      told.map(({ words }) => words).join('\n\n'),
    ].join(''),
  );
}

/** Extracts are left out from the end where there is no room for them, then whole stories. */
function fitting(stories: readonly Story[], t: Texts): { story: Story; words: string }[] {
  const blocks = stories.map((story) => ({ story, words: storyText(story, t) }));
  const length = () => {
    const headings = new Set(blocks.map(({ story }) => story.topic)).size * HEADING;
    return blocks.reduce((sum, { words }) => sum + words.length + 2, headings);
  };
  const room = MOST - AROUND;
  for (let i = blocks.length - 1; i >= 0 && length() > room; i--) {
    const block = blocks[i];
    if (block) block.words = storyText({ ...block.story, extract: '' }, t);
  }
  while (blocks.length > 1 && length() > room) blocks.pop();
  return blocks;
}

/** A story: its linked title, its extract, who tells it and since when. */
export function storyText(story: Story, t: Texts): string {
  const { title, url, extract, language, publishedAt, mark } = story;
  const facts = [
    tellers(story, t),
    timestamp(publishedAt, 'D'),
    ...(language !== null && language !== t.locale ? [languageName(language, t)] : []),
    ...(mark ? [t(mark.key, mark.params)] : []),
  ];
  return [
    `**${linked(shorten(title, LONGEST_TITLE), url)}**`,
    ...(extract ? [literal(extract)] : []),
    `-# ${facts.join(' · ')}`,
  ].join('\n');
}

/** All who tell it; the first one is linked by the title. */
function tellers({ sources }: Story, t: Texts): string {
  const [first, ...others] = sources.slice(0, SOURCES_SHOWN);
  let room = TELLERS_ROOM;
  const names = [
    ...(first ? [literal(shorten(first.title, LONGEST_SOURCE))] : []),
    ...others.map(({ title, url }) => {
      const name = shorten(title, LONGEST_SOURCE);
      const link = linked(name, url);
      room -= link.length;
      return room < 0 ? literal(name) : link;
    }),
  ];
  const left = sources.length - SOURCES_SHOWN;
  return [...names, ...(left > 0 ? [t('digest.card.others', { count: left })] : [])].join(', ');
}

/** `en anglais`, or the language's own code where nobody has a name for it. */
function languageName(code: string, t: Texts): string {
  const name = new Intl.DisplayNames([t.locale], { type: 'language', fallback: 'code' }).of(code) ?? code;
  return t('digest.card.language', { language: name });
}

/** What somebody wrote as the words of a link, or alone where there is no address. */
export function linked(words: string, url: string | null): string {
  if (!url) return literal(words);
  // Brackets end the words of a link, also those in an address among the words; what is escaped already stays.
  const label = literal(words).replace(/\\.?|[[\]]/g, (found) => (found.length === 2 ? found : `\\${found}`));
  // Parentheses end its address, and a backslash would escape its end.
  const address = url.replace(/[()\\`]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  if (address.length > LONGEST_URL) return literal(words);
  return `[${label}](${address})`;
}
