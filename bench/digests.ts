import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { scoreStory } from '../src/digests/score.rules.ts';
import { rarityIn, sameStory } from '../src/digests/stories.rules.ts';
import { classify, indexTopics } from '../src/digests/topics.rules.ts';
import { builtInTopics } from '../src/digests/topics.ts';
import { interval } from './wilson.ts';

/** Labelled by people who had not seen the rules: bench/data/README.md. */
interface LabelledEntry {
  id: string;
  language: 'fr' | 'en';
  source: string;
  title: string;
  text: string;
  publishedAt: string;
  kind: 'relevant' | 'irrelevant' | 'ambiguous';
  label: 'relevant' | 'irrelevant';
}

type LabelledTelling = Omit<LabelledEntry, 'id' | 'kind' | 'label'>;

interface LabelledPair {
  id: string;
  /** Pairs of one group tell of the same things, and stay in one half. */
  group: string;
  a: LabelledTelling;
  b: LabelledTelling;
  same: boolean;
}

const fileOf = (name: string) => new URL(`data/${name}`, import.meta.url);

const read = <T>(name: string) => JSON.parse(readFileSync(fileOf(name), 'utf8')) as readonly T[];

/** Written after the words and thresholds, which were chosen on all of digest-entries.json, and never looked at. */
const UNSEEN = 'digest-entries-unseen.json';

/** What joins stories was chosen on this half of the pairs only; the figures are those of the other. */
const isTuned = (id: string) => (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0;

const DAY_MS = 24 * 3_600_000;

/**
 * How well the words of knowledge/topics.yaml tell what is worth reading, by language: on entries that nobody tuned on,
 * or not at all.
 */
export async function measureRelevance(): Promise<string[]> {
  if (!existsSync(fileOf(UNSEEN))) {
    return [
      `not measured: bench/data/${UNSEEN} is missing, and the entries that words were chosen on would flatter them`,
    ];
  }
  const entries = read<LabelledEntry>(UNSEEN);
  const index = indexTopics(await builtInTopics());
  // As an entry of a source like others that is no longer fresh, so that its words alone decide.
  const isFound = (entry: LabelledEntry) => {
    const publishedAt = Date.parse(entry.publishedAt);
    const weighed = { ...classify(entry, index), sources: 1, weight: 2, publishedAt };
    return scoreStory(weighed, { now: publishedAt + 30 * DAY_MS, topics: null }).relevant;
  };
  return (['fr', 'en'] as const).flatMap((language) => {
    const judged = entries
      .filter((entry) => entry.language === language)
      .map((entry) => ({ kind: entry.kind, meant: entry.label === 'relevant', found: isFound(entry) }));
    const clear = judged.filter(({ kind }) => kind !== 'ambiguous');
    return [
      `${language}, ${judged.length} entries: ${quality(judged)}`,
      `${language}, the ${clear.length} that are not ambiguous: ${quality(clear)}`,
    ];
  });
}

/** How well tellings are recognised as the same story. */
export function measureStories(): string[] {
  const telling = (one: LabelledTelling) => ({
    ...one,
    publishedAt: Date.parse(one.publishedAt),
    sourceId: one.source,
  });
  const pairs = read<LabelledPair>('digest-pairs.json')
    .filter(({ group }) => !isTuned(group))
    .map(({ a, b, same }) => ({ a: telling(a), b: telling(b), same }));
  const rarity = rarityIn(pairs.flatMap(({ a, b }) => [a, b]));
  const judged = pairs.map(({ a, b, same }) => ({ a, b, meant: same, found: sameStory(a, b, rarity) }));
  const across = judged.filter(({ a, b }) => a.sourceId !== b.sourceId);
  const translated = across.filter(({ a, b }) => a.language !== b.language);
  return [
    `${judged.length} pairs: ${quality(judged)}`,
    `the ${across.length} of two sources: ${quality(across)}`,
    `the ${translated.length} in two languages: ${quality(translated)}`,
  ];
}

interface Judged {
  meant: boolean;
  found: boolean;
}

function quality(judged: readonly Judged[]): string {
  const found = judged.filter((one) => one.found);
  const meant = judged.filter((one) => one.meant);
  const right = found.filter((one) => one.meant).length;
  return `precision ${interval(right, found.length)}, recall ${interval(right, meant.length)}`;
}
