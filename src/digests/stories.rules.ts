import {
  likeness,
  namesDiffer,
  type Profile,
  profileOf,
  type Rarity,
  rarityAmong,
  signAlike,
  type Telling,
} from './likeness.rules.ts';

/** A telling that can be joined with others. */
export interface Joinable extends Telling {
  /** Which source it is of: each tells a story once. */
  sourceId: number | string;
  url?: string | null;
}

/** Sources tell the same story within two days. */
const STORY_MS = 48 * 3_600_000;
/** How alike tellings of the same moment must be, and how much more those that are two days apart: news breaks in hours. */
const ALIKE = 0.09;
const ALIKE_LATER = 0.1;
/** How much more again, where the titles name different people or places. */
const OTHER_NAMES = 1.7;
/** And where they share no name or number that few others have. */
const UNSIGNED = 1.4;

/** Whether two sources tell the same story. */
export function sameStory(one: Joinable, other: Joinable, rarity: Rarity): boolean {
  return isSame(prepared(one), prepared(other), rarity);
}

/** How rare terms are among some tellings: for `sameStory`. */
export function rarityIn(tellings: readonly Telling[]): Rarity {
  return rarityAmong(tellings.map(profileOf));
}

/**
 * Joins what tells the same story: each list holds one story's tellings, the first told first. All of a story are told
 * within two days. Two pieces of one source are two stories, unless they say the same word for word.
 */
export function joinStories<T extends Joinable>(tellings: readonly T[]): T[][] {
  const all = tellings.map(prepared).sort((a, b) => a.telling.publishedAt - b.telling.publishedAt);
  const rarity = rarityAmong(all.map(({ profile }) => profile));
  const stories: Story<T>[] = [];
  const byTerm = new Map<string, Set<Story<T>>>();
  for (const telling of all) {
    const terms = [...telling.profile.terms.keys()].filter((term) => rarity(term) > TELLING);
    const story = bestOf(
      terms.flatMap((term) => [...(byTerm.get(term) ?? [])]),
      telling,
      rarity,
    ) ?? { members: [] };
    if (story.members.length === 0) stories.push(story);
    story.members.push(telling);
    for (const term of terms) {
      const known = byTerm.get(term);
      if (known) known.add(story);
      else byTerm.set(term, new Set([story]));
    }
  }
  return stories.map(({ members }) => members.map(({ telling }) => telling));
}

/** How rare a term is that leads to a story that it may belong to: what shares only common words is not the same. */
const TELLING = 0.5;

interface Prepared<T extends Joinable> {
  telling: T;
  profile: Profile;
  /** Title and text without all that is not said. */
  bare: string;
}

interface Story<T extends Joinable> {
  members: Prepared<T>[];
}

function prepared<T extends Joinable>(telling: T): Prepared<T> {
  return { telling, profile: profileOf(telling), bare: telling.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') };
}

/** The story that at least half of its tellings say it belongs to, where its beginning is not too long ago. */
function bestOf<T extends Joinable>(
  candidates: readonly Story<T>[],
  telling: Prepared<T>,
  rarity: Rarity,
): Story<T> | undefined {
  let best: Story<T> | undefined;
  let most = 0;
  for (const story of new Set(candidates)) {
    const [first] = story.members;
    if (!first || telling.telling.publishedAt - first.telling.publishedAt > STORY_MS) continue;
    const agreeing = story.members.filter((member) => isSame(member, telling, rarity)).length;
    // Where its own source told this story already, this is another one.
    const isTold = story.members.some(
      (member) => member.telling.sourceId === telling.telling.sourceId && !isSame(member, telling, rarity),
    );
    if (!isTold && agreeing * 2 >= story.members.length && agreeing > most) {
      most = agreeing;
      best = story;
    }
  }
  return best;
}

function isSame(one: Prepared<Joinable>, other: Prepared<Joinable>, rarity: Rarity): boolean {
  const [a, b] = [one.telling, other.telling];
  const apart = Math.abs(a.publishedAt - b.publishedAt);
  if (apart > STORY_MS) return false;
  if (a.url && a.url === b.url) return true;
  if (a.sourceId === b.sourceId) return one.bare !== '' && one.bare === other.bare && a.text === b.text;
  const others = namesDiffer(one.profile, other.profile) ? OTHER_NAMES : 1;
  const unsigned = signAlike(one.profile, other.profile, rarity) ? 1 : UNSIGNED;
  const needed = (ALIKE + ALIKE_LATER * (apart / STORY_MS)) * others * unsigned;
  return likeness(one.profile, other.profile, rarity) >= needed;
}
