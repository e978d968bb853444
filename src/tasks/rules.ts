import { KINDS, type Kind } from '../contributors/credit.rules.ts';
import { readSkills } from '../contributors/rules.ts';
import { UserError } from '../user-error.ts';
import { oneLine, paragraphs, quoted } from '../words.ts';

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
/** Of the skills that it asks for, and of the tasks that it waits for. */
const MAX_SKILLS = 10;
const MAX_BLOCKERS = 10;
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
    creditKind: readKind(typed.creditKind) ?? CREDIT_OF[area],
  };
}

/**
 * Checks what was typed of an edit: what is absent stays as it is, what is empty goes where it can.
 * @throws {UserError} naming the first thing that is wrong
 */
export function readEdit(typed: TypedDraft): Partial<Draft> {
  const { dueAt, capacity } = typed;
  const area = AREAS.find((known) => known === typed.area);
  const size = SIZES.find((known) => known === typed.size);
  const priority = PRIORITIES.find((known) => known === typed.priority);
  const creditKind = readKind(typed.creditKind);
  return {
    ...(typed.title !== undefined && { title: readTitle(typed.title) }),
    ...(typed.description !== undefined && { description: readDescription(typed.description) }),
    ...(area && { area }),
    ...(size && { size }),
    ...(priority && { priority }),
    ...(typed.link !== undefined && { link: readLink(typed.link) }),
    ...(dueAt !== undefined && { dueAt }),
    ...(capacity !== undefined && { capacity }),
    ...(creditKind && { creditKind }),
  };
}

function readKind(typed: string | undefined): Kind | undefined {
  if (typed === undefined) return undefined;
  const kind = KINDS.find((known) => known === typed);
  if (!kind) throw new UserError('task.errors.badKind', { typed: quoted(typed) });
  return kind;
}

/**
 * The skills of a list with commas.
 * @throws {UserError} when there are too many or one is too long
 */
export function readTaskSkills(typed: string): string[] {
  const skills = readSkills(typed.split(/[,;\n]/, MAX_SKILLS + 1).join(','));
  if (skills.length > MAX_SKILLS) throw new UserError('task.errors.tooManySkills', { max: MAX_SKILLS });
  return skills;
}

/**
 * The numbers of a list: `12, #15`.
 * @throws {UserError} when there are too many or one is no number
 */
export function readBlockers(typed: string): number[] {
  const parts = oneLine(typed)
    .split(/[\s,;]+/)
    .filter(Boolean);
  const numbers = new Set(parts.map(readNumber));
  if (numbers.size > MAX_BLOCKERS) throw new UserError('task.errors.tooManyBlockers', { max: MAX_BLOCKERS });
  return [...numbers];
}

function readNumber(part: string): number {
  const digits = /^#?(\d{1,15})$/.exec(part)?.[1];
  if (digits === undefined) throw new UserError('task.errors.badBlocker', { typed: quoted(part) });
  return Number(digits);
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
function readLink(typed: string | undefined): string | null {
  const text = oneLine(typed ?? '');
  if (text === '') return null;
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.href.length > MAX_LINK) {
    throw new UserError('task.errors.badLink');
  }
  return url.href;
}

/** What is handed in: a link, a note or both. */
export interface Submission {
  link: string | null;
  note: string | null;
}

/**
 * Checks what is handed in.
 * @throws {UserError} when there is nothing, or something is wrong with it
 */
export function readSubmission({ link, note }: { link?: string | undefined; note?: string | undefined }): Submission {
  const submission = { link: readLink(link), note: oneLine(note ?? '') === '' ? null : readNote(note) };
  if (!submission.link && !submission.note) throw new UserError('task.errors.noSubmission');
  return submission;
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
