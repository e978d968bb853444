import { UserError } from '../user-error.ts';
import { fold, quoted } from '../words.ts';

export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5];

/** The names of the days in our languages, without accents, Monday first. */
const NAMES = [
  ['lundi', 'monday'],
  ['mardi', 'tuesday'],
  ['mercredi', 'wednesday'],
  ['jeudi', 'thursday'],
  ['vendredi', 'friday'],
  ['samedi', 'saturday'],
  ['dimanche', 'sunday'],
] as const;

const EVERY = /^(tous les jours|chaque jour|quotidien(ne)?|daily|every ?day)$/;
const WEEK = /^(en semaine|(les )?jours ouvres?|weekdays?)$/;
/** Words that stand between days. */
const FILLERS = new Set(['le', 'les', 'du', 'de', 'et', 'and', 'on', 'the', 'from', 'chaque', 'tous', 'every', 'each']);
const RANGE = new Set(['-', '–', '—', 'au', 'a', 'to', 'through', 'till', 'jusqu’au', "jusqu'au"]);

/**
 * Days as people type them: `lundi et jeudi`, `mon, thu`, `lun-ven`, `du lundi au vendredi`, `tous les jours`, `1,4`.
 * @returns their numbers, Monday is 1
 * @throws {UserError} when it names none, or something that is no day
 */
export function readDays(typed: string): number[] {
  const words = fold(typed).trim();
  if (EVERY.test(words)) return [...EVERY_DAY];
  if (WEEK.test(words)) return [...WEEKDAYS];
  const found = new Set<number>();
  let from: number | undefined;
  let open = false;
  for (const word of words.replace(/[-–—]/g, ' - ').split(/[\s,;+&/]+/)) {
    if (word === '' || FILLERS.has(word)) continue;
    if (RANGE.has(word) && from !== undefined) {
      open = true;
      continue;
    }
    const day = dayOf(word);
    if (day === undefined) throw new UserError('digest.errors.badDays', { days: quoted(typed) });
    for (const one of open && from !== undefined ? between(from, day) : [day]) found.add(one);
    open = false;
    from = day;
  }
  if (found.size === 0 || open) throw new UserError('digest.errors.badDays', { days: quoted(typed) });
  return [...found].sort((a, b) => a - b);
}

/** A number, a name, or a beginning of one that fits no other day of that language: `ma` is mardi, `m` is nothing. */
function dayOf(word: string): number | undefined {
  if (/^[1-7]$/.test(word)) return Number(word);
  const start = word.replace(/\.$/, '').replace(/(?<=.{5})s$/, '');
  if (start.length < 2) return undefined;
  const fits = NAMES.flatMap((names, i) => (names.some((name) => name.startsWith(start)) ? [i + 1] : []));
  return fits.length === 1 ? fits[0] : undefined;
}

/** From one day to another, over the end of the week where need be. */
function between(from: number, to: number): number[] {
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => ((from - 1 + i) % 7) + 1);
}
