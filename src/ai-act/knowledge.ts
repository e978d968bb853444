import { readdir, readFile } from 'node:fs/promises';
import type {
  About,
  Article,
  Authority,
  Definition,
  Elsewhere,
  Fine,
  Provision,
  Question,
  Recital,
} from './article.ts';
import type { LegalDate } from './calendar.rules.ts';
import { readCalendar } from './calendar.ts';
import { provisionExists } from './reference.rules.ts';

/** What Ruche knows of the AI Act. */
export interface Knowledge {
  about: About;
  /** Each in the order of the Act. */
  articles: readonly Article[];
  annexes: readonly Article[];
  recitals: readonly Recital[];
  definitions: readonly Definition[];
  questions: readonly Question[];
  fines: readonly Fine[];
  authorities: readonly Authority[];
  elsewhere: readonly Elsewhere[];
  calendar: readonly LegalDate[];
}

const FOLDER = new URL('../../knowledge/ai-act/', import.meta.url);

let opened: Promise<Knowledge> | undefined;

/** The knowledge of the project, read and checked at the first question and kept from then on. */
export function openKnowledge(): Promise<Knowledge> {
  opened ??= readKnowledge(FOLDER);
  return opened;
}

/**
 * Reads and checks a folder of knowledge, whose README describes what is in it.
 * @throws Error that says what is wrong in which file
 */
export async function readKnowledge(folder: URL): Promise<Knowledge> {
  // The YAML reader loads with the first question, not with the bot.
  const [{ parseAbout }, { parseArticle }, sets] = await Promise.all([
    import('./about-file.ts'),
    import('./article-file.ts'),
    import('./sets-file.ts'),
  ]);
  const one = <T>(name: string, parse: (name: string, file: string) => T) => parsed(folder, name, parse);
  const all = <T>(under: string, ending: string, parse: (name: string, file: string) => T) =>
    each(folder, under, ending, parse);
  // One file after the other: read all at once they would keep the bot from answering for a second.
  const about = await one('about.yaml', parseAbout);
  const articles = await all('articles/', '.md', (name, file) => named(name, parseArticle(name, file, 'article')));
  const annexes = await all('annexes/', '.md', (name, file) => named(name, parseArticle(name, file, 'annex')));
  const recitals = await all('recitals/', '.yaml', sets.parseRecitals);
  const questions = await all('questions/', '.yaml', sets.parseQuestions);
  const knowledge: Knowledge = {
    about,
    articles: articles.sort(byNumber),
    annexes: annexes.sort((a, b) => romanValue(a.number) - romanValue(b.number)),
    recitals: recitals.flat().sort(byNumber),
    definitions: await one('definitions.yaml', sets.parseDefinitions),
    questions: questions.flat(),
    fines: await one('fines.yaml', sets.parseFines),
    authorities: await one('authorities.yaml', sets.parseAuthorities),
    elsewhere: await one('elsewhere.yaml', sets.parseElsewhere),
    calendar: await readCalendar(new URL('calendar.yaml', folder)),
  };
  check(knowledge);
  return knowledge;
}

/** A provision by its reference, or undefined where nobody has described it yet. */
export function findProvision(knowledge: Knowledge, reference: string): Provision | undefined {
  const [kind, number] = reference.split(' ');
  const { articles, annexes, recitals, definitions } = knowledge;
  const among: Record<string, readonly Provision[]> = {
    article: articles,
    annex: annexes,
    recital: recitals,
    definition: definitions,
  };
  return kind === undefined ? undefined : among[kind]?.find((candidate) => candidate.number === number);
}

/** The value of a Roman number, by which annexes are put in order. */
function romanValue(roman: string): number {
  const values = [...roman].map((letter) => ({ I: 1, V: 5, X: 10 })[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

function byNumber(a: { number: string }, b: { number: string }): number {
  return a.number.localeCompare(b.number, 'en', { numeric: true });
}

async function parsed<T>(folder: URL, name: string, parse: (name: string, file: string) => T): Promise<T> {
  return parse(name, await readFile(new URL(name, folder), 'utf8'));
}

async function each<T>(folder: URL, under: string, ending: string, parse: (name: string, file: string) => T) {
  const names = (await readdir(new URL(under, folder))).filter((name) => name.endsWith(ending)).sort();
  const all: T[] = [];
  for (const name of names) all.push(await parsed(folder, `${under}${name}`, parse));
  return all;
}

/** The name of the file is the number, so no article can be there twice. */
function named(name: string, article: Article): Article {
  const right = `${article.kind}-${article.number}.md`;
  if (!name.endsWith(`/${right}`)) throw new Error(`${name}: it must be named ${right}`);
  return article;
}

/** Nothing is there twice, and what something points to exists. */
function check(knowledge: Knowledge): void {
  const { about, articles, annexes, recitals, definitions, questions, calendar } = knowledge;
  const { fines, authorities, elsewhere } = knowledge;
  const exist = (where: string, references: readonly string[]) => {
    const missing = references.find((reference) => !provisionExists(reference, about));
    if (missing !== undefined) throw new Error(`${where}: the Act has no ${missing}`);
  };
  for (const { kind, number, seeAlso, amendedBy } of [...articles, ...annexes]) {
    const name = `${kind}-${number}.md`;
    exist(name, [`${kind} ${number}`, ...seeAlso]);
    const unknown = amendedBy.find((amendment) => !about.amendments.some(({ id }) => id === amendment));
    if (unknown !== undefined) throw new Error(`${name}: about.yaml lists no amendment ${unknown}`);
  }
  for (const { number, explains } of recitals) exist(`recital ${number}`, [`recital ${number}`, ...explains]);
  for (const { number, seeAlso } of definitions) {
    exist(`definitions.yaml, ${number}`, [`definition ${number}`, ...seeAlso]);
  }
  for (const { id, provisions } of [...calendar, ...fines, ...authorities]) exist(id, provisions);
  for (const { id, answer } of questions) for (const { restsOn } of answer) exist(`question ${id}`, restsOn);
  once('recital', recitals, ({ number }) => number);
  once('definition', definitions, ({ number }) => number);
  once('question', questions, ({ id }) => id);
  once('entry of elsewhere.yaml', elsewhere, ({ id }) => id);
}

function once<T>(what: string, all: readonly T[], name: (one: T) => string): void {
  const names = all.map(name);
  const twice = names.find((one, i) => names.indexOf(one) !== i);
  if (twice !== undefined) throw new Error(`${what} ${twice} is there twice`);
}
