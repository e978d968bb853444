import type { APIMessageTopLevelComponent } from 'discord.js';
import type { DigestFacts, Story } from '../../src/digests/digests.store.ts';
import { COLOURS, container, literal, separator, text, timestamp } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card } from '../../src/discord/reply.ts';
import type { Texts } from '../../src/texts.ts';

/**
 * Of all texts of a message together, less what the last line needs, and the one above a preview.
 * https://discord.com/developers/docs/components/reference
 */
const MOST_CHARACTERS = 4_000 - 300;
/** A longer address would take the room of other stories. */
const LONGEST_URL = 700;

/** A digest as it is posted, in the guild's language. */
export const digestPosted: Renderer = (facts, { t }) => card(digestComponents(facts as unknown as DigestFacts, t));

/**
 * A digest on one card. What does not fit Discord's limit is left out from the end, extracts first, then whole stories:
 * no sentence is ever cut.
 */
export function digestComponents(facts: DigestFacts, t: Texts): APIMessageTopLevelComponent[] {
  const title = t('digest.card.title', { period: period(facts, t) });
  const late = facts.late ? [t('digest.card.late', { time: timestamp(facts.until) })] : [];
  const heading = [title, ...late].join('\n');
  const stories = fitting(facts.stories, MOST_CHARACTERS - heading.length);
  const more = facts.stories.length - stories.length;
  return [
    container(COLOURS.neutral, [
      text(heading),
      separator(),
      ...stories.map(text),
      ...(more > 0 ? [text(t('digest.card.more', { count: more }))] : []),
    ]),
  ];
}

/** `16–23 novembre 2026`, by the calendar of the guild's zone. */
function period({ from, until, timeZone }: DigestFacts, { locale }: Texts): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeZone });
  return format.formatRange(from, until);
}

function fitting(stories: readonly Story[], room: number): string[] {
  const blocks = stories.map((story) => storyText(story, story.extract));
  const length = () => blocks.reduce((sum, block) => sum + block.length, 0);
  for (let i = stories.length - 1; i >= 0 && length() > room; i--) {
    const story = stories[i];
    if (story) blocks[i] = storyText(story, '');
  }
  while (length() > room) blocks.pop();
  return blocks;
}

function storyText({ title, url, source, publishedAt }: Story, extract: string): string {
  const facts = `-# ${literal(source)} · ${timestamp(publishedAt, 'D')}`;
  return [`**${linked(title, url)}**`, ...(extract ? [literal(extract)] : []), facts].join('\n');
}

/** What somebody wrote as the words of a link, or alone where there is no address. */
export function linked(words: string, url: string | null): string {
  if (!url || url.length > LONGEST_URL) return literal(words);
  // Brackets end the words of a link, also those in an address among the words; what is escaped already stays.
  const label = literal(words).replace(/\\.?|[[\]]/g, (found) => (found.length === 2 ? found : `\\${found}`));
  // Parentheses end its address, and a backslash would escape its end.
  const address = url.replace(/[()\\`]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `[${label}](${address})`;
}
