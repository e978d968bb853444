import type { Database } from '../../database/open.ts';
import type { Locale } from '../../texts.ts';
import type { Elsewhere, Provision, Question } from '../article.ts';
import { findProvision, type Knowledge } from '../knowledge.ts';
import { missingProvision, namedPoint } from '../reference.rules.ts';
import { type Search, search } from './ask.ts';
import { isAnswer } from './decide.rules.ts';
import { languageOf } from './language.rules.ts';
import { marked, type Unit, unitsOf, written } from './sentences.rules.ts';
import { stemOf, wordsOf } from './tokens.ts';

/** One statement of an answer with what it rests on. */
export interface Statement {
  text: string;
  provisions: readonly string[];
}

export interface Answer {
  /** Of the answer. */
  locale: Locale;
  answered: boolean;
  /** `article 53`, `recital 104`, `annex XI`: best first, none where nothing is answered. */
  provisions: readonly string[];
  /** Two to five, from the knowledge. */
  statements: readonly Statement[];
  /** Ids of questions that others asked. */
  related: readonly string[];
  /** What deals with it, where the Act does not. */
  elsewhere?: Elsewhere | undefined;
  /** What was asked for by its number, where the Act has none such: `article 200`. */
  missing?: string | undefined;
}

const MOST_PROVISIONS = 5;
const MOST_STATEMENTS = 5;
const MOST_RELATED = 3;
const UNITS_OF_FIRST = 2;
/** A second provision speaks too where so much of the first one's score speaks for it. */
const CLOSE = 0.55;
/** A question of ours is the one that was asked where it knows so much of it and stands so close to the best entry. */
const SAME_QUESTION = 0.7;
const NEAR_BEST = 0.8;
const VERY_WORDS = 0.95;
/** Other law that knows less of the question was met by chance: one word of Spanish that is French, too. */
const LEAST_ELSEWHERE = 0.15;

/**
 * Answers a question from the knowledge, or says that the Act does not deal with it.
 * @param told the language of the answer; that of the question where it is left out, or French where it does not tell
 */
export function answer(db: Database, knowledge: Knowledge, question: string, { told }: { told?: Locale } = {}): Answer {
  const missing = missingProvision(question, knowledge.about);
  if (missing !== undefined) {
    const locale = told ?? languageOf(question) ?? 'fr';
    return { locale, answered: false, provisions: [], statements: [], related: [], missing };
  }
  const looked = search(db, knowledge, question, told ?? 'fr');
  const found = { ...looked, locale: told ?? looked.locale };
  if (!isAnswer(found)) return refusal(found, knowledge);
  const provisions = provisionsOf(found, knowledge);
  const asked = sameQuestion(found, knowledge);
  const statements = asked
    ? asked.answer.map(({ text, restsOn }) => ({ text: text[found.locale], provisions: restsOn }))
    : [...factsOf(found, knowledge), ...passages(found, provisions, knowledge, question)].slice(0, MOST_STATEMENTS);
  return {
    locale: found.locale,
    answered: true,
    provisions: provisions.filter((reference) => !reference.startsWith('definition ')).slice(0, MOST_PROVISIONS),
    statements,
    related: relatedTo(found, asked?.id, asked?.related ?? [], knowledge),
  };
}

/** The answer to a question of the knowledge. */
export function answerTo({ answer, related }: Question, locale: Locale): Answer {
  const provisions = [...new Set(answer.flatMap(({ restsOn }) => restsOn))];
  return {
    locale,
    answered: true,
    provisions: provisions.slice(0, MOST_PROVISIONS),
    statements: answer.map(({ text, restsOn }) => ({ text: text[locale], provisions: restsOn })),
    related: related.slice(0, MOST_RELATED),
  };
}

function refusal({ elsewhere, locale }: Search, knowledge: Knowledge): Answer {
  const id = elsewhere?.reference.split(' ')[1];
  const isTelling = elsewhere !== undefined && elsewhere.part >= LEAST_ELSEWHERE;
  return {
    locale,
    answered: false,
    provisions: [],
    statements: [],
    related: [],
    elsewhere: isTelling ? knowledge.elsewhere.find((entry) => entry.id === id) : undefined,
  };
}

/** Best first: what the question names by its number, then what it was found to be about. A definition is in Article 3. */
function provisionsOf({ named, provisions }: Search, knowledge: Knowledge): string[] {
  const references = [...named, ...provisions.map(({ reference }) => reference)];
  const withArticles = references.flatMap((reference) =>
    reference.startsWith('definition ') ? [reference, 'article 3'] : [reference],
  );
  return [...new Set(withArticles)].filter((reference) => findProvision(knowledge, reference));
}

function sameQuestion(found: Search, { questions }: Knowledge) {
  const inside = found.entries.filter(({ reference }) => !reference.startsWith('elsewhere '));
  const best = inside.find(({ reference }) => reference.startsWith('question '));
  if (!best || best.part < SAME_QUESTION || best.score < NEAR_BEST * (inside[0]?.score ?? 0)) return undefined;
  // Who names a provision wants it, unless they ask in the very words of a question.
  if (found.named.length > 0 && (best.like ?? 0) < VERY_WORDS) return undefined;
  return questions.find(({ id }) => `question ${id}` === best.reference);
}

/** A fine, an authority or a definition that is what was asked for more than any provision is. */
function factsOf({ entries, named, locale }: Search, knowledge: Knowledge): Statement[] {
  const [best] = entries.filter(({ reference }) => !/^(elsewhere|question|recital) /.test(reference));
  if (named.length > 0 || !best) return [];
  const [kind, id] = best.reference.split(' ');
  const { fines, authorities, calendar, definitions } = knowledge;
  if (kind === 'definition') {
    const found = definitions.find(({ number }) => number === id);
    return found ? [{ text: defined(found.term[locale], found.meaning[locale]), provisions: ['article 3'] }] : [];
  }
  const facts = kind === 'fine' ? fines : kind === 'authority' ? authorities : kind === 'date' ? calendar : [];
  return facts
    .filter((fact) => fact.id === id)
    .map(({ what, provisions }) => ({ text: what[locale], provisions: provisions.slice(0, 2) }));
}

function defined(term: string, meaning: string): string {
  return `${term.charAt(0).toUpperCase()}${term.slice(1)}. ${meaning}`;
}

/** What the best provisions say on it. */
function passages(found: Search, provisions: readonly string[], knowledge: Knowledge, question: string): Statement[] {
  const [first, ...others] = provisions.filter((reference) => reference !== 'article 3' || found.named.length > 0);
  if (first === undefined) return [];
  const scoreOf = (reference: string) => found.provisions.find((ranked) => ranked.reference === reference)?.score ?? 0;
  const second =
    found.named.length > 1 ? others[0] : others.find((reference) => scoreOf(reference) >= CLOSE * scoreOf(first));
  const isNamed = found.named.length > 0;
  return [passage(first, UNITS_OF_FIRST), ...(second && found.named.length !== 1 ? [passage(second, 1)] : [])];

  function passage(reference: string, count: number): Statement {
    const provision = findProvision(knowledge, reference);
    const units = provision ? unitsOf(textOf(provision)[found.locale], found.locale) : [];
    return {
      text: written(marked(isNamed ? named(units, namedPoint(question)) : mostTelling(units, found, count), units)),
      provisions: [reference.replace(/^definition .*/, 'article 3')],
    };
  }
}

/** What the knowledge says on a provision in itself. */
export function textOf(provision: Provision) {
  if (provision.kind === 'recital') return provision.text;
  return provision.kind === 'definition' ? provision.meaning : provision.summary;
}

/**
 * The point that was asked for, where the summary tells it; else the whole: the one sentence that happens to share a word
 * with the question, or half a list, would read as all that the provision says.
 */
function named(units: readonly Unit[], point: string | undefined): readonly Unit[] {
  const asked = units.filter(({ text }) => point !== undefined && /^\(?([a-z])\)/.exec(text)?.[1] === point);
  return asked.length > 0 ? asked : units;
}

/** The units that say most of what was asked, in their order; the first ones where none does. */
function mostTelling(units: readonly Unit[], { hits, locale }: Search, count: number): Unit[] {
  const weighed = units.map((unit, i) => {
    const stems = new Set(wordsOf(`${unit.lead ?? ''} ${unit.text}`).map((word) => stemOf(word, locale)));
    const said = hits.reduce((sum, { word, rarity }) => sum + (stems.has(stemOf(word, locale)) ? rarity : 0), 0);
    return { unit, i, said };
  });
  const best = weighed.toSorted((a, b) => b.said - a.said || a.i - b.i).slice(0, count);
  // Points of a list that say nothing of it are left out, unless none does.
  const telling = best.filter(({ said, i }) => said > 0 || i === 0);
  return (telling.length > 0 ? telling : best).sort((a, b) => a.i - b.i).map(({ unit }) => unit);
}

/** What to ask next: what the answer points to, then what was found beside it. */
function relatedTo(
  { entries }: Search,
  asked: string | undefined,
  pointed: readonly string[],
  { questions }: Knowledge,
): string[] {
  const found = entries
    .filter(({ reference }) => reference.startsWith('question '))
    .map(({ reference }) => reference.slice(9));
  return [...new Set([...pointed, ...found])]
    .filter((id) => id !== asked && questions.some((question) => question.id === id))
    .slice(0, MOST_RELATED);
}
