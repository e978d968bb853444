import type { Database } from '../../database/open.ts';
import type { Locale } from '../../texts.ts';
import type { Knowledge } from '../knowledge.ts';
import { namedProvisions, provisionExists, readReference } from '../reference.rules.ts';
import { intentOf } from './intent.rules.ts';
import { languageOf } from './language.rules.ts';
import { type Ranking, rank, WEIGHTS, type Weights } from './rank.rules.ts';
import { findWords, timesOf, type WordHits, wordsLike } from './search.store.ts';
import { wordsOf } from './tokens.ts';
import { nearest } from './typos.rules.ts';

/** As many words of a question are looked at: who writes more has said what it is about. */
const MOST_WORDS = 40;

export interface Search extends Ranking {
  /** The language that it is asked in. */
  locale: Locale;
  /** What each of its words found, mended where it was mistyped. */
  hits: readonly WordHits[];
  /** The provisions that it names by number. */
  named: readonly string[];
}

/** Looks a question up. @param locale that of the person, where the question itself does not tell */
export function search(
  db: Database,
  knowledge: Knowledge,
  question: string,
  locale: Locale,
  weights: Weights = WEIGHTS,
): Search {
  const asked = languageOf(question, locale);
  const words = [...new Set(wordsOf(question))].slice(0, MOST_WORDS).map((word) => mended(db, word));
  const bare = readReference(question, knowledge.about);
  const named = bare === undefined ? namedProvisions(question, knowledge.about) : [bare];
  const hits = findWords(db, words, asked, weights);
  return {
    ...rank(hits, knowledge, { ...intentOf(question), weights }),
    locale: asked,
    hits,
    named: named.filter((reference) => provisionExists(reference, knowledge.about)),
  };
}

/** A word that stands nowhere, as it was probably meant. */
function mended(db: Database, word: string): string {
  if (/\d/.test(word) || timesOf(db, word) > 0) return word;
  const letters = [...new Set([word[0] ?? '', word[1] ?? ''])];
  return nearest(word, wordsLike(db, letters, word.length, 2)) ?? word;
}
