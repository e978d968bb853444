import { openDesk } from '../../src/ai-act/desk.ts';
import { findProvision, type Knowledge } from '../../src/ai-act/knowledge.ts';
import { officialText } from '../../src/ai-act/official.store.ts';
import { provisionExists } from '../../src/ai-act/reference.rules.ts';
import { type Kind, meant, suggestions } from '../../src/ai-act/search/lookup.ts';
import { button, subcommand } from '../../src/discord/command.ts';
import type { Context, Place } from '../../src/discord/context.ts';
import { literal, shorten } from '../../src/discord/kit.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import type { Message } from '../../src/discord/reply.ts';
import type { ArgValues } from '../../src/discord/routes.ts';
import { LOCALES, type Texts, textsIn } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { provisionCard, titleOf, undescribedCard } from './cards.ts';
import { insertedList, provisionTitle } from './names.ts';
import { openRoute, showRoute } from './routes.ts';

const MAX_TYPED = 100;

/** `/ai-act article`: one article in plain words, by its number or by words. */
export const article = subcommand({
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  options: { number: { type: 'string', required: true, maxLength: MAX_TYPED, autocomplete: suggest('article') } },
  run: (context, { number }) => typedCard(context, 'article', number),
});

export const recital = subcommand({
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  options: { number: { type: 'string', required: true, maxLength: MAX_TYPED, autocomplete: suggest('recital') } },
  run: (context, { number }) => typedCard(context, 'recital', number),
});

export const annex = subcommand({
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  options: { number: { type: 'string', required: true, maxLength: MAX_TYPED, autocomplete: suggest('annex') } },
  run: (context, { number }) => typedCard(context, 'annex', number),
});

/** `/ai-act define`: a term of Article 3. */
export const define = subcommand({
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  options: { term: { type: 'string', required: true, maxLength: MAX_TYPED, autocomplete: suggest('definition') } },
  run: (context, { term }) => typedCard(context, 'definition', term),
});

/** The buttons of a card: the same provision in the other language, or one that it points to. */
export const show = button({
  ...showRoute,
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  run: pressedCard,
});

export const open = button({
  ...openRoute,
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  run: pressedCard,
});

async function pressedCard(
  context: Context<Place>,
  { kind, number, locale }: ArgValues<typeof showRoute.args>,
): Promise<Message> {
  const wanted = LOCALES.find((known) => known === locale);
  return cardOf(`${kind} ${number}`, await openDesk(context.parts.db), context, wanted ? textsIn(wanted) : context.t);
}

function suggest(kind: Kind): Autocomplete {
  return async ({ parts, t }, typed) => {
    const knowledge = await openDesk(parts.db);
    return suggestions(parts.db, knowledge, kind, typed, t.locale).map((found) => ({
      name: t('ai-act.choice', { provision: provisionTitle(`${kind} ${found.number}`, t), title: titleOf(found, t) }),
      value: found.number,
    }));
  };
}

async function typedCard(context: Context<Place>, kind: Kind, typed: string): Promise<Message> {
  const knowledge = await openDesk(context.parts.db);
  return cardOf(referenceOf(context, kind, typed, knowledge), knowledge, context, context.t);
}

/** What was typed by its number or is meant by the typed words. @throws {UserError} when there is none such */
function referenceOf({ parts, t }: Context<Place>, kind: Kind, typed: string, knowledge: Knowledge): string {
  const { about } = knowledge;
  const reference = meant(parts.db, knowledge, kind, typed, t.locale);
  if (reference !== undefined && provisionExists(reference, about)) return reference;
  const { lastArticle, lastRecital, lastAnnex, lastDefinition } = about.act;
  const last = { article: lastArticle, recital: lastRecital, annex: lastAnnex, definition: lastDefinition }[kind];
  if (reference === undefined) {
    throw new UserError(`ai-act.errors.notFound.${kind}`, { typed: literal(shorten(typed, 60)), last });
  }
  throw new UserError(`ai-act.errors.noSuch.${kind}`, {
    provision: provisionTitle(reference, t),
    last,
    inserted: insertedList(about, t.locale),
  });
}

/** The card of a provision in a language, for whoever asked. */
function cardOf(
  reference: string,
  knowledge: Knowledge,
  { parts, guild, isPost }: Pick<Context<Place>, 'parts' | 'guild' | 'isPost'>,
  t: Texts,
): Message {
  const found = findProvision(knowledge, reference);
  if (!found) return undescribedCard(reference, knowledge.about, t);
  const hasText = officialText(parts.db, officialReference(reference), t.locale) !== undefined;
  return provisionCard(found, knowledge, t, { hasText, canShare: guild !== null && !isPost });
}

/** Where the official text of a provision stands: that of a definition is in Article 3. */
export function officialReference(reference: string): string {
  return reference.startsWith('definition ') ? 'article 3' : reference;
}
