import { countSources, listSources, type Source } from '../../../src/digests/sources.store.ts';
import { button, subcommand } from '../../../src/discord/command.ts';
import type { Context } from '../../../src/discord/context.ts';
import { COLOURS, container, literalWithin, shorten, text, timestamp } from '../../../src/discord/kit.ts';
import { pageCount, pageRow } from '../../../src/discord/pages.ts';
import { card, line, type Message } from '../../../src/discord/reply.ts';
import type { Texts } from '../../../src/texts.ts';
import { linked } from '../cards.ts';
import { pageRoute } from '../routes.ts';

const PAGE_SIZE = 10;
/** Ten of these fit a message, also when none can be read. */
const MOST_CHARACTERS = 380;
const LONGEST_TITLE = 80;
const LONGEST_REASON = 150;

export const list = subcommand({ audience: 'everyone', answers: 'reply', run: (context) => page(context, 1) });

export const pageButton = button({
  ...pageRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { page: number }) => page(context, number),
});

function page({ parts, guild, t }: Context, wanted: number): Message {
  const total = countSources(parts.db, guild.id);
  if (total === 0) return line(t('digest.sources.none'));
  const pages = pageCount(total, PAGE_SIZE);
  // Sources may have been removed since the button was shown.
  const number = Math.min(wanted, pages);
  const sources = listSources(parts.db, guild.id, { offset: (number - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  return card([
    container(sources.some(({ failures }) => failures > 0) ? COLOURS.trouble : COLOURS.neutral, [
      text(t('digest.sources.title', { count: total })),
      ...sources.map((source) => text(sourceText(source, t))),
      ...pageRow({ number, pages, t, route: pageRoute, args: (to) => ({ page: to }) }),
    ]),
  ]);
}

/** A source and how it is. Its address is left out where there is no room for it. */
export function sourceText(source: Source, t: Texts): string {
  const { title, url } = source;
  const facts = `-# ${health(source, t)}`;
  const whole = `**${linked(shorten(title, LONGEST_TITLE), url)}**\n${facts}`;
  return whole.length <= MOST_CHARACTERS ? whole : `**${literalWithin(title, LONGEST_TITLE)}**\n${facts}`;
}

function health(source: Source, t: Texts): string {
  const { failure, failures, failingSinceAt, fetchedAt, nextFetchAt, entries } = source;
  if (failure) {
    return t('digest.sources.failing', {
      count: failures,
      since: timestamp(failingSinceAt ?? 0, 'R'),
      reason: shorten(t(failure.key, failure.params), LONGEST_REASON),
      next: timestamp(nextFetchAt, 'R'),
    });
  }
  if (fetchedAt === null) return t('digest.sources.unread');
  return t('digest.sources.well', {
    time: timestamp(fetchedAt, 'R'),
    entries: t('digest.sources.entries', { count: entries }),
  });
}
