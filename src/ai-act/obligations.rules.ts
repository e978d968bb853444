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

/** Who one is under the Act. */
export const PARTS = ['model-provider', 'modifier', 'system-provider', 'deployer', 'none'] as const;
export type Part = (typeof PARTS)[number];

/** A duty, or something that frees from duties: each has its texts under `ai-act.obligations`. */
export interface Finding {
  id: string;
  provisions: readonly string[];
  /** From which day (ISO 8601). */
  from?: string;
}

export interface Outcome {
  part: Part;
  /** Why one is that. */
  reasons: readonly Finding[];
  duties: readonly Finding[];
  /** What one need not do, and why. */
  relief: readonly Finding[];
  /** What was assumed, or is to be looked at again. */
  notes: readonly Finding[];
}

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

/** Who somebody is under the Act, and what they owe from when. Missing answers are taken to be the stricter ones. */
export function outcomeOf(situation: Situation): Outcome {
  switch (situation.doing) {
    case 'model':
      return ofModel(situation);
    case 'modified':
      return ofModification(situation);
    case 'system':
      return ofSystem(situation);
    case 'use':
      return ofUse(situation);
    case 'dataset':
      return nobody(
        [{ id: 'dataset-only', provisions: ['article 3', 'article 2'] }],
        [{ id: 'supplier-agreement', provisions: ['article 25'] }],
      );
    default:
      return nobody(
        [{ id: 'research-only', provisions: ['article 2', 'recital 25'] }],
        [{ id: 'research-ends', provisions: ['article 2', 'recital 109'] }],
      );
  }
}

function nobody(reasons: readonly Finding[], notes: readonly Finding[] = []): Outcome {
  return { part: 'none', reasons, duties: [], relief: [], notes };
}

function ofModel(situation: Situation): Outcome {
  if (situation.output === 'narrow')
    return nobody(
      [{ id: 'narrow-model', provisions: ['article 3', 'recital 98'] }],
      [{ id: 'systems-still', provisions: ['article 2'] }],
    );
  if (situation.compute === 'small') {
    return nobody(
      [{ id: 'below-threshold', provisions: ['article 3', 'recital 98'] }],
      [
        { id: 'threshold-indicates', provisions: ['article 3'] },
        { id: 'systems-still', provisions: ['article 2'] },
      ],
    );
  }
  const isSystemic = situation.compute === 'systemic';
  return {
    part: 'model-provider',
    reasons: [
      {
        id: isSystemic ? 'systemic-compute' : 'general-purpose',
        provisions: isSystemic ? ['article 51'] : ['article 3', 'recital 97'],
      },
      { id: 'placed-on-market', provisions: ['article 3', 'recital 97'] },
    ],
    ...modelDuties(situation, isSystemic),
    notes: [
      ...(situation.compute === 'unknown' ? [{ id: 'compute-unknown', provisions: ['article 51', 'recital 98'] }] : []),
      fines,
    ],
  };
}

function ofModification(situation: Situation): Outcome {
  const { share } = situation;
  if (share === 'up-to-third') {
    return {
      part: 'modifier',
      reasons: [{ id: 'small-modification', provisions: ['article 3', 'recital 97', 'recital 109'] }],
      duties: [],
      relief: [],
      notes: [{ id: 'systems-still', provisions: ['article 2'] }],
    };
  }
  if (share === 'unknown') {
    return {
      part: 'modifier',
      reasons: [{ id: 'unknown-modification', provisions: ['recital 97', 'recital 109'] }],
      duties: [],
      relief: [],
      notes: [
        { id: 'measure-compute', provisions: ['article 51', 'recital 109'] },
        { id: 'systems-still', provisions: ['article 2'] },
      ],
    };
  }
  const isSystemic = situation.base === 'systemic';
  return {
    part: 'model-provider',
    reasons: [
      { id: 'large-modification', provisions: ['article 3', 'recital 97'] },
      ...(isSystemic ? [{ id: 'systemic-base', provisions: ['article 51'] }] : []),
    ],
    ...modelDuties(situation, isSystemic),
    notes: [{ id: 'limited-to-modification', provisions: ['recital 109'] }, fines],
  };
}

const fines: Finding = { id: 'model-fines', provisions: ['article 101'], from: '2026-08-02' };
const APPLY = '2025-08-02';
const RESPITE = '2027-08-02';

function modelDuties(situation: Situation, isSystemic: boolean): Pick<Outcome, 'duties' | 'relief'> {
  const from = situation.since === 'before-august-2025' ? RESPITE : APPLY;
  const isOpen = situation.licence === 'open' && situation.public === 'all';
  const isRelieved = isOpen && !isSystemic;
  const isOutside = situation.place !== 'eu';
  const documents: Finding[] = [
    { id: 'technical-documentation', provisions: ['article 53', 'annex XI'], from },
    { id: 'information-for-integrators', provisions: ['article 53', 'annex XII'], from },
  ];
  const representative: Finding[] = isOutside ? [{ id: 'representative', provisions: ['article 54'], from }] : [];
  const always: Finding[] = [
    { id: 'copyright-policy', provisions: ['article 53', 'recital 106'], from },
    { id: 'training-summary', provisions: ['article 53', 'recital 107'], from },
    { id: 'cooperation', provisions: ['article 53'], from },
  ];
  const systemic: Finding[] = isSystemic
    ? [
        { id: 'notify-commission', provisions: ['article 52'], from },
        { id: 'evaluate-and-mitigate', provisions: ['article 55'], from },
        { id: 'report-incidents', provisions: ['article 55'], from },
        { id: 'secure-the-model', provisions: ['article 55'], from },
      ]
    : [];
  return {
    duties: [...(isRelieved ? [] : [...documents, ...representative]), ...always, ...systemic],
    relief: [
      ...(isRelieved ? [...documents, ...representative].map(({ id, provisions }) => ({ id, provisions })) : []),
      ...whyNoRelief(situation, isSystemic),
    ],
  };
}

/** Where openness frees from nothing, why. */
function whyNoRelief({ licence, public: published }: Situation, isSystemic: boolean): Finding[] {
  if (licence === 'open' && published === 'all' && !isSystemic) return [];
  if (isSystemic)
    return licence === 'open' ? [{ id: 'no-relief-systemic', provisions: ['article 53', 'article 54'] }] : [];
  if (licence === 'monetised') return [{ id: 'no-relief-monetised', provisions: ['recital 103'] }];
  if (licence === 'restricted') return [{ id: 'no-relief-restricted', provisions: ['article 53', 'recital 102'] }];
  if (licence === 'open') return [{ id: 'no-relief-not-public', provisions: ['article 53', 'recital 104'] }];
  return [{ id: 'no-relief-closed', provisions: ['article 53'] }];
}

const HIGH_RISK_FROM = { 'annex-iii': '2027-12-02', 'annex-i': '2028-08-02' } as const;

function ofSystem(situation: Situation): Outcome {
  const { area, forbidden, system, licence, systemSince } = situation;
  if (forbidden === 'yes') return banned('system-provider');
  const isHighRisk = area === 'annex-iii' || area === 'annex-i';
  const generates = system === 'generates' || system === 'both';
  const talks = system === 'talks' || system === 'both';
  const duties: Finding[] = [
    ...(isHighRisk ? highRiskOfProvider(area) : []),
    ...(talks ? [{ id: 'say-it-is-ai', provisions: ['article 50'], from: '2026-08-02' }] : []),
    ...(generates
      ? [
          {
            id: 'mark-output',
            provisions: ['article 50'],
            from: systemSince === 'before-august-2026' ? '2026-12-02' : '2026-08-02',
          },
        ]
      : []),
  ];
  if (duties.length === 0 && licence === 'open') {
    return nobody([{ id: 'open-system', provisions: ['article 2'] }], areaNotes(area));
  }
  return {
    part: 'system-provider',
    reasons: [
      { id: 'offers-a-system', provisions: ['article 3', 'article 2'] },
      ...(isHighRisk
        ? [{ id: `high-risk-${area}`, provisions: ['article 6', area === 'annex-i' ? 'annex I' : 'annex III'] }]
        : []),
    ],
    duties: [...duties, literacy],
    relief: [],
    notes: [
      ...areaNotes(area),
      ...(area === 'annex-iii' ? [{ id: 'not-high-risk-after-all', provisions: ['article 6'] }] : []),
      ...(isHighRisk ? [{ id: 'older-systems', provisions: ['article 111'] }] : []),
    ],
  };
}

const literacy: Finding = { id: 'literacy', provisions: ['article 4'], from: '2025-02-02' };

function areaNotes(area: Situation['area']): Finding[] {
  return area === 'unknown' ? [{ id: 'check-the-area', provisions: ['article 6', 'annex III', 'annex I'] }] : [];
}

function highRiskOfProvider(area: 'annex-iii' | 'annex-i'): Finding[] {
  const from = HIGH_RISK_FROM[area];
  return [
    { id: 'high-risk-requirements', provisions: ['article 16', 'article 8', 'article 9'], from },
    { id: 'conformity-assessment', provisions: ['article 43', 'article 47', 'article 48'], from },
    ...(area === 'annex-iii' ? [{ id: 'register-system', provisions: ['article 49'], from }] : []),
    { id: 'monitor-and-report', provisions: ['article 72', 'article 73'], from },
  ];
}

function banned(part: Part): Outcome {
  return {
    part,
    reasons: [{ id: 'forbidden-practice', provisions: ['article 5'] }],
    duties: [{ id: 'stop', provisions: ['article 5', 'article 99'], from: '2025-02-02' }],
    relief: [],
    notes: [{ id: 'new-prohibitions', provisions: ['article 5', 'article 113'], from: '2026-12-02' }],
  };
}

function ofUse(situation: Situation): Outcome {
  const { purpose, forbidden, area, effect, body } = situation;
  if (purpose === 'personal') return nobody([{ id: 'personal-use', provisions: ['article 3', 'article 2'] }]);
  if (forbidden === 'yes') return banned('deployer');
  const isHighRisk = area === 'annex-iii' || area === 'annex-i';
  const from = isHighRisk ? HIGH_RISK_FROM[area] : undefined;
  return {
    part: 'deployer',
    reasons: [
      { id: 'uses-a-system', provisions: ['article 3'] },
      ...(isHighRisk
        ? [{ id: `high-risk-${area}`, provisions: ['article 6', area === 'annex-i' ? 'annex I' : 'annex III'] }]
        : []),
    ],
    duties: [
      literacy,
      ...(effect === 'deepfake' ? [{ id: 'disclose-deepfakes', provisions: ['article 50'], from: '2026-08-02' }] : []),
      ...(effect === 'emotion' ? [{ id: 'inform-the-exposed', provisions: ['article 50'], from: '2026-08-02' }] : []),
      ...(from ? [{ id: 'use-as-instructed', provisions: ['article 26'], from }] : []),
      ...(from && area === 'annex-iii'
        ? [{ id: 'tell-the-affected', provisions: ['article 26', 'article 86'], from }]
        : []),
      ...(from && body === 'public'
        ? [
            { id: 'assess-rights', provisions: ['article 27'], from },
            { id: 'register-use', provisions: ['article 49', 'article 26'], from },
          ]
        : []),
    ],
    relief:
      effect === 'neither' && !isHighRisk && area !== 'unknown'
        ? [{ id: 'ordinary-use', provisions: ['article 26', 'article 50'] }]
        : [],
    notes: [
      ...areaNotes(area),
      { id: 'may-become-provider', provisions: ['article 25'] },
      ...(body === 'private' && area === 'annex-iii' ? [{ id: 'rights-of-private', provisions: ['article 27'] }] : []),
      ...(body === 'public' ? [{ id: 'systems-in-use', provisions: ['article 111'], from: '2030-08-02' }] : []),
    ],
  };
}
