import type { Evaluation, Release } from './release.ts';

/** What a reader is told of a release: what its author says, else what the Hub says. null or empty: not known. */
export interface Facts {
  parameters: number | null;
  licence: string | null;
  languages: readonly string[];
  baseModels: readonly string[];
  relation: string | null;
  datasets: readonly string[];
  task: string | null;
  contextLength: number | null;
  tokens: number | null;
  compute: Compute | null;
  gpuHours: number | null;
  energyKwh: number | null;
  co2Grams: number | null;
  gated: boolean;
  evaluations: readonly Evaluation[];
}

/** The computation of a training, in FLOP, and whether somebody said so or it was worked out. */
export interface Compute {
  flop: number;
  basis: 'given' | 'estimated';
}

/** What is known of a release. */
export function factsOf({ hub, stated }: Pick<Release, 'hub' | 'stated'>): Facts {
  const parameters = stated.parameters ?? hub?.parameters ?? null;
  const tokens = stated.tokens ?? hub?.tokens ?? null;
  return {
    parameters,
    licence: stated.licence ?? hub?.licence ?? null,
    languages: either(stated.languages, hub?.languages),
    baseModels: either(stated.baseModels, hub?.baseModels),
    relation: hub?.relation ?? null,
    datasets: either(stated.datasets, hub?.datasets),
    task: stated.task ?? hub?.task ?? null,
    contextLength: stated.contextLength ?? hub?.contextLength ?? null,
    tokens,
    compute: computeOf(stated.flop, parameters, tokens),
    gpuHours: stated.gpuHours,
    energyKwh: stated.energyKwh,
    co2Grams: stated.co2Grams ?? hub?.co2Grams ?? null,
    gated: hub?.gated ?? false,
    evaluations: [
      ...stated.evaluations,
      ...(hub?.evaluations ?? []).filter((one) => !isStated(one, stated.evaluations)),
    ],
  };
}

function either(stated: readonly string[], found: readonly string[] | undefined): readonly string[] {
  return stated.length > 0 ? stated : (found ?? []);
}

function isStated({ benchmark, metric }: Evaluation, stated: readonly Evaluation[]): boolean {
  return stated.some((one) => one.benchmark === benchmark && one.metric === metric);
}

/**
 * The usual estimate of what a dense transformer's training computes: six operations for each parameter and token.
 * Kaplan et al. 2020, arXiv:2001.08361; the Commission's guidelines on general-purpose models name the same.
 */
export function computeOf(given: number | null, parameters: number | null, tokens: number | null): Compute | null {
  if (given !== null) return { flop: given, basis: 'given' };
  if (parameters === null || tokens === null) return null;
  return { flop: 6 * parameters * tokens, basis: 'estimated' };
}

/** Nothing said: what a new draft starts from. */
export const NOTHING_STATED: Release['stated'] = {
  summary: { fr: null, en: null },
  intendedUse: null,
  limits: null,
  contact: null,
  licence: null,
  parameters: null,
  contextLength: null,
  languages: [],
  task: null,
  baseModels: [],
  datasets: [],
  tokens: null,
  flop: null,
  baseFlop: null,
  gpuHours: null,
  energyKwh: null,
  co2Grams: null,
  data: null,
  trainingSummary: null,
  copyrightPolicy: null,
  evaluations: [],
  paid: null,
  marketDate: null,
};

const OF_A_MODEL = [
  'parameters',
  'licence',
  'languages',
  'baseModels',
  'datasets',
  'contextLength',
  'tokens',
  'evaluations',
] as const;
const OF_A_DATASET = ['licence', 'languages'] as const;
export type Telling = (typeof OF_A_MODEL)[number] | 'card';

/** What a reader would look for and nobody says. A dataset has neither parameters nor a base model. */
export function notFound(kind: Release['kind'], facts: Facts, hub: Release['hub']): Telling[] {
  const asked: readonly (typeof OF_A_MODEL)[number][] = kind === 'model' ? OF_A_MODEL : OF_A_DATASET;
  const absent = asked.filter((fact) => {
    const value = facts[fact];
    return value === null || (Array.isArray(value) && value.length === 0);
  });
  return [...absent, ...(hub && hub.card !== 'read' ? (['card'] as const) : [])];
}
