import { describe, expect, test } from '@jest/globals';
import type { About } from '../../src/ai-act/article.ts';
import { articleExists, eurlexAddress, readArticleNumber, spokenNumber } from '../../src/ai-act/reference.rules.ts';
import { typeset } from '../../src/ai-act/typeset.rules.ts';

const about: About = {
  asOf: '2026-11-23',
  freshestSource: '2026-09-18',
  act: {
    name: 'Regulation (EU) 2024/1689',
    celex: '32024R1689',
    officialJournal: 'L_202401689',
    consolidatedCelex: '02024R1689-20260727',
    lastArticle: 113,
    lastRecital: 180,
    lastAnnex: 'XIII',
    lastDefinition: 68,
  },
  amendments: [
    {
      id: '2026/1744',
      published: '2026-07-24',
      inForce: '2026-07-27',
      title: { fr: 'règlement (UE) 2026/1744', en: 'Regulation (EU) 2026/1744' },
      insertedArticles: ['4a', '60a', '75a', '75b', '75c', '75d'],
      insertedAnnexes: ['XIV'],
      insertedDefinitions: ['14a', '14b'],
    },
  ],
  sources: [],
  open: [],
};

describe('what people type for an article', () => {
  test.each([
    ['53', '53'],
    [' 53 ', '53'],
    ['053', '53'],
    ['article 53', '53'],
    ['ARTICLE 53', '53'],
    ['Articles 53', '53'],
    ['art. 53(1)d', '53'],
    ['art 53', '53'],
    ['53(1)(d)', '53'],
    ['53.1.d', '53'],
    ['53 §1', '53'],
    ['53 d', '53'],
    ['article 53, paragraphe 1, point d)', '53'],
    ['article 53, paragraph 1, point (d)', '53'],
    ['l’article 50', '50'],
    ["l'art. 50", '50'],
    ['article 53 du règlement', '53'],
    ['article 53 of the AI Act', '53'],
    ['n° 53', '53'],
    ['6(1a)', '6'],
    ['5(1)(ba)', '5'],
    ['Article premier', '1'],
    ['article 1er', '1'],
    ['1er', '1'],
    ['4a', '4a'],
    ['article 4 a', '4a'],
    ['4 bis', '4a'],
    ['75 quater', '75c'],
    ['75 quinquies', '75d'],
    ['4(a)', '4'],
    ['5a', '5'],
    ['5 bis', '5a'],
    ['200', '200'],
    ['0', '0'],
  ])('%j is read as article %s', (typed, number) => {
    expect(readArticleNumber(typed, about)).toBe(number);
  });

  test.each([
    '',
    'chatbot',
    '10^25',
    '2026',
    '2 août 2026',
    '7 milliards',
    '-5',
    'annexe XI',
    'considérant 104',
    '5 000',
  ])('%j is no article number', (typed) => {
    expect(readArticleNumber(typed, about)).toBeUndefined();
  });

  test('a very long text is answered at once', () => {
    expect(readArticleNumber(`53${' 1'.repeat(2_000)}#`, about)).toBeUndefined();
  });
});

describe('articles of the Act', () => {
  test.each(['1', '113', '4a', '75d'])('%s exists', (number) => {
    expect(articleExists(number, about)).toBe(true);
  });

  test.each(['0', '114', '200', '5a', ''])('%j does not exist', (number) => {
    expect(articleExists(number, about)).toBe(false);
  });

  test.each([
    ['1', 'premier', '1'],
    ['4a', '4 bis', '4a'],
    ['75d', '75 quinquies', '75d'],
    ['53', '53', '53'],
  ])('%s is written « %s » in French and %s in English', (number, fr, en) => {
    expect(spokenNumber(number, 'fr')).toBe(fr);
    expect(spokenNumber(number, 'en')).toBe(en);
  });
});

test('the address leads to the very article on EUR-Lex, in the language of the reader', () => {
  expect(eurlexAddress('article 53', 'fr', 'consolidated', about)).toBe(
    'https://eur-lex.europa.eu/legal-content/FR/TXT/HTML/?uri=CELEX:02024R1689-20260727#art_53',
  );
  expect(eurlexAddress('article 4a', 'en', 'consolidated', about)).toBe(
    'https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:02024R1689-20260727#art_4a',
  );
  expect(eurlexAddress('article 53', 'en', 'official-journal', about)).toBe(
    'https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=OJ:L_202401689#art_53',
  );
});

describe('typesetting', () => {
  test.each([
    ['Qui ? Moi ; toi !', 'Qui\u202f? Moi\u202f; toi\u202f!'],
    ["l'IA : « ouverte »", 'l’IA\u00a0: «\u00a0ouverte\u00a0»'],
    ['7 % de 3 000 milliards', '7\u00a0% de 3\u202f000 milliards'],
    ['1,3 × 10^23', '1,3\u00a0×\u00a010²³'],
    ['53, 54 et 2 août 2026', '53, 54 et 2 août 2026'],
  ])('French %j gets its spaces', (plain, set) => {
    expect(typeset(plain, 'fr')).toBe(set);
  });

  test('English keeps its spaces and gets curly apostrophes and exponents', () => {
    expect(typeset("the Act's 10^25: what now?", 'en')).toBe('the Act’s 10²⁵: what now?');
  });
});
