import type { Locale } from '../texts.ts';

/** A text in each of the project's languages. */
export type InBoth<T = string> = Readonly<Record<Locale, T>>;

/** What a summary rests on, from the firmest to the least firm. The card shows it. */
export const BASES = ['text-2024', 'text-2024-and-amendment', 'amendment-description', 'to-be-confirmed'] as const;
export type Basis = (typeof BASES)[number];

/** An article of the AI Act, or an annex to it, in the project's own words. */
export interface Article {
  kind: 'article' | 'annex';
  /** As the Act numbers it: `53`, or `4a` for an article that was inserted later; `XI` for an annex. */
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
  /** Words of the official text that our own do without: only the search knows them. */
  terms?: InBoth<readonly string[]> | undefined;
  summary: InBoth;
  /** What it means for a collective that publishes open models. */
  meaning: InBoth;
}

/** A recital in a sentence or two. */
export interface Recital {
  kind: 'recital';
  number: string;
  /** What the recitals of its file are about. */
  theme: InBoth;
  /** The provisions that they explain: `article 5`. */
  explains: readonly string[];
  text: InBoth;
}

/** A term that Article 3 defines. */
export interface Definition {
  kind: 'definition';
  /** The point of Article 3: `63`, `14a`. */
  number: string;
  term: InBoth;
  basis: Basis;
  meaning: InBoth;
  words: InBoth<readonly string[]>;
  seeAlso: readonly string[];
}

/** Anything of the Act that can be shown by itself. */
export type Provision = Article | Recital | Definition;

/** A question that people ask, and what to answer. */
export interface Question {
  id: string;
  /** The same question as different people ask it. */
  ask: InBoth<readonly string[]>;
  /** One sentence each, with the provisions that it rests on. */
  answer: readonly Sentence[];
  /** Ids of other questions. */
  related: readonly string[];
}

export interface Sentence {
  text: InBoth;
  restsOn: readonly string[];
}

/** A fine that the Act provides for. */
export interface Fine {
  id: string;
  title: InBoth;
  /** At most so many euros or so much of the worldwide turnover of the year before, whichever is higher. */
  euros: number;
  percent: number;
  /** Those for whom it is whichever is lower. */
  lowerFor: readonly ('sme' | 'small-mid-cap')[];
  appliesFrom: string;
  what: InBoth;
  provisions: readonly string[];
  words: InBoth<readonly string[]>;
}

/** Who watches over the Act. */
export interface Authority {
  id: string;
  place: 'eu' | 'france';
  name: InBoth;
  what: InBoth;
  /** `to-be-confirmed` where the law that appoints it was not found. */
  status: 'law' | 'to-be-confirmed';
  provisions: readonly string[];
  words: InBoth<readonly string[]>;
}

/** Something that people ask about and that other law deals with. */
export interface Elsewhere {
  id: string;
  /** The law that deals with it, where there is one to name: « le RGPD ». */
  law: InBoth;
  /** What is said in place of an answer. */
  says: InBoth;
  ask: InBoth<readonly string[]>;
  words: InBoth<readonly string[]>;
  /** Where to read more. */
  address?: string | undefined;
}

/** What the whole knowledge rests on. */
export interface About {
  asOf: string;
  freshestSource: string;
  act: {
    name: string;
    celex: string;
    officialJournal: string;
    consolidatedCelex: string;
    lastArticle: number;
    lastRecital: number;
    lastAnnex: string;
    lastDefinition: number;
  };
  amendments: readonly {
    id: string;
    published: string;
    inForce: string;
    title: InBoth;
    insertedArticles: readonly string[];
    insertedAnnexes: readonly string[];
    insertedDefinitions: readonly string[];
  }[];
  sources: readonly { title: InBoth; address?: string | undefined }[];
  /** What is still to be confirmed. */
  open: readonly InBoth[];
}
