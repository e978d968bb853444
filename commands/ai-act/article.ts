import { type Knowledge, openKnowledge } from '../../src/ai-act/knowledge.ts';
import { articleExists, readArticleNumber } from '../../src/ai-act/rules.ts';
import { findArticles, meantArticle } from '../../src/ai-act/search.rules.ts';
import { button, subcommand } from '../../src/discord/command.ts';
import { literal, shorten } from '../../src/discord/kit.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import type { Message } from '../../src/discord/reply.ts';
import { LOCALES, type Texts, textsIn } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { articleCard, articleName, insertedList, undescribedCard } from './cards.ts';
import { showRoute } from './routes.ts';

const suggestArticles: Autocomplete = async ({ t }, typed) => {
  const { articles, about } = await openKnowledge();
  return findArticles(articles, typed, about).map((found) => ({
    name: t('ai-act.choice', { article: articleName(found.number, t), title: found.title[t.locale] }),
    value: found.number,
  }));
};

/** `/ai-act article`: one article in plain words, by its number or by words. */
export const article = subcommand({
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  options: { number: { type: 'string', required: true, maxLength: 100, autocomplete: suggestArticles } },
  async run({ t }, { number }) {
    const knowledge = await openKnowledge();
    return cardOf(numberOf(number, knowledge, t), knowledge, t);
  },
});

/** The buttons of a card: the same article in the other language, or one that it points to. */
export const show = button({
  ...showRoute,
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  async run({ t }, { number, locale }) {
    const wanted = LOCALES.find((known) => known === locale);
    return cardOf(number, await openKnowledge(), wanted ? textsIn(wanted) : t);
  },
});

/** The number that was typed, or that of the article which is meant by the typed words. @throws {UserError} when none does */
function numberOf(typed: string, { articles, about }: Knowledge, t: Texts): string {
  const number = readArticleNumber(typed, about) ?? meantArticle(articles, typed)?.number;
  const { lastArticle } = about.act;
  if (number === undefined) {
    throw new UserError('ai-act.errors.notFound', { typed: literal(shorten(typed, 60)), last: lastArticle });
  }
  if (!articleExists(number, about)) {
    const inserted = insertedList(about, t.locale);
    throw new UserError('ai-act.errors.noSuchArticle', {
      article: articleName(number, t),
      last: lastArticle,
      inserted,
    });
  }
  return number;
}

function cardOf(number: string, knowledge: Knowledge, t: Texts): Message {
  const found = knowledge.articles.find((candidate) => candidate.number === number);
  return found ? articleCard(found, knowledge, t) : undescribedCard(number, knowledge.about, t);
}
