import type { Candidate } from './candidates.store.ts';
import type { Group } from './choose.rules.ts';
import { type Judged, weigh } from './judge.ts';
import type { Wish } from './score.rules.ts';
import { joinStories } from './stories.rules.ts';

/** Comparing more than this with each other holds up those who click; then only what is about something is compared. */
const MOST_COMPARED = 2_500;

/**
 * Entries by the story that they tell, each with what it weighs and whether it was told before.
 * @param told entries of digests of this schedule: who tells their story again tells no news
 */
export function groupEntries(
  entries: readonly Judged[],
  told: readonly Candidate[],
  before: ReadonlySet<number>,
  wish: Wish,
): Group[] {
  const fits = entries.length + told.length <= MOST_COMPARED;
  const [compared, alone] = [
    entries.filter((entry) => fits || isAbout(entry)),
    entries.filter((entry) => !fits && !isAbout(entry)),
  ];
  const fresh = new Map(compared.map((entry) => [entry.id, entry]));
  const lately = told.filter(({ id }) => !fresh.has(id));
  const stories = joinStories<Candidate>([...compared, ...lately]);
  const groups = stories.flatMap((story): Group[] => {
    const own = story.flatMap(({ id }) => fresh.get(id) ?? []);
    if (own.length === 0) return [];
    const wasTold = own.length < story.length || own.some(({ id }) => before.has(id));
    return [{ entries: own, score: weigh(own, wish), told: wasTold }];
  });
  return [
    ...groups,
    ...alone.map((entry) => ({ entries: [entry], score: weigh([entry], wish), told: before.has(entry.id) })),
  ];
}

function isAbout({ findings: { topics, included } }: Judged): boolean {
  return topics.length + included.length > 0;
}
