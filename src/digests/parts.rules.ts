import type { Story } from './story.ts';

/** Of all texts of a message together: https://discord.com/developers/docs/components/reference */
export const MOST = 4_000;
/** What stands around the stories: title and period, the dates to come, the line above a preview. */
export const AROUND = 560;
/** What a section's heading takes. */
export const HEADING = 60;
/** What stands around a story: markdown, a date, the language. */
const FRAME = 60;
/** What marks a machine's words, without the name of the model. */
const MARK = 60;
/** What takes two places in a message: a backslash is put before it. */
const ESCAPED = /[\\`*_~|<[\]]/g;
/** What is escaped at the beginning of a line alone, as `1.` and `#`. */
const AT_START = 2;
/** A longer address is not shown. */
export const LONGEST_URL = 700;
/** More than that are counted, not named. */
export const SOURCES_SHOWN = 5;

/**
 * How many stories stand in each message of a digest: as many as surely fit, at least one. Decided once, so that a post
 * that is edited later keeps its stories where they are.
 */
export function partsOf(stories: readonly Story[]): number[] {
  const parts: number[] = [];
  let room = 0;
  let section: string | null | undefined;
  for (const story of stories) {
    const size = sizeOf(story) + (story.topic === section ? 0 : HEADING);
    if (parts.length === 0 || size > room) {
      parts.push(0);
      room = MOST - AROUND;
    }
    section = story.topic;
    parts[parts.length - 1] = (parts.at(-1) ?? 0) + 1;
    room -= size;
  }
  return parts.length === 0 ? [0] : parts;
}

/** The most that a story can take in a message. */
function sizeOf({ title, url, extract, sources, mark }: Story): number {
  const shown = sources.slice(0, SOURCES_SHOWN);
  const tellers = shown.reduce((sum, teller) => sum + escaped(teller.title) + addressSize(teller.url) + 6, 0);
  const marked = mark ? MARK + String(mark.params.model).length : 0;
  return FRAME + marked + escaped(title) + addressSize(url) + escaped(extract) + tellers;
}

function escaped(words: string): number {
  return words.length + (words.match(ESCAPED)?.length ?? 0) + AT_START;
}

function addressSize(url: string | null): number {
  // Parentheses and such become three characters each.
  return url === null || url.length > LONGEST_URL ? 0 : url.length + 2 * (url.match(/[()\\`]/g)?.length ?? 0);
}
