import { expect, test } from '@jest/globals';
import { stemOf, wordsIn } from '../../src/digests/stem.rules.ts';

test.each([
  'modèle models Modèles modeles',
  'licence licences',
  'générée générés généré',
  'nationaux national nationale',
  'réseau réseaux',
  'jeu jeux',
  'technologie technologies technology',
  'européen européenne européennes',
  'artificielle artificiels',
  'publique publics',
  'générative generative génératif',
  'Œuvre oeuvres',
])('%s are one word', (forms) => {
  expect(new Set(wordsIn(forms).map(({ stem }) => stem)).size).toBe(1);
});

test.each([
  ['marque', 'marché'],
  ['loi', 'loin'],
  ['omnibus', 'omni'],
  ['avis', 'avi'],
  ['process', 'procès-verbal'],
  ['7b', '7'],
])('%s and %s are two', (one, other) => {
  expect(wordsIn(one)[0]?.stem).not.toBe(wordsIn(other)[0]?.stem);
});

test.each([
  ['Le modèle de l’IA', ['modele', 'ia']],
  ['Article 53(1)(d)', ['article', '53', '1']],
  ['Apache-2.0', ['apache', '2', '0']],
  ['10²⁵ FLOP', ['1025', 'flop']],
  ['cafe\u0301', ['cafe']],
  ['', []],
])('the words of %j', (text, folded) => {
  expect(wordsIn(text).map((word) => word.folded)).toEqual(folded);
});

test('a word knows where it stands', () => {
  const text = 'Voici l’Élysée.';
  expect(wordsIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(['Voici', 'Élysée']);
});

test('a short word and a number stay as they are', () => {
  expect(['ia', 'les', 'gpt4s', '2026'].map(stemOf)).toEqual(['ia', 'les', 'gpt4s', '2026']);
});
