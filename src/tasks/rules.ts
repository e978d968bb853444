import { KINDS, type Kind } from '../contributors/credit.rules.ts';
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

export const PRIORITIES = ['low', 'normal', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const STATES = ['open', 'claimed', 'in_review', 'done', 'closed'] as const;
export type State = (typeof STATES)[number];

export const MAX_TITLE = 120;
export const MAX_DESCRIPTION = 2_000;
export const MAX_LINK = 500;
export const MAX_CAPACITY = 5;
/** Of a reason, a comment, the note of a submission. */
export const MAX_NOTE = 1_000;

/** A task as it is asked for, checked. */
export interface Draft {
  title: string;
  description: string;
  area: Area;
  size: Size;
  priority: Priority;
  link: string | null;
  /** The last moment at which it is in time, ms since the epoch. */
  dueAt: number | null;
  capacity: number;
  creditKind: Kind;
}

/** A task as somebody typed it: nothing is certain. `dueAt` was read before, by the words for dates. */
export interface TypedDraft {
  title?: string | undefined;
  description?: string | undefined;
  area?: string | undefined;
  size?: string | undefined;
  priority?: string | undefined;
  link?: string | undefined;
  dueAt?: number | null | undefined;
  capacity?: number | undefined;
  creditKind?: string | undefined;
}

/** The credit that work in an area gives unless the task says otherwise. */
const CREDIT_OF: Record<Area, Kind> = {
  data: 'data',
  training: 'research',
  evaluation: 'test',
  code: 'code',
  documentation: 'doc',
  translation: 'translation',
  legal: 'research',
  community: 'eventOrganizing',
};

/**
 * Checks what was typed. All but the title has a default: a title alone makes a task.
 * @throws {UserError} naming the first thing that is wrong
 */
export function readDraft(typed: TypedDraft): Draft {
  const area = AREAS.find((known) => known === typed.area) ?? 'community';
  return {
    title: readTitle(typed.title),
    description: readDescription(typed.description),
    area,
    size: SIZES.find((size) => size === typed.size) ?? 'M',
    priority: PRIORITIES.find((priority) => priority === typed.priority) ?? 'normal',
    link: readLink(typed.link),
    dueAt: typed.dueAt ?? null,
    capacity: typed.capacity ?? 1,
    creditKind: KINDS.find((kind) => kind === typed.creditKind) ?? CREDIT_OF[area],
  };
}

function readTitle(typed = ''): string {
  const title = oneLine(typed);
  if (title === '') throw new UserError('task.errors.noTitle');
  if ([...title].length > MAX_TITLE) throw new UserError('task.errors.longTitle', { max: MAX_TITLE });
  return title;
}

function readDescription(typed = ''): string {
  const description = paragraphs(typed);
  if ([...description].length > MAX_DESCRIPTION) {
    throw new UserError('task.errors.longDescription', { max: MAX_DESCRIPTION });
  }
  return description;
}

/**
 * An http(s) address, or null for none.
 * @throws {UserError} when it is something else
 */
export function readLink(typed: string | undefined): string | null {
  const text = oneLine(typed ?? '');
  if (text === '') return null;
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.href.length > MAX_LINK) {
    throw new UserError('task.errors.badLink');
  }
  return url.href;
}

/**
 * A reason, a comment or a note.
 * @throws {UserError} when it is missing or too long
 */
export function readNote(typed: string | undefined): string {
  const note = paragraphs(typed ?? '');
  if (note === '') throw new UserError('task.errors.noNote');
  if ([...note].length > MAX_NOTE) throw new UserError('task.errors.longNote', { max: MAX_NOTE });
  return note;
}
