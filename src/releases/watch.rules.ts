import type { RepositoryKind } from './lifecycle.rules.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const INTERVAL = 10 * MINUTE;
const LONGEST = 24 * HOUR;
/** How often lists are read to their end. */
const WHOLE_EVERY = 6 * HOUR;
/** Weights come in a dozen commits: whoever was told of the first is not told of each. */
const QUIET = 24 * HOUR;

/** A repository as a list of the Hub has it. */
export interface Listed {
  kind: RepositoryKind;
  /** `organisation/name`. */
  id: string;
  revision: string;
  /** As the Hub dates its last commit, ms. */
  modifiedAt: number;
}

/** What is known of it since it was last seen. */
export interface Known {
  revision: string;
  /** When a draft of it was last proposed. */
  proposedAt: number | null;
}

/** What the releases of the guild say of a repository. */
export interface Covered {
  /** This very revision was drafted or announced. */
  sameRevision: boolean;
  /** It was announced: whoever edits it is told of otherwise. */
  announced: boolean;
}

/** When Hugging Face is asked next: ten minutes after a success; after failures twice as long each time, a day at most. */
export function nextLookAt(failures: number, now: number): number {
  return now + Math.min(INTERVAL * 2 ** failures, LONGEST);
}

/** Up to which change a list is read; null: to its end. */
export function readUntil(
  { seenUntilAt, wholeAt }: { seenUntilAt: number; wholeAt: number },
  now: number,
): number | null {
  return now - wholeAt >= WHOLE_EVERY ? null : seenUntilAt;
}

/**
 * What to do about a repository in a list: nothing, keep its revision in silence, propose a draft of it, or correct the
 * proposal that was made a short while ago.
 */
export function whatIsNew(
  { revision }: Pick<Listed, 'revision'>,
  known: Known | undefined,
  covered: Covered,
  now: number,
): 'nothing' | 'keep' | 'new' | 'changed' | 'correct' {
  if (known?.revision === revision) return 'nothing';
  if (covered.sameRevision || covered.announced) return 'keep';
  if (known === undefined) return 'new';
  return known.proposedAt !== null && now - known.proposedAt < QUIET ? 'correct' : 'changed';
}
