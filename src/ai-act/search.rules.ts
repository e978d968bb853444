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

/**
 * The article that someone means by words alone, or undefined: every word must be in its title or among the words that
 * people use for it, so that a word which merely occurs in some summary is not taken for an answer.
 */
export function meantArticle(articles: readonly Article[], typed: string): Article | undefined {
  const words = wordsOf(typed);
  const [best] = byWords(articles, words);
  return best && weigh(best, words).every((weight) => weight >= WEIGHT.usedBeginning) ? best : undefined;
}

function byNumber(articles: readonly Article[], number: string): Article[] {
  const beginning = articles.filter((article) => article.number.startsWith(number));
  return beginning.sort((a, b) => Number(b.number === number) - Number(a.number === number));
}

function byWords(articles: readonly Article[], words: readonly string[]): Article[] {
  return articles
    .map((article) => ({ article, weights: weigh(article, words).filter((weight) => weight > 0) }))
    .filter(({ weights }) => weights.length > 0)
    .sort((a, b) => b.weights.length - a.weights.length || sum(b.weights) - sum(a.weights))
    .map(({ article }) => article);
}

const WEIGHT = { title: 5, used: 4, usedBeginning: 3, told: 2, toldBeginning: 1, none: 0 } as const;

/** For each word, how much it weighs where the article has it. */
function weigh({ title, words: used, summary, meaning }: Article, words: readonly string[]): number[] {
  const titles = wordsOf(`${title.fr} ${title.en}`);
  const names = wordsOf([...used.fr, ...used.en].join(' '));
  const told = wordsOf([summary.fr, summary.en, meaning.fr, meaning.en].join(' '));
  return words.map((word) => {
    const begins = (candidate: string) => candidate.startsWith(word);
    if (titles.some(begins)) return WEIGHT.title;
    if (names.includes(word)) return WEIGHT.used;
    if (names.some(begins)) return WEIGHT.usedBeginning;
    if (told.includes(word)) return WEIGHT.told;
    return told.some(begins) ? WEIGHT.toldBeginning : WEIGHT.none;
  });
}

function sum(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

function wordsOf(typed: string): string[] {
  return fold(typed)
    .split(/[^\p{L}\p{N}^]+/u)
    .filter((word) => word !== '' && !EMPTY_WORDS.has(word));
}
