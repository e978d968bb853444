import starter from './starter-sources.json' with { type: 'json' };

/** Where a source of the starter list speaks from. */
export const KINDS = ['institution', 'regulator', 'press', 'community'] as const;
export type Kind = (typeof KINDS)[number];

/** A source that an open-source AI collective in France may want to begin with. */
export interface StarterSource {
  title: string;
  url: string;
  kind: Kind;
  /** In which it writes. */
  language: string;
  /** What it is about, where it is about one topic; else its entries' words tell. */
  topic: string | null;
}

/**
 * Feeds that were seen in public lists of others; nobody could ask the servers themselves when this was written. One
 * that is gone shows as failing in the list of sources.
 */
export const STARTER: readonly StarterSource[] = starter as StarterSource[];

/** Those of a kind. */
export function starterOf(kind: Kind): StarterSource[] {
  return STARTER.filter((source) => source.kind === kind);
}
