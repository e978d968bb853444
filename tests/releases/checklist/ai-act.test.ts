import { describe, expect, test } from '@jest/globals';
import { readingOf } from '../../../src/releases/checklist/ai-act-reading.rules.ts';
import type { ItemId } from '../../../src/releases/checklist/item.rules.ts';
import type { Dossier, HubFacts, Ingredient, Stated } from '../../../src/releases/release.ts';
import { dossier, NOW } from './dossiers.ts';
import { itemOf, told } from './items.ts';

const given = (flop: number, stated: Partial<Stated> = {}, hub: Partial<HubFacts> = {}) =>
  dossier({ stated: { flop, ...stated }, hub });
const from = (id: string, known: Partial<Ingredient> = {}): Partial<HubFacts> => ({
  baseModels: [id],
  ingredients: [{ kind: 'model', id, isFound: true, licence: 'apache-2.0', parameters: null, tokens: null, ...known }],
});
const BIG = { parameters: 8.08e9, tokens: 5.1e12 };
const dataset = dossier({ release: { kind: 'dataset' } });

describe('the reading', () => {
  test.each<[string, Dossier, string]>([
    ['a dataset', dataset, 'dataset'],
    ['nothing known', dossier(), 'noCompute'],
    ['parameters alone', dossier({ hub: { parameters: 8e9 } }), 'noCompute'],
    ['exactly 10^23', given(1e23), 'below'],
    ['a little more', given(1.0001e23), 'generalPurpose'],
    ['estimated', dossier({ hub: BIG }), 'generalPurpose'],
    ['no task', given(2e23, {}, { task: null }), 'noTask'],
    ['images from text', given(2e23, {}, { task: 'text-to-image' }), 'generalPurpose'],
    ['a task of another kind', given(2e23, {}, { task: 'image-classification' }), 'otherTask'],
    ['10^40', given(1e40), 'absurd'],
    ['a negative compute', given(-1), 'absurd'],
    ['no operation at all', given(0), 'absurd'],
    ['not a number', given(Number.NaN), 'absurd'],
    ['negative tokens', dossier({ hub: { parameters: 8e9, tokens: -3 } }), 'absurd'],
    ['too many parameters', dossier({ hub: { parameters: 1e18 } }), 'absurd'],
    ['an absurd base', given(1e22, { baseFlop: 1e40 }, from('a/b')), 'absurd'],
    ['another’s, nothing known of the change', dossier({ hub: from('a/b', BIG) }), 'noCompute'],
    ['another’s, changed a little', given(1e21, {}, from('a/b', BIG)), 'lightlyModified'],
    ['another’s, changed much', given(1e23, {}, from('a/b', BIG)), 'generalPurpose'],
    ['another’s, of unknown compute, changed a little', given(3e22, {}, from('a/b')), 'lightlyModified'],
    ['another’s, of unknown compute, changed much', given(4e22, {}, from('a/b')), 'generalPurpose'],
    ['another’s small one, changed much', given(1e22, { baseFlop: 1e22 }, from('a/b')), 'below'],
    ['another’s, by hand', dossier({ hub: null, stated: { baseModels: ['a/b'], flop: 1e20 } }), 'lightlyModified'],
    ['their own, large enough alone', dossier({ hub: from('openllm-france/Luciole-8B', BIG) }), 'generalPurpose'],
    ['their own, of unknown compute', given(1e22, {}, from('OpenLLM-France/x')), 'noCompute'],
    ['their own, small', given(1e22, { baseFlop: 1e22 }, from('OpenLLM-France/x')), 'below'],
    ['their own, together', given(6e22, { baseFlop: 6e22 }, from('OpenLLM-France/x')), 'generalPurpose'],
  ])('%s', (_name, { release }, status) => {
    expect(readingOf(release).status).toBe(status);
  });

  test('adds up the computes of one’s own models', () => {
    const { release } = given(6e22, { baseFlop: 6e22 }, from('OpenLLM-France/x'));
    expect(readingOf(release)).toMatchObject({ flop: 1.2e23, basis: 'given', isSystemic: false });
  });
});

test('a sum of which a part is estimated is called an estimate', () => {
  const { release } = given(1e23, {}, from('a/b', BIG));
  expect(readingOf(release)).toMatchObject({ status: 'generalPurpose', basis: 'estimated' });
});

describe('a line', () => {
  const OPEN = '## Uses\n\nIt is made for research.\n\n## Architecture\n\nA transformer like the others.\n';
  const large = (parts: Partial<Stated> = {}, hub: Partial<HubFacts> = {}) =>
    dossier({ stated: { flop: 2e23, paid: false, ...parts }, hub, body: OPEN });

  test.each<[ItemId, Dossier, string, string]>([
    ['aiAct.generalPurpose', dataset, 'notApplicable', 'forModels'],
    ['aiAct.generalPurpose', dossier(), 'unknown', 'noCompute'],
    ['aiAct.generalPurpose', given(1e40), 'unknown', 'absurd-flop'],
    ['aiAct.generalPurpose', dossier({ hub: { parameters: -1 } }), 'unknown', 'absurd-parameters'],
    ['aiAct.generalPurpose', dossier({ hub: { tokens: 1e30 } }), 'unknown', 'absurd-tokens'],
    ['aiAct.generalPurpose', given(2e23, {}, { task: null }), 'unknown', 'noTask'],
    ['aiAct.generalPurpose', given(1e22), 'met', 'below-given'],
    ['aiAct.generalPurpose', dossier({ hub: { parameters: 1.3e9, tokens: 5e12 } }), 'met', 'below-estimated'],
    ['aiAct.generalPurpose', given(2e23), 'met', 'above-given'],
    ['aiAct.generalPurpose', dossier({ hub: BIG }), 'met', 'above-estimated'],
    ['aiAct.generalPurpose', given(2e23, {}, { task: 'fill-mask' }), 'met', 'otherTask'],
    ['aiAct.generalPurpose', given(1e20, {}, from('a/b', BIG)), 'met', 'stillTheirs'],
    ['aiAct.systemicRisk', dossier(), 'unknown', 'noCompute'],
    ['aiAct.systemicRisk', given(1e22), 'notApplicable', 'notGeneralPurpose'],
    ['aiAct.systemicRisk', given(1e25), 'met', 'notSystemic'],
    ['aiAct.systemicRisk', given(1.1e25), 'missing', 'systemic'],
    ['aiAct.modifier', dataset, 'notApplicable', 'noBase'],
    ['aiAct.modifier', given(1e22), 'notApplicable', 'noBase'],
    ['aiAct.modifier', given(1e40, {}, from('a/b')), 'unknown', 'absurd-flop'],
    ['aiAct.modifier', given(1e22, {}, from('OpenLLM-France/x')), 'notApplicable', 'ownBase'],
    ['aiAct.modifier', dossier({ hub: from('a/b', BIG) }), 'unknown', 'modifierUnknown-original'],
    ['aiAct.modifier', dossier({ hub: from('a/b') }), 'unknown', 'modifierUnknown-threshold'],
    ['aiAct.modifier', given(1e23, {}, from('a/b', BIG)), 'met', 'modifier-original'],
    ['aiAct.modifier', given(1e23, {}, from('a/b')), 'met', 'modifier-threshold'],
    ['aiAct.modifier', given(1e20, {}, from('a/b', BIG)), 'met', 'noModifier-original'],
    ['aiAct.modifier', given(1e20, {}, from('a/b')), 'met', 'noModifier-threshold'],
    ['aiAct.openSourceRelief', dossier(), 'unknown', 'noCompute'],
    ['aiAct.openSourceRelief', given(1e22), 'notApplicable', 'notGeneralPurpose'],
    ['aiAct.openSourceRelief', large({ flop: 2e25 }), 'missing', 'reliefSystemic'],
    ['aiAct.openSourceRelief', large(), 'met', 'relief'],
    ['aiAct.openSourceRelief', large({ paid: null }), 'unknown', 'reliefUnlessPaid'],
    ['aiAct.openSourceRelief', large({ paid: true }), 'missing', 'reliefLost'],
    ['aiAct.documentation', dossier(), 'unknown', 'noCompute'],
    ['aiAct.documentation', large(), 'notApplicable', 'documentationRelieved'],
    ['aiAct.documentation', large({ paid: true }), 'unknown', 'documentationDue'],
    ['aiAct.copyrightPolicy', dataset, 'notApplicable', 'forModels'],
    ['aiAct.copyrightPolicy', dossier(), 'unknown', 'noCompute'],
    ['aiAct.copyrightPolicy', given(1e22), 'notApplicable', 'notGeneralPurpose'],
    ['aiAct.copyrightPolicy', large(), 'missing', 'policyDue'],
    ['aiAct.copyrightPolicy', large({ copyrightPolicy: 'https://example.org/policy' }), 'met', 'policyThere'],
    ['aiAct.trainingSummary', large(), 'missing', 'summaryDue'],
    ['aiAct.trainingSummary', large({ trainingSummary: 'https://example.org/summary' }), 'met', 'summaryPublished'],
    ['aiAct.dates', dossier(), 'unknown', 'noCompute'],
    ['aiAct.dates', large(), 'met', 'datesNewer'],
    ['aiAct.dates', large({ marketDate: '2025-01-23' }), 'met', 'datesOlder'],
    ['aiAct.dates', large({ marketDate: '2025-08-02' }), 'met', 'datesNewer'],
    ['aiAct.dates', large({}, { createdAt: Date.parse('2024-12-09') }), 'unknown', 'marketDateUnsaid'],
    ['aiAct.dates', large({}, { closedToEu: true }), 'unknown', 'closedToEu'],
    ['aiAct.dates', large({}, { createdAt: NOW }), 'met', 'datesNewer'],
  ])('%s %#', (id, of, state, key) => {
    expect(told(of, id)).toEqual([state, key]);
  });

  test.each<[string, Dossier, string[]]>([
    ['access for money', large({ paid: true }), ['relief-paid']],
    ['a closed licence', large({}, { licence: 'llama3.1' }), ['relief-licence']],
    ['a request for access', large({}, { gated: true }), ['relief-gated']],
    [
      'nothing public',
      dossier({ hub: null, stated: { flop: 2e23, task: 'text-generation' }, body: null }),
      ['relief-weights', 'relief-architecture', 'relief-usage'],
    ],
  ])('the relief is lost by %s', (_name, of, lost) => {
    expect(itemOf(of, 'aiAct.openSourceRelief').reason.params).toEqual({ lost: { names: lost } });
  });

  test('an architecture in a report and a use that is said here are public as well', () => {
    const stated = { flop: 2e23, paid: false, intendedUse: 'Research.' };
    expect(told(dossier({ stated, artifacts: [['technical-report', null]] }), 'aiAct.openSourceRelief')).toEqual([
      'met',
      'relief',
    ]);
  });

  test('dates count from the announcement, when there is one, or from when there will be', () => {
    const on = (release: Dossier['release']) => itemOf({ ...large(), release }, 'aiAct.dates').reason;
    const { release } = large();
    const older = Date.parse('2025-06-01');
    expect(on({ ...release, announcedAt: older }).key).toBe('datesOlder');
    expect(on({ ...release, announceAt: NOW + 86_400_000 }).params.day).toEqual({ day: '2026-11-24' });
    expect(on(release).params.day).toEqual({ day: '2026-11-23' });
  });

  test('names provisions, and the source of the rule', () => {
    expect(itemOf(large(), 'aiAct.trainingSummary')).toMatchObject({
      provisions: ['article 53'],
      source: { key: 'aiAct' },
    });
    expect(itemOf(large(), 'aiAct.generalPurpose')).toMatchObject({
      provisions: ['article 3', 'article 51', 'article 53'],
      source: { key: 'guidelines' },
    });
    expect(itemOf(large(), 'aiAct.dates').provisions).toContain('article 111');
  });
});
