import { UserError } from '../../user-error.ts';
import { fold, oneLine, paragraphs } from '../../words.ts';
import { AREAS, type Area, type Draft, MAX_DESCRIPTION, MAX_TITLE, readDraft, type State } from '../rules.ts';

/** Stands for a person where a task needs to know who did something. */
export const GITHUB = 'github';

/** An issue as Ruche reads it. Pull requests are none. */
export interface Issue {
  number: number;
  title: string;
  body: string;
  url: string;
  state: 'open' | 'closed';
  /** Of a closed one: the work was done, rather than dropped or done elsewhere. */
  completed: boolean;
  labels: readonly string[];
  /** Logins of those it is assigned to there. */
  assignees: readonly string[];
  /** Ms since the epoch. */
  updatedAt: number;
}

/** Logins and names of repositories, as GitHub's own forms limit them; what follows them in an address is no matter. */
const REPOSITORY = /^(?:https?:\/\/(?:www\.)?github\.com\/)?([a-z\d][a-z\d-]{0,38})\/([\w.-]{1,100})(?:[/?#].*)?$/i;

/**
 * `owner/name` out of what was typed: that, or the address of the repository or of something within it.
 * @throws {UserError} when it is neither
 */
export function readRepository(typed: string): string {
  const [, owner, full] = REPOSITORY.exec(oneLine(typed)) ?? [];
  const name = full?.replace(/\.git$/, '');
  if (!owner || !name || name === '.' || name === '..') throw new UserError('task.errors.badRepository');
  return `${owner}/${name}`;
}

/** Whether an issue with these labels is among those that were asked for; `''` asks for all. GitHub ignores case. */
export function carries(labels: readonly string[], label: string): boolean {
  return label === '' || labels.some((one) => one.toLowerCase() === label.toLowerCase());
}

/** The task that an issue makes. Its labels name the area where they can. */
export function draftOf(issue: Issue): Draft {
  return readDraft({ ...wordsOf(issue), area: areaOf(issue.labels), link: issue.url });
}

/** What an issue says within a task's limits; the link leads to what was cut. */
export function wordsOf({ title, body }: Pick<Issue, 'title' | 'body'>): Pick<Draft, 'title' | 'description'> {
  return {
    title: cut(oneLine(title), MAX_TITLE) || '—',
    description: cut(paragraphs(withoutComments(body)), MAX_DESCRIPTION),
  };
}

/** Templates of issues explain themselves in comments that GitHub does not show. By parts, so that no text takes long. */
function withoutComments(markdown: string): string {
  const [start = '', ...parts] = markdown.split('<!--');
  return start + parts.map((part) => (part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : '')).join('');
}

function cut(words: string, length: number): string {
  const characters = [...words];
  if (characters.length <= length) return words;
  const start = characters.slice(0, length - 1).join('');
  return `${start.trimEnd()}…`;
}

/** What projects call the areas. */
const AREA_OF: Readonly<Record<string, Area>> = {
  ...(Object.fromEntries(AREAS.map((area) => [area, area])) as Record<Area, Area>),
  dataset: 'data',
  donnees: 'data',
  docs: 'documentation',
  doc: 'documentation',
  eval: 'evaluation',
  i18n: 'translation',
  traduction: 'translation',
  entrainement: 'training',
  juridique: 'legal',
  licence: 'legal',
  license: 'legal',
};

function areaOf(labels: readonly string[]): Area {
  const words = labels.flatMap((label) => fold(label).split(/[^a-z\d]+/));
  const word = words.find((one) => Object.hasOwn(AREA_OF, one)) ?? 'code';
  return AREA_OF[word] ?? 'code';
}

/** What a change of an issue's state means for its task; undefined when nothing. */
export type Consequence = 'approve' | 'close' | 'reopen' | undefined;

/**
 * Closed there is done here where somebody held it and it was completed, else closed; reopened there is open again
 * here. What is done stays done: its credit was given.
 * @param before the issue's state when it was last read
 */
export function consequenceOf(
  before: Issue['state'],
  { state, completed }: Pick<Issue, 'state' | 'completed'>,
  task: { state: State; claimants: readonly string[] },
): Consequence {
  if (before === state || task.state === 'done') return undefined;
  if (state === 'open') return task.state === 'closed' ? 'reopen' : undefined;
  if (task.state === 'closed') return undefined;
  return completed && task.claimants.length > 0 ? 'approve' : 'close';
}

/** GitHub's second and ours may differ, and a comment is a moment older than the change of its issue. */
const ECHO_MS = 5_000;

/** Whether an issue changed last by our own hand. */
export function isEcho(updatedAt: number, echoAt: number | null): boolean {
  return echoAt !== null && updatedAt <= echoAt + ECHO_MS;
}

const MINUTE_MS = 60_000;
const INTERVAL_MS = 10 * MINUTE_MS;
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/** When to look again: in ten minutes, later the more often it failed in a row. */
export function nextLook(now: number, failures: number): number {
  return now + Math.min(INTERVAL_MS * 2 ** Math.min(failures, 20), LONGEST_MS);
}

/** When GitHub may be asked again that asked to wait: then, but in a minute at the earliest and a day at the latest. */
export function pauseUntil(now: number, notBefore: number): number {
  return Math.min(Math.max(notBefore, now + MINUTE_MS), now + LONGEST_MS);
}
