import type { Locale } from '../texts.ts';
import { UserError } from '../user-error.ts';
import { fold, oneLine, quoted } from '../words.ts';

/** What the amounts of a release may be at most: more is a slip of the pen. */
export const MOST = {
  parameters: 1e15,
  tokens: 1e18,
  flop: 1e30,
  contextLength: 1e9,
  gpuHours: 1e10,
  energyKwh: 1e10,
  co2Kg: 1e10,
} as const;

const UNITS: readonly [RegExp, number][] = [
  [/^(?:k|mille|thousand)$/, 1e3],
  [/^(?:m|million|millions)$/, 1e6],
  [/^(?:b|bn|g|md|mds|milliard|milliards|billion|billions)$/, 1e9],
  [/^(?:t|tn|trillion|trillions)$/, 1e12],
];
/** In French these are a thousand times a thousand times more, unless they were taken over from English. */
const TWO_SCALES = /\b[bt]r?illions?\b/;

/** A number as people write one, and the words behind it. */
const AMOUNT =
  /^([+-]?\d[\d\s.,]*?)\s*(?:(?:e|x\s*10\s*\^|\*\s*10\s*\^|·\s*10\s*\^|×\s*10\s*\^)\s*([+-]?\d{1,3}))?\s*(\p{L}[\p{L} /²·-]*)?$/u;

/**
 * An amount as people write it: `6.7B`, « 6,7 milliards », `1.3e23`, `3 131 736 326 144`, `237,036 h`.
 * @param locale of whoever typed it
 * @returns null where nothing was typed
 * @throws {UserError} when it is no amount, can be read in two ways, not above zero, or more than there can be
 */
export function readAmount(typed: string, most: number, locale: Locale): number | null {
  const words = fold(oneLine(typed)).replace(/[\u00a0\u202f]/g, ' ');
  if (words === '') return null;
  if (locale === 'fr' && TWO_SCALES.test(words)) throw new UserError('release.errors.scale', { given: quoted(typed) });
  const [, digits, exponent = '0', unit = ''] = AMOUNT.exec(words) ?? [];
  const factor = factorOf(unit);
  // « 6,707 milliards » is French for 6.707 billion; "237,036" is a number of hours wherever it is copied from.
  const isDecimal = locale === 'fr' && factor !== 1;
  const number = digits === undefined ? Number.NaN : Number(plain(digits, isDecimal));
  if (Number.isNaN(number) || factor === undefined)
    throw new UserError('release.errors.amount', { given: quoted(typed) });
  const amount = number * 10 ** Number(exponent) * factor;
  if (amount <= 0) throw new UserError('release.errors.notPositive', { given: quoted(typed) });
  if (amount > most) throw new UserError('release.errors.absurd', { given: quoted(typed), most: scientific(most) });
  return Number.isInteger(amount) || amount < 1e6 ? amount : Math.round(amount);
}

/** Points and commas either group digits by three or begin the decimals; a single comma could do both. */
function plain(digits: string, isDecimal: boolean): string {
  const tight = digits.replace(/\s/g, '');
  const [mark = '', ...others] = tight.replace(/[^.,]/g, '');
  if (mark === '') return tight;
  const groups = /^[+-]?\d{1,3}(?:[.,]\d{3})+$/.test(tight);
  if (others.length > 0) {
    const last = tight.charAt(Math.max(tight.lastIndexOf('.'), tight.lastIndexOf(',')));
    if (others.every((one) => one === mark)) return groups ? tight.replaceAll(mark, '') : 'x';
    return tight.replaceAll(last === '.' ? ',' : '.', '').replace(',', '.');
  }
  const isGrouped = groups && mark === ',' && !isDecimal && !/^[+-]?0/.test(tight);
  return tight.replace(',', isGrouped ? '' : '.');
}

/** What the words behind a number make of it; those that only say what is counted make nothing of it. */
function factorOf(words: string): number | undefined {
  const [first = '', ...rest] = words.trim().split(/\s+/);
  if (first === '') return 1;
  const unit = UNITS.find(([pattern]) => pattern.test(first))?.[1];
  if (unit !== undefined) return rest.every(isNoun) ? unit : undefined;
  return [first, ...rest].every(isNoun) ? 1 : undefined;
}

const NOUNS = new Set(
  'flop flops operations parametres parameters params tokens jetons h heure heures hour hours gpu gpus gpu-h gpu-hours gpu-heures kwh kg co2 co2e de of d'.split(
    ' ',
  ),
);

function isNoun(word: string): boolean {
  return NOUNS.has(word);
}

function scientific(value: number): string {
  return value.toExponential(0).replace('e+', 'e');
}
