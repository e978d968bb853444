import { UserError } from '../user-error.ts';
import { oneLine, paragraphs } from '../words.ts';

export const AREAS = [
  'data',
  'training',
  'evaluation',
  'code',
  'documentation',
  'translation',
  'legal',
  'community',
] as const;
export type Area = (typeof AREAS)[number];

/** Half a day, a few days, weeks. */
export const SIZES = ['S', 'M', 'L'] as const;
export type Size = (typeof SIZES)[number];

export const STATES = ['open', 'claimed', 'in_review', 'done', 'closed'] as const;
export type State = (typeof STATES)[number];

export const MAX_TITLE = 120;
export const MAX_DESCRIPTION = 2_000;

/** A task as it is asked for, checked. */
export interface Draft {
  title: string;
  description: string;
  area: Area;
  size: Size;
  link: string | null;
}

/** A task as somebody typed it: nothing is certain. */
export type TypedDraft = Record<'title' | 'description' | 'area' | 'size' | 'link', string | undefined>;

/**
 * Checks what was typed. Area and size have defaults: a title alone makes a task.
 * @throws {UserError} naming the first thing that is wrong
 */
export function readDraft(typed: TypedDraft): Draft {
  const title = oneLine(typed.title ?? '');
  if (title === '') throw new UserError('task.errors.noTitle');
  if ([...title].length > MAX_TITLE) throw new UserError('task.errors.longTitle', { max: MAX_TITLE });
  const description = paragraphs(typed.description ?? '');
  if ([...description].length > MAX_DESCRIPTION)
    throw new UserError('task.errors.longDescription', { max: MAX_DESCRIPTION });
  return {
    title,
    description,
    area: AREAS.find((area) => area === typed.area) ?? 'community',
    size: SIZES.find((size) => size === typed.size) ?? 'M',
    link: readLink(typed.link),
  };
}

/** An http(s) address, or null for none. */
function readLink(typed: string | undefined): string | null {
  const text = oneLine(typed ?? '');
  if (text === '') return null;
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.href.length > 500)
    throw new UserError('task.errors.badLink');
  return url.href;
}

/** What can be done with a task now, by its state. Who may do it is another question. */
export function actionsOn(state: State): readonly ('claim' | 'unclaim')[] {
  if (state === 'open') return ['claim'];
  return state === 'claimed' ? ['unclaim'] : [];
}
