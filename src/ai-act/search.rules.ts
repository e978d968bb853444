import type { About, Article } from './article.ts';
import { fold, readArticleNumber } from './rules.ts';

// Words that say nothing about which article is meant.
const EMPTY_WORDS = new Set(
  (
    'article articles art act reglement le la les l un une des de du d et ou en au aux dans pour sur par que qui quoi ' +
    'est ce c the a an of to in on for and or is are it what which does do my our mon notre nos'
  ).split(' '),
);

/**
 * The articles that fit what someone typed, best first; all of them when nothing was typed.
 * A number finds the article of that number, then those whose number begins so. Words are looked for in both
 * languages, without regard to accents or case, by their beginnings: in titles and the words that people use first,
 * in the summaries last.
 */
export function findArticles(articles: readonly Article[], typed: string, about: About): Article[] {
  if (fold(typed) === '') return [...articles];
  const number = readArticleNumber(typed, about);
  if (number !== undefined) return byNumber(articles, number);
  return byWords(articles, wordsOf(typed));
}

function byNumber(articles: readonly Article[], number: string): Article[] {
  const beginning = articles.filter((article) => article.number.startsWith(number));
  return beginning.sort((a, b) => Number(b.number === number) - Number(a.number === number));
}

function byWords(articles: readonly Article[], words: readonly string[]): Article[] {
  const scored = articles.map((article) => ({ article, ...score(article, words) }));
  return scored
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found || b.weight - a.weight)
    .map(({ article }) => article);
}

/** How many of the words were found, and how much they weigh where they were found. */
function score(article: Article, words: readonly string[]): { found: number; weight: number } {
  const title = wordsOf(`${article.title.fr} ${article.title.en}`);
  const used = wordsOf([...article.words.fr, ...article.words.en].join(' '));
  const told = wordsOf([article.summary.fr, article.summary.en, article.meaning.fr, article.meaning.en].join(' '));
  const weights = words.map((word) => {
    if (title.some((candidate) => candidate.startsWith(word))) return 5;
    if (used.includes(word)) return 4;
    if (used.some((candidate) => candidate.startsWith(word))) return 3;
    if (told.includes(word)) return 2;
    return told.some((candidate) => candidate.startsWith(word)) ? 1 : 0;
  });
  return {
    found: weights.filter((weight) => weight > 0).length,
    weight: weights.reduce<number>((sum, weight) => sum + weight, 0),
  };
}

function wordsOf(typed: string): string[] {
  return fold(typed)
    .split(/[^\p{L}\p{N}^]+/u)
    .filter((word) => word !== '' && !EMPTY_WORDS.has(word));
}
