import { button, select, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, literal, menu, row, text } from '../../src/discord/kit.ts';
import { pageCount, pageRow } from '../../src/discord/pages.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { AREAS, SIZES, STATES } from '../../src/tasks/rules.ts';
import { type Filter, listTasks } from '../../src/tasks/search.store.ts';
import { skillName, skillNumber } from '../../src/tasks/skills.store.ts';
import { mention } from '../privacy/mention.ts';
import { pickRow, taskLine } from './cards.ts';
import { MAX_WORDS, packFilter, readWords, unpackFilter } from './filter.ts';
import { filterRoute, pageRoute } from './routes.ts';
import { taskSkills } from './suggestions.ts';

const PAGE_SIZE = 10;
/** No state, in the options of the menu. */
const ALL = 'all';

export const list = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    state: { type: 'string', choices: STATES },
    area: { type: 'string', choices: AREAS },
    skill: { type: 'string', maxLength: 100, autocomplete: taskSkills },
    size: { type: 'string', choices: SIZES },
    claimant: { type: 'user' },
    overdue: { type: 'boolean' },
    unclaimed: { type: 'boolean' },
    words: { type: 'string', maxLength: MAX_WORDS },
  },
  run(context, { skill, claimant, words, ...filter }) {
    const skillId = skill === undefined ? undefined : skillNumber(context.parts.db, context.guild.id, skill);
    return page(
      context,
      { ...filter, skillId, claimantId: claimant?.id, words: words === undefined ? undefined : readWords(words) },
      1,
    );
  },
});

export const pageButton = button({
  ...pageRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { page: number, filter }) => page(context, unpackFilter(filter), number),
});

export const filterSelect = select({
  ...filterRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { filter, values: [picked] }) =>
    page(context, { ...unpackFilter(filter), state: STATES.find((state) => state === picked) }, 1),
});

function page(context: Context, filter: Filter, asked: number): Message {
  const { parts, guild, t, now } = context;
  const found = listTasks(
    parts.db,
    { guildId: guild.id, filter, now },
    { size: PAGE_SIZE, number: Math.max(1, asked) },
  );
  const { tasks, number, total, more } = found;
  const packed = packFilter(filter);
  const narrowed = narrowing(context, filter);
  const none = narrowed.length > 0 || filter.state ? t('task.list.noneFit') : t('task.list.none');
  return card([
    container(COLOURS.neutral, [
      text(
        `### ${total > 0 ? t(more ? 'task.list.atLeast' : 'task.list.title', { count: total }) : t('task.list.zero')}`,
      ),
      ...(narrowed.length > 0 ? [text(`-# ${narrowed.join(' · ')}`)] : []),
      text(tasks.map((task) => taskLine(task, t)).join('\n') || none),
      ...pickRow(tasks, t),
      row(stateMenu(context, filter, packed)),
      ...pageRow({
        number,
        pages: pageCount(more ? total + 1 : total, PAGE_SIZE),
        more,
        t,
        route: pageRoute,
        args: (to) => ({ page: to, filter: packed }),
      }),
    ]),
  ]);
}

function stateMenu({ t }: Context, { state = ALL }: { state?: string | undefined }, packed: string) {
  const choice = (value: string, label: string) => ({ value, label, default: value === state });
  const choices = [choice(ALL, t('task.list.all')), ...STATES.map((known) => choice(known, t(`task.states.${known}`)))];
  return menu(filterRoute, { filter: packed }, t('task.list.all'), choices);
}

/** What the list is narrowed to, in words; the menu shows the state. */
function narrowing({ parts, guild, t }: Context, filter: Filter): string[] {
  const { area, size, skillId, claimantId, overdue, unclaimed, words } = filter;
  const skill = skillId === undefined ? undefined : (skillName(parts.db, guild.id, skillId) ?? '—');
  return [
    area && t(`task.areas.${area}`),
    size && t(`task.sizes.${size}`),
    skill && t('task.list.skill', { skill: literal(skill) }),
    claimantId && t('task.list.claimant', { person: mention(claimantId, t) }),
    overdue && t('task.list.overdue'),
    unclaimed && t('task.list.unclaimed'),
    words && t('task.list.words', { words: literal(words) }),
  ].filter((part) => typeof part === 'string');
}
