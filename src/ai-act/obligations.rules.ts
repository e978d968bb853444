import type { Situation } from './situation.rules.ts';

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
