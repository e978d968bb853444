import type { Locale } from '../texts.ts';

/** A text in each of the project's languages. */
export type InBoth<T = string> = Readonly<Record<Locale, T>>;

/** What a summary rests on, from the firmest to the least firm. The card shows it. */
export const BASES = ['text-2024', 'text-2024-and-amendment', 'amendment-description', 'to-be-confirmed'] as const;
export type Basis = (typeof BASES)[number];

/** An article of the AI Act in the project's own words. */
export interface Article {
  /** As the Act numbers it: `53`, or `4a` for one that was inserted later. */
  number: string;
  title: InBoth;
  basis: Basis;
  /** From which day (ISO 8601) it applies, and to what where not everything starts on that day. */
  appliesFrom: readonly { date: string; note?: InBoth | undefined }[];
  /** Ids of the amending acts, as `About` lists them. */
  amendedBy: readonly string[];
  /** `article 51`, `annex XI`, `recital 104`. */
  seeAlso: readonly string[];
  /** The words that people use for it, whatever the law calls it. */
  words: InBoth<readonly string[]>;
  summary: InBoth;
  /** What it means for a collective that publishes open models. */
  meaning: InBoth;
}

/** What the whole knowledge rests on. */
export interface About {
  asOf: string;
  freshestSource: string;
  act: { name: string; celex: string; officialJournal: string; consolidatedCelex: string; lastArticle: number };
  amendments: readonly {
    id: string;
    published: string;
    inForce: string;
    title: InBoth;
    insertedArticles: readonly string[];
  }[];
  sources: readonly { title: InBoth; address?: string | undefined }[];
}
