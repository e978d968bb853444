import type { Knowledge } from '../knowledge.ts';
import type { WordHits } from './search.store.ts';

/** A provision and how much speaks for it. */
export interface Ranked {
  reference: string;
  score: number;
}

export interface Ranking {
  /** Best first. */
  provisions: readonly Ranked[];
  /** What was found of each kind, best first: `question open-model-exempt`, `definition 63`. */
  entries: readonly RankedEntry[];
  /** Which share of what the question says, by rarity, the best entry knows: 0 to 1. */
  coverage: number;
  /** The best entry of what other law deals with. */
  elsewhere: RankedEntry | undefined;
}

/** What was found to answer best on the tuned half of the questions in bench/data/; `npm run bench` measures the other. */
export const WEIGHTS = {
  fields: { title: 4.6, words: 5, ask: 5, body: 1.5, meaning: 0.5 },
  otherLanguage: 0.35,
  pair: 0.6,
  meaning: 0.4,
  official: 0.6,
  /** How much more an entry counts that somebody calls as it was asked, and how fast that falls with the likeness. */
  like: 1.5,
  likePower: 3,
  /** An entry that knows only a part of what was asked counts less than that part: its score times the part to this power. */
  partial: 0.43,
  partialPointer: 0.45,
  /** What a question, a fine or an authority says for the provisions that it rests on, and by how much less for each further one. */
  question: 0.65,
  fact: 0.3,
  date: 1.15,
  further: 0.7,
  /** What is left of what a question says for Article 3, unless somebody asks what something is. */
  term: 0.45,
  /** What is left of what an entry points to where nobody calls it as it was asked. */
  unlike: 0.4,
  /** What a definition says for Article 3, and how much more where somebody asks what something is. */
  definition: 0.72,
  defining: 2,
  /** How much more a date says where somebody asks when. */
  dating: 8,
  recital: 0.9,
  /** What is left of a word that was mended by a letter: it may have been another one. */
  mended: 0.7,
  /** What a recital says for the provisions that it explains. */
  explained: 0.38,
  annex: 0.95,
  /** What it says for a provision that it is named in passing: so much of the best score. */
  named: 0.6,
};

export type Weights = typeof WEIGHTS;

export interface RankOptions {
  asksWhat?: boolean;
  asksWhen?: boolean;
  /** How like what was asked something is that people call an entry: 0 to 1, the same words. */
  likeness?: (subject: string) => number;
  /** Provisions that are named in passing. */
  named?: readonly string[];
  weights?: Weights;
}

/** So like is the same. */
const SAME = 0.95;
/** So many of the best entries are compared with what was asked, phrase by phrase. */
const COMPARED = 60;

/** Puts together what each word of a question found. */
export function rank(
  hits: readonly WordHits[],
  knowledge: Knowledge,
  { asksWhat = false, asksWhen = false, likeness = () => 0, named = [], weights = WEIGHTS }: RankOptions = {},
): Ranking {
  const found = entriesOf(hits, weights);
  const compared = found.slice(0, COMPARED).map((entry) => {
    const like = likeness(entry.reference);
    return { ...entry, like, score: entry.score * (1 + weights.like * like ** weights.likePower) };
  });
  const entries = [...compared, ...found.slice(COMPARED)].sort((a, b) => b.score - a.score);
  const worth = { ...weights };
  // Who types a term alone asks what it is.
  const isTerm = compared.some(({ reference, like }) => reference.startsWith('definition ') && like > SAME);
  if (asksWhat || isTerm) {
    worth.definition *= weights.defining;
    worth.term = 1;
  }
  if (asksWhen) worth.date *= weights.dating;
  const inside = entries.find(({ reference }) => !reference.startsWith('elsewhere '));
  return {
    provisions: sorted(withNamed(provisionScores(entries, knowledge, worth), named, weights)),
    entries,
    coverage: inside?.part ?? 0,
    elsewhere: entries.find(({ reference }) => reference.startsWith('elsewhere ')),
  };
}

/** A provision that is named has a head start: so much of the best score. */
function withNamed(scores: Map<string, number>, named: readonly string[], weights: Weights): Map<string, number> {
  const best = Math.max(1, ...scores.values());
  for (const reference of named) scores.set(reference, (scores.get(reference) ?? 0) + best * weights.named);
  return scores;
}

/** An entry, with the part of what was asked that it knows: 0 to 1. */
export interface RankedEntry extends Ranked {
  part: number;
  /** How like what was asked people call it: 0 to 1. */
  like: number;
}

function entriesOf(hits: readonly WordHits[], { partial, mended }: Weights): RankedEntry[] {
  const whole = hits.reduce((sum, { isPair, rarity }) => sum + (isPair ? 0 : rarity), 0);
  const found = new Map<string, { score: number; known: number }>();
  for (const { scores, isPair, rarity, isMended } of hits) {
    const sure = isMended ? mended : 1;
    for (const [subject, score] of scores) {
      const before = found.get(subject) ?? { score: 0, known: 0 };
      found.set(subject, { score: before.score + score * sure, known: before.known + (isPair ? 0 : rarity * sure) });
    }
  }
  const entries = [...found].map(([reference, { score, known }]) => {
    const part = whole === 0 ? 0 : known / whole;
    return { reference, part, like: 0, score: score * part ** partial };
  });
  return entries.sort((a, b) => b.score - a.score);
}

function sorted(scores: ReadonlyMap<string, number>): Ranked[] {
  return [...scores].map(([reference, score]) => ({ reference, score })).sort((a, b) => b.score - a.score);
}

/** What entries say for provisions: of each kind of entry the best one counts, for its own and for what it points to. */
function provisionScores(entries: readonly RankedEntry[], knowledge: Knowledge, weights: Weights): Map<string, number> {
  const own = new Map<string, number>();
  const pointed = new Map<string, Map<string, number>>();
  const point = (kind: string, references: readonly string[], score: number) => {
    const best = pointed.get(kind) ?? new Map<string, number>();
    pointed.set(kind, best);
    references.forEach((reference, i) => {
      // A lawyer cites what a definition is for before the definition.
      const value =
        score * weights.further ** i * (reference === 'article 3' && kind === 'question' ? weights.term : 1);
      if (value > (best.get(reference) ?? 0)) best.set(reference, value);
    });
  };
  const pointers = pointersOf(knowledge);
  for (const { reference, score, part, like } of entries) {
    const [kind = ''] = reference.split(' ');
    const pointer = pointers.get(reference);
    const pointing = score * part ** weights.partialPointer * (weights.unlike + (1 - weights.unlike) * like);
    if (kind === 'article') own.set(reference, score);
    if (kind === 'annex') own.set(reference, score * weights.annex);
    if (kind === 'recital') own.set(reference, score * weights.recital);
    if (kind === 'definition') point(kind, ['article 3'], pointing * weights.definition);
    if (pointer) point(kind, pointer.references, pointing * weights[pointer.weight]);
  }
  for (const best of pointed.values()) {
    for (const [reference, score] of best) own.set(reference, (own.get(reference) ?? 0) + score);
  }
  return own;
}

interface Pointer {
  references: readonly string[];
  weight: 'question' | 'fact' | 'date' | 'explained';
}

const pointersOfKnowledge = new WeakMap<Knowledge, ReadonlyMap<string, Pointer>>();

/** To which provisions an entry points that is none itself, or that explains others. */
function pointersOf(knowledge: Knowledge): ReadonlyMap<string, Pointer> {
  const known = pointersOfKnowledge.get(knowledge);
  if (known) return known;
  const { questions, fines, authorities, calendar, recitals } = knowledge;
  const pointers = new Map<string, Pointer>();
  for (const { id, answer } of questions) {
    const references = [...new Set(answer.flatMap(({ restsOn }) => restsOn))];
    pointers.set(`question ${id}`, { references, weight: 'question' });
  }
  for (const { id, provisions } of fines) pointers.set(`fine ${id}`, { references: provisions, weight: 'fact' });
  for (const { id, provisions } of authorities) {
    pointers.set(`authority ${id}`, { references: provisions, weight: 'fact' });
  }
  for (const { id, provisions } of calendar) pointers.set(`date ${id}`, { references: provisions, weight: 'date' });
  for (const { number, explains } of recitals) {
    pointers.set(`recital ${number}`, { references: explains, weight: 'explained' });
  }
  pointersOfKnowledge.set(knowledge, pointers);
  return pointers;
}
