import { numbersIn } from './numbers.rules.ts';
import { oftenByTerm } from './often.rules.ts';
import { type Word, wordsIn } from './stem.rules.ts';
import { oneOfAlike } from './translations.rules.ts';

/** What a source tells. */
export interface Telling {
  title: string;
  text: string;
  language: string | null;
  /** What its source is called: others tell who said it first. */
  source: string;
  publishedAt: number;
}

/** What a telling is compared by: its terms, and how much each of them says. */
export interface Profile {
  terms: ReadonlyMap<string, number>;
  /** The names in its title. */
  names: ReadonlySet<string>;
  /** What is like a signature: names that begin no sentence, and numbers that are not everywhere. */
  signature: ReadonlySet<string>;
  /** The words of its source's name: « selon la CNIL » is what the CNIL tells. */
  source: ReadonlySet<string>;
}

/** How much a term says among the tellings that are compared, from 0 to 1. */
export type Rarity = (term: string) => number;

/** What is new stands at the beginning. */
const LEAD = 600;
const OF_SOURCE = 0.7;
/** Two short pieces are not one because of a single word that they share, unless it is a rare name. */
const LEAST = 1.2;
const OF_NAME = 1.5;
/** What a name or number must be to be like a signature. */
const RARE = 0.5;
/** Long enough to tell words apart, short enough to find « publication » and "publishes" alike. */
const TERM = 5;

/** Words that say nothing of what is told. */
const EMPTY = new Set(
  (
    'est sont ont etre avoir fait son sa ses leur leurs ce cette ces il elle ils elles se ne pas plus tout tous toute ' +
    'apres avant entre contre sans comme mais si dont selon encore deja aussi tres peut peuvent doit doivent devra ' +
    'sera seront avait ete not could would should can may will has have had was were been are is be it its they their ' +
    'this that these those from at as but if when than then more most all any some into over about after before ' +
    'between new says said say who what which how out up his her he she we you your our no until under through during ' +
    'also only just one whether avec sous'
  ).split(' '),
);

/** Makes a telling ready to be compared. */
export function profileOf({ title, text, language, source }: Telling): Profile {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => terms.set(term, Math.max(weight, terms.get(term) ?? 0));
  const told = `${title}\n${text.slice(0, LEAD)}`;
  for (const word of tellingWords(told)) add(termOf(word), isName(word) ? OF_NAME : 1);
  const numbers = [...numbersIn(told, language)].map((number) => [`#${number}`, weightOf(number)] as const);
  for (const [term, weight] of numbers) add(term, weight);
  return {
    terms,
    names: namesIn(title),
    signature: new Set([
      ...namesIn(title),
      ...signingWords(text.slice(0, LEAD)),
      ...numbers.filter(([, weight]) => weight === OF_NAME).map(([term]) => term),
    ]),
    source: new Set(tellingWords(source).map(termOf)),
  };
}

/** Names within sentences: what begins one has a capital anyway. */
function signingWords(text: string): string[] {
  return tellingWords(text)
    .filter(
      (word) => isName(word) && !/(?:^|[.!?:…]\s+|\n\s*|[«“"(]\s*)(?:\p{L}{1,2}[’'])?$/u.test(text.slice(0, word.from)),
    )
    .map(termOf);
}

function tellingWords(text: string): Word[] {
  return wordsIn(text).filter(({ folded }) => folded.length > 1 && !EMPTY.has(folded));
}

function termOf({ stem, folded }: Word): string {
  return /\d/.test(folded) ? folded : shortened(stem);
}

function shortened(stem: string): string {
  return (oneOfAlike(stem) ?? stem).slice(0, TERM);
}

function isName({ raw }: Word): boolean {
  return /\p{Lu}/u.test(raw);
}

/** Years, months and small numbers are everywhere. */
function weightOf(number: string): number {
  return /^20[12]\d$|^month/.test(number) || Number(number) < 10 ? 0.3 : OF_NAME;
}

/** The names in a title; none where English writes Every Word Like One. */
function namesIn(title: string): Set<string> {
  const words = tellingWords(title);
  const names = words.filter((word) => isName(word) && word.from > 2);
  return new Set(names.length > words.length / 2 ? [] : names.map(termOf));
}

const OFTEN_BY_TERM = oftenByTerm(shortened);
/** As many pieces stand for all that was ever told, so that few that are compared don't make everything look rare. */
const BEFORE = 1_000;

/** How rare each term is among some tellings, and in such news at large. */
export function rarityAmong(profiles: readonly Profile[]): Rarity {
  const counts = new Map<string, number>();
  for (const { terms } of profiles) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const all = profiles.length + BEFORE;
  const most = Math.log(all / 2);
  return (term) => Math.min(1, Math.log(all / ((counts.get(term) ?? 0) + (OFTEN_BY_TERM.get(term) ?? 1))) / most);
}

/**
 * How much two tellings have in common, from 0 to 1: what rare terms share counts, common ones hardly do. That one names
 * the other's source counts, too, but not that two sources have a word of their names in common.
 */
export function likeness(one: Profile, other: Profile, rarity: Rarity): number {
  const worth = (terms: Iterable<readonly [string, number]>) => {
    let sum = 0;
    for (const [term, weight] of terms) sum += weight * rarity(term) ** 2;
    return sum;
  };
  const shared = [...one.terms].flatMap(([term, weight]) => {
    const theirs = other.terms.get(term);
    return theirs === undefined ? [] : [[term, Math.min(weight, theirs)] as const];
  });
  const named = [...namesSource(one, other), ...namesSource(other, one)].map((term) => [term, OF_SOURCE] as const);
  const both = Math.sqrt(worth(one.terms) * worth(other.terms));
  const common = worth(shared) + worth(named);
  return both === 0 || common < LEAST ? 0 : Math.min(1, common / both);
}

/** The words of a source's name that only the other telling uses. */
function namesSource(one: Profile, other: Profile): string[] {
  return [...other.source].filter((term) => one.terms.has(term) && !other.terms.has(term) && !one.source.has(term));
}

/** Whether each title names somebody of whom the other telling says nothing: two cities, two companies. */
export function namesDiffer(one: Profile, other: Profile): boolean {
  const unknownTo =
    ({ terms }: Profile) =>
    (name: string) =>
      !terms.has(name);
  return [...one.names].some(unknownTo(other)) && [...other.names].some(unknownTo(one));
}

/** Whether they share something that few others have, a name or a number, or one names the other's source. */
export function signAlike(one: Profile, other: Profile, rarity: Rarity): boolean {
  const signs = (mine: Profile, theirs: Profile) =>
    [...mine.signature].some((term) => theirs.terms.has(term) && rarity(term) >= RARE);
  const named = [...namesSource(one, other), ...namesSource(other, one)];
  return signs(one, other) || signs(other, one) || named.some((term) => rarity(term) >= RARE);
}
