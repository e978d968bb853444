import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, text } from '../../src/discord/kit.ts';
import { pageCount, pageRow } from '../../src/discord/pages.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { STATES, type State } from '../../src/releases/rules.ts';
import { listReleases } from '../../src/releases/store.ts';
import { releaseLine } from './cards.ts';
import { pageRoute } from './routes.ts';

const PAGE_SIZE = 10;
const ALL = 'all';

export const list = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { state: { type: 'string', choices: STATES } },
  run: (context, { state }) => page(context, state, 1),
});

export const pageButton = button({
  ...pageRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { page: number, state }) =>
    page(
      context,
      STATES.find((known) => known === state),
      number,
    ),
});

/** A page that no longer is there, because releases changed their state, gives the last one. */
function page({ parts, guild, t }: Context, state: State | undefined, wanted: number): Message {
  const read = (number: number) =>
    listReleases(parts.db, guild.id, { state, offset: (number - 1) * PAGE_SIZE, limit: PAGE_SIZE });
  const pages = pageCount(read(1).total, PAGE_SIZE);
  const number = Math.min(Math.max(wanted, 1), pages);
  const { releases } = read(number);
  const title = state ? t('release.list.titleOf', { state: t(`release.states.${state}`) }) : t('release.list.title');
  const lines = releases.map((release) => releaseLine(release, t)).join('\n');
  return card([
    container(COLOURS.neutral, [
      text(`### ${title}`),
      text(lines || t(state ? 'release.list.emptyOf' : 'release.list.empty')),
      ...pageRow({ number, pages, t, route: pageRoute, args: (to) => ({ page: to, state: state ?? ALL }) }),
    ]),
  ]);
}
