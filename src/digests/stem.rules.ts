import { fold } from '../words.ts';

/** A word of a text, as it stands and as it is compared. */
export interface Word {
  raw: string;
  /** Without accents and capitals. */
  folded: string;
  /** Without its endings either: what singular and plural, masculine and feminine have in common. */
  stem: string;
  /** Where it stands in the text. */
  from: number;
  to: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** Words that hold others together, of both languages: « modèle de fondation » and « modèles fondation » are alike. */
const JOINING = new Set(
  (
    'le la les de des du au aux un une et ou en dans pour sur par qui que qu son sa ses leur leurs ce cet cette ces ' +
    'notre nos votre vos the an of to in on for and or by with its their his her our your this that these those'
  ).split(' '),
);

/** The words of a text in their order, but for joining ones and single letters (what an elision leaves, or a point "(d)"). */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: raw, index: from } of text.matchAll(WORD)) {
    const folded = foldWord(raw);
    if (JOINING.has(folded) || /^[a-z]$/.test(folded)) continue;
    words.push({ raw, folded, stem: stemOf(folded), from, to: from + raw.length });
  }
  return words;
}

/** Without accents, capitals and ligatures. */
function foldWord(raw: string): string {
  // Most words are plain ASCII, and a round of feeds has a million of them.
  const isPlain = !/[^a-zA-Z0-9]/.test(raw);
  return isPlain ? raw.toLowerCase() : fold(raw).replaceAll('œ', 'oe').replaceAll('æ', 'ae');
}

/** Endings of inflection, French and English alike, for a text's language is not always known. In this order. */
const ENDINGS: readonly [ending: RegExp, instead: string][] = [
  [/eaux$/, 'eau'],
  [/aux$/, 'al'],
  [/ies$/, 'y'],
  [/eux$/, 'eu'],
  [/([^suix])s$/, '$1'],
  [/(?<=....)e+$/, ''],
  [/([nlts])\1$/, '$1'],
  [/y$/, 'i'],
  [/iv$/, 'if'],
  [/iqu$/, 'ic'],
];
const SHORTEST = 4;

/**
 * What is left of a folded word without the endings of number and gender. Deliberately light: verbs, and nouns made of
 * them, are left to keywords that end in `*`, because what a strong stemmer joins (« marque », « marché ») costs more
 * precision than it brings recall.
 */
export function stemOf(folded: string): string {
  if (!/[esxyv]$/.test(folded) || /\d/.test(folded)) return folded;
  let stem = folded;
  for (const [ending, instead] of ENDINGS) {
    if (stem.length < SHORTEST) break;
    stem = stem.replace(ending, instead);
  }
  return stem;
}
