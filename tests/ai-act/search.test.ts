import { describe, expect, test } from '@jest/globals';
import { openKnowledge } from '../../src/ai-act/knowledge.ts';
import { findArticles, meantArticle } from '../../src/ai-act/search.rules.ts';

const { about, articles } = await openKnowledge();

/** The numbers of what is found, best first. */
function found(typed: string): string[] {
  return findArticles(articles, typed, about).map(({ number }) => number);
}

test('before anything is typed, all articles are offered in the order of the Act', () => {
  expect(found(' ')).toEqual(articles.map(({ number }) => number));
});

test('a number offers its article first, then those that begin so', () => {
  expect(found('5')).toEqual(['5', '50', '51', '52', '53', '54', '55', '56']);
  expect(found('art. 53(1)d')).toEqual(['53']);
  expect(found('Article premier')[0]).toBe('1');
});

describe('words find the article that a lawyer would cite', () => {
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
    ['incident grave', '55'],
    ['code de bonnes pratiques', '56'],
    ['haut risque', '6'],
    ['recrutement', '6'],
    ['littératie', '4'],
    ['formation du personnel', '4'],
    ['définition', '3'],
    ['fournisseur', '53'],
    ['deployer', '3'],
    ['recherche', '2'],
    ['exemption open source', '2'],
    ['calendrier', '113'],
    ['à partir de quand ?', '113'],
    ['timeline', '113'],
    ['objet', '1'],
    ['omnib', '113'],
  ])('%j → Article %s', (typed, number) => {
    expect(found(typed)[0]).toBe(number);
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
    expect(meantArticle(articles, typed)?.number).toBe(number);
  });

  test.each(['', 'everyone', 'qui contrôle en France ?', 'chatbot zxcvb', 'the'])(
    '%j mean no article for sure',
    (typed) => {
      expect(meantArticle(articles, typed)).toBeUndefined();
    },
  );
});
