import type { Parts } from '../parts.ts';
import { lastEntries } from './candidates.store.ts';
import { FRESH_MS } from './entry.rules.ts';
import { judgeEntries, weigh } from './judge.ts';
import { mainTopic } from './main-topic.rules.ts';
import type { Score } from './score.rules.ts';
import { getSource, type Source } from './sources.store.ts';

/** An entry as the guild's digests would judge it now. */
export interface Tried {
  title: string;
  url: string | null;
  /** null: undated when the feed was first read. */
  publishedAt: number | null;
  /** Under which it would stand. */
  topic: string | null;
  score: Score;
  /** Too old, or of an unknown age, to be news. */
  stale: 'old' | 'undated' | null;
}

/**
 * The last entries of a source, each with its topic, its score and why it would be in a digest or not.
 * @throws {UserError} when it is none of this guild
 */
export async function trySource(
  { db }: Parts,
  { guildId, id, now }: { guildId: string; id: number; now: number },
  limit: number,
): Promise<{ source: Source; entries: Tried[] }> {
  const source = getSource(db, guildId, id, now);
  const judged = await judgeEntries(db, guildId, lastEntries(db, guildId, id, limit));
  const entries = judged.map((entry): Tried => {
    const { title, url, publishedAt, undated, findings } = entry;
    const stale = undated === 1 ? 'undated' : publishedAt <= now - FRESH_MS ? 'old' : null;
    return {
      title,
      url,
      publishedAt: undated === 1 ? null : publishedAt,
      topic: mainTopic(findings.topics),
      score: weigh([entry], { now, topics: null }),
      stale,
    };
  });
  return { source, entries };
}
