import type { Locale } from '../texts.ts';
import type { Hit, Keyword } from './keywords.rules.ts';
import type { Evidence, TopicWords } from './topics.rules.ts';

/** Whose a keyword is. */
export type Owner =
  | { kind: 'context'; name: string }
  | { kind: 'topic'; topic: string; words: TopicWords; keyword: Keyword }
  | { kind: 'evidence'; topic: string; side: 0 | 1; group: Evidence; keyword: Keyword }
  | { kind: 'against'; topics: ReadonlySet<string>; group: Evidence; keyword: Keyword }
  | { kind: 'include' | 'exclude' };

/** How many words apart two are beside each other: about two sentences. */
const NEAR = 25;
/** The title tells what an entry is about, then its beginning; what comes late may be said in passing. */
const IN_TITLE = 2;
const LATE = 0.5;
/** Where it gets late, in words of the text. */
const EARLY = 60;
/** What a topic must weigh for an entry to be about it, and what it weighs at most. */
export const ENOUGH = 2;
const MOST = 10;

/** How many of the words are the title's, how many the title's and the source's. */
export interface Reading {
  inTitle: number;
  inHead: number;
  language: string | null;
  contexts: ReadonlyMap<string, readonly Hit<Owner>[]>;
}

/** Where the contexts stand, by name. */
export function contextsIn(hits: readonly Hit<Owner>[]): Map<string, Hit<Owner>[]> {
  const contexts = new Map<string, Hit<Owner>[]>();
  for (const hit of hits) if (hit.owner.kind === 'context') push(contexts, hit.owner.name, hit);
  return contexts;
}

/** Whether a context is near: in the title or the source's name, or a few words away. */
function isNear(hit: Hit<Owner>, name: string, { inHead, contexts }: Reading): boolean {
  const near = (other: Hit<Owner>) => !within(other, hit) && (other.at < inHead || apart(other, hit) <= NEAR);
  return contexts.get(name)?.some(near) ?? false;
}

function placeOf({ at }: Hit<Owner>, { inTitle, inHead }: Reading): number {
  if (at < inTitle) return IN_TITLE;
  return at < inHead + EARLY ? 1 : LATE;
}

/** By topic, the keywords that count where they stand. */
export function countTopics(hits: readonly Hit<Owner>[], reading: Reading): Map<string, Counted[]> {
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
    push(topics, topic, { hit, keyword, weight: words.weight * placeOf(hit, reading) });
  }
  return topics;
}

function isIn({ in: wanted }: { in?: Locale }, { language }: Reading): boolean {
  return wanted === undefined || language === null || wanted === language;
}

/** How far into the text evidence is looked for, in words: a long text has some of everything. */
const LEAD = 90;

/** By topic, the evidence of either side. */
export function countEvidence(hits: readonly Hit<Owner>[], reading: Reading): Map<string, Counted[]> {
  const topics = new Map<string, Counted[]>();
  for (const hit of leading(hits, reading)) {
    if (hit.owner.kind !== 'evidence') continue;
    push(topics, hit.owner.topic, { ...counted(hit, hit.owner, reading), side: hit.owner.side });
  }
  return topics;
}

/** By topic, what tells that an entry is about something else. */
export function countAgainst(hits: readonly Hit<Owner>[], reading: Reading): Map<string, Counted[]> {
  const topics = new Map<string, Counted[]>();
  for (const hit of leading(hits, reading)) {
    if (hit.owner.kind !== 'against') continue;
    for (const topic of hit.owner.topics) push(topics, topic, counted(hit, hit.owner, reading));
  }
  return topics;
}

/**
 * The evidence of the beginning, for or against, but for what stands within more of it: « language » within « large
 * language model » tells of no public matter, nor does « public » within « initial public offering ».
 */
function leading(hits: readonly Hit<Owner>[], reading: Reading): Hit<Owner>[] {
  const kept: Hit<Owner>[] = [];
  for (const hit of hits.toSorted((a, b) => b.length - a.length)) {
    if (hit.owner.kind !== 'evidence' && hit.owner.kind !== 'against') continue;
    const { group } = hit.owner;
    if (isWeak(hit) && hit.at >= reading.inTitle && hit.at < reading.inHead) continue;
    if (hit.at > reading.inHead + LEAD || !isIn(group, reading)) continue;
    if ((group.unless ?? []).some((name) => isNear(hit, name, reading))) continue;
    if (kept.some((longer) => longer.length > hit.length && within(hit, longer))) continue;
    kept.push(hit);
  }
  return kept;
}

function counted(
  hit: Hit<Owner>,
  { group, keyword }: { group: Evidence; keyword: Keyword },
  reading: Reading,
): Counted {
  const place = placeOf(hit, reading);
  return { hit, keyword, group, weight: group.weight * (group.each && !isWeak(hit) ? place : Math.min(place, 1)) };
}

const WEAK = 1;

/**
 * Whether it tells little of public decisions: no more in the title, where « museum » is only a museum, and nothing in
 * the name of a source, which may be « Ouest-France ».
 */
function isWeak({ owner }: Hit<Owner>): boolean {
  return owner.kind === 'evidence' && owner.side === 1 && owner.group.weight <= WEAK;
}

/** What one side is worth at most, what both must be worth multiplied, and each at least. */
const MOST_OF_SIDE = 6;
const BOTH = 4;
const LEAST_OF_SIDE = [2, 1] as const;
/** What tells against a topic takes from it at most: a matter that is named again and again stays one. */
const MOST_AGAINST = 5;

/**
 * What the keywords of a topic weigh: added up; where they are evidence of two things, 0 unless there is enough of both.
 * What tells against it is taken off, from the second of two.
 */
export function weigh(counted: readonly Counted[], against: readonly Counted[]): number {
  const less = Math.min(MOST_AGAINST, added(against));
  if (counted.some(({ side }) => side === undefined)) return Math.min(MOST, added(counted)) - less;
  const ofSide = (wanted: 0 | 1) => Math.min(MOST_OF_SIDE, added(counted.filter(({ side }) => side === wanted)));
  const one = ofSide(0);
  const other = ofSide(1) - less;
  if (one < LEAST_OF_SIDE[0] || other < LEAST_OF_SIDE[1] || one * other < BOTH) return 0;
  return one * other < 2 * BOTH ? ENOUGH : ENOUGH + 1;
}

/**
 * Each keyword counts once, where it weighs most, and a list of evidence once: saying it again adds nothing. Nor does a
 * place where several keywords are found (« public », « publiques »).
 */
function added(counted: readonly Counted[]): number {
  const places = new Map<number, Counted>();
  for (const one of counted) if (one.weight > (places.get(one.hit.at)?.weight ?? 0)) places.set(one.hit.at, one);
  const best = new Map<Keyword | Evidence, number>();
  for (const { group, keyword, weight } of places.values()) {
    const counts = group === undefined || group.each ? keyword : group;
    best.set(counts, Math.max(weight, best.get(counts) ?? 0));
  }
  return [...best.values()].reduce((sum, weight) => sum + weight, 0);
}

/** A keyword that counts, and what it weighs there. */
export interface Counted {
  hit: Hit<Owner>;
  keyword: Keyword;
  weight: number;
  /** Of which side it is evidence, and of which list, where it is. */
  side?: 0 | 1;
  group?: Evidence;
}

function within(inner: Hit<Owner>, outer: Hit<Owner>): boolean {
  return inner.at >= outer.at && inner.at + inner.length <= outer.at + outer.length;
}

function apart(one: Hit<Owner>, other: Hit<Owner>): number {
  return Math.abs(one.at - other.at);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
