import type { Database } from '../../database/open.ts';
import type { Locale } from '../../texts.ts';
import type { About, Provision } from '../article.ts';
import type { Knowledge } from '../knowledge.ts';
import { fold, readAnnexNumber, readArticleNumber, readReference } from '../reference.rules.ts';
import { rank, WEIGHTS } from './rank.rules.ts';
import { type FieldWeights, findWords } from './search.store.ts';
import { wordsOf } from './tokens.ts';

export const KINDS = ['article', 'recital', 'annex', 'definition'] as const;
export type Kind = (typeof KINDS)[number];

/** Who looks for an article does not look for a term, which has a command of its own; words may be of either language. */
const SUGGESTING = { ...WEIGHTS, otherLanguage: 0.8, definition: 0.2, question: 0.5, meaning: 0, official: 0 };
/** A word that merely occurs somewhere does not say which provision is meant; recitals have little else. */
const MEANING: FieldWeights = {
  fields: { title: 1, words: 1, ask: 0, body: 0, meaning: 0 },
  otherLanguage: 1,
  pair: 0,
  meaning: 0,
  official: 0,
};
const MEANING_RECITAL: FieldWeights = { ...MEANING, fields: { ...MEANING.fields, body: 1 } };

/** The provisions of a kind, in the order of the Act. */
function allOf(knowledge: Knowledge, kind: Kind): readonly Provision[] {
  const { articles, recitals, annexes, definitions } = knowledge;
  return { article: articles, recital: recitals, annex: annexes, definition: definitions }[kind];
}

/** The number that was typed for a provision of a kind, or undefined when it is none. The provision need not exist. */
function readNumber(kind: Kind, typed: string, about: About): string | undefined {
  if (kind === 'article') return readArticleNumber(typed, about);
  const words = fold(typed);
  if (kind === 'annex') return readAnnexNumber(words) ?? readAnnexNumber(`annex ${words}`);
  const bare = /^\(?(\d{1,3}[a-z]?)\)?$/.exec(words)?.[1];
  if (bare !== undefined) return bare.replace(/^0+(?=\d)/, '');
  const [read, number] = readReference(typed, about)?.split(' ') ?? [];
  return read === kind ? number : undefined;
}

/** The provisions of a kind that fit what has been typed so far, best first; all of them where nothing was typed. */
export function suggestions(
  db: Database,
  knowledge: Knowledge,
  kind: Kind,
  typed: string,
  locale: Locale,
): Provision[] {
  const all = allOf(knowledge, kind);
  if (fold(typed) === '') return [...all];
  const number = readNumber(kind, typed, knowledge.about);
  const byNumber = all.filter((provision) => number !== undefined && provision.number.startsWith(number));
  if (byNumber.length > 0) return byNumber.sort((a, b) => Number(b.number === number) - Number(a.number === number));
  const { provisions, entries } = rank(
    findWords(db, wordsOf(typed), locale, SUGGESTING, { isBeginning: true }),
    knowledge,
    { weights: SUGGESTING },
  );
  const found = (kind === 'definition' ? entries : provisions).filter(({ reference }) =>
    reference.startsWith(`${kind} `),
  );
  return found.flatMap(({ reference }) => all.filter((provision) => `${kind} ${provision.number}` === reference));
}

/**
 * The reference of the provision of a kind that was typed by its number, or that the typed words mean for sure: each of
 * them is in its title or among the words that people use for it.
 * @returns undefined when none is meant; the provision exists, but nobody may have described it yet
 */
export function meant(
  db: Database,
  knowledge: Knowledge,
  kind: Kind,
  typed: string,
  locale: Locale,
): string | undefined {
  const number = readNumber(kind, typed, knowledge.about);
  if (number !== undefined) return `${kind} ${number}`;
  const hits = findWords(db, wordsOf(typed), locale, kind === 'recital' ? MEANING_RECITAL : MEANING).filter(
    ({ isPair }) => !isPair,
  );
  const first = hits[0]?.scores.keys() ?? [];
  const candidates = [...first].filter(
    (subject) => subject.startsWith(`${kind} `) && hits.every(({ scores }) => (scores.get(subject) ?? 0) > 0),
  );
  const order = suggestions(db, knowledge, kind, typed, locale).map((provision) => `${kind} ${provision.number}`);
  return order.find((reference) => candidates.includes(reference));
}
