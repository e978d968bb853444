import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openKnowledge, readKnowledge } from '../../src/ai-act/knowledge.ts';
import { eurlexAddress } from '../../src/ai-act/reference.rules.ts';

const FOLDER = new URL('../../knowledge/ai-act/', import.meta.url);
const knowledge = await openKnowledge();
const { about, articles, annexes, recitals, definitions, questions } = knowledge;
const NUMBERS = Array.from({ length: 113 }, (_, i) => String(i + 1)).concat('4a', '60a', '75a', '75b', '75c', '75d');
const inEachLanguage = [...articles, ...annexes].flatMap((article) =>
  (['fr', 'en'] as const).map((locale) => ({ article, locale })),
);

describe('nothing of the Act is left out', () => {
  test('all articles are there, also those that were inserted, in the order of the Act', () => {
    const numbers = articles.map(({ number }) => number);
    expect([...numbers].sort()).toEqual([...NUMBERS].sort());
    expect(numbers.slice(3, 6)).toEqual(['4', '4a', '5']);
  });

  test('all annexes are there, in their order', () => {
    expect(annexes.map(({ number }) => number).join(' ')).toBe('I II III IV V VI VII VIII IX X XI XII XIII XIV');
  });

  test('all recitals are there, each once', () => {
    expect(recitals.map(({ number }) => Number(number))).toEqual(Array.from({ length: 180 }, (_, i) => i + 1));
  });

  test('all definitions are there, also those that were inserted', () => {
    expect(definitions).toHaveLength(70);
  });

  test('what a recital or a definition says is short', () => {
    const texts = [...recitals.map(({ text }) => text), ...definitions.map(({ meaning }) => meaning)];
    for (const text of texts)
      for (const locale of ['fr', 'en'] as const) expect(countWords(text[locale])).toBeLessThan(90);
  });

  test('there is at least one question on what an open model owes', () => {
    expect(questions.map(({ id }) => id)).toContain('open-model-exempt');
  });
});

test('the knowledge is read once', () => {
  expect(openKnowledge()).toBe(openKnowledge());
});

test('an article says that it was amended exactly when an amendment is named', () => {
  const amended = articles.filter(({ amendedBy }) => amendedBy.length > 0).map(({ number }) => number);
  expect(articles.filter(({ basis }) => basis !== 'text-2024').map(({ number }) => number)).toEqual(amended);
});

test('dates of application stand in their order', () => {
  for (const { appliesFrom } of articles) {
    const dates = appliesFrom.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
  }
});

describe.each(inEachLanguage)('$article.kind $article.number in $locale', ({ article, locale }) => {
  const { summary, meaning, title, words } = article;

  test('has a title that fits a button and a choice', () => {
    expect(title[locale].length).toBeLessThanOrEqual(70);
  });

  test('has a summary of 60 to 150 words', () => {
    expect(countWords(summary[locale])).toBeGreaterThanOrEqual(60);
    expect(countWords(summary[locale])).toBeLessThanOrEqual(150);
  });

  test('says in 30 to 100 words what it means for a collective', () => {
    expect(countWords(meaning[locale])).toBeGreaterThanOrEqual(30);
    expect(countWords(meaning[locale])).toBeLessThanOrEqual(100);
  });

  test('lists words that people use, each once', () => {
    expect(words[locale].length).toBeGreaterThanOrEqual(5);
    expect(new Set(words[locale]).size).toBe(words[locale].length);
  });

  test('has well-formed links to the official text', () => {
    for (const edition of ['consolidated', 'official-journal'] as const) {
      const url = new URL(eurlexAddress(`${article.kind} ${article.number}`, locale, edition, about));
      expect(url.host).toBe('eur-lex.europa.eu');
      expect(url.hash).toBe(`#${article.kind === 'article' ? 'art' : 'anx'}_${article.number}`);
    }
  });

  test('names no article outside the Act', () => {
    // Articles of other acts are named with theirs.
    const named = `${summary[locale]} ${meaning[locale]}`.matchAll(/articles? (\d+)/gi);
    for (const [, number] of named) expect(Number(number)).toBeLessThanOrEqual(about.act.lastArticle);
  });
});

test('French is set with its unbreakable spaces everywhere', () => {
  for (const { summary, meaning, title, appliesFrom } of articles) {
    for (const text of [summary.fr, meaning.fr, title.fr, ...appliesFrom.map(({ note }) => note?.fr ?? '')]) {
      expect(text).not.toMatch(/ [;:!?»%]|« |'|[^\s\u202f][;!?]|[^\s\u00a0/]:/);
    }
  }
});

describe('a file that someone broke', () => {
  let folder: URL;
  beforeEach(async () => {
    folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'ruche-ai-act-'))}/`);
    await cp(FOLDER, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Reads the knowledge after one article was changed; resolves to what it complains of. */
  async function complaint(from: string | RegExp, to: string, name = 'articles/article-53.md'): Promise<string> {
    const file = new URL(name, folder);
    const before = await readFile(file, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    await writeFile(file, after);
    return readKnowledge(folder).then(
      () => 'nothing',
      (error: Error) => error.message,
    );
  }

  test.each<[string, string | RegExp, string, string]>([
    ['an unknown basis', 'basis: text-2024', 'basis: guess', 'basis'],
    ['a missing English title', /\n {2}en: Duties.*/, '', 'title.en'],
    ['a field nobody knows', 'basis:', 'colour: red\nbasis:', 'colour'],
    ['a date that is none', '2025-08-02', '2025-13-02', 'applies_from[0].date'],
    ['an unknown amendment', 'amended_by: []', 'amended_by: [2030/1]', '2030/1'],
    ['a reference in another form', 'see_also: [article 2,', 'see_also: [art. 2,', 'see_also[0]'],
    ['a reference to an article that does not exist', 'see_also: [article 2,', 'see_also: [article 114,', '114'],
    ['another number', 'number: 53', 'number: 54', 'article-54.md'],
    ['a missing section', '## Summary', '## Sumary', '## Summary'],
    ['an empty section', /(## Summary\n)[^#]*/, '$1\n', 'empty'],
    ['no front matter', /^---/, '', 'between "---"'],
    ['front matter that is no YAML', 'title:', 'title: "', 'YAML'],
  ])('%s is reported under the name of the file', async (_, from, to, told) => {
    const message = await complaint(from, to);
    expect(message).toContain('article-53.md');
    expect(message).toContain(told);
  });

  test('a wrong about.yaml is reported too', async () => {
    expect(await complaint('as_of: ', 'as_off: ', 'about.yaml')).toMatch(/about\.yaml.*as_of/s);
  });

  test('line ends of Windows are fine', async () => {
    expect(await complaint(/\n/g, '\r\n')).toBe('nothing');
  });
});

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

describe('questions', () => {
  test('are at least eighty', () => {
    expect(questions.length).toBeGreaterThanOrEqual(80);
  });

  test('are answered in two to five sentences', () => {
    for (const { answer } of questions) {
      expect(answer.length).toBeGreaterThanOrEqual(2);
      expect(answer.length).toBeLessThanOrEqual(5);
    }
  });

  test('point only to questions that are there', () => {
    const ids = new Set(questions.map(({ id }) => id));
    expect(questions.flatMap(({ related }) => related).filter((id) => !ids.has(id))).toEqual([]);
  });

  test('have wordings that fit a button first', () => {
    for (const { id, ask } of questions)
      for (const locale of ['fr', 'en'] as const) expect([id, (ask[locale][0] ?? '').length < 110]).toEqual([id, true]);
  });
});

test('what the importer expects is what the Act has', () => {
  expect(about.act).toMatchObject({ lastArticle: 113, lastRecital: 180, lastAnnex: 'XIII' });
});
