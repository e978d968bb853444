import { countSources, listSources, type Source } from '../../../src/digests/sources.store.ts';
import { button, subcommand } from '../../../src/discord/command.ts';
import type { Context } from '../../../src/discord/context.ts';
import { COLOURS, container, literal, literalWithin, shorten, text, timestamp } from '../../../src/discord/kit.ts';
import { pageCount, pageRow } from '../../../src/discord/pages.ts';
import { card, line, type Message } from '../../../src/discord/reply.ts';
import type { Texts } from '../../../src/texts.ts';
import { pageRoute } from '../routes.ts';
import { linked } from '../stories.ts';
import { topicNames } from '../topic-names.ts';

const PAGE_SIZE = 10;
/** Ten of these fit a message, also when none can be read. */
const MOST_CHARACTERS = 380;
const LONGEST_TITLE = 80;
const LONGEST_REASON = 130;

export const list = subcommand({ audience: 'everyone', answers: 'reply', run: (context) => page(context, 1) });

export const pageButton = button({
  ...pageRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { page: number }) => page(context, number),
});

async function page({ parts, guild, now, t }: Context, wanted: number): Promise<Message> {
  const total = countSources(parts.db, guild.id);
  if (total === 0) return line(t('digest.sources.none'));
  const pages = pageCount(total, PAGE_SIZE);
  // Sources may have been removed since the button was shown.
  const number = Math.min(wanted, pages);
  const sources = listSources(parts.db, guild.id, { offset: (number - 1) * PAGE_SIZE, limit: PAGE_SIZE, now });
  const topicName = await topicNames(parts.db, guild.id, t);
  return card([
    container(sources.some(({ failures }) => failures > 0) ? COLOURS.trouble : COLOURS.neutral, [
      text(t('digest.sources.title', { count: total })),
      ...sources.map((source) => text(sourceText(source, t, topicName))),
      ...pageRow({ number, pages, t, route: pageRoute, args: (to) => ({ page: to }) }),
    ]),
  ]);
}

/** A source and how it is. Its address, and what the guild decided about it, are left out where there is no room. */
export function sourceText(source: Source, t: Texts, topicName: (id: string) => string): string {
  const { title, url } = source;
  const facts = `-# ${health(source, t)}`;
  const decided = decisions(source, t, topicName);
  const name = `**${linked(shorten(title, LONGEST_TITLE), url)}**`;
  const shown = [
    [name, facts, ...(decided ? [`-# ${decided}`] : [])],
    [name, facts],
  ].map((lines) => lines.join('\n'));
  return (
    shown.find((words) => words.length <= MOST_CHARACTERS) ?? `**${literalWithin(title, LONGEST_TITLE)}**\n${facts}`
  );
}

function health(source: Source, t: Texts): string {
  const { failure, failures, failingSinceAt, fetchedAt, nextFetchAt, pausedAt } = source;
  if (pausedAt !== null) return t('digest.sources.paused', { time: timestamp(pausedAt, 'R') });
  if (failure) {
    return t('digest.sources.failing', {
      count: failures,
      since: timestamp(failingSinceAt ?? 0, 'R'),
      reason: shorten(t(failure.key, failure.params), LONGEST_REASON),
      next: timestamp(nextFetchAt, 'R'),
    });
  }
  if (fetchedAt === null) return t('digest.sources.unread');
  const weekly = new Intl.NumberFormat(t.locale, { maximumFractionDigits: source.weekly < 10 ? 1 : 0 });
  return [
    t('digest.sources.well', {
      time: timestamp(fetchedAt, 'R'),
      entries: t('digest.sources.entries', { count: source.entries }),
    }),
    t('digest.sources.weekly', { number: weekly.format(source.weekly) }),
    t('digest.sources.next', { time: timestamp(nextFetchAt, 'R') }),
  ].join(' · ');
}

/** What the guild decided about it, where that is not what all sources have. */
function decisions({ topic, language, weight }: Source, t: Texts, topicName: (id: string) => string): string {
  const known = language === 'fr' || language === 'en' ? t(`digest.sources.languages.${language}`) : language;
  return [
    ...(topic ? [t('digest.sources.ownTopic', { topic: literal(topicName(topic)) })] : []),
    ...(known ? [t('digest.sources.ownLanguage', { language: known })] : []),
    ...(weight === 1 || weight === 3 ? [t(`digest.sources.weights.${weight}`)] : []),
  ].join(' · ');
}
