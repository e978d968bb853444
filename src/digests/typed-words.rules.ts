import { UserError } from '../user-error.ts';
import { oneLine, quoted } from '../words.ts';

const MOST_WORDS = 40;
const LONGEST = 60;
/** What is typed to have none. */
const DASH = /^\s*[-–—]\s*$/;

/**
 * Words as people type them, with commas between; each may be several in a row. A dash means none.
 * @throws {UserError} when there are too many, one is too long, or holds nothing that could be found
 */
export function readWords(typed: string): string[] {
  if (DASH.test(typed)) return [];
  const words = [
    ...new Set(
      typed
        .split(/[,;\n]/)
        .map(oneLine)
        .filter(Boolean),
    ),
  ];
  if (words.length > MOST_WORDS) throw new UserError('digest.errors.tooManyWords', { count: MOST_WORDS });
  // A letter or two would be found everywhere; `IA` and such are found in capitals only.
  const wrong = words.find((word) => word.length > LONGEST || !/\p{L}{3}|\p{Lu}{2}|\p{N}{3}/u.test(word));
  if (wrong !== undefined) throw new UserError('digest.errors.badWord', { word: quoted(wrong), most: LONGEST });
  return words;
}
