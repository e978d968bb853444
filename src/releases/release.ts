import type { Maturity, RepositoryKind, State } from './lifecycle.rules.ts';

/** A result of an evaluation, as somebody reports it. */
export interface Evaluation {
  /** `gpqa_diamond`, `squad_v2`. */
  benchmark: string;
  /** `exact_match`; null where nobody says which. */
  metric: string | null;
  value: number;
  /** Where it stands: in the card's `model-index`, in a file of `.eval_results/`, or typed here. */
  source: 'model-index' | 'eval-results' | 'stated';
}

/** What the Hub says of a repository that this one is made of. */
export interface Ingredient {
  kind: RepositoryKind;
  /** `organisation/name`, as the card writes it. */
  id: string;
  /** Whether the Hub shows it; the facts below are null where it does not. */
  isFound: boolean;
  licence: string | null;
  parameters: number | null;
  tokens: number | null;
}

/** What became of the card when it was read; only a `read` one has a text. */
export type CardState = 'read' | 'missing' | 'too-long' | 'unreadable';

/** What Hugging Face says of a repository at one revision. null or an empty list: it says nothing. */
export interface HubFacts {
  kind: RepositoryKind;
  /** `organisation/name`, as the Hub spells it. */
  repository: string;
  /** The commit that was read. */
  revision: string;
  /** The total of the safetensors. */
  parameters: number | null;
  /** The Hub's licence id, or the name of a licence of its own. */
  licence: string | null;
  baseModels: string[];
  /** How it comes from its base model: `finetune`, `adapter`, `quantized`, `merge`. */
  relation: string | null;
  datasets: string[];
  /** ISO 639 codes. */
  languages: string[];
  /** Whoever downloads it must first agree to something. */
  gated: boolean;
  /** The card keeps people in the EU out: `extra_gated_eu_disallowed`. */
  closedToEu: boolean;
  /** What it is for: `text-generation`. */
  task: string | null;
  library: string | null;
  /** Whether there are weights in safetensors. */
  safetensors: boolean;
  /** Of the card's `training_progress`: how many tokens it saw, and how many it takes at once. */
  tokens: number | null;
  contextLength: number | null;
  /** Of the card's `co2_eq_emissions`, in grams. */
  co2Grams: number | null;
  evaluations: Evaluation[];
  /** Base models and datasets, as far as they were asked for. */
  ingredients: Ingredient[];
  card: CardState;
  createdAt: number | null;
  modifiedAt: number | null;
}

/**
 * What the author of a release says of it. What is said here wins over the Hub wherever a reader is told one value;
 * the checklist compares the two. null or an empty list: nothing was said.
 */
export interface Stated {
  /** One sentence for the announcement, in each language. */
  summary: { fr: string | null; en: string | null };
  intendedUse: string | null;
  limits: string | null;
  /** How its makers are reached: an address or words. */
  contact: string | null;
  licence: string | null;
  parameters: number | null;
  contextLength: number | null;
  /** ISO 639 codes. */
  languages: string[];
  /** What it gives: text, images… as a task of the Hub (`text-generation`). */
  task: string | null;
  baseModels: string[];
  datasets: string[];
  tokens: number | null;
  /** Of its own training, in FLOP. */
  flop: number | null;
  /** Of the training of the model that it was made from, in FLOP. */
  baseFlop: number | null;
  gpuHours: number | null;
  energyKwh: number | null;
  co2Grams: number | null;
  /** Of the training data, in words. */
  data: string | null;
  /** Address of the public summary of the training content, Article 53(1)(d). */
  trainingSummary: string | null;
  /** Address of the policy on copyright, Article 53(1)(c). */
  copyrightPolicy: string | null;
  evaluations: Evaluation[];
  /** Whether people pay for access to the model; null: not said. */
  paid: boolean | null;
  /** The day on which it was first placed on the Union market, `2026-06-02`; null: the day of its announcement. */
  marketDate: string | null;
}

/** Where an artifact stands. */
export const PLACES = ['hugging-face', 'github', 'zenodo', 'elsewhere'] as const;
export type Place = (typeof PLACES)[number];

/**
 * What is published with a release. The first sixteen are the components of the Model Openness Framework, in its words;
 * the others are what the AI Act asks for and what people try.
 * https://github.com/lfai/model_openness_tool
 */
export const ARTIFACT_KINDS = [
  'weights',
  'architecture',
  'model-card',
  'data-card',
  'technical-report',
  'evaluation-results',
  'sample-outputs',
  'training-code',
  'inference-code',
  'evaluation-code',
  'evaluation-data',
  'libraries',
  'dataset',
  'preprocessing-code',
  'intermediate-weights',
  'research-paper',
  'model-metadata',
  'training-summary',
  'copyright-policy',
  'demo',
] as const;
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number];

/** One published thing, with the licence that it has of its own. */
export interface Artifact {
  id: number;
  kind: ArtifactKind;
  /** http or https. */
  address: string;
  /** An SPDX id, an id of the Hub, or a name; null: nobody says. */
  licence: string | null;
  place: Place;
}

/** A release as it is stored. Who did something is null once that person erased their data. */
export interface Release {
  id: number;
  guildId: string;
  state: State;
  /** Counts the changes: what was seen is what is approved and announced, or nothing is. */
  version: number;
  /** `Luciole-8B-Base`. */
  name: string;
  /** What its relatives are called: `Luciole`. */
  family: string;
  kind: RepositoryKind;
  maturity: Maturity;
  /** null: it was drafted by hand. */
  hub: HubFacts | null;
  stated: Stated;
  draftedBy: string | null;
  draftedAt: number;
  submittedAt: number | null;
  /** Which version was approved, by whom; null in all other states. */
  approvedVersion: number | null;
  approvedBy: string | null;
  approvedAt: number | null;
  /** When it will be announced by itself; null: when somebody does. */
  announceAt: number | null;
  /** Why an admin announces it although something mandatory is missing. */
  override: string | null;
  announcedBy: string | null;
  announcedAt: number | null;
  /** The version that the posted announcement tells of. */
  announcedVersion: number | null;
  /** The release that took its place. */
  supersededBy: number | null;
  withdrawnReason: string | null;
}

/** A card as it was read: its front matter and what people wrote below. */
export interface Card {
  /** Whether its front matter can be read. */
  yaml: 'valid' | 'invalid' | 'absent';
  /** What is wrong with the front matter, in the words of its reader; null where nothing is. */
  problem: string | null;
  frontMatter: Readonly<Record<string, unknown>>;
  body: string;
}

/** All that is known of a release: what the checklist is computed from. */
export interface Dossier {
  release: Release;
  artifacts: readonly Artifact[];
  /** null: there is none, or none that could be read (`release.hub.card` says which). */
  card: Card | null;
}

/** What of a release is open, and its class in the Model Openness Framework. */
export interface OpenSummary {
  weights: boolean;
  /** At least the code of the training. */
  code: boolean;
  data: boolean;
  mof: 'I' | 'II' | 'III' | null;
}
