import { AREAS, SIZES, STATES } from '../../src/tasks/rules.ts';
import { type Filter, wordsOf } from '../../src/tasks/search.store.ts';
import { UserError } from '../../src/user-error.ts';

/** What is searched for must fit into a `custom_id` beside all other filters. */
export const MAX_WORDS = 40;

/**
 * A filter as a `custom_id` carries it: at most 75 characters, without a colon. The fields stand in a fixed order with
 * dots between; state and area by their place in the lists of the rules, numbers in base 36.
 */
export function packFilter({ state, area, size, skillId, claimantId, overdue, unclaimed, words }: Filter): string {
  return [
    state ? STATES.indexOf(state) : '',
    area ? AREAS.indexOf(area) : '',
    size ?? '',
    (overdue ? 'o' : '') + (unclaimed ? 'u' : ''),
    skillId?.toString(36) ?? '',
    claimantId ? BigInt(claimantId).toString(36) : '',
    words ?? '',
  ].join('.');
}

/** The filter out of a `custom_id`; what can't be read narrows nothing. */
export function unpackFilter(packed: string): Filter {
  const [state, area, size, marks = '', skill = '', claimant = '', words = ''] = packed.split('.');
  return {
    state: state ? STATES[Number(state)] : undefined,
    area: area ? AREAS[Number(area)] : undefined,
    size: SIZES.find((known) => known === size),
    overdue: marks.includes('o'),
    unclaimed: marks.includes('u'),
    skillId: /^[0-9a-z]{1,10}$/.test(skill) ? Number.parseInt(skill, 36) : undefined,
    claimantId: /^[0-9a-z]{1,13}$/.test(claimant) ? fromBase36(claimant) : undefined,
    words: words || undefined,
  };
}

/**
 * What was typed as the words that are searched for.
 * @throws {UserError} when there is none among what was typed
 */
export function readWords(typed: string): string {
  // Read again after the cut: half a character is none.
  const words = wordsOf(wordsOf(typed).join(' ').slice(0, MAX_WORDS)).join(' ');
  if (words === '') throw new UserError('task.errors.noWords');
  return words;
}

/** Discord's ids have more digits than a number holds. */
function fromBase36(digits: string): string {
  return [...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n).toString();
}
