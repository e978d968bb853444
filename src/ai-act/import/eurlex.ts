import { type Document, Element } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import type { Locale } from '../../texts.ts';
import type { Edition } from '../reference.rules.ts';
import { hasClass, isElement, plain, textOf } from './html-text.ts';

/** A file that is not what can be imported; the message says why in one line. */
export class NotImportable extends Error {
  override name = 'NotImportable';
}

export interface ImportedProvision {
  /** `article 53`, `recital 104`, `annex XI`. */
  reference: string;
  heading: string;
  text: string;
  notes: string;
}

/** A whole text of the Act in a language, read from EUR-Lex. */
export interface ImportedText {
  language: Locale;
  edition: Edition;
  celex: string;
  /** ISO 8601. */
  asOf: string;
  provisions: readonly ImportedProvision[];
}

/** How many of each kind the text of 2024 has. */
export interface Counts {
  articles: number;
  recitals: number;
  annexes: number;
}

const ACT = '32024R1689';
const MAX_LENGTH = 20_000_000;
/** The marks of provisions, alike in both editions. */
const MARKS = [
  ['article', /^art_(\d+[a-z]?)$/],
  ['recital', /^rct_(\d+)$/],
  ['annex', /^anx_([IVX]+)$/],
] as const;

/**
 * Reads a page of EUR-Lex with the AI Act: the Official Journal of 2024 or a consolidated text, English or French.
 * @throws {NotImportable} when it is another page, or not all of it is there
 */
export function readEurlex(html: string, expected: Counts): ImportedText {
  if (html.length > MAX_LENGTH) throw new NotImportable('it is far larger than the AI Act');
  // EUR-Lex writes XHTML in places: an empty cell closes itself.
  const document = parseDocument(html, { recognizeSelfClosing: true });
  const about = identify(document, html);
  if (!/<\/html>\s*$/i.test(html)) throw new NotImportable('it is cut off: its end is missing');
  const notes = notesOf(document);
  const provisions = elementsOf(document).flatMap((element) => provisionOf(element, notes));
  const twice = provisions.find(
    ({ reference }, i) => provisions.findIndex((other) => other.reference === reference) !== i,
  );
  if (twice) throw new NotImportable(`${twice.reference} is in it twice`);
  const empty = provisions.find(({ text }) => text === '');
  if (empty) throw new NotImportable(`${empty.reference} has no text in it`);
  const found = countOf(provisions);
  if (about.edition === 'official-journal') checkCounts(found, expected);
  if (found.articles === 0) throw new NotImportable('no article of the AI Act is in it');
  return { ...about, provisions };
}

/** How many of each kind are there. */
export function countOf(provisions: readonly { reference: string }[]): Counts {
  const count = (kind: string) => provisions.filter(({ reference }) => reference.startsWith(`${kind} `)).length;
  return { articles: count('article'), recitals: count('recital'), annexes: count('annex') };
}

function checkCounts(found: Counts, expected: Counts): void {
  for (const kind of ['articles', 'recitals', 'annexes'] as const) {
    if (found[kind] !== expected[kind]) {
      throw new NotImportable(`${found[kind]} of ${expected[kind]} ${kind} are in it: it is cut off, or changed`);
    }
  }
}

/** Which text this is. The French page's canonical link leads to the English one: it says nothing. */
function identify(document: Document, html: string): Omit<ImportedText, 'provisions'> {
  const title = plain(elementsOf(document).find(({ name }) => name === 'title') ?? document).trim();
  const [, celex = '', language = '', day, month, year] =
    /(\d{5}[A-Z]\d{4}).*?\b(EN|FR)\b.*?(\d{2})\.(\d{2})\.(\d{4})/s.exec(title) ?? [];
  if (/consolid/i.test(title) && day) {
    if (celex !== ACT) throw new NotImportable(`it is another act, ${celex}`);
    return {
      language: language.toLowerCase() as Locale,
      edition: 'consolidated',
      celex: `0${ACT.slice(1)}-${year}${month}${day}`,
      asOf: `${year}-${month}-${day}`,
    };
  }
  const [, number, code] = /^L_(\d+)([A-Z]{2})\./.exec(title) ?? [];
  if (number === undefined || !html.includes('oj-doc-ti'))
    throw new NotImportable('it is no page of EUR-Lex with an act');
  if (number !== '202401689') throw new NotImportable('it is another act of the Official Journal');
  if (code !== 'EN' && code !== 'FR') throw new NotImportable(`it is in a language that Ruche does not read (${code})`);
  return { language: code.toLowerCase() as Locale, edition: 'official-journal', celex: ACT, asOf: published(document) };
}

/** The day at the head of the Official Journal. */
function published(document: Document): string {
  const head = elementsOf(document).find((element) => hasClass(element, /\boj-hd-date\b/));
  const [, day = '', month = '', year = ''] = /(\d{1,2})\.(\d{1,2})\.(\d{4})/.exec(head ? plain(head) : '') ?? [];
  if (year === '') throw new NotImportable('its date of publication is missing');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function provisionOf(element: Element, notes: ReadonlyMap<string, string>): ImportedProvision[] {
  for (const [kind, mark] of MARKS) {
    const [, number] = mark.exec(element.attribs.id ?? '') ?? [];
    if (number === undefined) continue;
    const body =
      kind === 'annex' ? element.children.filter((child) => !hasClass(child, TITLE_OF_ANNEX)) : element.children;
    const text = textOf(body);
    return [
      {
        reference: `${kind} ${number}`,
        heading: headingOf(kind, element),
        // A recital is a table of its number and its text.
        text: kind === 'recital' ? text.replace(/^\s*\(\d+\)\s*/, '').replace(/^ +/gm, '') : text,
        notes: called(element, notes),
      },
    ];
  }
  return [];
}

const TITLE_OF_ANNEX = /\b(oj-doc-ti|title-annex-\d)\b/;

function headingOf(kind: string, element: Element): string {
  if (kind === 'recital') return '';
  if (kind === 'annex') {
    const titles = element.children.filter((child) => hasClass(child, TITLE_OF_ANNEX));
    return titles
      .slice(1)
      .map((title) => textOf((title as Element).children))
      .join(' ');
  }
  const title = within(element).find((child) => hasClass(child, /\b(oj-sti-art|stitle-article-norm)\b/));
  return title ? textOf(title.children) : '';
}

/** The notes at the foot of the page, by the id that their calls lead to. */
function notesOf(document: Document): Map<string, string> {
  const notes = new Map<string, string>();
  for (const element of elementsOf(document)) {
    const id = element.name === 'a' ? (element.attribs.id ?? '') : '';
    const { parent } = element;
    if (/^(ntr|E\d)/.test(id) && parent instanceof Element) {
      notes.set(id, textOf(parent.children).replace(/^\(?([\d*]+)\)?\s*/, '[$1] '));
    }
  }
  return notes;
}

/** The notes that are called within an element, a line each. */
function called(element: Element, notes: ReadonlyMap<string, string>): string {
  const targets = within(element).flatMap(({ name, attribs }) =>
    name === 'a' && /^(ntc|src\.E)/.test(attribs.id ?? '') ? [(attribs.href ?? '').replace(/^#/, '')] : [],
  );
  return targets.flatMap((target) => notes.get(target) ?? []).join('\n');
}

function elementsOf(document: Document): Element[] {
  return document.children.filter(isElement).flatMap((child) => [child, ...within(child)]);
}

function within(element: Element): Element[] {
  return element.children.filter(isElement).flatMap((child) => [child, ...within(child)]);
}
