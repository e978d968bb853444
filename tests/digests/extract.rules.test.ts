import { describe, expect, test } from '@jest/globals';
import { extractOf, sentencesOf } from '../../src/digests/extract.rules.ts';

describe('an extract', () => {
  const long = `${'mot '.repeat(70).trim()}.`;
  test.each([
    [
      'holds whole sentences',
      'Un premier fait. Un second\u00a0! Et un troisième.',
      'Un premier fait. Un second\u00a0! Et un troisième.',
    ],
    ['ends before a sentence that the feed cut', 'Un fait entier. Et un autre qui ne finit pas', 'Un fait entier.'],
    ['ends before one that ends in an ellipsis', 'Un fait entier. Et la suite…', 'Un fait entier.'],
    ['or in three dots', 'Un fait entier. Et la suite...', 'Un fait entier.'],
    ['passes over headings', 'Titre de section\nUn fait entier.', 'Un fait entier.'],
    ['holds a first sentence of up to 400 characters', `${long} Court.`, long],
    ['is empty when the first sentence is longer still', `${'mot '.repeat(120).trim()}.`, ''],
    ['is empty when nothing is a sentence', 'submitted by somebody [link] [comments]', ''],
    ['is empty when it says the title again', 'Le titre.', ''],
    ['passes over the title that it says again', 'Le titre. Un fait entier.', 'Un fait entier.'],
    [
      'keeps the quotation mark at the end',
      'Elle dit\u00a0: «\u00a0Non.\u00a0» Puis rien',
      'Elle dit\u00a0: «\u00a0Non.\u00a0»',
    ],
    ['keeps a name together', 'M. Dupont présente le texte. Et', 'M. Dupont présente le texte.'],
    ['keeps a reference together', 'Le modèle relève de l’art. 53 du RIA. Et', 'Le modèle relève de l’art. 53 du RIA.'],
    ['keeps initials together', 'The U.S. Congress met J. Smith. And', 'The U.S. Congress met J. Smith.'],
    ['passes over when it was published', 'Publié le 3 mai 2026.\nUn fait entier.', 'Un fait entier.'],
    ['ends before an invitation to read on', 'Un fait entier. Lire la suite sur le site.', 'Un fait entier.'],
    ['ends before what a blog adds', 'A whole fact.\nThe post “Title” appeared first on Some Site.', 'A whole fact.'],
    ['joins paragraphs', 'Un fait.\nUn autre.', 'Un fait. Un autre.'],
    ['of nothing is nothing', '', ''],
  ])('%s', (_, text, expected) => expect(extractOf(text, 'Le titre')).toBe(expected));

  test('is at most 240 characters when it holds several sentences', () => {
    const text = 'Une phrase de quarante caractères environ. '.repeat(20);
    const extract = extractOf(text, 'Le titre');
    expect(extract.length).toBeLessThanOrEqual(240);
    expect(extract.length).toBeGreaterThan(180);
  });

  test('is nothing that the text does not say', () => {
    const text = 'Premier fait (cité). «\u00a0Deuxième.\u00a0» Troisième ; quatrième, selon Mme Martin.';
    expect(text.replace(/\s+/g, ' ')).toContain(extractOf(text, '').replace(/\s+/g, ' '));
  });
});

test.each([
  ['Un. Deux.', ['Un.', 'Deux.']],
  ['Titre\nUn. Deux', ['Titre', 'Un.', 'Deux']],
  ['» Un.', ['Un.']],
  ['Mme Martin et M.', ['Mme Martin et M.']],
  ['', []],
])('the sentences of %j', (text, sentences) => expect(sentencesOf(text)).toEqual(sentences));
