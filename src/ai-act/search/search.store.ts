import type { Database } from '../../database/open.ts';
import { LOCALES, type Locale } from '../../texts.ts';
import type { Knowledge } from '../knowledge.ts';
import { catalogue, FIELDS, type Field } from './catalogue.ts';
import { rowsOf } from './rows.store.ts';
import { meaningsOf } from './synonyms.ts';
import { stemmed, stemOf, wordsOf } from './tokens.ts';

const COLUMNS = LOCALES.flatMap((locale) => FIELDS.map((field) => `${field}_${locale}` as const));

/** How much a word weighs in each part of an entry, and what a part in the other language is worth. */
export interface FieldWeights {
  fields: Readonly<Record<Field, number>>;
  otherLanguage: number;
  /** What it is worth that two words stand side by side as they were asked. */
  pair: number;
  /** What it is worth that an entry says the same in other words. */
  meaning: number;
  /** What a word of the official text is worth, where one was imported. */
  official: number;
}

/** Where one word of a question was found. */
export interface WordHits {
  word: string;
  /** Two words side by side. */
  isPair: boolean;
  /** It was mistyped, or it is another word that nobody here knows. */
  isMended?: boolean;
  /** How rare it is: 0 where every entry has it. */
  rarity: number;
  /** By subject, how much it says for it. */
  scores: ReadonlyMap<string, number>;
}

/** A word that stands in fewer entries is no rarer: of one that stands nowhere nobody knows what it says. */
const LEAST_KNOWN = 3;

/** Makes the search anew from the knowledge. Within the transaction of the caller. */
export function writeSearch(db: Database, knowledge: Knowledge): void {
  db.exec('DELETE FROM ai_act_search; DELETE FROM ai_act_words');
  const insert = db.prepare(
    `INSERT INTO ai_act_search (subject, ${COLUMNS.join(', ')}) VALUES (?${', ?'.repeat(COLUMNS.length)})`,
  );
  const times = new Map<string, number>();
  for (const { subject, texts } of catalogue(knowledge)) {
    insert.run(
      subject,
      ...LOCALES.flatMap((locale) => FIELDS.map((field) => indexed(texts[field]?.[locale] ?? '', locale))),
    );
    for (const text of Object.values(texts)) {
      for (const word of wordsOf(`${text.fr} ${text.en}`)) times.set(word, (times.get(word) ?? 0) + 1);
    }
  }
  const insertWord = db.prepare('INSERT INTO ai_act_words VALUES (?, ?)');
  for (const [word, count] of times) insertWord.run(word, count);
}

/** What a text is searched by: its stems, then what they mean. */
function indexed(text: string, locale: Locale): string {
  const meanings = meaningsOf(wordsOf(text)).flatMap((each) => [...each]);
  return [stemmed(text, locale), ...new Set(meanings)].join(' ');
}

/**
 * What each word of a question finds, and each pair of neighbours. Words that stand nowhere find nothing and are the
 * rarest.
 * @param isBeginning the last word is still being typed
 */
export function findWords(
  db: Database,
  words: readonly string[],
  locale: Locale,
  { fields, otherLanguage, pair, meaning, official }: FieldWeights,
  { isBeginning = false }: { isBeginning?: boolean } = {},
): WordHits[] {
  const { count: total, matching } = rowsOf(
    db,
    LOCALES.flatMap(() => FIELDS.map((field) => fields[field])),
  );
  const officialTotal = official > 0 ? officialTexts(db, locale) : 0;
  const meanings = meaning > 0 ? meaningsOf(words) : [];
  const single = words.map((word, i) => hitsOf(word, [word], isBeginning && i === words.length - 1, 1, meanings[i]));
  const pairs = words.slice(1).flatMap((word, i) => {
    // Where one of them stands nowhere, both do not stand side by side.
    if (single[i]?.scores.size === 0 || single[i + 1]?.scores.size === 0) return [];
    return [hitsOf(`${words[i]} ${word}`, [words[i] ?? '', word], false, pair)];
  });
  return [...single, ...pairs];

  function hitsOf(
    word: string,
    parts: readonly string[],
    isOpen: boolean,
    worth: number,
    meant?: ReadonlySet<string>,
  ): WordHits {
    const scores = new Map<string, number>();
    const add = (expression: string, share: number) => {
      const rows = matching(expression);
      const each = share * rarer(rows.length, total);
      for (const { subject, score } of rows) scores.set(subject, (scores.get(subject) ?? 0) + score * each);
    };
    for (const each of LOCALES) {
      const stems = `"${parts.map((part) => stemOf(part, each)).join(' ')}"`;
      const share = worth * (each === locale ? 1 : otherLanguage);
      add(`${columnsOf(each)} : (${isOpen ? `${stems} OR "${word}" *` : stems})`, share);
    }
    const own = scores.size;
    for (const each of meant ?? []) add(`${columnsOf(locale)} : ${each}`, (worth * meaning) / (meant?.size ?? 1));
    // What our own words know, they know better.
    if (officialTotal > 0 && parts.length === 1 && scores.size === 0) {
      const rows = findOfficial(db, stemOf(word, locale), locale);
      const share = official * rarer(rows.length, 2 * officialTotal);
      for (const { subject, score } of rows) scores.set(subject, (scores.get(subject) ?? 0) + score * share);
    }
    const rarity = Math.log((total + 1) / (Math.max(own > 0 ? own : scores.size, LEAST_KNOWN) + 0.5));
    return { word, isPair: parts.length > 1, rarity, scores };
  }
}

/** SQLite gives a word that most entries have no weight at all; like this it keeps a little. https://sqlite.org/fts5.html#the_bm25_function */
function rarer(count: number, total: number): number {
  const odds = (total - count + 0.5) / (count + 0.5);
  const theirs = Math.log(odds);
  return Math.log(1 + odds) / (theirs > 0 ? theirs : 1e-6);
}

/** How many provisions of official texts were imported in a language. */
function officialTexts(db: Database, locale: Locale): number {
  return (
    db
      .prepare<[Locale], number>(
        'SELECT count(*) FROM ai_act_texts JOIN ai_act_editions ON ai_act_editions.id = edition_id WHERE language = ?',
      )
      .pluck()
      .get(locale) ?? 0
  );
}

/** Whether a word stands in an imported official text. */
export function isOfficialWord(db: Database, word: string, locale: Locale): boolean {
  return officialTexts(db, locale) > 0 && findOfficial(db, stemOf(word, locale), locale).length > 0;
}

function findOfficial(db: Database, stem: string, locale: Locale): { subject: string; score: number }[] {
  return db
    .prepare<[string, Locale], { subject: string; score: number }>(
      `WITH found AS MATERIALIZED
         (SELECT rowid AS id, -bm25(ai_act_text_search) AS score FROM ai_act_text_search WHERE ai_act_text_search MATCH ?)
       SELECT reference AS subject, max(score) AS score FROM found
       JOIN ai_act_texts USING (id) JOIN ai_act_editions ON ai_act_editions.id = edition_id
       WHERE language = ? GROUP BY reference`,
    )
    .all(`"${stem}"`, locale);
}

function columnsOf(locale: Locale): string {
  return `{${FIELDS.map((field) => `${field}_${locale}`).join(' ')}}`;
}

/**
 * In which language's part of the knowledge most of the words stand, or undefined where they stand as much in both.
 * What one writes without small words tells its language like this: « importer checks ».
 */
export function languageOfWords(db: Database, words: readonly string[]): Locale | undefined {
  const find = db.prepare<[string], number>('SELECT count(*) FROM ai_act_search WHERE ai_act_search MATCH ?').pluck();
  const weights = LOCALES.map((locale) => {
    const found = words.map((word) => find.get(`${columnsOf(locale)} : "${stemOf(word, locale)}"`) ?? 0);
    return { locale, weight: found.reduce((sum, count) => sum + Math.log1p(count), 0) };
  });
  const [best, other] = weights.sort((a, b) => b.weight - a.weight);
  return best && other && best.weight > other.weight ? best.locale : undefined;
}

/** How often a word stands in the knowledge. */
export function timesOf(db: Database, word: string): number {
  return db.prepare<[string], number>('SELECT times FROM ai_act_words WHERE word = ?').pluck().get(word) ?? 0;
}

/** Whether another form of a word stands in the knowledge, or it means what something there means. */
export function isKnownStem(db: Database, word: string, locale: Locale): boolean {
  const find = db.prepare<[string], number>('SELECT 1 FROM ai_act_search WHERE ai_act_search MATCH ? LIMIT 1').pluck();
  const isMeant = meaningsOf([word]).some(({ size }) => size > 0);
  return isMeant || find.get(`${columnsOf(locale)} : "${stemOf(word, locale)}"`) !== undefined;
}

/** The words of the knowledge of about that length which begin with one of these letters. */
export function wordsLike(db: Database, letters: readonly string[], length: number, slack: number) {
  const find = db.prepare<unknown[], { word: string; times: number }>(
    'SELECT word, times FROM ai_act_words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?',
  );
  return letters.flatMap((letter) => find.all(letter, `${letter}\u{10ffff}`, length - slack, length + slack));
}
