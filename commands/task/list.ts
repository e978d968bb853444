import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, text } from '../../src/discord/kit.ts';
import { pageCount, pageRow } from '../../src/discord/pages.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { AREAS, STATES } from '../../src/tasks/rules.ts';
import { type Filter, listTasks } from '../../src/tasks/store.ts';
import { taskLine } from './cards.ts';
import { pageRoute } from './routes.ts';

const PAGE_SIZE = 10;
const ALL = 'all';

export const list = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { state: { type: 'string', choices: STATES }, area: { type: 'string', choices: AREAS } },
  run: (context, { state, area }) => page(context, { state: state ?? null, area: area ?? null }, 1),
});

export const pageButton = button({
  ...pageRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { page: number, state, area }) =>
    page(context, { state: STATES.find((known) => known === state) ?? null, area: area === ALL ? null : area }, number),
});

function page({ parts, guild, t }: Context, filter: Filter, number: number): Message {
  const { tasks, total } = listTasks(parts.db, guild.id, filter, { size: PAGE_SIZE, number });
  if (total === 0) return card([container(COLOURS.neutral, [text(t('task.list.none'))])]);
  const args = { state: filter.state ?? ALL, area: filter.area ?? ALL };
  const lines = tasks.map((task) => taskLine(task, t)).join('\n');
  return card([
    container(COLOURS.neutral, [
      text(`### ${t('task.list.title', { count: total })}`),
      text(lines || t('task.list.none')),
      ...pageRow({
        number,
        pages: pageCount(total, PAGE_SIZE),
        t,
        route: pageRoute,
        args: (to) => ({ ...args, page: to }),
      }),
    ]),
  ]);
}
