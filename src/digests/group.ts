import type { Candidate } from './candidates.store.ts';
import type { Group } from './choose.rules.ts';
import { type Judged, weigh } from './judge.ts';
import type { Wish } from './score.rules.ts';

/** Entries by the story that they tell, each with what it weighs and whether it was told before. */
export function groupEntries(
  entries: readonly Judged[],
  _told: readonly Candidate[],
  before: ReadonlySet<number>,
  wish: Wish,
): Group[] {
  return entries.map((entry) => ({ entries: [entry], score: weigh([entry], wish), told: before.has(entry.id) }));
}
