import { describe, expect, test } from '@jest/globals';
import { readLarge, trainingFlop } from '../../src/ai-act/compute.rules.ts';
import { type Outcome, outcomeOf } from '../../src/ai-act/obligations.rules.ts';
import {
  askedFacts,
  CHOICES,
  computeClass,
  decoded,
  encoded,
  nextQuestion,
  type Situation,
  shareClass,
  situationOf,
} from '../../src/ai-act/situation.rules.ts';
import { findText } from '../../src/texts.ts';

/** What is asserted of a case: who one is, and the ids of what is found. */
interface Expected {
  part: Outcome['part'];
  reasons: string[];
  duties?: string[];
  relief?: string[];
  notes?: string[];
  from?: string;
}

const OPEN = { licence: 'open', public: 'all' } as const;
const MODEL = {
  doing: 'model',
  output: 'generative',
  compute: 'general',
  since: 'since-august-2025',
  place: 'eu',
} as const;
const MODIFIED = {
  doing: 'modified',
  base: 'ordinary',
  share: 'over-third',
  since: 'since-august-2025',
  place: 'eu',
} as const;
const SYSTEM = { doing: 'system', forbidden: 'no', area: 'none', system: 'neither' } as const;
const USE = { doing: 'use', purpose: 'professional', forbidden: 'no', area: 'none', effect: 'neither' } as const;

const ALWAYS = ['copyright-policy', 'training-summary', 'cooperation'];
const DOCUMENTS = ['technical-documentation', 'information-for-integrators'];
const SYSTEMIC = ['notify-commission', 'evaluate-and-mitigate', 'report-incidents', 'secure-the-model'];
const HIGH_RISK = ['high-risk-requirements', 'conformity-assessment'];
const GENERAL = ['general-purpose', 'placed-on-market'];

const CASES: [string, Situation, Expected][] = [
  [
    'an open 7B at 1.3e23 FLOP',
    { ...MODEL, ...OPEN, compute: computeClass(1.3e23) },
    {
      part: 'model-provider',
      reasons: GENERAL,
      duties: ALWAYS,
      relief: DOCUMENTS,
      notes: ['model-fines'],
      from: '2025-08-02',
    },
  ],
  [
    'the same from outside the Union',
    { ...MODEL, ...OPEN, place: 'elsewhere' },
    { part: 'model-provider', reasons: GENERAL, duties: ALWAYS, relief: [...DOCUMENTS, 'representative'] },
  ],
  [
    'the same from before August 2025',
    { ...MODEL, ...OPEN, since: 'before-august-2025' },
    { part: 'model-provider', reasons: GENERAL, duties: ALWAYS, from: '2027-08-02' },
  ],
  [
    'open weights without usage information',
    { ...MODEL, licence: 'open', public: 'part' },
    { part: 'model-provider', reasons: GENERAL, duties: [...DOCUMENTS, ...ALWAYS], relief: ['no-relief-not-public'] },
  ],
  [
    'a non-commercial licence',
    { ...MODEL, licence: 'restricted' },
    { part: 'model-provider', reasons: GENERAL, duties: [...DOCUMENTS, ...ALWAYS], relief: ['no-relief-restricted'] },
  ],
  [
    'a free licence with mandatory paid support',
    { ...MODEL, licence: 'monetised' },
    { part: 'model-provider', reasons: GENERAL, duties: [...DOCUMENTS, ...ALWAYS], relief: ['no-relief-monetised'] },
  ],
  [
    'a model behind a paid interface only',
    { ...MODEL, licence: 'closed' },
    { part: 'model-provider', reasons: GENERAL, duties: [...DOCUMENTS, ...ALWAYS], relief: ['no-relief-closed'] },
  ],
  [
    'the same from outside the Union, which needs a representative',
    { ...MODEL, licence: 'closed', place: 'elsewhere' },
    { part: 'model-provider', reasons: GENERAL, duties: [...DOCUMENTS, 'representative', ...ALWAYS] },
  ],
  [
    'a closed model from before August 2025',
    { ...MODEL, licence: 'closed', since: 'before-august-2025' },
    { part: 'model-provider', reasons: GENERAL, duties: [...DOCUMENTS, ...ALWAYS], from: '2027-08-02' },
  ],
  [
    'systemic risk and open',
    { ...MODEL, ...OPEN, compute: 'systemic' },
    {
      part: 'model-provider',
      reasons: ['systemic-compute', 'placed-on-market'],
      duties: [...DOCUMENTS, ...ALWAYS, ...SYSTEMIC],
      relief: ['no-relief-systemic'],
    },
  ],
  [
    'systemic risk, open, from outside the Union',
    { ...MODEL, ...OPEN, compute: 'systemic', place: 'elsewhere' },
    {
      part: 'model-provider',
      reasons: ['systemic-compute', 'placed-on-market'],
      duties: [...DOCUMENTS, 'representative', ...ALWAYS, ...SYSTEMIC],
      relief: ['no-relief-systemic'],
    },
  ],
  [
    'systemic risk and closed',
    { ...MODEL, licence: 'closed', compute: 'systemic' },
    {
      part: 'model-provider',
      reasons: ['systemic-compute', 'placed-on-market'],
      duties: [...DOCUMENTS, ...ALWAYS, ...SYSTEMIC],
      relief: [],
    },
  ],
  [
    'systemic risk from before August 2025',
    { ...MODEL, licence: 'closed', compute: 'systemic', since: 'before-august-2025' },
    {
      part: 'model-provider',
      reasons: ['systemic-compute', 'placed-on-market'],
      duties: [...DOCUMENTS, ...ALWAYS, ...SYSTEMIC],
      from: '2027-08-02',
    },
  ],
  [
    'compute that nobody measured',
    { ...MODEL, ...OPEN, compute: 'unknown' },
    {
      part: 'model-provider',
      reasons: GENERAL,
      duties: ALWAYS,
      relief: DOCUMENTS,
      notes: ['compute-unknown', 'model-fines'],
    },
  ],
  [
    'a small language model',
    { doing: 'model', output: 'generative', compute: 'small' },
    { part: 'none', reasons: ['below-threshold'], duties: [], notes: ['threshold-indicates', 'systems-still'] },
  ],
  [
    'exactly 10^23 FLOP, which is not above',
    { doing: 'model', output: 'generative', compute: computeClass(1e23) },
    { part: 'none', reasons: ['below-threshold'] },
  ],
  [
    'a model that detects birds',
    { doing: 'model', output: 'narrow' },
    { part: 'none', reasons: ['narrow-model'], notes: ['systems-still'] },
  ],
  [
    'a narrow model of any size',
    { doing: 'model', output: 'narrow', compute: 'systemic' },
    { part: 'none', reasons: ['narrow-model'] },
  ],
  [
    'a fine-tune of another’s model at 5 % of its compute',
    { ...MODIFIED, share: shareClass(5e22, 1e24, false) },
    { part: 'modifier', reasons: ['small-modification'], duties: [], notes: ['systems-still'] },
  ],
  [
    'a fine-tune at 40 % of its compute, open',
    { ...MODIFIED, ...OPEN, share: shareClass(4e23, 1e24, false) },
    {
      part: 'model-provider',
      reasons: ['large-modification'],
      duties: ALWAYS,
      relief: DOCUMENTS,
      notes: ['limited-to-modification', 'model-fines'],
    },
  ],
  [
    'a fine-tune at exactly a third, which is not above',
    { ...MODIFIED, share: shareClass(1e24 / 3, 1e24, false) },
    { part: 'modifier', reasons: ['small-modification'] },
  ],
  [
    'a fine-tune of unknown share',
    { ...MODIFIED, share: 'unknown' },
    { part: 'modifier', reasons: ['unknown-modification'], duties: [], notes: ['measure-compute', 'systems-still'] },
  ],
  [
    '5e22 FLOP on a model of unknown compute',
    { ...MODIFIED, ...OPEN, share: shareClass(5e22, undefined, false) },
    { part: 'model-provider', reasons: ['large-modification'], duties: ALWAYS },
  ],
  [
    '1e22 FLOP on a model of unknown compute',
    { ...MODIFIED, share: shareClass(1e22, undefined, false) },
    { part: 'modifier', reasons: ['small-modification'] },
  ],
  [
    '1e24 FLOP on a systemic model of unknown compute',
    { ...MODIFIED, base: 'systemic', share: shareClass(1e24, undefined, true) },
    { part: 'modifier', reasons: ['small-modification'] },
  ],
  [
    '4e24 FLOP on a systemic model of unknown compute, open',
    { ...MODIFIED, ...OPEN, base: 'systemic', share: shareClass(4e24, undefined, true) },
    {
      part: 'model-provider',
      reasons: ['large-modification', 'systemic-base'],
      duties: [...DOCUMENTS, ...ALWAYS, ...SYSTEMIC],
      relief: ['no-relief-systemic'],
    },
  ],
  [
    'a large fine-tune under a non-commercial licence',
    { ...MODIFIED, licence: 'restricted' },
    {
      part: 'model-provider',
      reasons: ['large-modification'],
      duties: [...DOCUMENTS, ...ALWAYS],
      relief: ['no-relief-restricted'],
    },
  ],
  [
    'a large fine-tune published from outside the Union, closed',
    { ...MODIFIED, licence: 'closed', place: 'elsewhere' },
    { part: 'model-provider', reasons: ['large-modification'], duties: [...DOCUMENTS, 'representative', ...ALWAYS] },
  ],
  [
    'a dataset only',
    { doing: 'dataset' },
    { part: 'none', reasons: ['dataset-only'], duties: [], notes: ['supplier-agreement'] },
  ],
  [
    'research only',
    { doing: 'research' },
    { part: 'none', reasons: ['research-only'], duties: [], notes: ['research-ends'] },
  ],
  [
    'somebody who offers a chatbot',
    { ...SYSTEM, system: 'talks' },
    { part: 'system-provider', reasons: ['offers-a-system'], duties: ['say-it-is-ai', 'literacy'], from: '2026-08-02' },
  ],
  [
    'an image generator released in October 2026',
    { ...SYSTEM, system: 'generates', systemSince: 'since-august-2026' },
    { part: 'system-provider', reasons: ['offers-a-system'], duties: ['mark-output', 'literacy'], from: '2026-08-02' },
  ],
  [
    'an image generator from before August 2026',
    { ...SYSTEM, system: 'generates', systemSince: 'before-august-2026' },
    { part: 'system-provider', reasons: ['offers-a-system'], duties: ['mark-output', 'literacy'], from: '2026-12-02' },
  ],
  [
    'an assistant that talks and generates',
    { ...SYSTEM, system: 'both', systemSince: 'since-august-2026' },
    { part: 'system-provider', reasons: ['offers-a-system'], duties: ['say-it-is-ai', 'mark-output', 'literacy'] },
  ],
  [
    'an open-source system that does neither',
    { ...SYSTEM, licence: 'open' },
    { part: 'none', reasons: ['open-system'], duties: [] },
  ],
  [
    'an open-source chatbot, which Article 50 covers all the same',
    { ...SYSTEM, system: 'talks', licence: 'open' },
    { part: 'system-provider', reasons: ['offers-a-system'], duties: ['say-it-is-ai', 'literacy'] },
  ],
  [
    'a closed system that does neither',
    { ...SYSTEM, licence: 'closed' },
    { part: 'system-provider', reasons: ['offers-a-system'], duties: ['literacy'] },
  ],
  [
    'a tool that sorts applicants',
    { ...SYSTEM, area: 'annex-iii' },
    {
      part: 'system-provider',
      reasons: ['offers-a-system', 'high-risk-annex-iii'],
      duties: [...HIGH_RISK, 'register-system', 'monitor-and-report', 'literacy'],
      notes: ['not-high-risk-after-all', 'older-systems'],
      from: '2027-12-02',
    },
  ],
  [
    'the safety component of a medical device',
    { ...SYSTEM, area: 'annex-i' },
    {
      part: 'system-provider',
      reasons: ['offers-a-system', 'high-risk-annex-i'],
      duties: [...HIGH_RISK, 'monitor-and-report', 'literacy'],
      notes: ['older-systems'],
      from: '2028-08-02',
    },
  ],
  [
    'an open-source tool that sorts applicants, which no licence frees',
    { ...SYSTEM, area: 'annex-iii', licence: 'open' },
    {
      part: 'system-provider',
      reasons: ['offers-a-system', 'high-risk-annex-iii'],
      duties: [...HIGH_RISK, 'register-system', 'monitor-and-report', 'literacy'],
    },
  ],
  [
    'a system of unknown area',
    { ...SYSTEM, area: 'unknown', system: 'talks' },
    {
      part: 'system-provider',
      reasons: ['offers-a-system'],
      duties: ['say-it-is-ai', 'literacy'],
      notes: ['check-the-area'],
    },
  ],
  [
    'a system that scores citizens',
    { ...SYSTEM, forbidden: 'yes' },
    { part: 'system-provider', reasons: ['forbidden-practice'], duties: ['stop'], notes: ['new-prohibitions'] },
  ],
  [
    'a deployer with a chatbot',
    USE,
    {
      part: 'deployer',
      reasons: ['uses-a-system'],
      duties: ['literacy'],
      relief: ['ordinary-use'],
      notes: ['may-become-provider'],
    },
  ],
  [
    'a deployer who makes deepfakes',
    { ...USE, effect: 'deepfake' },
    { part: 'deployer', reasons: ['uses-a-system'], duties: ['literacy', 'disclose-deepfakes'] },
  ],
  [
    'a shop that reads emotions',
    { ...USE, effect: 'emotion' },
    { part: 'deployer', reasons: ['uses-a-system'], duties: ['literacy', 'inform-the-exposed'] },
  ],
  [
    'a company that sorts applicants',
    { ...USE, area: 'annex-iii', body: 'private' },
    {
      part: 'deployer',
      reasons: ['uses-a-system', 'high-risk-annex-iii'],
      duties: ['literacy', 'use-as-instructed', 'tell-the-affected'],
      notes: ['may-become-provider', 'rights-of-private'],
    },
  ],
  [
    'a town hall that sorts applications for housing',
    { ...USE, area: 'annex-iii', body: 'public' },
    {
      part: 'deployer',
      reasons: ['uses-a-system', 'high-risk-annex-iii'],
      duties: ['literacy', 'use-as-instructed', 'tell-the-affected', 'assess-rights', 'register-use'],
      notes: ['may-become-provider', 'systems-in-use'],
    },
  ],
  [
    'a workshop with a machine that AI keeps safe',
    { ...USE, area: 'annex-i' },
    { part: 'deployer', reasons: ['uses-a-system', 'high-risk-annex-i'], duties: ['literacy', 'use-as-instructed'] },
  ],
  [
    'somebody who chats in private',
    { doing: 'use', purpose: 'personal' },
    { part: 'none', reasons: ['personal-use'], duties: [] },
  ],
  [
    'an employer who reads emotions at work',
    { ...USE, forbidden: 'yes' },
    { part: 'deployer', reasons: ['forbidden-practice'], duties: ['stop'] },
  ],
];

test('there are at least forty cases', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(40);
});

describe('who one is and what one owes', () => {
  test.each(CASES)('%s', (_, situation, { part, reasons, duties, relief, notes, from }) => {
    const outcome = outcomeOf(situation);
    const ids = (findings: Outcome['duties']) => findings.map(({ id }) => id);
    expect(outcome.part).toBe(part);
    expect(ids(outcome.reasons)).toEqual(reasons);
    if (duties) expect(ids(outcome.duties)).toEqual(duties);
    if (relief) expect(ids(outcome.relief)).toEqual(relief);
    if (notes) expect(ids(outcome.notes)).toEqual(notes);
    if (from) expect(outcome.duties[0]?.from).toBe(from);
  });
});

/** Every situation that the questions can lead to. */
function* situations(before: Situation = {}): Generator<Situation> {
  const fact = nextQuestion(before);
  if (fact === undefined) yield before;
  else for (const value of CHOICES[fact]) yield* situations({ ...before, [fact]: value });
}
const ALL = [...situations()];

test('there is an end within seven questions, whatever is answered', () => {
  expect(ALL.length).toBeGreaterThan(100);
  for (const situation of ALL) expect(askedFacts(situation).length).toBeLessThanOrEqual(7);
});

test('whatever is answered, each finding names its provisions and has its words in both languages', () => {
  for (const situation of ALL) {
    const { reasons, duties, relief, notes } = outcomeOf(situation);
    expect(reasons.length).toBeGreaterThan(0);
    for (const { id, provisions } of [...reasons, ...duties, ...relief, ...notes]) {
      expect(provisions.length).toBeGreaterThan(0);
      for (const locale of ['fr', 'en'] as const) {
        expect([id, findText(locale, `ai-act.obligations.findings.${id}`)]).not.toContain(undefined);
      }
    }
  }
});

test('every question and choice has its words, which fit a button', () => {
  for (const [fact, values] of Object.entries(CHOICES)) {
    for (const key of ['ask', 'hint', ...values]) {
      for (const locale of ['fr', 'en'] as const) {
        const words = findText(locale, `ai-act.obligations.questions.${fact}.${key}`);
        expect([fact, key, words]).not.toContain(undefined);
        if (key !== 'hint') expect(words?.length).toBeLessThanOrEqual(80);
      }
    }
  }
});

test('a button carries all that was told', () => {
  for (const situation of ALL) expect(decoded(encoded(situation))).toEqual(situation);
  expect(encoded({})).toBe('-');
  expect(decoded('zz__00')).toEqual({ doing: 'model' });
});

test('no duty is owed where the Act gives no role, and every duty says from when', () => {
  for (const { part, duties } of ALL.map(outcomeOf)) {
    if (part === 'none' || part === 'modifier') expect(duties).toEqual([]);
    for (const { from } of duties) expect(from).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});

describe('what a release knows already', () => {
  test.each([
    [
      { openLicence: true, weightsPublic: true, flop: 1.3e23 },
      { doing: 'model', compute: 'general' },
    ],
    [
      { openLicence: false, flop: 2e25 },
      { doing: 'model', compute: 'systemic', licence: 'restricted' },
    ],
    [
      { baseModel: 'mistralai/Mistral-7B', weightsPublic: false },
      { doing: 'modified', public: 'part' },
    ],
    [{ datasetOnly: true, openLicence: true }, { doing: 'dataset' }],
    [{}, { doing: 'model' }],
  ])('%j is not asked again', (known, situation) => {
    expect(situationOf(known)).toEqual(situation);
  });
});

describe('figures as people type them', () => {
  test.each([
    ['1.3e23', 1.3e23],
    ['1,3e23', 1.3e23],
    ['1,3 × 10^23', 1.3e23],
    ['10²³', 1e23],
    ['10^25', 1e25],
    ['7B', 7e9],
    ['15 T tokens', 15e12],
    ['3 000 000', 3e6],
    ['5e21 FLOPs', 5e21],
  ])('%j is %d', (typed, value) => {
    expect(readLarge(typed)).toBeCloseTo(value, -Math.floor(Math.log10(value)) + 6);
  });

  test('nothing typed is no figure', () => {
    expect(readLarge('  ')).toBeUndefined();
  });

  test.each(['beaucoup', '-5', '0', '1e', '10^', '1e999', '<@1>'])('%j is refused', (typed) => {
    expect(() => readLarge(typed)).toThrow('ai-act.errors.noNumber');
  });

  test('parameters and tokens stand in for compute', () => {
    expect(trainingFlop({ parameters: 7e9, tokens: 3e12 })).toBeCloseTo(1.26e23, -20);
    expect(trainingFlop({ flop: 5, parameters: 7e9, tokens: 3e12 })).toBe(5);
    expect(trainingFlop({ parameters: 7e9 })).toBeUndefined();
  });
});
