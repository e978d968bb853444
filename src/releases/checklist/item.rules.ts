import type { TextKey } from '../../texts.ts';
import type { ArtifactKind } from '../release.ts';

/** The parts of the checklist, in the order in which people read them. */
export const GROUPS = ['release', 'card', 'consistency', 'licences', 'openness', 'aiAct'] as const;
export type Group = (typeof GROUPS)[number];

/** `unknown`: what is known does not tell. */
export const ITEM_STATES = ['missing', 'unknown', 'met', 'notApplicable'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Every item but those that look at one kind of artifact, which are `licences.weights`, `licences.dataset`… */
export const ITEMS = [
  'release.maturity',
  'release.intendedUse',
  'release.summary',
  'release.artifacts',
  'release.energy',
  'card.exists',
  'card.yaml',
  'card.licence',
  'card.intendedUse',
  'card.limits',
  'card.trainingData',
  'card.evaluation',
  'card.contact',
  'consistency.licence',
  'consistency.parameters',
  'consistency.tokens',
  'consistency.phases',
  'consistency.gpuHours',
  'consistency.baseLicence',
  'licences.known',
  'licences.differences',
  'licences.caveats',
  'openness.mof',
  'openness.osaid',
  'openness.collective',
  'aiAct.generalPurpose',
  'aiAct.systemicRisk',
  'aiAct.modifier',
  'aiAct.openSourceRelief',
  'aiAct.documentation',
  'aiAct.copyrightPolicy',
  'aiAct.trainingSummary',
  'aiAct.dates',
] as const;
export type FixedItem = (typeof ITEMS)[number];
export type ItemId = FixedItem | `licences.${ArtifactKind}`;

type Below<P extends string, K = TextKey> = K extends `${P}.${infer Rest}` ? Rest : never;
/** The texts of reasons, and of what they name. */
export type ReasonKey = Below<'release.checklist.reasons'>;
export type NameKey = Below<'release.checklist.names'>;

/**
 * What a reason is filled with. Bare words come from people; the rest is said in the reader's language: a large number
 * (`5.1 trillion`), a power of ten, a day, words of ours, kinds of artifacts, alone or with
 * their licences.
 */
export type Param =
  | string
  | number
  | { amount: number }
  | { flop: number }
  | { day: string }
  | { names: readonly NameKey[] }
  | { kinds: readonly ArtifactKind[] }
  | { licences: readonly { kind: ArtifactKind; licence: string }[] }
  | { words: readonly string[] };

export interface Reason {
  key: ReasonKey;
  params: Readonly<Record<string, Param>>;
}

/** Where the rules come from. The guidelines on general-purpose models are C(2025) 7719 of 19 November 2025. */
export const SOURCES = {
  collective: 'https://www.openllm-france.fr/',
  hubCard: 'https://huggingface.co/docs/hub/model-release-checklist',
  hubLicences: 'https://huggingface.co/docs/hub/repositories-licenses',
  spdx: 'https://spdx.org/licenses/',
  mof: 'https://github.com/lfai/model_openness_tool',
  osaid: 'https://opensource.org/ai/open-source-ai-definition',
  aiAct: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  guidelines: 'https://digital-strategy.ec.europa.eu/en/policies/guidelines-gpai-providers',
} as const;
export type SourceKey = keyof typeof SOURCES;

/** One line of the checklist. */
export interface Item {
  id: ItemId;
  group: Group;
  state: ItemState;
  reason: Reason;
  /** The address at which a reader can see for themselves; null: there is none. */
  evidence: string | null;
  source: { key: SourceKey; address: string };
  /** Of the AI Act, as `/ai-act` names them: `article 53`, `annex XI`, `recital 103`. */
  provisions: readonly string[];
}

interface More {
  evidence?: string | null;
  source?: SourceKey;
  provisions?: readonly string[];
}

const USUAL: Readonly<Record<Group, SourceKey>> = {
  release: 'collective',
  card: 'hubCard',
  consistency: 'hubCard',
  licences: 'spdx',
  openness: 'mof',
  aiAct: 'guidelines',
};

/** A line, under the usual source of its group where no other is named. */
export function item(id: ItemId, state: ItemState, reason: Reason, more: More = {}): Item {
  const group = id.slice(0, id.indexOf('.')) as Group;
  const key = more.source ?? USUAL[group];
  return {
    id,
    group,
    state,
    reason,
    evidence: more.evidence ?? null,
    source: { key, address: SOURCES[key] },
    provisions: more.provisions ?? [],
  };
}

/** The reason of a line. */
export function because(key: ReasonKey, params: Reason['params'] = {}): Reason {
  return { key, params };
}
