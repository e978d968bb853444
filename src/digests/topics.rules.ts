import type { Locale } from '../texts.ts';
import {
  type Counted,
  contextsIn,
  countAgainst,
  countEvidence,
  countTopics,
  ENOUGH,
  type Owner,
  weigh,
} from './counting.rules.ts';
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
  /** What tells that an entry is about something else, and is taken off. */
  against?: readonly Evidence[];
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
  /** Where there is no topic: words that tell of something else, without which there were one. */
  against?: string[];
}

export interface ClassifiedEntry {
  title: string;
  text: string;
  /** ISO 639-1, or null where it is unknown. */
  language: string | null;
  /** What its source is called: who speaks tells what they mean. */
  source?: string;
}

/** Settings made ready to be applied to thousands of entries. */
export type TopicIndex = Lexicon<Owner>;

/** The context that tells of openness. */
const OPEN = 'open';

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
    ...againstIn(topics),
    ...owned(include, { kind: 'include' }),
    ...owned(exclude, { kind: 'exclude' }),
  ];
  return makeLexicon(keywords);
}

/** Topics share what tells against them, so each such word is looked for once. */
function againstIn(topics: readonly Topic[]): (readonly [Keyword, Owner])[] {
  const groups = new Map<Evidence, Set<string>>();
  for (const { id, against = [] } of topics) {
    for (const group of against) groups.set(group, (groups.get(group) ?? new Set()).add(id));
  }
  return [...groups].flatMap(([group, ids]) =>
    group.any.map((keyword) => [keyword, { kind: 'against', topics: ids, group, keyword }] as const),
  );
}

function owned(keywords: readonly Keyword[], owner: Owner): (readonly [Keyword, Owner])[] {
  return keywords.map((keyword) => [keyword, owner]);
}

/** What an entry is about, by its words. */
export function classify({ title, source = '', text, language }: ClassifiedEntry, index: TopicIndex): Findings {
  const parts = [title, source, text];
  const inTitle = wordsIn(title).length;
  const inHead = inTitle + wordsIn(source).length;
  const ends = [inTitle, inHead, Number.POSITIVE_INFINITY];
  const partOf = (at: number) => ends.findIndex((end) => at < end);
  const all = parts.flatMap(wordsIn);
  // What begins in the title and ends in the text is no phrase.
  const hits = findKeywords(all, index).filter(({ at, length }) => partOf(at) === partOf(at + length - 1));
  const spelled = ({ at, length }: Hit<Owner>) =>
    String(parts[partOf(at)]).slice(all[at]?.from, all[at + length - 1]?.to);
  const reading = { inTitle, inHead, language, contexts: contextsIn(hits) };
  const ofKind = (wanted: (owner: Owner) => boolean) =>
    distinct(hits.filter(({ owner }) => wanted(owner)).map(spelled));
  const found = Map.groupBy([...countTopics(hits, reading), ...countEvidence(hits, reading)], ([topic]) => topic);
  const against = countAgainst(hits, reading);
  const told = (counted: readonly Counted[]) => distinct(inOrder(counted).map(spelled));
  const topics = [...found].map(([topic, all]) => {
    const off = against.get(topic) ?? [];
    const heaviest = (off: readonly Counted[]) => Math.max(...all.map(([, counted]) => weigh(counted, off)));
    const words = told(all.flatMap(([, counted]) => counted));
    return { topic, weight: heaviest(off), without: heaviest([]), words, off };
  });
  const about = topics.filter(({ weight }) => weight >= ENOUGH);
  const missed = about.length === 0 ? topics.filter(({ without }) => without >= ENOUGH) : [];
  return {
    topics: about.map(({ topic, weight, words }) => ({ topic, weight, words })).sort((a, b) => b.weight - a.weight),
    open: ofKind((owner) => owner.kind === 'context' && owner.name === OPEN),
    included: ofKind(({ kind }) => kind === 'include'),
    excluded: ofKind(({ kind }) => kind === 'exclude'),
    ...(missed.length > 0 && { against: told(missed.flatMap(({ off }) => off)) }),
  };
}

function inOrder(counted: readonly Counted[]): Hit<Owner>[] {
  return counted.map(({ hit }) => hit).sort((a, b) => a.at - b.at);
}

/** As they are spelled first, for the title comes first. */
function distinct(words: readonly string[]): string[] {
  const lower = words.map((word) => word.toLowerCase());
  return words.filter((_, i) => lower.indexOf(String(lower[i])) === i);
}
