import { UserError } from '../../user-error.ts';
import { oneLine, paragraphs } from '../../words.ts';
import { AREAS, type Area, type Draft, MAX_DESCRIPTION, MAX_TITLE, type State } from '../rules.ts';

/** An issue as Ruche reads it. Pull requests are none. */
export interface Issue {
  number: number;
  title: string;
  body: string;
  url: string;
  state: 'open' | 'closed';
  /** Why it was closed, where GitHub says so. */
  reason: 'completed' | 'not_planned' | null;
  labels: readonly string[];
  /** Logins of those it is assigned to there. */
  assignees: readonly string[];
  /** Ms since the epoch. */
  updatedAt: number;
}

/** GitHub's rules for logins and names of repositories, as its own forms state them. */
const REPOSITORY =
  /^(?:https?:\/\/github\.com\/)?([a-z\d](?:[a-z\d-]{0,38}))\/([\w.-]{1,100}?)(?:\.git)?(?:\/issues)?\/?$/i;

/**
 * `owner/name` out of what was typed: that, or the address of the repository.
 * @throws {UserError} when it is neither
 */
export function readRepository(typed: string): string {
  const [, owner, name] = REPOSITORY.exec(oneLine(typed)) ?? [];
  if (!owner || !name || name === '.' || name === '..') throw new UserError('task.errors.badRepository');
  return `${owner}/${name}`;
}

/** The task that an issue makes. Its labels name the area where they can. */
export function draftOf({ title, body, url, labels }: Issue): Draft {
  return {
    ...wordsOf({ title, body }),
    area: areaOf(labels),
    size: 'M',
    priority: 'normal',
    link: url,
    dueAt: null,
    capacity: 1,
    creditKind: 'code',
  };
}

/** An issue's title and text within a task's limits; the link leads to what was cut. */
export function wordsOf({ title, body }: Pick<Issue, 'title' | 'body'>): Pick<Draft, 'title' | 'description'> {
  return { title: cut(oneLine(title), MAX_TITLE) || '—', description: cut(paragraphs(body), MAX_DESCRIPTION) };
}

function cut(words: string, length: number): string {
  const characters = [...words];
  return characters.length <= length
    ? words
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

const LABELS: Record<string, Area> = {
  docs: 'documentation',
  doc: 'documentation',
  eval: 'evaluation',
  licence: 'legal',
  license: 'legal',
};

function areaOf(labels: readonly string[]): Area {
  const lower = labels.map((label) => label.toLowerCase());
  const named = lower.map((label) => LABELS[label] ?? AREAS.find((area) => area === label));
  return named.find((area) => area !== undefined) ?? 'code';
}

/** What a change of an issue's state means for its task; undefined when nothing. */
export type Consequence = 'approve' | 'close' | 'reopen' | undefined;

/**
 * Closed there is done here where somebody held it and it was completed, else closed; reopened there is open again here.
 * @param before the issue's state when it was last read
 */
export function consequenceOf(
  before: Issue['state'],
  { state, reason }: Pick<Issue, 'state' | 'reason'>,
  task: { state: State; claimants: readonly string[] },
): Consequence {
  if (before === state) return undefined;
  if (state === 'open') return task.state === 'closed' ? 'reopen' : undefined;
  if (task.state === 'done' || task.state === 'closed') return undefined;
  return reason !== 'not_planned' && task.claimants.length > 0 ? 'approve' : 'close';
}

const MINUTE_MS = 60_000;
const INTERVAL_MS = 10 * MINUTE_MS;
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/** When to look again: in ten minutes, later the more often it failed, and not before GitHub allows it. */
export function nextLook(now: number, failures: number, notBefore = 0): number {
  return Math.max(now + Math.min(INTERVAL_MS * 2 ** failures, LONGEST_MS), Math.min(notBefore, now + LONGEST_MS));
}
