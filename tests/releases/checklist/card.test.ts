import { describe, expect, test } from '@jest/globals';
import type { ItemId } from '../../../src/releases/checklist/item.rules.ts';
import type { Dossier } from '../../../src/releases/release.ts';
import { dossier } from './dossiers.ts';
import { itemOf, told } from './items.ts';

const PAGE =
  'https://hub.example/OpenLLM-France/Luciole-8B-Base/blob/575db8b7a51b6f85eb06eee540738584589f131c/README.md';
const dataset = { release: { kind: 'dataset' }, hub: { kind: 'dataset' } } as const;

describe('what the author says of a release', () => {
  test.each<[ItemId, Dossier, string, string]>([
    ['release.maturity', dossier(), 'met', 'maturity'],
    ['release.intendedUse', dossier(), 'missing', 'intendedUseMissing'],
    ['release.intendedUse', dossier({ body: null }), 'missing', 'intendedUseMissing'],
    ['release.intendedUse', dossier({ body: '## Uses\n\nIt is made for research.\n' }), 'missing', 'intendedUseOnCard'],
    ['release.intendedUse', dossier({ stated: { intendedUse: 'Research.' } }), 'met', 'saidHere'],
    ['release.summary', dossier({ stated: { summary: { fr: 'Oui.', en: 'Yes.' } } }), 'met', 'summaryThere'],
    ['release.summary', dossier({ stated: { summary: { fr: null, en: 'Yes.' } } }), 'missing', 'summaryMissing'],
    ['release.summary', dossier({ stated: { summary: { fr: 'Oui.', en: null } } }), 'missing', 'summaryMissing'],
    ['release.artifacts', dossier(), 'met', 'artifactThere'],
    ['release.artifacts', dossier(dataset), 'met', 'artifactThere'],
    ['release.artifacts', dossier({ hub: null }), 'missing', 'artifactMissing'],
    ['release.artifacts', dossier({ hub: null, artifacts: [['weights', 'mit']] }), 'met', 'artifactThere'],
    ['release.energy', dossier(), 'missing', 'energyMissing'],
    ['release.energy', dossier({ stated: { energyKwh: 134_370.8 } }), 'met', 'energyThere'],
    ['release.energy', dossier({ hub: { co2Grams: 3e6 } }), 'met', 'energyThere'],
    ['release.energy', dossier({ stated: { energyKwh: -1 } }), 'unknown', 'energyAbsurd'],
    ['release.energy', dossier({ stated: { co2Grams: 1e40 } }), 'unknown', 'energyAbsurd'],
    ['release.energy', dossier(dataset), 'notApplicable', 'forModels'],
  ])('%s %#', (id, of, state, key) => {
    expect(told(of, id)).toEqual([state, key]);
  });

  test('names the languages in which the sentence of the announcement is missing', () => {
    const { reason } = itemOf(dossier(), 'release.summary');
    expect(reason.params).toEqual({ languages: { names: ['french', 'english'] } });
  });
});

describe('the card', () => {
  const none = { body: null } as const;
  test.each<[ItemId, Dossier, string, string]>([
    ['card.exists', dossier(), 'met', 'cardRead'],
    ['card.exists', dossier({ ...none, artifacts: [['model-card', null]] }), 'met', 'cardListed'],
    ['card.exists', dossier({ ...none, artifacts: [['data-card', null]] }), 'met', 'cardListed'],
    ['card.exists', dossier({ ...none, hub: { card: 'too-long' } }), 'unknown', 'cardTooLong'],
    ['card.exists', dossier({ ...none, hub: { card: 'unreadable' } }), 'unknown', 'cardUnreadable'],
    ['card.exists', dossier({ ...none, hub: { card: 'missing' } }), 'missing', 'cardMissing'],
    ['card.exists', dossier({ ...none, hub: null }), 'missing', 'cardMissing'],
    ['card.yaml', dossier(), 'met', 'yamlValid'],
    ['card.yaml', dossier({ card: { yaml: 'absent' } }), 'missing', 'yamlAbsent'],
    ['card.yaml', dossier({ card: { yaml: 'invalid' } }), 'missing', 'yamlInvalid'],
    ['card.yaml', dossier({ card: { yaml: 'invalid', problem: 'line 3' } }), 'missing', 'yamlProblem'],
    ['card.yaml', dossier(none), 'unknown', 'cardNotRead'],
    ['card.licence', dossier(), 'met', 'licenceNamed'],
    ['card.licence', dossier({ hub: { licence: 'other' } }), 'missing', 'licenceUnnamed'],
    ['card.licence', dossier({ hub: { licence: null } }), 'missing', 'licenceMissing'],
    ['card.licence', dossier({ ...none, hub: { licence: null } }), 'unknown', 'cardNotRead'],
    ['card.licence', dossier({ ...none, hub: null }), 'unknown', 'cardNotRead'],
    ['card.intendedUse', dossier(), 'missing', 'intendedUseUnsaid'],
    ['card.intendedUse', dossier({ stated: { intendedUse: 'x' } }), 'met', 'saidHere'],
    ['card.limits', dossier(), 'missing', 'limitsUnsaid'],
    ['card.limits', dossier(none), 'unknown', 'cardNotRead'],
    ['card.limits', dossier({ ...none, stated: { limits: 'It errs.' } }), 'met', 'saidHere'],
    ['card.trainingData', dossier(), 'missing', 'trainingDataUnsaid'],
    ['card.trainingData', dossier({ hub: { datasets: ['a/b'] } }), 'met', 'saidHere'],
    ['card.trainingData', dossier({ stated: { datasets: ['a/b'] }, hub: null }), 'met', 'saidHere'],
    ['card.trainingData', dossier({ stated: { data: 'Books.' } }), 'met', 'saidHere'],
    ['card.trainingData', dossier(dataset), 'notApplicable', 'forModels'],
    ['card.evaluation', dossier(), 'missing', 'evaluationUnsaid'],
    [
      'card.evaluation',
      dossier({ hub: { evaluations: [{ benchmark: 'b', metric: null, value: 1, source: 'model-index' }] } }),
      'met',
      'saidHere',
    ],
    [
      'card.evaluation',
      dossier({ hub: null, stated: { evaluations: [{ benchmark: 'b', metric: null, value: 1, source: 'stated' }] } }),
      'met',
      'saidHere',
    ],
    ['card.evaluation', dossier(dataset), 'notApplicable', 'forModels'],
    ['card.contact', dossier(), 'missing', 'contactUnsaid'],
    ['card.contact', dossier({ body: 'Write to contact@example.org.' }), 'met', 'mailThere'],
    ['card.contact', dossier({ stated: { contact: 'x' } }), 'met', 'saidHere'],
    ['card.contact', dossier(none), 'unknown', 'cardNotRead'],
  ])('%s %#', (id, of, state, key) => {
    expect(told(of, id)).toEqual([state, key]);
  });

  test('is shown at the heading that says it', () => {
    const found = itemOf(dossier({ body: '## Bias, Risks\n\nIt errs where its data does.\n' }), 'card.limits');
    expect(found).toMatchObject({
      state: 'met',
      evidence: `${PAGE}#bias-risks`,
      source: { key: 'hubCard', address: 'https://huggingface.co/docs/hub/model-release-checklist' },
      provisions: [],
    });
  });

  test('of a dataset stands under its own address', () => {
    const { evidence } = itemOf(dossier(dataset), 'card.exists');
    expect(evidence).toContain('https://hub.example/datasets/OpenLLM-France/');
  });
});
