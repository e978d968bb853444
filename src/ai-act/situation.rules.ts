/** What somebody does with AI. */
const ROLES = ['model', 'modified', 'system', 'use', 'dataset', 'research'] as const;
type Doing = (typeof ROLES)[number];

/** What is asked, and what may be answered. The order of both is part of what buttons carry: add at the ends. */
export const CHOICES = {
  doing: ROLES,
  /** It produces language, or images or video from text. */
  output: ['generative', 'narrow'],
  /** Of training: up to 10^23 FLOP, above, above 10^25, or not known. */
  compute: ['small', 'general', 'systemic', 'unknown'],
  licence: ['open', 'monetised', 'restricted', 'closed'],
  /** Whether weights, architecture and information on usage are all public. */
  public: ['all', 'part'],
  /** When a model was first placed on the market. */
  since: ['since-august-2025', 'before-august-2025'],
  place: ['eu', 'elsewhere'],
  /** How much of the compute of the original a modification took. */
  share: ['up-to-third', 'over-third', 'unknown'],
  /** Whether the model that was modified has systemic risk. */
  base: ['ordinary', 'systemic'],
  system: ['talks', 'generates', 'both', 'neither'],
  area: ['none', 'annex-iii', 'annex-i', 'unknown'],
  /** Whether it does what Article 5 forbids. */
  forbidden: ['no', 'yes'],
  /** When a system was first placed on the market. */
  systemSince: ['since-august-2026', 'before-august-2026'],
  purpose: ['professional', 'personal'],
  body: ['private', 'public'],
  /** What is done with a system that concerns others. */
  effect: ['neither', 'deepfake', 'emotion'],
} as const;

/** What somebody told of themselves; what was not asked yet is missing. */
export type Situation = { readonly [F in keyof typeof CHOICES]?: (typeof CHOICES)[F][number] };

export type Fact = keyof Situation;

/** The Act is silent on compute for what is a general-purpose model; the guidelines presume it above this. */
const GENERAL_FLOP = 1e23;
/** Article 51(2). */
const SYSTEMIC_FLOP = 1e25;
/** Under the guidelines a modification makes a provider above a third of the original compute. */
const THIRD = 1 / 3;

const FACTS = Object.keys(CHOICES) as Fact[];
const DIGITS = 36;

/** What was told, as short as a button can carry it: two characters for each answer, `-` for none. */
export function encoded(situation: Situation): string {
  const told = FACTS.flatMap((fact, i) => {
    const value = situation[fact];
    const choice = value === undefined ? -1 : (CHOICES[fact] as readonly string[]).indexOf(value);
    return choice < 0 ? [] : [i.toString(DIGITS) + choice.toString(DIGITS)];
  });
  return told.join('') || '-';
}

/** The reverse; what can't be read is left out, and asked again. */
export function decoded(code: string): Situation {
  const pairs = code.match(/[0-9a-z]{2}/g) ?? [];
  const told = pairs.flatMap(([fact = '', choice = '']) => {
    const name = FACTS[Number.parseInt(fact, DIGITS)];
    const value = name && CHOICES[name][Number.parseInt(choice, DIGITS)];
    return name && value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(told);
}

/** What is known of a release before anything is asked. */
export interface KnownOfRelease {
  openLicence?: boolean | undefined;
  weightsPublic?: boolean | undefined;
  /** Of training. */
  flop?: number | undefined;
  /** The repository of the model that it was made from. */
  baseModel?: string | undefined;
  /** Only data is published. */
  datasetOnly?: boolean | undefined;
}

/** What a release tells of itself. Weights alone do not make a model public, so that is asked all the same. */
export function situationOf({ openLicence, weightsPublic, flop, baseModel, datasetOnly }: KnownOfRelease): Situation {
  if (datasetOnly) return { doing: 'dataset' };
  return {
    doing: baseModel === undefined ? 'model' : 'modified',
    ...(baseModel === undefined && flop !== undefined && { compute: computeClass(flop) }),
    ...(openLicence === false && { licence: 'restricted' as const }),
    ...(weightsPublic === false && { public: 'part' as const }),
  };
}

/** Which class of compute so many FLOP are. Both thresholds are to be exceeded. */
export function computeClass(flop: number): NonNullable<Situation['compute']> {
  if (flop > SYSTEMIC_FLOP) return 'systemic';
  return flop > GENERAL_FLOP ? 'general' : 'small';
}

/**
 * Whether a modification took more than a third of the compute. Where the original's is not known, a third of the
 * threshold takes its place: of systemic risk where the original has it, else of generality.
 */
export function shareClass(
  own: number,
  original: number | undefined,
  isSystemic: boolean,
): NonNullable<Situation['share']> {
  const whole = original ?? (isSystemic ? SYSTEMIC_FLOP : GENERAL_FLOP);
  return own > whole * THIRD ? 'over-third' : 'up-to-third';
}

/** In which order what is asked of whom. At most seven each. */
const QUESTIONS: Readonly<Record<Doing, readonly Fact[]>> = {
  model: ['output', 'compute', 'licence', 'public', 'since', 'place'],
  modified: ['base', 'share', 'licence', 'public', 'since', 'place'],
  system: ['forbidden', 'area', 'system', 'systemSince', 'licence'],
  use: ['purpose', 'forbidden', 'area', 'effect', 'body'],
  dataset: [],
  research: [],
};

/** The next thing to ask, or undefined when all that matters was told. */
export function nextQuestion(situation: Situation): Fact | undefined {
  const { doing } = situation;
  if (doing === undefined) return 'doing';
  return QUESTIONS[doing].find((fact) => situation[fact] === undefined && matters(fact, situation));
}

/** What was told, in the order in which it was asked. */
export function askedFacts(situation: Situation): Fact[] {
  const { doing } = situation;
  if (doing === undefined) return [];
  return ['doing' as const, ...QUESTIONS[doing].filter((fact) => situation[fact] !== undefined)];
}

/** Whether the answer can still change anything. */
function matters(fact: Fact, situation: Situation): boolean {
  const { output, compute, share, licence, forbidden, area, purpose } = situation;
  if (situation.doing === 'model') {
    if (fact !== 'output' && output === 'narrow') return false;
    if (fact !== 'output' && fact !== 'compute' && compute === 'small') return false;
    if (fact === 'public') return licence === 'open' && compute !== 'systemic';
  }
  if (situation.doing === 'modified') {
    if (fact !== 'base' && fact !== 'share' && share !== 'over-third') return false;
    if (fact === 'public') return licence === 'open' && situation.base !== 'systemic';
  }
  if (situation.doing === 'system') {
    if (fact === 'licence') return area === 'none' && forbidden === 'no' && situation.system === 'neither';
    if (fact === 'systemSince')
      return situation.system === 'generates' || situation.system === 'both' || area === 'annex-iii';
  }
  if (situation.doing === 'use') {
    if (fact !== 'purpose' && purpose === 'personal') return false;
    if (fact === 'body') return area === 'annex-iii';
  }
  return true;
}
