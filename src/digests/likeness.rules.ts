import { numbersIn } from './numbers.rules.ts';
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
  for (const number of numbersIn(told, language)) add(`#${number}`, weightOf(number));
  return { terms, names: namesIn(title), source: new Set(tellingWords(source).map(termOf)) };
}

function tellingWords(text: string): Word[] {
  return wordsIn(text).filter(({ folded }) => folded.length > 1 && !EMPTY.has(folded));
}

function termOf({ stem, folded }: Word): string {
  return /\d/.test(folded) ? folded : (oneOfAlike(stem) ?? stem).slice(0, TERM);
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

/** How often words stand in news on these subjects, in a hundred pieces, where it is not once or less. */
const OFTEN: Readonly<Record<number, string>> = {
  20: 'ia model ouvert publi',
  8:
    'donnees commission europeen code licence libre poids entreprise entrainement etat francais autorite tribunal ' +
    'auteur numerique france public million euro projet system developer droit langue loi reglement mistral openai',
  3:
    'assistant liste outil logiciel agence national appel corpus association rapport centre commun meta google groupe ' +
    'vote paris laboratoire standard consultation milliard apache version cnil evaluation image bruxelles union ' +
    'consortium intelligence artificiel generatif mois start guidelines puce nvidia fournisseur conseil calcul ' +
    'plateforme janvier decembre novembre octobre septembre securite recherche serveur cloud article contenus ' +
    'demande texte case source year microsoft sanction amende accord',
};
const OFTEN_BY_TERM = new Map(
  Object.entries(OFTEN).flatMap(([often, words]) =>
    wordsIn(words).map((word) => [termOf(word), Number(often) * 2] as const),
  ),
);
/** As many pieces stand for all that was ever told, so that few that are compared don't make everything look rare. */
const BEFORE = 200;

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
