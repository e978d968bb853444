import { type Word, wordsIn } from './stem.rules.ts';

/**
 * A keyword as it is written in knowledge/topics.yaml, or typed by a guild: one word or several in a row, found whatever
 * their accents, capitals and endings. `licen*` finds what begins so. A word of two or three capitals (IA, DGE) is found
 * in capitals only, or « j'ai » would be about artificial intelligence; `=Current AI` is found as it is spelled.
 */
export type Keyword = string;

/** How a word of a text must look. */
type Part = { stem: string } | { beginning: string } | { raw: string };

interface Pattern<Owner> {
  parts: readonly Part[];
  owner: Owner;
}

/** Keywords made ready to be found, all in one pass over a text. */
export interface Lexicon<Owner> {
  /** By their first word's stem. */
  byStem: ReadonlyMap<string, readonly Pattern<Owner>[]>;
  /** Those whose first word is only a beginning, by the first letters of it. */
  byBeginning: ReadonlyMap<string, readonly Pattern<Owner>[]>;
}

/** A keyword found in a text: whose it is, at which of the words, and how many they are. */
export interface Hit<Owner> {
  owner: Owner;
  at: number;
  length: number;
}

const BEGINNING = 3;
const CAPITALS = /^\p{Lu}{2,3}s?$/u;

/** Makes keywords ready. One that holds no word that counts (only « de la ») finds nothing. */
export function makeLexicon<Owner>(keywords: Iterable<readonly [keyword: Keyword, owner: Owner]>): Lexicon<Owner> {
  const byStem = new Map<string, Pattern<Owner>[]>();
  const byBeginning = new Map<string, Pattern<Owner>[]>();
  for (const [keyword, owner] of keywords) {
    const words = wordsIn(keyword);
    const [first] = words;
    if (!first) continue;
    const parts = words.map((word) => partOf(word, keyword));
    const [start] = parts;
    const isBeginning = start !== undefined && 'beginning' in start;
    const index = isBeginning ? byBeginning : byStem;
    const key = isBeginning ? first.folded.slice(0, BEGINNING) : first.stem;
    index.set(key, [...(index.get(key) ?? []), { parts, owner }]);
  }
  return { byStem, byBeginning };
}

function partOf({ raw, folded, stem, to }: Word, keyword: Keyword): Part {
  if (keyword.startsWith('=')) return { raw };
  if (keyword[to] === '*' && folded.length >= BEGINNING) return { beginning: folded };
  return CAPITALS.test(raw) ? { raw } : { stem };
}

/** Every place where a keyword stands. */
export function findKeywords<Owner>(words: readonly Word[], { byStem, byBeginning }: Lexicon<Owner>): Hit<Owner>[] {
  const hits: Hit<Owner>[] = [];
  for (const [at, { stem, folded }] of words.entries()) {
    for (const patterns of [byStem.get(stem), byBeginning.get(folded.slice(0, BEGINNING))]) {
      for (const { parts, owner } of patterns ?? []) {
        if (parts.every((part, i) => looksLike(words[at + i], part))) hits.push({ owner, at, length: parts.length });
      }
    }
  }
  return hits;
}

function looksLike(word: Word | undefined, part: Part): boolean {
  if (word === undefined) return false;
  if ('stem' in part) return word.stem === part.stem;
  if ('beginning' in part) return word.folded.startsWith(part.beginning);
  return word.raw === part.raw || word.raw === `${part.raw}s`;
}
