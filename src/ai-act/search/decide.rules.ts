import type { Search } from './ask.ts';

/** Below these the Act does not deal with it. Tuned like the weights of the ranking. */
const LEAST_SCORE = 7;
const LEAST_COVERAGE = 0.5;
/** What other law deals with must be found this much better than what the Act does. */
const ELSEWHERE = 1;

/** Whether what was found answers the question. A provision that is named by its number always does. */
export function isAnswer({ named, provisions, entries, coverage, elsewhere }: Search): boolean {
  if (named.length > 0) return true;
  const [best] = provisions;
  const inside = entries.find(({ reference }) => !reference.startsWith('elsewhere '));
  if (!best || !inside || best.score < LEAST_SCORE || coverage < LEAST_COVERAGE) return false;
  return !elsewhere || elsewhere.score < ELSEWHERE * inside.score;
}
