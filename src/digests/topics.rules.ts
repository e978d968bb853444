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

/** What entries can be about: a built-in topic, or a guild's own. */
export interface Topic {
  id: string;
  label: Readonly<Record<Locale, string>>;
  words: readonly TopicWords[];
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
}

type Owner =
  | { kind: 'context'; name: string }
  | { kind: 'topic'; topic: string; words: TopicWords; keyword: Keyword }
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
  for (const { id, words } of topics) {
    const asked = words.flatMap(({ beside = [], unless = [] }) => [...beside, ...unless]);
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
    ...owned(include, { kind: 'include' }),
    ...owned(exclude, { kind: 'exclude' }),
  ];
  return makeLexicon(keywords);
}

function owned(keywords: readonly Keyword[], owner: Owner): (readonly [Keyword, Owner])[] {
  return keywords.map((keyword) => [keyword, owner]);
}

/** What an entry is about, by its words. */
export function classify({ title, text, language }: ClassifiedEntry, index: TopicIndex): Findings {
  const titleWords = wordsIn(title);
  const words = [...titleWords, ...wordsIn(text)];
  const inTitle = titleWords.length;
  // What begins in the title and ends in the text is no phrase.
  const hits = findKeywords(words, index).filter(({ at, length }) => at >= inTitle || at + length <= inTitle);
  const spelled = ({ at, length }: Hit<Owner>) =>
    (at < inTitle ? title : text).slice(words[at]?.from, words[at + length - 1]?.to);
  const ofKind = (wanted: (owner: Owner) => boolean) =>
    distinct(hits.filter(({ owner }) => wanted(owner)).map(spelled));
  return {
    topics: [...countTopics(hits, inTitle, language)]
      .map(([topic, counted]) => ({ topic, weight: weigh(counted), words: distinct(inOrder(counted).map(spelled)) }))
      .filter(({ weight }) => weight >= ENOUGH)
      .sort((a, b) => b.weight - a.weight),
    open: ofKind((owner) => owner.kind === 'context' && owner.name === OPEN),
    included: ofKind(({ kind }) => kind === 'include'),
    excluded: ofKind(({ kind }) => kind === 'exclude'),
  };
}

/** By topic, the keywords that count where they stand. */
function countTopics(hits: readonly Hit<Owner>[], inTitle: number, language: string | null): Map<string, Counted[]> {
  const contexts = new Map<string, Hit<Owner>[]>();
  for (const hit of hits) if (hit.owner.kind === 'context') push(contexts, hit.owner.name, hit);
  const isNear = (hit: Hit<Owner>, name: string) =>
    contexts.get(name)?.some((other) => !within(other, hit) && (other.at < inTitle || apart(other, hit) <= NEAR)) ??
    false;

  const topics = new Map<string, Counted[]>();
  // The longer ones first, for what stands within another of the same topic says nothing more.
  for (const hit of hits.toSorted((a, b) => b.length - a.length)) {
    if (hit.owner.kind !== 'topic') continue;
    const { topic, keyword, words } = hit.owner;
    const { beside = [], unless = [] } = words;
    if (words.in && language !== null && words.in !== language) continue;
    if (!beside.every((name) => isNear(hit, name)) || unless.some((name) => isNear(hit, name))) continue;
    if (topics.get(topic)?.some((longer) => within(hit, longer.hit))) continue;
    push(topics, topic, { hit, keyword, weight: words.weight * (hit.at < inTitle ? IN_TITLE : 1) });
  }
  return topics;
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
  return Math.min(
    MOST,
    [...best.values()].reduce((sum, weight) => sum + weight, 0),
  );
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
