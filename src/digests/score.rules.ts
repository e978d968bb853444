import type { TextKey } from '../texts.ts';
import type { TextParams } from '../user-error.ts';
import type { Findings, FoundTopic } from './topics.rules.ts';

/** What is weighed: a story, or an entry alone. Where several entries tell it, their findings are one. */
export interface Weighed extends Findings {
  /** How many sources tell it. */
  sources: number;
  /** What its weightiest source weighs: 1 little, 2 as others, 3 much. */
  weight: number;
  publishedAt: number;
}

export interface Wish {
  now: number;
  /** The topics of this digest, or null for all. */
  topics: readonly string[] | null;
}

/** One thing that was weighed, as a person can read it: `t(key, {...params, topic, words})`. */
export interface Reason {
  key: TextKey;
  params: TextParams;
  points: number;
  /** For `{{topic}}` of the text: the id of a topic, whose label is in the reader's language. */
  topic?: string;
  /** For `{{words}}` of the text: what the entry says, outside text that must be escaped. */
  words?: readonly string[];
}

export interface Score {
  points: number;
  /** Whether it may be in the digest. */
  relevant: boolean;
  /** What counted, the weightiest first; where it is not relevant, why not comes first. */
  reasons: Reason[];
}

/** What a story must reach: a topic that is just recognised, by a source like others. */
export const THRESHOLD = 10;
const PER_WEIGHT = 5;
const MOST_FOR_TOPIC = 30;
const ALSO = 3;
const MOST_ALSO = 2;
const OPEN = 10;
const INCLUDED = 20;
const PER_SOURCE = 5;
const MOST_SOURCES = 3;
const SOURCE_WEIGHT = 5;
const USUAL_WEIGHT = 2;
const FRESH = 6;
const DAY_MS = 24 * 3_600_000;
/** Of the words that are told as a reason. */
const MOST_WORDS = 3;

/** Scores a story, with the reasons. */
export function scoreStory(story: Weighed, { now, topics }: Wish): Score {
  const wanted = story.topics.filter(({ topic }) => topics === null || topics.includes(topic));
  const counted = [...topicReasons(wanted), ...otherReasons(story, now)].sort((a, b) => b.points - a.points);
  const points = counted.reduce((sum, reason) => sum + reason.points, 0);
  const against = whyNot(story, wanted, points);
  return { points, relevant: against === null, reasons: against === null ? counted : [against, ...counted] };
}

function topicReasons([main, ...also]: readonly FoundTopic[]): Reason[] {
  if (!main) return [];
  const points = Math.min(main.weight * PER_WEIGHT, MOST_FOR_TOPIC);
  return [
    reason('digest.reasons.topic', points, main),
    ...also.slice(0, MOST_ALSO).map((found) => reason('digest.reasons.also', ALSO, found)),
  ];
}

function otherReasons({ open, included, sources, weight, publishedAt }: Weighed, now: number): Reason[] {
  const reasons: Reason[] = [];
  if (included.length > 0) reasons.push(reason('digest.reasons.included', INCLUDED, { words: included }));
  if (open.length > 0) reasons.push(reason('digest.reasons.open', OPEN, { words: open }));
  if (sources > 1) {
    const points = Math.min(sources - 1, MOST_SOURCES) * PER_SOURCE;
    reasons.push({ key: 'digest.reasons.sources', params: { count: sources }, points });
  }
  if (weight > USUAL_WEIGHT) reasons.push(reason('digest.reasons.heavySource', SOURCE_WEIGHT));
  if (weight < USUAL_WEIGHT) reasons.push(reason('digest.reasons.lightSource', -SOURCE_WEIGHT));
  const days = Math.max(0, Math.floor((now - publishedAt) / DAY_MS));
  if (days < FRESH) reasons.push({ key: 'digest.reasons.fresh', params: { count: days }, points: FRESH - days });
  return reasons;
}

/** Why it may not be in the digest, or null where it may. */
function whyNot(story: Weighed, wanted: readonly FoundTopic[], points: number): Reason | null {
  if (story.excluded.length > 0) return reason('digest.reasons.excluded', 0, { words: story.excluded });
  if (story.included.length > 0) return null;
  const [other] = story.topics;
  if (!other && story.against) return reason('digest.reasons.against', 0, { words: story.against });
  if (!other) return reason('digest.reasons.noTopic', 0);
  if (wanted.length === 0) return reason('digest.reasons.otherTopic', 0, { topic: other.topic });
  if (points >= THRESHOLD) return null;
  return { key: 'digest.reasons.tooFew', params: { points, needed: THRESHOLD }, points: 0 };
}

function reason(
  key: TextKey,
  points: number,
  { topic, words }: { topic?: string; words?: readonly string[] } = {},
): Reason {
  return {
    key,
    params: {},
    points,
    ...(topic !== undefined && { topic }),
    ...(words && { words: words.slice(0, MOST_WORDS) }),
  };
}

/** What several entries that tell the same story are about, as one: each topic as weighty as where it is weightiest. */
export function mergeFindings(all: readonly Findings[]): Findings {
  const topics = new Map<string, FoundTopic>();
  for (const { topic, weight, words } of all.flatMap((findings) => findings.topics)) {
    const known = topics.get(topic);
    topics.set(topic, {
      topic,
      weight: Math.max(weight, known?.weight ?? 0),
      words: [...new Set([...(known?.words ?? []), ...words])],
    });
  }
  const union = (words: (findings: Findings) => readonly string[]) => [...new Set(all.flatMap(words))];
  const against = topics.size === 0 ? union((findings) => findings.against ?? []) : [];
  return {
    topics: [...topics.values()].sort((a, b) => b.weight - a.weight),
    open: union(({ open }) => open),
    included: union(({ included }) => included),
    excluded: union(({ excluded }) => excluded),
    ...(against.length > 0 && { against }),
  };
}
