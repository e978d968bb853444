import { describe, expect, test } from '@jest/globals';
import type { ItemId } from '../../../src/releases/checklist/item.rules.ts';
import type { Dossier, HubFacts, Ingredient } from '../../../src/releases/release.ts';
import { dossier, ENDPOINT } from './dossiers.ts';
import { itemOf, told } from './items.ts';

const base = (licence: string | null, isFound = true): Partial<HubFacts> => ({
  baseModels: ['tiiuae/falcon-7b'],
  ingredients: [
    { kind: 'model', id: 'tiiuae/falcon-7b', isFound, licence, parameters: null, tokens: null } satisfies Ingredient,
  ],
});
const dataset = (licence: string, address: string): Dossier => {
  const of = dossier({ release: { kind: 'dataset' }, hub: { kind: 'dataset' } });
  return { ...of, artifacts: [{ id: 1, kind: 'dataset', address, licence, place: 'hugging-face' }] };
};
const RUN = 'Pre-trained on 128 - 256 H100 80GB GPUs for about';

describe('what is said twice', () => {
  test.each<[ItemId, Dossier, string, string]>([
    ['consistency.licence', dossier(), 'met', 'licencesAgree'],
    ['consistency.licence', dossier({ stated: { licence: 'Apache-2.0' } }), 'met', 'licencesAgree'],
    ['consistency.licence', dossier({ stated: { licence: 'mit' } }), 'missing', 'licencesDiffer'],
    ['consistency.licence', dossier({ artifacts: [['weights', 'cc-by-nc-4.0']] }), 'missing', 'licencesDiffer'],
    ['consistency.licence', dossier({ artifacts: [['training-code', 'gpl-3.0']] }), 'met', 'licencesAgree'],
    ['consistency.licence', dossier({ hub: { licence: null } }), 'notApplicable', 'licenceSaidOnce'],
    ['consistency.licence', dossier({ artifacts: [['weights', null]] }), 'notApplicable', 'licenceSaidOnce'],
    ['consistency.licence', dossier({ hub: null }), 'notApplicable', 'licenceSaidOnce'],
    [
      'consistency.licence',
      dataset('mit', `${ENDPOINT}/datasets/OpenLLM-France/Luciole-8B-Base/tree`),
      'missing',
      'licencesDiffer',
    ],
    ['consistency.licence', dataset('mit', 'https://example.org/other'), 'notApplicable', 'licenceSaidOnce'],
    ['consistency.parameters', dossier(), 'unknown', 'parametersUnknown'],
    ['consistency.parameters', dossier({ hub: { parameters: 8.08e9 } }), 'met', 'parametersAgree'],
    ['consistency.parameters', dossier({ hub: null, stated: { parameters: 8e9 } }), 'met', 'parametersAgree'],
    ['consistency.parameters', dossier({ hub: { parameters: 6.7e9 } }), 'missing', 'parametersDiffer'],
    [
      'consistency.parameters',
      dossier({ hub: { parameters: 8.08e9 }, stated: { parameters: 23e9 } }),
      'missing',
      'parametersDiffer',
    ],
    [
      'consistency.parameters',
      dossier({ hub: { parameters: 8.08e9 }, body: 'Luciole-8B-Base has 7B parameters.' }),
      'missing',
      'parametersDiffer',
    ],
    [
      'consistency.parameters',
      dossier({
        hub: { parameters: 8.08e9 },
        body: 'Luciole is a pretrained 8B parameter model.\nOthers have 70B parameters.\n| Luciole | 70B parameters |',
      }),
      'met',
      'parametersAgree',
    ],
    [
      'consistency.parameters',
      dossier({ hub: { parameters: 1.3e9 }, release: { name: 'Luciole-Base' }, body: null }),
      'met',
      'parametersAgree',
    ],
    ['consistency.parameters', dossier({ hub: { relation: 'quantized' } }), 'notApplicable', 'quantized'],
    ['consistency.parameters', dossier({ release: { kind: 'dataset' } }), 'notApplicable', 'forModels'],
    ['consistency.tokens', dossier({ body: null }), 'unknown', 'cardNotRead'],
    ['consistency.tokens', dossier({ hub: { tokens: 4e12 } }), 'notApplicable', 'tokensSaidOnce'],
    [
      'consistency.tokens',
      dossier({ hub: { tokens: 4.9e12 }, stated: { tokens: 5.1e12 } }),
      'missing',
      'tokensStatedDiffer',
    ],
    [
      'consistency.tokens',
      dossier({ body: 'It was trained on 5.1 trillion tokens.' }),
      'notApplicable',
      'tokensSaidOnce',
    ],
    [
      'consistency.tokens',
      dossier({ body: 'It was trained on 5.1 trillion tokens.', hub: { tokens: 4_907_671_224_320 } }),
      'missing',
      'tokensDiffer',
    ],
    [
      'consistency.tokens',
      dossier({ body: 'It has seen 5.1T tokens.', hub: { tokens: 4.9e12 } }),
      'missing',
      'tokensDiffer',
    ],
    [
      'consistency.tokens',
      dossier({ body: 'Un modèle entraîné sur 5,1 billions de jetons.', hub: { tokens: 4_907_671_224_320 } }),
      'missing',
      'tokensDiffer',
    ],
    [
      'consistency.tokens',
      dossier({ body: 'It was trained on about 5.1T tokens.', stated: { tokens: 5.1e12 }, hub: null }),
      'met',
      'tokensAgree',
    ],
    [
      'consistency.tokens',
      dossier({
        body: 'Llama was trained on 15T tokens.\nOurs was trained on 5.1T tokens.',
        hub: { tokens: 5.1036e12 },
      }),
      'met',
      'tokensAgree',
    ],
    [
      'consistency.tokens',
      dossier({ body: 'It was trained on 5.1T tokens.', hub: { tokens: 5.1e12 }, stated: { tokens: 3e12 } }),
      'missing',
      'tokensStatedDiffer',
    ],
    [
      'consistency.tokens',
      dossier({ body: 'It was trained on 5.1T tokens.', hub: { tokens: 5.1e12 }, stated: { tokens: 5.1e12 } }),
      'met',
      'tokensAgree',
    ],
    ['consistency.phases', dossier({ body: null }), 'unknown', 'cardNotRead'],
    ['consistency.phases', dossier(), 'notApplicable', 'phasesSaidOnce'],
    ['consistency.phases', dossier({ body: '- Annealing: 1T tokens\n\n| (1T tokens) |' }), 'met', 'phasesAgree'],
    ['consistency.phases', dossier({ body: '- Annealing: 4T tokens\n\n| (1T tokens) |' }), 'missing', 'phasesDiffer'],
    ['consistency.gpuHours', dossier({ body: null }), 'notApplicable', 'gpuHoursUnsaid'],
    ['consistency.gpuHours', dossier(), 'notApplicable', 'gpuHoursUnsaid'],
    ['consistency.gpuHours', dossier({ body: `${RUN} 550,000 GPU hours.` }), 'notApplicable', 'gpuHoursAlone'],
    ['consistency.gpuHours', dossier({ body: 'About 870 GPU hours (87 hours).' }), 'notApplicable', 'gpuHoursAlone'],
    ['consistency.gpuHours', dossier({ body: `${RUN} 41,962 GPU hours (253 hours).` }), 'met', 'gpuHoursAgree'],
    [
      'consistency.gpuHours',
      dossier({ body: `${RUN} 237,036 GPU hours (870 hours).` }),
      'missing',
      'gpuHoursImpossible',
    ],
    ['consistency.gpuHours', dossier({ body: `${RUN} 8,700 GPU hours (870 hours).` }), 'missing', 'gpuHoursImpossible'],
    [
      'consistency.gpuHours',
      dossier({ body: `${RUN} 41,962 GPU hours (253 hours).`, stated: { gpuHours: 41_962 } }),
      'met',
      'gpuHoursAgree',
    ],
    [
      'consistency.gpuHours',
      dossier({ body: `${RUN} 41,962 GPU hours (253 hours).`, stated: { gpuHours: 50_000 } }),
      'missing',
      'gpuHoursDiffer',
    ],
    ['consistency.baseLicence', dossier(), 'notApplicable', 'noBase'],
    ['consistency.baseLicence', dossier({ hub: null }), 'notApplicable', 'noBase'],
    ['consistency.baseLicence', dossier({ hub: base('apache-2.0') }), 'met', 'baseTermsKept'],
    ['consistency.baseLicence', dossier({ hub: { ...base('cc-by-nc-4.0') } }), 'missing', 'baseTermsLost'],
    ['consistency.baseLicence', dossier({ hub: { ...base('cc-by-sa-4.0') } }), 'missing', 'baseTermsLost'],
    ['consistency.baseLicence', dossier({ hub: { ...base('llama3.1'), licence: 'llama3.1' } }), 'met', 'baseTermsKept'],
    ['consistency.baseLicence', dossier({ hub: { ...base('gpl-3.0'), licence: 'gpl-3.0' } }), 'met', 'baseTermsKept'],
    ['consistency.baseLicence', dossier({ hub: base(null, false) }), 'unknown', 'baseLicenceUnknown'],
    [
      'consistency.baseLicence',
      dossier({ hub: null, stated: { baseModels: ['a/b'] } }),
      'unknown',
      'baseLicenceUnknown',
    ],
    [
      'consistency.baseLicence',
      dossier({ hub: { ...base('apache-2.0'), licence: null } }),
      'unknown',
      'ownLicenceUnknown',
    ],
  ])('%s %#', (id, of, state, key) => {
    expect(told(of, id)).toEqual([state, key]);
  });
});

test('the two numbers are named', () => {
  const impossible = itemOf(dossier({ body: `${RUN} 237,036 GPU hours (870 hours).` }), 'consistency.gpuHours');
  expect(impossible.reason.params).toEqual({ said: 237_036, hours: 870, needed: 272, least: 128, most: 256 });
  const lost = itemOf(dossier({ hub: base('cc-by-nc-sa-4.0') }), 'consistency.baseLicence');
  expect(lost.reason.params).toMatchObject({ lost: { names: ['limit-nonCommercial', 'limit-shareAlike'] } });
  expect(lost.evidence).toBe(`${ENDPOINT}/tiiuae/falcon-7b`);
});
