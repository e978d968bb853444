import { describe, expect, test } from '@jest/globals';
import { openDesk } from '../../src/ai-act/desk.ts';
import { namedProvisions, readReference } from '../../src/ai-act/reference.rules.ts';
import { answer } from '../../src/ai-act/search/answer.ts';
import { intentOf } from '../../src/ai-act/search/intent.rules.ts';
import { languageOf } from '../../src/ai-act/search/language.rules.ts';
import { unitsOf, written } from '../../src/ai-act/search/sentences.rules.ts';
import { stemOf, wordsOf } from '../../src/ai-act/search/tokens.ts';
import { mistypes, nearest } from '../../src/ai-act/search/typos.rules.ts';
import { testDatabase } from '../support/database.ts';

const db = testDatabase();
const knowledge = await openDesk(db);
const { about } = knowledge;

describe('bare references', () => {
  test.each([
    ['53', 'article 53'],
    ['53(1)d', 'article 53'],
    ['article 53 ?', 'article 53'],
    ['annexe XI', 'annex XI'],
    ['Annex 11', 'annex XI'],
    ['XI', 'annex XI'],
    ['annexe III point 4', 'annex III'],
    ['considérant 104', 'recital 104'],
    ['recital (104)', 'recital 104'],
    ['art. 3(63)', 'definition 63'],
    ['article 3, point 63)', 'definition 63'],
    ['définition 14a', 'definition 14a'],
    ['4 bis', 'article 4a'],
  ])('%j is %s', (typed, reference) => {
    expect(readReference(typed, about)).toBe(reference);
  });

  test.each(['open model', 'I', 'annexe', 'considérant', '2026', 'article 28 du RGPD'])('%j is none', (typed) => {
    expect(readReference(typed, about)).toBeUndefined();
  });

  test('within a sentence they are found where they are called so', () => {
    expect(namedProvisions('Que dit l’article 53 et le considérant 104 de l’annexe XI ?', about)).toEqual([
      'article 53',
      'recital 104',
      'annex XI',
    ]);
    expect(namedProvisions('Does article 28 of the GDPR apply? And article 300?', about)).toEqual([]);
  });
});

describe('words', () => {
  test('powers are one word, however they are written', () => {
    expect(wordsOf('10^25')).toEqual(wordsOf('10²⁵'));
    expect(wordsOf('1e25')).toEqual(wordsOf('10^25'));
  });

  test('stems are alike with and without accents, in both languages', () => {
    expect(stemOf('donnees', 'fr')).toBe(stemOf('donnee', 'fr'));
    expect(stemOf('generees', 'fr')).toBe(stemOf('generer', 'fr'));
    expect(stemOf('providers', 'en')).toBe(stemOf('provider', 'en'));
  });

  test.each([
    ['watermrak', 'watermark', 1],
    ['obligasion', 'obligation', 1],
    ['modle', 'model', 1],
    ['abc', 'xyz', 2],
  ])('%s is %s mistyped', (typed, meant, mistakes) => {
    expect(Math.min(mistypes(typed, meant, 1), 2)).toBe(mistakes);
  });

  test('the nearest word is the one with the fewest mistakes, then the most frequent', () => {
    const known = [
      { word: 'model', times: 10 },
      { word: 'modal', times: 50 },
    ];
    expect(nearest('modle', known)).toBe('model');
    expect(nearest('modol', known)).toBe('modal');
    expect(nearest('zzzzz', known)).toBeUndefined();
  });

  test('the language is told by small words and accents', () => {
    expect(languageOf('est-ce que notre modèle est exempté')).toBe('fr');
    expect(languageOf('is our model exempt')).toBe('en');
    expect(languageOf('watermark')).toBeUndefined();
  });

  test.each([
    ['downstream provider', 'en'],
    ['importer checks', 'en'],
    ['bac à sable', 'fr'],
    ['notation sociale', 'fr'],
  ])('without small words the language of %j is told by where its words stand', (question, locale) => {
    expect(answer(db, knowledge, question).locale).toBe(locale);
  });

  test('what is asked, and when', () => {
    expect(intentOf('C’est quoi un déployeur ?')).toEqual({ asksWhat: true, asksWhen: false });
    expect(intentOf('à partir de quand ?')).toEqual({ asksWhat: false, asksWhen: true });
  });
});

describe('sentences', () => {
  test('points of a list keep the words that lead to them', () => {
    const units = unitsOf('One. The provider must:\n- do this;\n- do that.\nLast (art. 5). End.', 'en');
    expect(units.map(({ lead, text }) => `${lead ?? ''}|${text}`)).toEqual([
      '|One.',
      'The provider must:|do this;',
      'The provider must:|do that.',
      '|Last (art. 5).',
      '|End.',
    ]);
    expect(written(units.slice(1, 3))).toBe('The provider must:\n- do this;\n- do that.');
  });
});

describe('answers', () => {
  test.each([
    ['is our open model exempt?', 'article 53'],
    ['qui contrôle en France ?', 'article 70'],
    ['watremark on generated images', 'article 50'],
    ['what is a deployer', 'article 3'],
    ['notation sociale', 'article 5'],
    ['bac à sable', 'article 57'],
    ['quelle amende pour un modèle ?', 'article 101'],
    ['what changes in December 2026?', 'article 5'],
  ])('%j rests on %s among the first three', (question, provision) => {
    const { answered, provisions, statements } = answer(db, knowledge, question);
    expect(answered).toBe(true);
    expect(provisions.slice(0, 3)).toContain(provision);
    expect(statements.length).toBeGreaterThan(0);
    for (const { provisions: rests } of statements) expect(rests.length).toBeGreaterThan(0);
  });

  test.each(['recette de crêpes', 'what is the weather like', 'asdfgh qwerty', 'the of and'])(
    '%j has none',
    (question) => {
      expect(answer(db, knowledge, question)).toMatchObject({ answered: false, provisions: [] });
    },
  );

  test('are the same a second time', () => {
    expect(answer(db, knowledge, 'open source')).toEqual(answer(db, knowledge, 'open source'));
  });
});
