import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { countOf, type ImportedText, readEurlex } from '../../src/ai-act/import/eurlex.ts';
import { storeText } from '../../src/ai-act/import/import.store.ts';
import { importedEditions, officialText } from '../../src/ai-act/official.store.ts';
import type { Locale } from '../../src/texts.ts';
import { testDatabase } from '../support/database.ts';

// The official text is not ours to ship: these tests are there only where it lies beside the repository.
const SHARED = new URL('../../../shared/ai-act/', import.meta.url);
const COUNTS = { articles: 113, recitals: 180, annexes: 13 };
const html = (name: string) => readFileSync(new URL(name, SHARED), 'utf8');
const journals: Record<Locale, ImportedText> = {
  fr: readEurlex(html('eurlex-fr.html'), COUNTS),
  en: readEurlex(html('eurlex-en.html'), COUNTS),
};
const textOf = (locale: Locale, reference: string) =>
  journals[locale].provisions.find((provision) => provision.reference === reference)?.text ?? '';

describe.each(['fr', 'en'] as const)('the Official Journal in %s', (locale) => {
  test('is read whole', () => {
    expect(journals[locale]).toMatchObject({
      language: locale,
      edition: 'official-journal',
      celex: '32024R1689',
      asOf: '2024-07-12',
    });
    expect(countOf(journals[locale].provisions)).toEqual(COUNTS);
  });

  test('says word for word what another reading of it says', () => {
    const other = JSON.parse(html(`${locale}.json`)) as Record<
      string,
      { n: string | number; title?: string; text: string }[]
    >;
    const bare = (words: string) =>
      words
        .replace(/\[[\d*]+\]/g, '')
        .replace(/ᵒ/g, 'o')
        .replace(/[\s\u00a0]+/g, '');
    const differing = (['article', 'recital', 'annex'] as const).flatMap((kind) =>
      (other[`${kind}${kind === 'annex' ? 'es' : 's'}`] ?? [])
        .filter(({ n, text }) => bare(textOf(locale, `${kind} ${n}`)) !== bare(text))
        .map(({ n }) => `${kind} ${n}`),
    );
    // There the other one lost lines: points that stand in cells without a paragraph.
    const known = ['article 108', 'annex I', 'annex VII', 'annex XI'];
    expect(differing.filter((reference) => !known.includes(reference))).toEqual([]);
    for (const reference of known) {
      const [kind, n] = reference.split(' ');
      const theirs = other[kind === 'annex' ? 'annexes' : 'articles']?.find((one) => one.n === n)?.text ?? '';
      expect(bare(textOf(locale, reference)).length).toBeGreaterThanOrEqual(bare(theirs).length);
    }
  });

  test('keeps exponents', () => {
    expect(textOf(locale, 'article 51')).toContain('10^25');
    expect(textOf(locale, 'article 51')).not.toContain('1025');
  });

  test('keeps nested points, each on a line of its own', () => {
    const text = textOf(locale, 'article 53');
    expect(text).toMatch(locale === 'fr' ? /\n {2}b\) .*:\n {4}i\) / : /\n {2}\(b\) .*:\n {4}\(i\) /);
  });

  test('keeps the points of annexes', () => {
    expect(
      textOf(locale, 'annex I')
        .split('\n')
        .filter((line) => /^ {2}\d+\. \S/.test(line)),
    ).toHaveLength(20);
  });

  test('keeps the notes that recitals call', () => {
    const recital = journals[locale].provisions.find(({ reference }) => reference === 'recital 9');
    expect(recital?.text).toContain('[7]');
    expect(recital?.notes).toMatch(/^\[7\] .*765\/2008/);
  });
});

describe('consolidated texts', () => {
  test('have lettered points and what was amended', () => {
    const text = readEurlex(html('consolidated-SYNTHETIC-en.html'), COUNTS);
    expect(text).toMatchObject({ edition: 'consolidated', celex: '02024R1689-20260727', asOf: '2026-07-27' });
    const [article4, article113] = text.provisions;
    expect(article4?.heading).toBe('AI literacy');
    expect(article4?.text).toMatch(/^1\. Providers and deployers .*support the development/);
    expect(article113?.text).toMatch(/\n {2}\(c\) .*:\n {4}\(i\) 2 December 2027/);
    expect(article113?.text).not.toContain('▼');
  });
});

describe('what is refused', () => {
  const whole = html('eurlex-fr.html');
  test.each([
    ['another act', html('eurlex-consolidated-sample.html'), '32009L0065'],
    ['a page that ends in the middle', whole.slice(0, whole.length / 2), 'cut off'],
    [
      'a page that lost its annexes and was closed',
      `${whole.slice(0, whole.indexOf('id="anx_X"') - 30)}</body></html>`,
      'of 13 annexes',
    ],
    ['a page of something else', '<html><head><title>Hello</title></head><body>x</body></html>', 'no page of EUR-Lex'],
    ['another language', whole.replace('L_202401689FR', 'L_202401689DE'), 'language'],
    ['another issue of the Official Journal', whole.replace('L_202401689FR', 'L_202401744FR'), 'another act'],
    ['nothing', '', 'no page of EUR-Lex'],
    ['no HTML', '\u0000\u0001\u0002', 'no page of EUR-Lex'],
  ])('%s', (_, page, told) => {
    expect(() => readEurlex(page, COUNTS)).toThrow(told);
  });
});

describe('in the database', () => {
  const db = testDatabase();

  test('a text takes the place of the one that was there', () => {
    storeText(db, journals.fr, 1);
    storeText(db, journals.en, 1);
    storeText(db, journals.fr, 2);
    expect(
      importedEditions(db).map(({ language, articles, recitals, annexes, importedAt }) => [
        language,
        articles,
        recitals,
        annexes,
        importedAt,
      ]),
    ).toEqual([
      ['fr', 113, 180, 13, 2],
      ['en', 113, 180, 13, 1],
    ]);
    expect(db.prepare('SELECT count(*) FROM ai_act_text_search').pluck().get()).toBe(2 * 306);
  });

  test('what fails half-way leaves what was there', () => {
    const [first] = journals.fr.provisions;
    if (!first) throw new Error('there is no provision');
    expect(() => storeText(db, { ...journals.fr, provisions: [first, first] }, 3)).toThrow();
    expect(importedEditions(db)[0]).toMatchObject({ language: 'fr', articles: 113, importedAt: 2 });
  });

  test('the law in force is shown where it was imported, else the text of 2024 as such', () => {
    storeText(db, readEurlex(html('consolidated-SYNTHETIC-en.html'), COUNTS), 4);
    expect(officialText(db, 'article 4', 'en')?.edition).toBe('consolidated');
    expect(officialText(db, 'article 5', 'en')?.edition).toBe('official-journal');
    expect(officialText(db, 'article 4', 'fr')?.edition).toBe('official-journal');
    expect(officialText(db, 'article 4a', 'en')).toBeUndefined();
  });
});
