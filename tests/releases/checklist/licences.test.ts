import { describe, expect, test } from '@jest/globals';
import { checkRelease } from '../../../src/releases/checklist/checklist.rules.ts';
import type { ItemId } from '../../../src/releases/checklist/item.rules.ts';
import type { Dossier, Ingredient } from '../../../src/releases/release.ts';
import { CHECKING, dossier, ENDPOINT } from './dossiers.ts';
import { itemOf, told } from './items.ts';

const data = (licence: string | null, isFound = true): { ingredients: Ingredient[] } => ({
  ingredients: [{ kind: 'dataset', id: 'a/b', isFound, licence, parameters: null, tokens: null }],
});

describe('the licences', () => {
  test.each<[ItemId, Dossier, string, string]>([
    ['licences.known', dossier(), 'met', 'licencesKnown'],
    ['licences.known', dossier({ hub: null }), 'missing', 'nothingPublished'],
    ['licences.known', dossier({ hub: { licence: null } }), 'missing', 'licencesLacking'],
    ['licences.known', dossier({ artifacts: [['training-code', null]] }), 'missing', 'licencesLacking'],
    ['licences.known', dossier({ artifacts: [['training-code', 'maison']] }), 'unknown', 'licenceStrange'],
    [
      'licences.known',
      dossier({
        artifacts: [
          ['research-paper', null],
          ['demo', null],
        ],
      }),
      'met',
      'licencesKnown',
    ],
    ['licences.known', dossier({ hub: data(null) }), 'met', 'licencesKnown'],
    ['licences.weights', dossier(), 'met', 'licenceOpen'],
    ['licences.weights', dossier({ hub: { licence: 'llama3.1' } }), 'missing', 'licenceLimits'],
    ['licences.weights', dossier({ hub: { licence: 'cc-by-nc-4.0' } }), 'missing', 'licenceLimits'],
    ['licences.weights', dossier({ hub: { licence: 'abstyles' } }), 'missing', 'licenceNotApproved'],
    ['licences.weights', dossier({ hub: { licence: 'other' } }), 'missing', 'licenceUnnamed'],
    ['licences.weights', dossier({ hub: { licence: null } }), 'missing', 'licenceNone'],
    ['licences.weights', dossier({ hub: { licence: 'maison' } }), 'unknown', 'licenceUnheard'],
    ['licences.training-code', dossier({ artifacts: [['training-code', 'cc-by-4.0']] }), 'met', 'licenceUnfit'],
    ['licences.training-code', dossier({ artifacts: [['training-code', 'gpl-3.0']] }), 'met', 'licenceOpen'],
    [
      'licences.dataset',
      dossier({
        artifacts: [
          ['dataset', 'mit'],
          ['dataset', 'cc-by-nc-4.0'],
        ],
      }),
      'missing',
      'licenceLimits',
    ],
    [
      'licences.dataset',
      dossier({
        artifacts: [
          ['dataset', 'mit'],
          ['dataset', null],
        ],
      }),
      'missing',
      'licenceNone',
    ],
    [
      'licences.dataset',
      dossier({
        artifacts: [
          ['dataset', 'mit'],
          ['dataset', 'maison'],
        ],
      }),
      'unknown',
      'licenceUnheard',
    ],
    ['licences.dataset', dossier({ hub: data('etalab-2.0') }), 'met', 'licenceOpen'],
    ['licences.differences', dossier({ body: null, hub: { card: 'missing' } }), 'notApplicable', 'licenceAlone'],
    ['licences.differences', dossier(), 'met', 'licencesSame'],
    ['licences.differences', dossier({ hub: data('cc-by-sa-4.0') }), 'met', 'licencesVary'],
    ['licences.differences', dossier({ hub: data('cc-by-nc-sa-4.0') }), 'unknown', 'dataNarrower'],
    [
      'licences.differences',
      dossier({ hub: { ...data('cc-by-nc-sa-4.0'), licence: 'cc-by-nc-4.0' } }),
      'met',
      'licencesVary',
    ],
    ['licences.caveats', dossier({ body: null }), 'unknown', 'cardNotRead'],
    ['licences.caveats', dossier({ hub: { licence: 'cc-by-nc-4.0' } }), 'notApplicable', 'noOpenLicence'],
    ['licences.caveats', dossier({ hub: null }), 'notApplicable', 'noOpenLicence'],
    ['licences.caveats', dossier(), 'met', 'noCaveat'],
    ['licences.caveats', dossier({ body: 'For non-commercial use only.' }), 'missing', 'caveat'],
    [
      'licences.caveats',
      dossier({ release: { kind: 'dataset' }, hub: { kind: 'dataset' }, body: 'Réservé à la recherche.' }),
      'missing',
      'caveat',
    ],
  ])('%s %#', (id, of, state, key) => {
    expect(told(of, id)).toEqual([state, key]);
  });

  test('differ by what is published: each is named once', () => {
    const of = dossier({
      hub: data('cc-by-nc-sa-4.0'),
      artifacts: [
        ['training-code', 'gpl-3.0'],
        ['training-code', 'gpl-3.0'],
      ],
    });
    expect(itemOf(of, 'licences.differences').reason.params).toEqual({
      licences: {
        licences: [
          { kind: 'training-code', licence: 'GPL-3.0-only' },
          { kind: 'weights', licence: 'Apache-2.0' },
          { kind: 'model-card', licence: 'Apache-2.0' },
          { kind: 'dataset', licence: 'CC-BY-NC-SA-4.0' },
        ],
      },
      data: 'CC-BY-NC-SA-4.0',
    });
  });

  test('have their marks, and their source by who knows them', () => {
    const marks = (licence: string) => itemOf(dossier({ hub: { licence } }), 'licences.weights').reason.params.marks;
    expect(marks('mit')).toEqual({ names: ['mark-osi', 'mark-fsf'] });
    expect(marks('cc-by-4.0')).toEqual({ names: ['mark-fsf'] });
    expect(marks('odc-by')).toEqual({ names: ['mark-custom'] });
    const source = (licence: string) => itemOf(dossier({ hub: { licence } }), 'licences.weights').source.key;
    expect([source('gemma'), source('cc-by-nc-4.0'), source('mit')]).toEqual(['hubLicences', 'spdx', 'spdx']);
  });

  test('a dataset that the Hub does not show is not published', () => {
    const ids = checkRelease(dossier({ hub: data('mit', false) }), CHECKING).map(({ id }) => id);
    expect(ids).not.toContain('licences.dataset');
    expect(itemOf(dossier({ hub: data('mit') }), 'licences.dataset').evidence).toBe(`${ENDPOINT}/datasets/a/b`);
  });

  test('a long caveat keeps its end, where people put what narrows', () => {
    const body = `${'While so much is to be said about it, '.repeat(10)}we ask for non-commercial use only.`;
    const { sentence } = itemOf(dossier({ body }), 'licences.caveats').reason.params;
    expect(sentence).toMatch(/^….+we ask for non-commercial use only\.$/);
    expect(String(sentence)).toHaveLength(200);
  });
});
