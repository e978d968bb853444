import { setImmediate } from 'node:timers/promises';
import type { Database } from '../database/open.ts';
import type { Candidate } from './candidates.store.ts';
import { topicsOf } from './guild-topics.ts';
import { mainTopic } from './main-topic.rules.ts';
import { mergeFindings, type Score, scoreStory, type Wish } from './score.rules.ts';
import { classify, type Findings, indexTopics, type TopicIndex } from './topics.rules.ts';
import { mutedTopics } from './topics.store.ts';

/** An entry with what its words tell. */
export interface Judged extends Candidate {
  findings: Findings;
  /** What it is about is muted in this guild: it counts for nothing. */
  isMuted: boolean;
}

/** As a word that is enough, and a half: an entry of a source that is about one topic is about it. */
const SOURCE_TOPIC_WEIGHT = 3;
/** A digest of many sources takes a second, and meanwhile people click. */
const AT_ONCE = 50;

/** What the words of entries tell a guild, whose muted topics count for nothing. */
export async function judgeEntries<E extends Candidate>(
  db: Database,
  guildId: string,
  entries: readonly E[],
): Promise<(E & Judged)[]> {
  if (entries.length === 0) return [];
  const muted = new Set(mutedTopics(db, guildId));
  const index = indexTopics(await topicsOf(db, guildId));
  const judged: (E & Judged)[] = [];
  for (const [i, entry] of entries.entries()) {
    judged.push({ ...entry, ...withoutMuted(findingsOf(entry, index), muted) });
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
  return judged;
}

function findingsOf(entry: Candidate, index: TopicIndex): Findings {
  const findings = classify(entry, index);
  const { sourceTopic: topic } = entry;
  if (topic === null || findings.topics.some((found) => found.topic === topic)) return findings;
  const topics = [...findings.topics, { topic, weight: SOURCE_TOPIC_WEIGHT, words: [] }];
  return { ...findings, topics: topics.sort((a, b) => b.weight - a.weight) };
}

/** Who mutes a topic wants nothing of what is mainly about it, though it touches on others. */
function withoutMuted(findings: Findings, muted: ReadonlySet<string>): Pick<Judged, 'findings' | 'isMuted'> {
  const main = mainTopic(findings.topics);
  const isMuted = main !== null && muted.has(main);
  const topics = isMuted ? [] : findings.topics.filter(({ topic }) => !muted.has(topic));
  return { findings: { ...findings, topics, ...(isMuted && { included: [] }) }, isMuted };
}

/** What entries that tell the same story weigh together. */
export function weigh(entries: readonly Judged[], wish: Wish): Score {
  return scoreStory(
    {
      ...mergeFindings(entries.map(({ findings }) => findings)),
      sources: new Set(entries.map(({ sourceId }) => sourceId)).size,
      weight: Math.max(...entries.map(({ weight }) => weight)),
      publishedAt: Math.min(...entries.map(({ publishedAt }) => publishedAt)),
    },
    wish,
  );
}
