import { describe, expect, test } from '@jest/globals';
import { openDesk } from '../../src/ai-act/desk.ts';
import { type Kind, meant, suggestions } from '../../src/ai-act/search/lookup.ts';
import { testDatabase } from '../support/database.ts';

const db = testDatabase();
const knowledge = await openDesk(db);
const { articles } = knowledge;

/** The numbers of what is suggested, best first. */
function found(typed: string, kind: Kind = 'article'): string[] {
  return suggestions(db, knowledge, kind, typed, 'fr').map(({ number }) => number);
}

test('before anything is typed, all articles are offered in the order of the Act', () => {
  expect(found(' ')).toEqual(articles.map(({ number }) => number));
});

test('a number offers its article first, then those that begin so', () => {
  expect(found('5')).toEqual(['5', '50', '51', '52', '53', '54', '55', '56', '57', '58', '59']);
  expect(found('art. 53(1)d')).toEqual(['53']);
  expect(found('Article premier')[0]).toBe('1');
});

describe('words find the article that a lawyer would cite among the first three', () => {
  test.each([
    ['droit d’auteur', '53'],
    ['copyright', '53'],
    ['résumé des données', '53'],
    ['RESUME DES DONNEES', '53'],
    ['training data', '53'],
    ['chatbot', '50'],
    ['watermark', '50'],
    ['filigrane', '50'],
    ['deepfake', '50'],
    ['hypertrucage', '50'],
    ['interdit', '5'],
    ['notation sociale', '5'],
    ['social scoring', '5'],
    ['FLOP', '51'],
    ['10^25', '51'],
    ['risque systémique', '51'],
    ['deux semaines', '52'],
    ['mandataire', '54'],
    ['authorised rep', '54'],
    ['red teaming', '55'],
    ['incident grave', '73'],
    ['code de bonnes pratiques', '56'],
    ['haut risque', '6'],
    ['recrutement', '6'],
    ['littératie', '4'],
    ['formation du personnel', '4'],
    ['définition', '3'],
    ['obligations du fournisseur de modèle', '53'],
    ['deployer', '3'],
    ['recherche scientifique', '2'],
    ['exemption open source', '2'],
    ['calendrier', '113'],
    ['entrée en application', '113'],
    ['timeline', '113'],
    ['objet', '1'],
    ['omnib', '113'],
  ])('%j → Article %s', (typed, number) => {
    expect(found(typed).slice(0, 3)).toContain(number);
  });
});

test('words that no article has find nothing', () => {
  expect(found('zxcvb')).toEqual([]);
  expect(found('???')).toEqual([]);
});

describe('words that are sent off', () => {
  test.each([
    ['droit d’auteur', '53'],
    ['chatbot', '50'],
    ['haut risque', '6'],
    ['code of practice', '56'],
  ])('%j mean Article %s', (typed, number) => {
    expect(meant(db, knowledge, 'article', typed, 'fr')).toBe(`article ${number}`);
  });

  test.each(['', 'everyone', 'qui gagne en France ?', 'chatbot zxcvb', 'the'])(
    '%j mean no article for sure',
    (typed) => {
      expect(meant(db, knowledge, 'article', typed, 'fr')).toBeUndefined();
    },
  );
});

describe('recitals, annexes and definitions', () => {
  test.each<[Kind, string, string]>([
    ['recital', '104', '104'],
    ['recital', 'considérant 104', '104'],
    ['recital', 'open-source', '102'],
    ['annex', 'XI', 'XI'],
    ['annex', '11', 'XI'],
    ['annex', 'annexe iii', 'III'],
    ['annex', 'documentation technique modèle', 'XI'],
    ['definition', '63', '63'],
    ['definition', 'art. 3(63)', '63'],
    ['definition', 'déployeur', '4'],
    ['definition', 'deployer', '4'],
  ])('a %s is found by %j', (kind, typed, number) => {
    expect(found(typed, kind).slice(0, 3)).toContain(number);
  });
});
