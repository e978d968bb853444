import { describe, expect, test } from '@jest/globals';
import { readingOf } from '../../../src/releases/checklist/ai-act-reading.rules.ts';
import { factsOf } from '../../../src/releases/facts.rules.ts';
import { itemOf, told } from './items.ts';
import { type RealRelease, realDossier } from './real-releases.ts';

const model = (name: string, params: number, license_weights: string, more: Partial<RealRelease> = {}): RealRelease => {
  return { hf_id: `OpenLLM-France/${name}`, params, license_weights, base_model: null, training_tokens: null, ...more };
};
const claire = { training_data: 'OpenLLM-France/Claire-Dialogue-French-0.1', code_license: 'agpl-3.0' };
const lucie = { training_data: 'OpenLLM-France/Lucie-Training-Dataset', code_license: 'gpl-3.0' };
const luciole = { training_data: 'OpenLLM-France/Luciole-Training-Dataset', code_license: 'gpl-3.0' };

/** The essential facts of ../shared/facts/releases.json (23 November 2026). */
const RELEASES: RealRelease[] = [
  model('Claire-7B-0.1', 7e9, 'cc-by-nc-sa-4.0', { ...claire, base_model: 'tiiuae/falcon-7b' }),
  model('Claire-Mistral-7B-0.1', 7e9, 'cc-by-nc-sa-4.0', { ...claire, base_model: 'mistralai/Mistral-7B-v0.1' }),
  model('Lucie-7B', 6_706_958_336, 'apache-2.0', { ...lucie, training_tokens: 3_131_736_326_144 }),
  model('Lucie-7B-Instruct-v1.1', 6_706_958_336, 'apache-2.0', { base_model: 'OpenLLM-France/Lucie-7B' }),
  model('Luciole-1B-Base', 1.3e9, 'apache-2.0', { ...luciole, training_tokens: 5_053_616_226_304 }),
  model('Luciole-8B-Base', 8.08e9, 'apache-2.0', { ...luciole, training_tokens: 5_103_612_329_984 }),
  model('Luciole-23B-Base', 23.2e9, 'apache-2.0', { ...luciole, training_tokens: 4_907_671_224_320 }),
  model('Luciole-8B-Instruct-1.1', 8.08e9, 'apache-2.0', { base_model: 'OpenLLM-France/Luciole-8B-Base' }),
];
const DATASETS = [
  { hf_id: 'OpenLLM-France/Claire-Dialogue-French-0.1', license: 'cc-by-nc-sa-4.0' },
  { hf_id: 'OpenLLM-France/Lucie-Training-Dataset', license: 'cc-by-nc-sa-4.0' },
  { hf_id: 'OpenLLM-France/Luciole-Training-Dataset', license: 'cc-by-sa-4.0' },
];

function drafted(name: string) {
  const real = RELEASES.find(({ hf_id }) => hf_id.endsWith(`/${name}`)) as RealRelease;
  return realDossier(real, RELEASES, DATASETS);
}

describe('the eight releases that were really made', () => {
  test.each([
    ['Lucie-7B', 1.26e23, 'generalPurpose'],
    ['Luciole-1B-Base', 3.942e22, 'below'],
    ['Luciole-8B-Base', 2.474e23, 'generalPurpose'],
    ['Luciole-23B-Base', 6.831e23, 'generalPurpose'],
  ])('%s took %d FLOP by the usual estimate: %s', (name, flop, status) => {
    const { release } = drafted(name);
    const compute = factsOf(release).compute;
    expect(Number(compute?.flop.toPrecision(3))).toBe(Number(flop.toPrecision(3)));
    expect(compute?.basis).toBe('estimated');
    expect(readingOf(release).status).toBe(status);
  });

  test.each([
    ['Claire-7B-0.1', 'noCompute'],
    ['Claire-Mistral-7B-0.1', 'noCompute'],
    ['Lucie-7B-Instruct-v1.1', 'generalPurpose'],
    ['Luciole-8B-Instruct-1.1', 'generalPurpose'],
  ])('%s, of which no tokens are known, reads as its base tells: %s', (name, status) => {
    expect(readingOf(drafted(name).release).status).toBe(status);
  });

  test('the two mismatches are found: Luciole 8B’s GPUs and phases, Luciole 23B’s tokens', () => {
    expect(itemOf(drafted('Luciole-8B-Base'), 'consistency.gpuHours').reason).toEqual({
      key: 'gpuHoursImpossible',
      params: { said: 237_036, hours: 870, needed: 272, least: 128, most: 256 },
    });
    expect(itemOf(drafted('Luciole-8B-Base'), 'consistency.phases').reason).toEqual({
      key: 'phasesDiffer',
      params: { phase: { names: ['phase-contextExtension'] }, text: { amount: 100e9 }, table: { amount: 25e9 } },
    });
    expect(itemOf(drafted('Luciole-23B-Base'), 'consistency.tokens').reason).toEqual({
      key: 'tokensDiffer',
      params: { said: '5.1 trillion tokens', exact: { amount: 4_907_671_224_320 } },
    });
  });

  test.each(['Lucie-7B', 'Luciole-1B-Base'])('and none where there is none: %s', (name) => {
    for (const id of ['consistency.tokens', 'consistency.phases', 'consistency.gpuHours'] as const) {
      expect(itemOf(drafted(name), id).state).not.toBe('missing');
    }
  });

  test('Lucie’s card asks for non-commercial use under Apache 2.0', () => {
    expect(told(drafted('Lucie-7B'), 'licences.caveats')).toEqual(['missing', 'caveat']);
    expect(told(drafted('Luciole-8B-Base'), 'licences.caveats')).toEqual(['met', 'noCaveat']);
  });

  test.each([
    ['Lucie-7B', 'unknown', 'dataNarrower'],
    ['Luciole-8B-Base', 'met', 'licencesVary'],
    ['Claire-7B-0.1', 'met', 'licencesVary'],
    ['Luciole-8B-Instruct-1.1', 'met', 'licencesSame'],
  ])('the licences of %s: %s, %s', (name, state, key) => {
    expect(told(drafted(name), 'licences.differences')).toEqual([state, key]);
  });
});
