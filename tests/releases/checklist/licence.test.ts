import { describe, expect, test } from '@jest/globals';
import { isCode, isForContent, judgeLicence, type Limit } from '../../../src/releases/checklist/licence.rules.ts';
import { openLicences } from '../../../src/releases/licences.ts';
import { BOOK } from './dossiers.ts';

describe('a licence', () => {
  test.each([[null], [''], [' '], ['other'], ['Unknown'], ['cc']])('%j says nothing of the terms', (given) => {
    expect(judgeLicence(given, BOOK)).toBeNull();
  });

  test.each<[string, string, string, boolean, Limit[]]>([
    ['apache-2.0', 'Apache-2.0', 'spdx', true, []],
    [' MIT ', 'MIT', 'spdx', true, []],
    ['gpl-3.0', 'GPL-3.0-only', 'spdx', true, []],
    ['cc-by-4.0', 'CC-BY-4.0', 'spdx', true, []],
    ['odc-by', 'ODC-By-1.0', 'spdx', true, []],
    ['pddl', 'PDDL-1.0', 'hub', true, []],
    ['etalab-2.0', 'etalab-2.0', 'spdx', true, []],
    ['cc-by-nc-sa-4.0', 'CC-BY-NC-SA-4.0', 'spdx', false, ['nonCommercial']],
    ['cc-by-nd-4.0', 'CC-BY-ND-4.0', 'spdx', false, ['noDerivatives']],
    ['cc-by-nc-nd-4.0', 'cc-by-nc-nd-4.0', 'hub', false, ['nonCommercial', 'noDerivatives']],
    ['Abstyles', 'Abstyles', 'spdx', false, []],
    ['llama3.1', 'llama3.1', 'hub', false, ['ownTerms']],
    ['gemma', 'gemma', 'hub', false, ['ownTerms']],
    ['bigscience-bloom-rail-1.0', 'bigscience-bloom-rail-1.0', 'hub', false, ['useBased']],
    ['creativeml-openrail-m', 'creativeml-openrail-m', 'hub', false, ['useBased']],
    ['openrail++', 'openrail++', 'hub', false, ['useBased']],
    ['deepfloyd-if-license', 'deepfloyd-if-license', 'hub', false, ['researchOnly']],
    [
      'Fair Noncommercial Research License',
      'Fair Noncommercial Research License',
      'hub',
      false,
      ['nonCommercial', 'researchOnly'],
    ],
    ['licence-maison', 'licence-maison', 'unknown', false, []],
  ])('%s is %s (%s)', (given, id, family, isOpen, limits) => {
    expect(judgeLicence(given, BOOK)).toMatchObject({ id, family, isOpen, limits });
  });

  test.each([
    ['cc-by-sa-4.0', true],
    ['gpl-3.0', true],
    ['cc-by-nc-sa-4.0', true],
    ['apache-2.0', false],
  ])('%s asks for the same terms: %s', (given, isShareAlike) => {
    expect(judgeLicence(given, BOOK)).toMatchObject({ isShareAlike });
  });

  test('for texts and data does not suit code', () => {
    const forContent = (given: string) =>
      isForContent(judgeLicence(given, BOOK) as NonNullable<ReturnType<typeof judgeLicence>>);
    expect([isCode('training-code'), isCode('weights')]).toEqual([true, false]);
    expect([forContent('cc-by-4.0'), forContent('mit')]).toEqual([true, false]);
  });
});

test('the SPDX list is read once, with the flags of OSI and FSF, and a slip of one letter is no licence', async () => {
  const book = await openLicences();
  expect(await openLicences()).toBe(book);
  expect(book.size).toBeGreaterThan(600);
  expect(book.get('apache-2.0')).toEqual({ id: 'Apache-2.0', osi: true, fsf: true });
  expect(book.get('cc-by-4.0')).toEqual({ id: 'CC-BY-4.0', osi: false, fsf: true });
  expect(book.get('cc-by-nc-4.0')).toEqual({ id: 'CC-BY-NC-4.0', osi: false, fsf: false });
  expect(book.get('gpl-3.0')).toMatchObject({ osi: true });
  expect(book.get('miy')).toBeUndefined();
});
