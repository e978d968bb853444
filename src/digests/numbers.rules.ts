import { wordsIn } from './stem.rules.ts';

/** Numbers in words, French and English. « Un » and "one" are mostly articles. */
const IN_WORDS: Readonly<Record<string, readonly string[]>> = {
  2: ['deux', 'two'],
  3: ['trois', 'three'],
  4: ['quatre', 'four'],
  5: ['cinq', 'five'],
  6: ['six'],
  7: ['sept', 'seven'],
  8: ['huit', 'eight'],
  9: ['neuf', 'nine'],
  10: ['dix', 'ten', 'dizaine', 'dizaines'],
  11: ['onze', 'eleven'],
  12: ['douze', 'twelve', 'douzaine', 'dozen', 'dozens'],
  15: ['quinze', 'fifteen'],
  20: ['vingt', 'twenty'],
  30: ['trente', 'thirty'],
  40: ['quarante', 'forty'],
  50: ['cinquante', 'fifty'],
  60: ['soixante', 'sixty'],
  100: ['cent', 'cents', 'centaine', 'centaines', 'hundred', 'hundreds'],
  1000: ['mille', 'millier', 'milliers', 'thousand', 'thousands'],
};
const VALUES = new Map(Object.entries(IN_WORDS).flatMap(([value, words]) => words.map((word) => [word, value])));

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];

/** Digits with what stands right after them, or a word. */
const PART = /(\d+(?:\.\d+)?)\s*(\p{L}[\p{L}\p{M}]*)?|\p{L}[\p{L}\p{M}]*/gu;

/**
 * The numbers of a text by their value, in digits or in words, and its months: « 2,5 milliards », "2.5bn" and 2500000000
 * are the same number, « juin » and "June" the same month.
 * @param language ISO 639-1: a French « billion » is an English trillion
 */
export function numbersIn(text: string, language: string | null): Set<string> {
  const found = new Set<string>();
  for (const [all, digits, unit = ''] of plainDigits(text).matchAll(PART)) {
    if (digits !== undefined) {
      const value = Number(digits) * scaleOf(unit.toLowerCase(), language);
      // Without what floating point adds to 2.3 million.
      found.add(String(Number(value.toPrecision(12))));
    }
    const word = digits === undefined ? all : unit;
    const number = inWords(word);
    // What multiplies digits is no number of its own.
    if (number !== undefined && digits === undefined) found.add(number);
    const month = monthOf(word);
    if (month !== null) found.add(`month ${month}`);
  }
  return found;
}

/** Whether a folded word names a month, French or English. */
export function isMonth(folded: string): boolean {
  return MONTHS.some((names) => names.includes(folded));
}

/** Digits without what separates thousands, and with a point before decimals; « pour cent » is a sign, not a hundred. */
function plainDigits(text: string): string {
  return text
    .replace(/(?<![\d.,])\d{1,3}(?:[\u00a0\u202f ,.'’]\d{3})+(?!\d)/g, (digits) => digits.replace(/\D/g, ''))
    .replace(/(\d),(?=\d)/g, '$1.')
    .replace(/\b(?:pour|per) ?cent\b/gi, '%');
}

function scaleOf(unit: string, language: string | null): number {
  if (/^(?:millions?|m|mn|mio)$/.test(unit)) return 1e6;
  if (/^(?:milliards?|bn|md|mds|mrd)$/.test(unit)) return 1e9;
  if (/^billions?$/.test(unit)) return language === 'fr' ? 1e12 : 1e9;
  if (/^trillions?$/.test(unit)) return language === 'fr' ? 1e18 : 1e12;
  return /^(?:mille|thousand|k)$/.test(unit) ? 1_000 : 1;
}

function inWords(raw: string): string | undefined {
  return VALUES.get(wordsIn(raw)[0]?.folded ?? '');
}

/** From 1, or null. English writes months with a capital: "may" and "march" are verbs. */
function monthOf(raw: string): number | null {
  if (raw === 'may' || raw === 'march') return null;
  const folded = wordsIn(raw)[0]?.folded ?? '';
  const index = MONTHS.findIndex((names) => names.includes(folded));
  return index < 0 ? null : index + 1;
}
