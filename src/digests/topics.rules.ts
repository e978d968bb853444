import type { Locale } from '../texts.ts';
import { findKeywords, type Hit, type Keyword, type Lexicon, makeLexicon } from './keywords.rules.ts';
import { wordsIn } from './stem.rules.ts';

/** Words of a topic that weigh alike and count under the same conditions. */
export interface TopicWords {
  any: readonly Keyword[];
  /** 3 says it all, 2 is enough, 1 needs to be in the title or beside another. */
  weight: 1 | 2 | 3;
  /** Contexts by name, each of which must be near: « RIA » counts only beside a word of AI. */
  beside?: readonly string[];
  /** Contexts of which none may be near: « mistral » beside wind is wind. */
  unless?: readonly string[];
  /** Only where the entry is in that language, or in one that is unknown. */
  in?: Locale;
}

/** Words that are evidence of one thing. */
export interface Evidence {
  any: readonly Keyword[];
  /** How much they say, twice as much in the title. The group counts once, unless `each` of its words does. */
  weight: number;
  each?: boolean;
  unless?: readonly string[];
  in?: Locale;
}

/** What entries can be about: a built-in topic, or a guild's own. */
export interface Topic {
  id: string;
  label: Readonly<Record<Locale, string>>;
  words: readonly TopicWords[];
  /**
   * For what no single word tells: evidence of two things, of which there must be both (AI, and public decisions). The
   * more there is of one, the less it takes of the other.
   */
  both?: readonly [readonly Evidence[], readonly Evidence[]];
}

/** What a guild wants to hear of. */
export interface TopicSettings {
  topics: readonly Topic[];
  /** Words by the name of the context that they make. */
  contexts: Readonly<Record<string, readonly Keyword[]>>;
  /** An entry with one of these is wanted, whatever its topic. */
  include?: readonly Keyword[];
  /** An entry with one of these is not. */
  exclude?: readonly Keyword[];
}

/** A topic that an entry is about. */
export interface FoundTopic {
  topic: string;
  /** From 2, which is enough, to 10. */
  weight: number;
  /** Which words say so, as the entry spells them. */
  words: string[];
}

/** What the words of an entry tell. */
export interface Findings {
  /** The weightiest first. */
  topics: FoundTopic[];
  /** Words that tell of open models, open source, open data. */
  open: string[];
  /** A guild's own words that were found. */
  included: string[];
  excluded: string[];
}

export interface ClassifiedEntry {
  title: string;
  text: string;
  /** ISO 639-1, or null where it is unknown. */
  language: string | null;
  /** What its source is called: who speaks tells what they mean. */
  source?: string;
}

type Owner =
  | { kind: 'context'; name: string }
  | { kind: 'topic'; topic: string; words: TopicWords; keyword: Keyword }
  | { kind: 'evidence'; topic: string; side: 0 | 1; group: Evidence; keyword: Keyword }
  | { kind: 'include' | 'exclude' };

/** Settings made ready to be applied to thousands of entries. */
export type TopicIndex = Lexicon<Owner>;

/** The context that tells of openness. */
const OPEN = 'open';
/** How many words apart two are beside each other: about two sentences. */
const NEAR = 25;
/** The title tells what an entry is about. */
const IN_TITLE = 2;
const ENOUGH = 2;
const MOST = 10;

/**
 * Makes topics ready; once for each guild and round.
 * @throws Error when a topic asks for a context that there is none of
 */
export function indexTopics({ topics, contexts, include = [], exclude = [] }: TopicSettings): TopicIndex {
  for (const { id, words, both = [] } of topics) {
    const asked = [
      ...words.flatMap(({ beside = [], unless = [] }) => [...beside, ...unless]),
      ...both.flat().flatMap(({ unless = [] }) => unless),
    ];
    const unknown = asked.find((name) => !(name in contexts));
    if (unknown !== undefined) throw new Error(`topic ${id}: there is no context ${unknown}`);
  }
  const keywords: (readonly [Keyword, Owner])[] = [
    ...Object.entries(contexts).flatMap(([name, words]) => owned(words, { kind: 'context', name })),
    ...topics.flatMap(({ id, words }) =>
      words.flatMap((group) =>
        group.any.map((keyword) => [keyword, { kind: 'topic', topic: id, words: group, keyword }] as const),
      ),
    ),
    ...topics.flatMap(({ id, both = [] }) =>
      both.flatMap((groups, i) =>
        groups.flatMap((group) =>
          group.any.map(
            (keyword) => [keyword, { kind: 'evidence', topic: id, side: i === 0 ? 0 : 1, group, keyword }] as const,
          ),
        ),
      ),
    ),
    ...owned(include, { kind: 'include' }),
    ...owned(exclude, { kind: 'exclude' }),
  ];
  return makeLexicon(keywords);
}

function owned(keywords: readonly Keyword[], owner: Owner): (readonly [Keyword, Owner])[] {
  return keywords.map((keyword) => [keyword, owner]);
}

/** What an entry is about, by its words. */
export function classify({ title, source = '', text, language }: ClassifiedEntry, index: TopicIndex): Findings {
  const parts = [title, source, text];
  const words = parts.map(wordsIn);
  const [inTitle = 0, inSource = 0] = words.map(({ length }) => length);
  const ends = [inTitle, inTitle + inSource, Number.POSITIVE_INFINITY];
  const partOf = (at: number) => ends.findIndex((end) => at < end);
  const all = words.flat();
  // What begins in the title and ends in the text is no phrase.
  const hits = findKeywords(all, index).filter(({ at, length }) => partOf(at) === partOf(at + length - 1));
  const spelled = ({ at, length }: Hit<Owner>) =>
    String(parts[partOf(at)]).slice(all[at]?.from, all[at + length - 1]?.to);
  const reading = { inTitle, inHead: inTitle + inSource, language, contexts: contextsIn(hits) };
  const ofKind = (wanted: (owner: Owner) => boolean) =>
    distinct(hits.filter(({ owner }) => wanted(owner)).map(spelled));
  return {
    topics: [...countTopics(hits, reading)]
      .map(([topic, counted]) => ({ topic, weight: weigh(counted), words: distinct(inOrder(counted).map(spelled)) }))
      .concat(
        [...countEvidence(hits, reading)].map(([topic, counted]) => ({
          topic,
          weight: weighBoth(counted),
          words: distinct(inOrder(counted).map(spelled)),
        })),
      )
      .filter(({ weight }) => weight >= ENOUGH)
      .sort((a, b) => b.weight - a.weight),
    open: ofKind((owner) => owner.kind === 'context' && owner.name === OPEN),
    included: ofKind(({ kind }) => kind === 'include'),
    excluded: ofKind(({ kind }) => kind === 'exclude'),
  };
}

/** How many of the words are the title's, how many the title's and the source's. */
interface Reading {
  inTitle: number;
  inHead: number;
  language: string | null;
  contexts: ReadonlyMap<string, readonly Hit<Owner>[]>;
}

function contextsIn(hits: readonly Hit<Owner>[]): Map<string, Hit<Owner>[]> {
  const contexts = new Map<string, Hit<Owner>[]>();
  for (const hit of hits) if (hit.owner.kind === 'context') push(contexts, hit.owner.name, hit);
  return contexts;
}

/** Whether a context is near: in the title or the source's name, or a few words away. */
function isNear(hit: Hit<Owner>, name: string, { inHead, contexts }: Reading): boolean {
  const near = (other: Hit<Owner>) => !within(other, hit) && (other.at < inHead || apart(other, hit) <= NEAR);
  return contexts.get(name)?.some(near) ?? false;
}

/** By topic, the keywords that count where they stand. */
function countTopics(hits: readonly Hit<Owner>[], reading: Reading): Map<string, Counted[]> {
  const topics = new Map<string, Counted[]>();
  // The longer ones first, for what stands within another of the same topic says nothing more.
  for (const hit of hits.toSorted((a, b) => b.length - a.length)) {
    if (hit.owner.kind !== 'topic') continue;
    const { topic, keyword, words } = hit.owner;
    const { beside = [], unless = [] } = words;
    if (!isIn(words, reading)) continue;
    if (!beside.every((name) => isNear(hit, name, reading)) || unless.some((name) => isNear(hit, name, reading)))
      continue;
    if (topics.get(topic)?.some((longer) => within(hit, longer.hit))) continue;
    push(topics, topic, { hit, keyword, weight: words.weight * (hit.at < reading.inTitle ? IN_TITLE : 1) });
  }
  return topics;
}

function isIn({ in: wanted }: { in?: Locale }, { language }: Reading): boolean {
  return wanted === undefined || language === null || wanted === language;
}

interface CountedEvidence extends Counted {
  side: 0 | 1;
  group: Evidence;
}

/** How far into the text evidence is looked for, in words: a long text has some of everything. */
const LEAD = 90;

function countEvidence(hits: readonly Hit<Owner>[], reading: Reading): Map<string, CountedEvidence[]> {
  const topics = new Map<string, CountedEvidence[]>();
  for (const hit of hits.toSorted((a, b) => b.length - a.length)) {
    if (hit.owner.kind !== 'evidence' || hit.at > reading.inHead + LEAD) continue;
    const { topic, keyword, side, group } = hit.owner;
    if (!isIn(group, reading) || (group.unless ?? []).some((name) => isNear(hit, name, reading))) continue;
    // « Language » within « large language model » tells of no public matter.
    if (topics.get(topic)?.some((longer) => longer.hit.length > hit.length && within(hit, longer.hit))) continue;
    const more = group.each && hit.at < reading.inTitle ? IN_TITLE : 1;
    push(topics, topic, { hit, keyword, side, group, weight: group.weight * more });
  }
  return topics;
}

/** What one side is worth at most, what both must be worth multiplied, and each at least. */
const MOST_OF_SIDE = 6;
const BOTH = 4;
const LEAST_OF_SIDE = [2, 1] as const;

function weighBoth(counted: readonly CountedEvidence[]): number {
  const [one, other] = ([0, 1] as const).map((side) => {
    const best = new Map<Keyword | Evidence, number>();
    for (const { group, keyword, weight } of counted.filter((evidence) => evidence.side === side)) {
      const counts = group.each ? keyword : group;
      best.set(counts, Math.max(weight, best.get(counts) ?? 0));
    }
    return Math.min(MOST_OF_SIDE, sum(best.values()));
  });
  if (one === undefined || other === undefined || one < LEAST_OF_SIDE[0] || other < LEAST_OF_SIDE[1]) return 0;
  const product = one * other;
  return product < BOTH ? 0 : product < 2 * BOTH ? ENOUGH : ENOUGH + 1;
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

interface Counted {
  hit: Hit<Owner>;
  keyword: Keyword;
  weight: number;
}

/** Each keyword counts once, where it weighs most: saying it again adds nothing. */
function weigh(counted: readonly Counted[]): number {
  const best = new Map<Keyword, number>();
  for (const { keyword, weight } of counted) best.set(keyword, Math.max(weight, best.get(keyword) ?? 0));
  return Math.min(MOST, sum(best.values()));
}

function inOrder(counted: readonly Counted[]): Hit<Owner>[] {
  return counted.map(({ hit }) => hit).sort((a, b) => a.at - b.at);
}

function within(inner: Hit<Owner>, outer: Hit<Owner>): boolean {
  return inner.at >= outer.at && inner.at + inner.length <= outer.at + outer.length;
}

function apart(one: Hit<Owner>, other: Hit<Owner>): number {
  return Math.abs(one.at - other.at);
}

/** As they are spelled first, for the title comes first. */
function distinct(words: readonly string[]): string[] {
  return [...Map.groupBy(words, (word) => word.toLowerCase()).values()].map(([first = '']) => first);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
