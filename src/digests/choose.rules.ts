import type { Candidate } from './candidates.store.ts';
import { extractOf } from './extract.rules.ts';
import type { Judged } from './judge.ts';
import { mainTopic } from './main-topic.rules.ts';
import type { Score } from './score.rules.ts';
import type { LeftOut, Omission, Story } from './story.ts';

/** What a schedule wants of the stories that there are. */
export interface Wanted {
  /** Only these topics; null: all. */
  topics: readonly string[] | null;
  /** At most that many. */
  limit: number;
  /** The language in which a story is told first, where several tell it. */
  locale: string;
}

/** Entries that tell the same, with what they weigh together. */
export interface Group {
  entries: readonly Judged[];
  score: Score;
  /** One of its entries, or another that tells the same, was in a digest of this schedule. */
  told: boolean;
}

/** What a digest holds, by sections, and what it leaves out and why, the weightiest first. */
export interface Choice {
  stories: Story[];
  left: LeftOut[];
}

/** Picks the weightiest stories; of two that weigh the same the newer one. */
export function choose(groups: readonly Group[], wanted: Wanted): Choice {
  const choice: Choice = { stories: [], left: [] };
  const all = groups.map((group) => ({ group, story: storyOf(group, wanted) }));
  all.sort((a, b) => b.story.score - a.story.score || b.story.publishedAt - a.story.publishedAt);
  for (const { group, story } of all) {
    const why = omission(group, choice.stories.length >= wanted.limit);
    if (why) choice.left.push({ ...story, why });
    else choice.stories.push(story);
  }
  return { stories: bySections(choice.stories), left: byInterest(choice.left) };
}

function omission({ entries, told, score }: Group, full: boolean): Omission | undefined {
  if (told) return 'told';
  if (entries.every(({ isMuted }) => isMuted)) return 'muted';
  if (!score.relevant) return 'irrelevant';
  return full ? 'full' : undefined;
}

/** Stories of one topic stand together, the topic of the weightiest story first. */
function bySections(stories: readonly Story[]): Story[] {
  return [...Map.groupBy(stories, ({ topic }) => topic).values()].flat();
}

/** What nearly was in it first: whoever asks why something is missing asks about that. */
function byInterest(left: readonly LeftOut[]): LeftOut[] {
  const order: readonly Omission[] = ['full', 'told', 'muted', 'irrelevant'];
  return left.toSorted((a, b) => order.indexOf(a.why) - order.indexOf(b.why));
}

/** A group as a digest shows it: told by the entry that most readers can read, of the weightiest source, first. */
function storyOf({ entries, score }: Group, { locale, topics }: Pick<Wanted, 'locale' | 'topics'>): Story {
  const ordered = [...entries].sort(
    (a, b) =>
      Number(b.language === locale) - Number(a.language === locale) ||
      b.weight - a.weight ||
      a.publishedAt - b.publishedAt,
  );
  const [first] = ordered as [Judged];
  const { title, url, text, language } = first;
  return {
    entryIds: ordered.map(({ id }) => id),
    title,
    url,
    topic: mainTopic(
      entries.flatMap(({ findings }) => findings.topics),
      topics,
    ),
    language,
    publishedAt: Math.min(...entries.map(({ publishedAt }) => publishedAt)),
    extract: extractOf(text, title),
    mark: null,
    score: score.points,
    reasons: score.reasons,
    sources: tellersOf(ordered),
  };
}

/** Each source once. */
function tellersOf(entries: readonly Candidate[]): Story['sources'] {
  const first = new Map(entries.toReversed().map((entry) => [entry.sourceId, entry]));
  return [...first.values()].reverse().map(({ source, url }) => ({ title: source, url }));
}
