import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { openKnowledge } from '../../src/ai-act/knowledge.ts';
import type { Locale } from '../../src/texts.ts';

// The official text is not ours to ship: these tests are there only where it lies beside the repository.
const SHARED = new URL('../../../shared/', import.meta.url);

/** No run of this many words may be the official text's. */
const LONGEST_RUN = 12;

interface OfficialText {
  recitals: { text: string }[];
  articles: { n: string; text: string }[];
  annexes: { n: string; text: string }[];
}
interface Amendments {
  unchanged_chapter_V: string[];
  provisions: { type: string; n: string; what: string }[];
}

const { articles, annexes, recitals, definitions, questions, calendar, fines, authorities } = await openKnowledge();
const inEachLanguage = [...articles, ...annexes].flatMap((article) =>
  (['fr', 'en'] as const).map((locale) => ({ article, locale })),
);

describe('our words and the official text', () => {
  const official = new Map<Locale, OfficialText>();
  const runs = new Map<Locale, Set<string>>();

  function officialText(locale: Locale): OfficialText {
    const text = official.get(locale) ?? readJson<OfficialText>(`ai-act/${locale}.json`);
    official.set(locale, text);
    return text;
  }

  function officialRuns(locale: Locale): Set<string> {
    const { recitals, articles, annexes } = officialText(locale);
    const all = runs.get(locale) ?? new Set([...recitals, ...articles, ...annexes].flatMap(({ text }) => runsOf(text)));
    runs.set(locale, all);
    return all;
  }

  test.each(inEachLanguage)('nothing is copied for $article.kind $article.number in $locale', ({ article, locale }) => {
    const known = officialRuns(locale);
    const ours = [article.summary[locale], article.meaning[locale]].flatMap(runsOf);
    expect(ours.filter((run) => known.has(run))).toEqual([]);
  });

  test.each(inEachLanguage)(
    'the numbers for $article.kind $article.number in $locale are the law’s',
    ({ article, locale }) => {
      const law = officialText(locale);
      const mine = article.kind === 'article' ? law.articles : law.annexes;
      const own = [
        ...mine.filter(({ n }) => n === article.number),
        ...law.articles.filter(({ n }) => ['111', '113'].includes(n)),
      ].map(({ text }) => text);
      const amended = readJson<Amendments>('ai-act/amendments-2026-1744.json').provisions.map(({ what }) => what);
      const facts = readFileSync(new URL('facts/ai-act-status.md', SHARED), 'utf8');
      const allowed = new Set(numbersOf([...own, ...amended, facts].join(' ')));
      expect(numbersOf(article.summary[locale]).filter((number) => !allowed.has(number))).toEqual([]);
    },
  );

  test.each(['fr', 'en'] as const)('nothing is copied in what else is told in %s', (locale) => {
    const known = officialRuns(locale);
    const told = [
      ...recitals.map(({ number, text }) => [`recital ${number}`, text[locale]] as const),
      ...definitions.map(({ number, meaning }) => [`definition ${number}`, meaning[locale]] as const),
      ...questions.flatMap(({ id, answer }) => answer.map(({ text }) => [id, text[locale]] as const)),
      ...[...calendar, ...fines, ...authorities].map(({ id, what }) => [id, what[locale]] as const),
    ];
    const copied = told.flatMap(([name, text]) =>
      runsOf(text)
        .filter((run) => known.has(run))
        .map((run) => `${name}: ${run}`),
    );
    expect(copied).toEqual([]);
  });

  test('what is said to be amended was, and what is said to be unamended was not', () => {
    const { provisions, unchanged_chapter_V } = readJson<Amendments>('ai-act/amendments-2026-1744.json');
    const amended = provisions.filter(({ type }) => type === 'art').map(({ n }) => n);
    for (const { number, amendedBy } of articles)
      expect([number, amendedBy.length > 0]).toEqual([number, amended.includes(number)]);
    const unamended = articles.filter(({ amendedBy }) => amendedBy.length === 0).map(({ number }) => number);
    expect(unamended).toEqual(expect.arrayContaining(unchanged_chapter_V));
  });
});

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, SHARED), 'utf8')) as T;
}

/** Every run of words of the forbidden length. */
function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, Math.max(0, words.length - LONGEST_RUN + 1))
    .map((_, i) => words.slice(i, i + LONGEST_RUN).join(' '));
}

/** Numbers but for those of articles, which another test follows. `10²⁵` is `10^25`, as the law's text file has it. */
function numbersOf(text: string): string[] {
  return (
    text
      .replace(/articles? \d+(?: (?:to|and|or|à|et|ou) \d+)*/gi, '')
      .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (exponent) => `^${exponent.normalize('NFKC')}`)
      .match(/\d+(?:\^\d+)?/g) ?? []
  );
}
