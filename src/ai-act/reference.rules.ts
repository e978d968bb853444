import type { Locale } from '../texts.ts';
import type { About } from './article.ts';

// French drafting numbers an inserted article « 4 bis » where English says 4a.
const LETTERS: Readonly<Record<string, string>> = { bis: 'a', ter: 'b', quater: 'c', quinquies: 'd' };
const LATIN = Object.fromEntries(Object.entries(LETTERS).map(([latin, letter]) => [letter, latin]));
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

/** Whether the Act has an article of that number, described here or not. */
export function articleExists(number: string, about: About): boolean {
  return provisionExists(`article ${number}`, about);
}

/** Whether the Act has that provision: `article 53`, `annex XI`, `recital 104`, `definition 63`. */
export function provisionExists(reference: string, { act, amendments }: About): boolean {
  const [kind = '', number = ''] = reference.split(' ');
  const upTo = (last: number) => /^\d+$/.test(number) && Number(number) >= 1 && Number(number) <= last;
  const isInserted = (key: 'insertedArticles' | 'insertedAnnexes' | 'insertedDefinitions') =>
    amendments.some((amendment) => amendment[key].includes(number));
  if (kind === 'article') return upTo(act.lastArticle) || isInserted('insertedArticles');
  if (kind === 'recital') return upTo(act.lastRecital);
  if (kind === 'definition') return upTo(act.lastDefinition) || isInserted('insertedDefinitions');
  if (kind === 'annex') return isInserted('insertedAnnexes') || isRomanUpTo(number, act.lastAnnex);
  return false;
}

function isRomanUpTo(number: string, last: string): boolean {
  return ROMAN.includes(number) && ROMAN.indexOf(number) <= ROMAN.indexOf(last);
}

/** The numbers of the articles that amendments added, such as `4a`. */
export function insertedArticles(about: About): string[] {
  return about.amendments.flatMap((amendment) => amendment.insertedArticles);
}

const NUMBER = /^(?:l['’]\s*)?(?:art(?:icle)?s?\b\.?\s*)?(?:n[°o]\.?\s*)?(premier|\d{1,3}(?!\d))(?:er\b)?(.*)$/;
const SUFFIX = /^\s*(bis|ter|quater|quinquies|[a-z])(?![a-z])(.*)$/;
const ACT = "(?:du |of the |de l[' ])?(?:reglement|eu ai act|ai act|act|ia|ria)";
// What may follow: paragraphs and points, and the name of the Act.
const SUBDIVISIONS = new RegExp(
  `^(?:[\\s,.;:§()/?!-]|\\d{1,2}(?!\\d)|[a-z]{1,2}(?![a-z])|[ivx]+(?![a-z])|paragraphe?s?|points?|alinea|${ACT})*$`,
);

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

const OF_THE_ACT = new RegExp(`[\\s,.;:?!-]*(?:${ACT})?[\\s?!.]*$`);
const ANNEX = /^(?:l['’]\s*)?(?:annexe?s?\b\.?\s*)?(?:n[°o]\.?\s*)?([ivx]{1,5}|\d{1,2})(?![a-z\d])(.*)$/;
const RECITAL = /^(?:le\s+)?(?:considerants?|recitals?|cons|rec)\b\.?\s*(?:n[°o]\.?\s*)?\(?(\d{1,3})\)?(?!\d)/;
const DEFINITION = /^(?:la\s+)?(?:definitions?|def)\b\.?\s*(?:n[°o]\.?\s*)?\(?(\d{1,3}\s?[ab]?)\)?(?![\da-z])/;
// The points of Article 3 are its definitions.
const POINT_OF_3 =
  /^(?:l['’]\s*)?(?:art(?:icle)?s?\b\.?\s*)?3(?:\s*,?\s*points?\s*\(?|\s*\(|\s*\.\s*)\s*(\d{1,3}\s?[ab]?)\s*\)?(?![\da-z])/;

/**
 * The provision that someone typed by its number alone, or undefined when it is no reference: `53(1)d` → `article 53`,
 * `annexe XI` → `annex XI`, `considérant 104` → `recital 104`, `art. 3(63)` → `definition 63`. It need not exist.
 */
export function readReference(typed: string, about: About): string | undefined {
  const words = fold(typed);
  for (const [kind, pattern] of [['recital', RECITAL] as const, ['definition', DEFINITION] as const]) {
    const [whole = '', number] = pattern.exec(words) ?? [];
    if (number !== undefined && isDone(words, whole)) return `${kind} ${number.replace(' ', '').replace(/^0+/, '')}`;
  }
  const [point = '', number] = POINT_OF_3.exec(words) ?? [];
  if (number !== undefined && isDone(words, point)) return `definition ${number.replace(' ', '')}`;
  const annex = readAnnexNumber(typed);
  if (annex !== undefined) return `annex ${annex}`;
  const article = readArticleNumber(typed, about);
  return article === undefined ? undefined : `article ${article}`;
}

function isDone(words: string, whole: string): boolean {
  const rest = words.slice(whole.length);
  return OF_THE_ACT.exec(rest)?.index === 0;
}

/** The number of the annex that someone typed, `XI` for `annexe 11` or `xi`; a bare Arabic number means an article. */
export function readAnnexNumber(typed: string): string | undefined {
  const words = fold(typed);
  const [, number = '', rest = ''] = ANNEX.exec(words) ?? [];
  const saysAnnex = /^(?:l['’]\s*)?annex/.test(words);
  if (number === '' || (!saysAnnex && (/\d/.test(number) || number.length < 2))) return undefined;
  const roman = /\d/.test(number) ? ROMAN[Number(number) - 1] : number.toUpperCase();
  return roman !== undefined && ROMAN.includes(roman) && SUBDIVISIONS.test(rest) ? roman : undefined;
}

// Within a sentence a number is a reference only where it is called one.
const NAMED = [
  [/\b(?:considerants?|recitals?)\s*(?:n[°o]\s*)?\(?(\d{1,3})\b/g, 'recital'],
  [/\bannexe?s?\s+([ivx]{1,5}|\d{1,2})\b/g, 'annex'],
  [
    /\b(?:articles?|art\.?)\s*(?:n[°o]\s*)?(premier|\d{1,3}(?:\s?(?:bis|ter|quater|quinquies))?[a-z]?)(?![a-z\d])/g,
    'article',
  ],
] as const;

// « l'article 28 du RGPD » is none of the Act's.
const OF_OTHER_LAW =
  /^[\s\d(),.a-z]{0,8}\s*(?:of the |of |du |de la |de l'|des |de )?(?:gdpr|rgpd|dsa|dma|nis|cra|dora|ccpa|code|directive|constitution|convention|charte|charter|copyright|eprivacy|loi|traite|treaty)/;

/** The provisions that a sentence names, in the order of its words; all of them exist. */
export function namedProvisions(sentence: string, about: About): string[] {
  const words = fold(sentence);
  const found = NAMED.flatMap(([pattern, kind]) =>
    [...words.matchAll(pattern)]
      .filter(({ index, 0: whole }) => !OF_OTHER_LAW.test(words.slice(index + whole.length)))
      .map(({ index, 1: number = '' }) => ({ index, reference: readReference(`${kind} ${number}`, about) ?? '' })),
  );
  const references = found.sort((a, b) => a.index - b.index).map(({ reference }) => reference);
  return [...new Set(references)].filter((reference) => provisionExists(reference, about));
}

const ASKED_ALONE =
  /^(?:l'\s*|le\s+)?(?:(art(?:icle)?s?\b\.?)|(annexe?s?)|(considerants?|recitals?))\s*(?:n[°o]\s*)?(\d{1,4}|[ivxlc]+)(?![a-z\d])/;

/** The provision that a question asks for by its number and by nothing else, where the Act has none such: `article 200`. */
export function missingProvision(question: string, about: About): string | undefined {
  const words = fold(question);
  const [whole = '', isArticle, isAnnex, , number = ''] = ASKED_ALONE.exec(words) ?? [];
  if (whole === '' || !isDone(words, whole) || namedProvisions(question, about).length > 0) return undefined;
  if (!isAnnex && !/\d/.test(number)) return undefined;
  const kind = isArticle ? 'article' : isAnnex ? 'annex' : 'recital';
  const reference = `${kind} ${number.toUpperCase()}`;
  return provisionExists(readReference(question, about) ?? reference, about) ? undefined : reference;
}

/** The point of a provision that somebody typed by its number: `d` of `53(1)d` and of « article 53, point d) ». */
export function namedPoint(typed: string): string | undefined {
  const [, after, called] =
    /\d\s*\)\s*\(?([a-z])\)?(?![a-z])|\b(?:points?|lettre)\s*\(?([a-z])\)?(?![a-z])/.exec(fold(typed)) ?? [];
  return after ?? called;
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

const MARKS: Readonly<Record<string, string>> = { article: 'art', annex: 'anx', recital: 'rct' };

/** Whether a provision stands in that edition: no recitals in consolidated texts, nothing inserted later in the first. */
export function standsIn(edition: Edition, reference: string, { amendments }: About): boolean {
  const [kind, number = ''] = reference.split(' ');
  if (edition === 'consolidated') return kind !== 'recital';
  return !amendments.some(({ insertedArticles, insertedAnnexes, insertedDefinitions }) =>
    (kind === 'article' ? insertedArticles : kind === 'annex' ? insertedAnnexes : insertedDefinitions).includes(number),
  );
}

/**
 * The address of a provision on EUR-Lex, in the reader's language. Both editions mark an article with `id="art_53"`,
 * an inserted one with `art_4a`, annexes with `anx_XI` and recitals with `rct_104`; definitions are in Article 3.
 * https://eur-lex.europa.eu/content/help/data-reuse/linking.html
 */
export function eurlexAddress(reference: string, locale: Locale, edition: Edition, about: About): string {
  const { consolidatedCelex, officialJournal } = about.act;
  const [kind = '', number] = reference.startsWith('definition') ? ['article', '3'] : reference.split(' ');
  const uri = edition === 'consolidated' ? `CELEX:${consolidatedCelex}` : `OJ:${officialJournal}`;
  return `https://eur-lex.europa.eu/legal-content/${locale.toUpperCase()}/TXT/HTML/?uri=${uri}#${MARKS[kind]}_${number}`;
}

/** Lower case, without accents and typographic apostrophes: how texts are compared. */
export function fold(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase().trim();
}
