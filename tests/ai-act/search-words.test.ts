import { describe, expect, test } from '@jest/globals';
import { openDesk } from '../../src/ai-act/desk.ts';
import { namedProvisions, readReference } from '../../src/ai-act/reference.rules.ts';
import { answer } from '../../src/ai-act/search/answer.ts';
import { type Search, search } from '../../src/ai-act/search/ask.ts';
import { isAnswer } from '../../src/ai-act/search/decide.rules.ts';
import { intentOf } from '../../src/ai-act/search/intent.rules.ts';
import { languageOf } from '../../src/ai-act/search/language.rules.ts';
import { marked, unitsOf, written } from '../../src/ai-act/search/sentences.rules.ts';
import { meaningsOf } from '../../src/ai-act/search/synonyms.ts';
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
    expect(intentOf('C’est quoi un déployeur ?')).toMatchObject({ asksWhat: true, asksWhen: false });
    expect(intentOf('à partir de quand ?')).toMatchObject({ asksWhat: false, asksWhen: true });
  });
});

describe('what a question names', () => {
  test.each(['does AI have to…', 'une IA', 'our algorithm', 'le modèle', 'high-risk'])('%j is about AI', (question) => {
    expect(intentOf(question).saysAi).toBe(true);
  });

  test.each(['j’ai une question', 'ai-je le droit', 'j ai oublié', 'a train'])('%j is not', (question) => {
    expect(intentOf(question).saysAi).toBe(false);
  });

  test.each(['amende RGPD', 'does NIS2 apply', 'la loi chinoise', 'MIT or Apache'])(
    '%j is of other law',
    (question) => {
      expect(intentOf(question).namesOtherLaw).toBe(true);
    },
  );
});

describe('meanings', () => {
  const shared = (a: string, b: string) => {
    const [mine, theirs] = [a, b].map((text) => new Set(meaningsOf(wordsOf(text)).flatMap((each) => [...each])));
    return [...(mine ?? [])].filter((meaning) => theirs?.has(meaning)).length;
  };

  test.each([
    ['patron', 'employer'],
    ['town hall', 'organisme public'],
    ['flics', 'law enforcement'],
    ['pénalités', 'fined'],
    ['take down', 'rappel'],
  ])('%j means what %j does', (a, b) => {
    expect(shared(a, b)).toBeGreaterThan(0);
  });

  test('words of which nothing is known mean nothing, nor does half an expression', () => {
    expect(shared('zxcvb', 'zxcvb')).toBe(0);
    expect(shared('town', 'town hall')).toBe(0);
  });
});

describe('what is mended', () => {
  test('another form of a known word is no mistype', () => {
    expect(search(db, knowledge, 'limiting prohibitions', 'en').hits.map(({ word }) => word)).toContain('limiting');
  });

  test('a mistyped word is mended, and says less than one that was typed right', () => {
    const [hit] = search(db, knowledge, 'watremark', 'en').hits;
    expect(hit).toMatchObject({ word: 'watermark', isMended: true });
    const [mended, right] = ['watremark', 'watermark'].map(
      (word) => search(db, knowledge, word, 'en').provisions.find(({ reference }) => reference === 'article 50')?.score,
    );
    expect(mended).toBeLessThan(right ?? 0);
  });
});

describe('whether it is an answer', () => {
  const entry = (reference: string, score: number, like = 0, part = 1) => ({ reference, score, like, part });
  const hit = (word: string, subjects: string[], isPair = false) => ({
    word,
    isPair,
    rarity: 3,
    scores: new Map(subjects.map((subject) => [subject, 1])),
  });
  const found = (changes: Partial<Search>): Search => ({
    locale: 'en',
    hits: [hit('model', ['article 53']), hit('model x', [], true)],
    named: [],
    mentioned: [],
    intent: { asksWhat: false, asksWhen: false, saysAi: false, namesOtherLaw: false },
    sizes: { elsewhere: 40, inside: 600 },
    provisions: [{ reference: 'article 53', score: 10 }],
    entries: [entry('article 53', 10, 0.5)],
    coverage: 1,
    elsewhere: undefined,
    ...changes,
  });
  const other = entry('elsewhere consumers', 10, 0.5);

  test.each<[string, boolean, Partial<Search>]>([
    ['what is found well', true, {}],
    ['a provision that is named', true, { mentioned: ['article 53'], provisions: [], entries: [] }],
    ['nothing', false, { provisions: [], entries: [] }],
    ['what only other law knows', false, { entries: [other], elsewhere: other }],
    ['too little of the question', false, { entries: [entry('article 53', 10, 0.5, 0.1)] }],
    ['the very words of other law', false, { elsewhere: entry('elsewhere consumers', 5, 1) }],
    [
      'the very words of both',
      true,
      { entries: [entry('article 53', 30, 1)], elsewhere: entry('elsewhere consumers', 5, 1) },
    ],
    ['what other law knows as well', false, { elsewhere: other, hits: [hit('a', ['elsewhere consumers'])] }],
    ['the same of AI', true, { elsewhere: other, intent: { ...found({}).intent, saysAi: true } }],
    [
      'the same of AI in another country',
      false,
      { elsewhere: other, intent: { ...found({}).intent, saysAi: true, namesOtherLaw: true } },
    ],
  ])('%s: %j', (_, expected, changes) => {
    expect(isAnswer(found(changes))).toBe(expected);
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

describe('a part of a list', () => {
  const units = unitsOf('Before.\n\nIt must:\n- do this;\n- do that;\n- do more.', 'en');

  test('says that there is more of it', () => {
    expect(written(marked(units.slice(0, 2), units))).toBe('Before.\nIt must:\n- do this;\n- …');
  });

  test('and a whole list does not', () => {
    expect(written(marked(units, units))).not.toContain('…');
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

  test.each(['¿Cuándo se aplica el reglamento?', 'La nostra azienda deve registrare il modello?'])(
    '%j is not said to be dealt with by other law: one word of it was met by chance',
    (question) => {
      expect(answer(db, knowledge, question)).toMatchObject({ answered: false, elsewhere: undefined });
    },
  );

  test.each([
    ['article 200', 'article 200'],
    ['annexe XX', 'annex XX'],
    ['considérant 500', 'recital 500'],
    ['l’article 0', 'article 0'],
  ])('the Act has no %j', (question, missing) => {
    expect(answer(db, knowledge, question)).toMatchObject({ answered: false, provisions: [], missing });
  });

  test.each(['article 53', 'annexe 11', 'article 4 bis', 'article 226 du code pénal'])(
    '%j is not missing',
    (question) => {
      expect(answer(db, knowledge, question).missing).toBeUndefined();
    },
  );

  test('a point that is asked for by its letter is the one that is told', () => {
    for (const question of ['53(1)d', 'article 53, paragraphe 1, point d)']) {
      const [told] = answer(db, knowledge, question, { told: 'fr' }).statements;
      expect(told?.text).toMatch(/\n- d\) /);
      expect(told?.text).not.toMatch(/- a\) /);
    }
  });

  test('a provision that is asked for is told whole: half a list of prohibitions would read as all of them', () => {
    const [told] = answer(db, knowledge, 'article 5', { told: 'fr' }).statements;
    expect(told?.text).toContain('syndicat');
    expect(told?.text).toContain('2 décembre 2026');
  });

  test.each([
    ['puis-je entraîner sur des données personnelles ?', /RGPD/],
    ['are nudify apps banned?', /2 December 2026/],
    ['is a LoRA adapter a new model?', /third of the original compute/],
    ['représentant autorisé pour un modèle ouvert hors UE', /^Non, si sa licence/],
    ['quand s’appliquent les obligations de l’annexe III ?', /2 décembre 2027/],
    ['on publie juste les poids sur Hugging Face, qu’est-ce qu’on doit faire ?', /droit d’auteur/],
    ['can the AI Office ask us for the weights?', /access|source code/],
    ['is scraping Facebook allowed?', /does not ban scraping text/],
    ['has the act been delayed?', /2 December 2027/],
    ['when can the Commission fine a GPAI provider?', /2 August 2026/],
  ])('of %j it says %s', (question, says) => {
    const { statements } = answer(db, knowledge, question);
    expect(statements.map(({ text }) => text).join('\n')).toMatch(says);
  });

  test('are the same a second time', () => {
    expect(answer(db, knowledge, 'open source')).toEqual(answer(db, knowledge, 'open source'));
  });
});
