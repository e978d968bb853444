import { type Credit, creditsOf } from '../../src/contributors/credits.store.ts';
import { type Contributor, contributorNumbered, contributorOf } from '../../src/contributors/store.ts';
import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, literal, shorten, text, timestamp } from '../../src/discord/kit.ts';
import { pageCount, pageRow } from '../../src/discord/pages.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import type { Texts } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { mention } from '../privacy/mention.ts';
import { creditsPageRoute } from './routes.ts';

const PAGE_SIZE = 10;

export const credits = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { who: { type: 'user' } },
  run(context, { who }) {
    const { parts, guild, person } = context;
    if (who?.bot) throw new UserError('contributor.errors.bot', { name: literal(who.name) });
    const contributor = contributorOf(parts.db, guild.id, who?.id ?? person.id);
    return page(context, contributor, who?.name ?? person.name, 1);
  },
});

export const creditsPageButton = button({
  ...creditsPageRoute,
  audience: 'everyone',
  answers: 'update',
  run(context, { page: number, contributor: id }) {
    const contributor = contributorNumbered(context.parts.db, context.guild.id, id);
    return page(context, contributor, contributor?.name ?? '', number);
  },
});

function page({ parts, t }: Context, contributor: Contributor | null, name: string, number: number): Message {
  const { credits: shown, total } = contributor
    ? creditsOf(parts.db, contributor.id, { size: PAGE_SIZE, number })
    : { credits: [], total: 0 };
  const id = contributor?.id ?? 0;
  // Who erased their data has no name any more.
  const shownName = literal(shorten(contributor?.creditedAs ?? name, 80)) || t('privacy.someone');
  const title = t('contributor.credits.title', { name: shownName });
  return card([
    container(COLOURS.neutral, [
      text(`### ${title}${total > 0 ? `\n${t('contributor.credits.count', { count: total })}` : ''}`),
      text(shown.map((credit) => creditLine(credit, t)).join('\n') || t('contributor.credits.none')),
      ...pageRow({
        number,
        pages: pageCount(total, PAGE_SIZE),
        t,
        route: creditsPageRoute,
        args: (to) => ({ page: to, contributor: id }),
      }),
    ]),
  ]);
}

/** When, what kind, and where it comes from. */
function creditLine({ kind, origin, originId, title, giverId, at }: Credit, t: Texts): string {
  const from = t(`contributor.credits.from.${origin}`, {
    id: originId,
    title: literal(shorten(title, 80)),
    giver: giverId ? mention(giverId, t) : '',
  });
  return `${timestamp(at, 'd')} **${t(`contributor.kinds.${kind}`)}** · ${from}`;
}
