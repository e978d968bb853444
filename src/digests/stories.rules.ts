import { numbersIn } from './numbers.rules.ts';
import { type Word, wordsIn } from './stem.rules.ts';

/** What a source tells. */
export interface Telling {
  title: string;
  text: string;
  language: string | null;
  publishedAt: number;
}

/** Sources tell the same story within two days. */
export const STORY_MS = 48 * 3_600_000;
/** What is new stands at the beginning. */
const LEAD = 500;

/** What tellings are compared by: terms and how much each says of them. */
export interface Profile {
  title: ReadonlySet<string>;
  terms: ReadonlyMap<string, number>;
  norm: number;
  names: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
  publishedAt: number;
  language: string | null;
}

/** How much of each other two tellings have, from 0 to 1. */
export interface Likeness {
  terms: number;
  title: number;
  names: number;
  numbers: number;
}

export function profileOf({ title, text, language, publishedAt }: Telling): Profile {
  const terms = new Map<string, number>();
  const names = new Set<string>();
  const titleWords = wordsIn(title);
  const lead = wordsIn(text.slice(0, LEAD));
  const add = (word: Word, weight: number) => {
    const term = termOf(word);
    const isName = /\p{Lu}/u.test(word.raw);
    if (isName) names.add(term);
    const worth = weight * (isName ? 2 : 1) * (COMMON.has(term) ? 0.3 : 1);
    terms.set(term, Math.max(terms.get(term) ?? 0, worth));
  };
  for (const word of lead) add(word, 1);
  for (const word of titleWords) add(word, 2);
  const numbers = numbersIn(`${title}. ${text.slice(0, LEAD)}`, language);
  let square = 0;
  for (const weight of terms.values()) square += weight * weight;
  return {
    title: new Set(titleWords.map(termOf)),
    terms,
    norm: Math.sqrt(square),
    names,
    numbers: new Set([...numbers].filter((number) => !/^20[12]\d$/.test(number))),
    publishedAt,
    language,
  };
}

const COMMON = new Set('ia ai model modele'.split(' '));

function termOf({ stem }: Word): string {
  return stem.length > 6 ? stem.slice(0, 6) : stem;
}
