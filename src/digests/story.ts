import type { Reason } from './score.rules.ts';
import type { Summary } from './summarise.ts';

/** Who tells a story, and where. */
export interface Teller {
  title: string;
  url: string | null;
}

/** A story as a digest shows it, frozen: one or more entries that tell the same. */
export interface Story {
  /** The one that is linked first. */
  entryIds: readonly number[];
  title: string;
  url: string | null;
  /** The topic under which it stands; null: none, as in digests of old. */
  topic: string | null;
  language: string | null;
  publishedAt: number;
  extract: string;
  /** How the extract must be marked, where a machine wrote it; null: it is the entry's own words. */
  mark: Summary['mark'];
  /** In points. */
  score: number;
  reasons: readonly Reason[];
  /** Who tells it, the one that is linked first. */
  sources: readonly Teller[];
}

/** Why a story is not in a digest: its reasons say why, it had no room, it was told before, its topic is muted. */
export type Omission = 'irrelevant' | 'full' | 'told' | 'muted';

/** A story that was left out of a digest, and why. */
export interface LeftOut extends Story {
  why: Omission;
}
