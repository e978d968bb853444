import type { Database } from '../../database/open.ts';
import type { Locale } from '../../texts.ts';
import type { Knowledge } from '../knowledge.ts';
import { namedProvisions, provisionExists, readReference } from '../reference.rules.ts';
import { type Intent, intentOf } from './intent.rules.ts';
import { languageOf } from './language.rules.ts';
import { likenessOf } from './likeness.ts';
import { type Ranking, rank, WEIGHTS, type Weights } from './rank.rules.ts';
import { countEntries } from './rows.store.ts';
import {
  findWords,
  isKnownStem,
  isOfficialWord,
  languageOfWords,
  timesOf,
  type WordHits,
  wordsLike,
} from './search.store.ts';
import { wordsOf } from './tokens.ts';
import { nearest } from './typos.rules.ts';

/** As many words of a question are looked at: who writes more has said what it is about. */
const MOST_WORDS = 40;
/** A reference is two words or three, with a point; so many and one more for each provision are little else. */
const NAMED_ALONE = 4;

export interface Search extends Ranking {
  /** The language that it is asked in. */
  locale: Locale;
  /** What each of its words found, mended where it was mistyped. */
  hits: readonly WordHits[];
  /** The provisions that it asks for by their numbers. */
  named: readonly string[];
  /** Those that it names at all. */
  mentioned: readonly string[];
  intent: Intent;
  /** How many entries are about other law, and how many are not. */
  sizes: { elsewhere: number; inside: number };
}

/** Looks a question up. @param locale that of the person, where the question itself does not tell */
export function search(
  db: Database,
  knowledge: Knowledge,
  question: string,
  locale: Locale,
  weights: Weights = WEIGHTS,
): Search {
  const typed = [...new Set(wordsOf(question))].slice(0, MOST_WORDS);
  const asked = languageOf(question) ?? languageOfWords(db, typed) ?? locale;
  const words = typed.map((word) => mended(db, word, asked));
  const right = new Set(words.filter((word, i) => word === typed[i]));
  const hits = findWords(db, words, asked, weights).map((hit) => ({
    ...hit,
    isMended: !hit.isPair && !right.has(hit.word),
  }));
  const mentioned = mentionedIn(question, knowledge);
  // Who says little else asks for the provision itself; « article 53, paragraphe 1, point d) » is one in many words.
  const isBare = readReference(question, knowledge.about) !== undefined;
  const isAsked = isBare || words.length <= NAMED_ALONE * Math.max(1, mentioned.length);
  const intent = intentOf(question);
  const sizes = { elsewhere: knowledge.elsewhere.length, inside: countEntries(db) - knowledge.elsewhere.length };
  const ranking = rank(hits, knowledge, {
    ...intent,
    likeness: likenessOf(hits, knowledge),
    named: mentioned.map((reference) => reference.replace(/^definition .*/, 'article 3')),
    weights,
  });
  return { ...ranking, locale: asked, hits, named: isAsked ? mentioned : [], mentioned, intent, sizes };
}

/** The provisions that a question is, or that it names; they exist. */
function mentionedIn(question: string, { about }: Knowledge): string[] {
  const bare = readReference(question, about);
  const named = bare === undefined ? namedProvisions(question, about) : [bare];
  return named.filter((reference) => provisionExists(reference, about));
}

/** A word that stands nowhere, as it was probably meant. */
function mended(db: Database, word: string, locale: Locale): string {
  if (/\d/.test(word) || timesOf(db, word) > 0 || isKnownStem(db, word, locale) || isOfficialWord(db, word, locale))
    return word;
  const letters = [...new Set([word[0] ?? '', word[1] ?? ''])];
  return nearest(word, wordsLike(db, letters, word.length, 2)) ?? word;
}
