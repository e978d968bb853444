import { setImmediate } from 'node:timers/promises';
import type { Database } from '../database/open.ts';
import { type Candidate, mutedTopics } from './candidates.store.ts';
import { wantedTopics } from './guild-topics.ts';
import { mergeFindings, type Score, scoreStory, type Wish } from './score.rules.ts';
import { classify, type Findings, indexTopics, type TopicIndex } from './topics.rules.ts';

/** An entry with what its words tell. */
export interface Judged extends Candidate {
  findings: Findings;
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
  const index = indexTopics(await wantedTopics(db, guildId));
  const judged: (E & Judged)[] = [];
  for (const [i, entry] of entries.entries()) {
    judged.push({ ...entry, findings: findingsOf(entry, index, muted) });
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
  return judged;
}

function findingsOf(entry: Candidate, index: TopicIndex, muted: ReadonlySet<string>): Findings {
  const findings = classify(entry, index);
  const { sourceTopic: topic } = entry;
  if (topic === null || muted.has(topic) || findings.topics.some((found) => found.topic === topic)) return findings;
  const topics = [...findings.topics, { topic, weight: SOURCE_TOPIC_WEIGHT, words: [] }];
  return { ...findings, topics: topics.sort((a, b) => b.weight - a.weight) };
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
