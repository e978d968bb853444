import { LOCALES } from '../../texts.ts';
import type { InBoth } from '../article.ts';
import type { Knowledge } from '../knowledge.ts';
import type { WordHits } from './search.store.ts';
import { stemOf, wordsOf } from './tokens.ts';

/** What a word weighs of which nothing is known: about as much as one that stands in every twentieth entry. */
const USUAL = 3;

const known = new WeakMap<Knowledge, ReadonlyMap<string, readonly ReadonlySet<string>[]>>();

/**
 * Compares a question with whatever people call an entry: its title, the words for it, the wordings of a question.
 * @returns for an entry the share that both have of all that either says, weighed by rarity: 0 to 1
 */
export function likenessOf(hits: readonly WordHits[], knowledge: Knowledge): (subject: string) => number {
  const asked = hits
    .filter(({ isPair }) => !isPair)
    .map(({ word, rarity }) => ({ stems: [...new Set(LOCALES.map((locale) => stemOf(word, locale)))], rarity }));
  const weight = asked.reduce((sum, { rarity }) => sum + rarity, 0);
  const phrases = phrasesOf(knowledge);
  return (subject) => {
    let best = 0;
    for (const phrase of phrases.get(subject) ?? []) {
      let shared = 0;
      let count = 0;
      for (const { stems, rarity } of asked) {
        if (!stems.some((stem) => phrase.has(stem))) continue;
        shared += rarity;
        count += 1;
      }
      if (count === 0) continue;
      const others = Math.max(0, phrase.size - count) * USUAL;
      best = Math.max(best, (2 * shared) / (weight + shared + others));
    }
    return best;
  };
}

/** By subject, the stems of each phrase. */
function phrasesOf(knowledge: Knowledge): ReadonlyMap<string, readonly ReadonlySet<string>[]> {
  const before = known.get(knowledge);
  if (before) return before;
  const phrases = new Map<string, ReadonlySet<string>[]>();
  const add = (subject: string, title: InBoth | undefined, lists: readonly InBoth<readonly string[]>[]) => {
    const all = LOCALES.flatMap((locale) =>
      [...(title ? [title[locale]] : []), ...lists.flatMap((list) => list[locale])].map(
        (phrase) => new Set(wordsOf(phrase).map((word) => stemOf(word, locale))),
      ),
    );
    phrases.set(
      subject,
      all.filter(({ size }) => size > 0),
    );
  };
  for (const { kind, number, title, words } of [...knowledge.articles, ...knowledge.annexes]) {
    add(`${kind} ${number}`, title, [words]);
  }
  for (const { number, term, words } of knowledge.definitions) add(`definition ${number}`, term, [words]);
  for (const { id, ask } of knowledge.questions) add(`question ${id}`, undefined, [ask]);
  for (const { id, title, words } of knowledge.fines) add(`fine ${id}`, title, [words]);
  for (const { id, name, words } of knowledge.authorities) add(`authority ${id}`, name, [words]);
  for (const { id, title } of knowledge.calendar) add(`date ${id}`, title, []);
  for (const { id, law, ask, words } of knowledge.elsewhere) add(`elsewhere ${id}`, law, [ask, words]);
  known.set(knowledge, phrases);
  return phrases;
}
