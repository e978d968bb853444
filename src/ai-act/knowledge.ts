import { readdir, readFile } from 'node:fs/promises';
import type { About, Article } from './article.ts';
import { articleExists } from './rules.ts';

/** What Ruche knows of the AI Act. */
export interface Knowledge {
  about: About;
  /** In the order of the Act. */
  articles: readonly Article[];
}

const FOLDER = new URL('../../knowledge/ai-act/', import.meta.url);

let opened: Promise<Knowledge> | undefined;

/** The knowledge of the project, read and checked at the first question and kept from then on. */
export function openKnowledge(): Promise<Knowledge> {
  opened ??= readKnowledge(FOLDER);
  return opened;
}

/**
 * Reads and checks a folder of knowledge: `about.yaml` and `articles/`.
 * @throws Error that says what is wrong in which file
 */
export async function readKnowledge(folder: URL): Promise<Knowledge> {
  // The YAML reader loads with the first question, not with the bot.
  const { parseAbout, parseArticle } = await import('./article-file.ts');
  const about = parseAbout('about.yaml', await readFile(new URL('about.yaml', folder), 'utf8'));
  const names = (await readdir(new URL('articles/', folder))).filter((name) => name.endsWith('.md'));
  const articles = await Promise.all(
    names.map(async (name) => {
      const article = parseArticle(name, await readFile(new URL(`articles/${name}`, folder), 'utf8'));
      check(name, article, about);
      return article;
    }),
  );
  return { about, articles: articles.sort((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true })) };
}

/** The name of the file is the number, so no article can be there twice; what it points to must exist. */
function check(name: string, { number, amendedBy, seeAlso }: Article, about: About): void {
  if (name !== `article-${number}.md`) throw new Error(`${name}: it must be named article-${number}.md`);
  const numbers = seeAlso.filter((provision) => provision.startsWith('article ')).map((p) => p.replace('article ', ''));
  for (const wanted of [number, ...numbers]) {
    if (!articleExists(wanted, about)) throw new Error(`${name}: the Act has no article ${wanted}`);
  }
  const unknown = amendedBy.find((id) => !about.amendments.some((amendment) => amendment.id === id));
  if (unknown !== undefined) throw new Error(`${name}: about.yaml lists no amendment ${unknown}`);
}
