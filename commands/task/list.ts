import { button, select, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, menu, row, text } from '../../src/discord/kit.ts';
import { pageCount, pageRow } from '../../src/discord/pages.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { AREAS, STATES } from '../../src/tasks/rules.ts';
import { type Filter, listTasks } from '../../src/tasks/search.store.ts';
import { taskLine } from './cards.ts';
import { filterRoute, pageRoute } from './routes.ts';

const PAGE_SIZE = 10;
/** No filter, in an option of the menu and in a `custom_id`. */
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
  run: (context, { page: number, state, area }) => page(context, readFilter(state, area), number),
});

export const filterSelect = select({
  ...filterRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { area, values: [state = ALL] }) => page(context, readFilter(state, area), 1),
});

/** A filter out of a `custom_id`, whose arguments are words; an unknown one counts as none. */
function readFilter(state: string, area: string): Filter {
  return { state: STATES.find((known) => known === state) ?? null, area: area === ALL ? null : area };
}

function page({ parts, guild, t }: Context, filter: Filter, number: number): Message {
  const { tasks, total } = listTasks(parts.db, guild.id, filter, { size: PAGE_SIZE, number });
  const args = { state: filter.state ?? ALL, area: filter.area ?? ALL };
  const choice = (value: string, label: string) => ({ value, label, default: value === args.state });
  const states = [choice(ALL, t('task.list.all')), ...STATES.map((state) => choice(state, t(`task.states.${state}`)))];
  return card([
    container(COLOURS.neutral, [
      text(`### ${t('task.list.title', { count: total })}`),
      text(tasks.map((task) => taskLine(task, t)).join('\n') || t('task.list.none')),
      row(menu(filterRoute, { area: args.area }, t('task.list.all'), states)),
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
