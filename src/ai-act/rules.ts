import type { Locale } from '../texts.ts';
import type { About } from './article.ts';

// French drafting numbers an inserted article « 4 bis » where English says 4a.
const LETTERS: Readonly<Record<string, string>> = { bis: 'a', ter: 'b', quater: 'c', quinquies: 'd' };
const LATIN = Object.fromEntries(Object.entries(LETTERS).map(([latin, letter]) => [letter, latin]));

/** Whether the Act has an article of that number, described here or not. */
export function articleExists(number: string, about: About): boolean {
  if (insertedArticles(about).includes(number)) return true;
  return /^\d+$/.test(number) && Number(number) >= 1 && Number(number) <= about.act.lastArticle;
}

/** The numbers of the articles that amendments added, such as `4a`. */
export function insertedArticles(about: About): string[] {
  return about.amendments.flatMap((amendment) => amendment.insertedArticles);
}

const NUMBER = /^(?:l['’]\s*)?(?:art(?:icle)?s?\b\.?\s*)?(?:n[°o]\.?\s*)?(premier|\d{1,3}(?!\d))(?:er\b)?(.*)$/;
const SUFFIX = /^\s*(bis|ter|quater|quinquies|[a-z])(?![a-z])(.*)$/;
// What may follow: paragraphs and points, and the name of the Act.
const SUBDIVISIONS =
  /^(?:[\s,.;:§()/-]|\d{1,2}(?!\d)|[a-z]{1,2}(?![a-z])|[ivx]+(?![a-z])|paragraphe?s?|points?|alinea|(?:du |of the )?(?:reglement|eu ai act|ai act|act|ia|ria))*$/;

/**
 * The number of the article that someone typed, or undefined when what they typed is no reference to an article.
 * Reads `53`, `article 53`, `art. 53(1)d`, `Article premier`, `53, paragraphe 1, point d)`, `4a`, `4 bis`.
 * The article need not exist. A letter is a suffix only where such an article does: `53 d` is point d of Article 53.
 */
export function readArticleNumber(typed: string, about: About): string | undefined {
  const [, number, rest = ''] = NUMBER.exec(fold(typed)) ?? [];
  if (number === undefined) return undefined;
  const plain = number === 'premier' ? '1' : String(Number(number));
  const [, suffix, afterSuffix = ''] = SUFFIX.exec(rest) ?? [];
  if (suffix !== undefined && SUBDIVISIONS.test(afterSuffix)) {
    const lettered = plain + (LETTERS[suffix] ?? suffix);
    if (suffix in LETTERS || insertedArticles(about).includes(lettered)) return lettered;
  }
  return SUBDIVISIONS.test(rest) ? plain : undefined;
}

/** The number as lawyers of that language write it: French says « premier » and « 4 bis ». */
export function spokenNumber(number: string, locale: Locale): string {
  if (locale === 'en') return number;
  if (number === '1') return 'premier';
  const letter = number.at(-1) ?? '';
  return letter in LATIN ? `${number.slice(0, -1)} ${LATIN[letter]}` : number;
}

/** The text with all amendments in it, or the one that was published in 2024, which alone is authentic but may be outdated. */
export type Edition = 'consolidated' | 'official-journal';

/**
 * The address of an article on EUR-Lex, in the reader's language. Both editions mark an article with `id="art_53"`,
 * an inserted one with `art_4a`. https://eur-lex.europa.eu/content/help/data-reuse/linking.html
 */
export function eurlexAddress(number: string, locale: Locale, edition: Edition, about: About): string {
  const { consolidatedCelex, officialJournal } = about.act;
  const uri = edition === 'consolidated' ? `CELEX:${consolidatedCelex}` : `OJ:${officialJournal}`;
  return `https://eur-lex.europa.eu/legal-content/${locale.toUpperCase()}/TXT/HTML/?uri=${uri}#art_${number}`;
}

/** Lower case, without accents and typographic apostrophes: how texts are compared. */
export function fold(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase().trim();
}
