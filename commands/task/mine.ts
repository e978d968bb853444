import { subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, press, row, separator, text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { heldTasks, type Share, tasksToReview } from '../../src/tasks/mine.store.ts';
import type { Task } from '../../src/tasks/store.ts';
import { isSoon } from '../../src/tasks/suggest.rules.ts';
import { settingsOf } from './act.ts';
import { pickRow, taskLine } from './cards.ts';
import { packFilter } from './filter.ts';
import { pageRoute } from './routes.ts';

/** Of what one holds and of what one is to review: more would not fit into one message. */
const SHOWN = 5;

export const mine = subcommand({
  audience: 'contributor',
  answers: 'reply',
  run(context) {
    const { parts, guild, person } = context;
    const who = { guildId: guild.id, userId: person.id };
    const ownApproval = settingsOf(context).ownApproval === 1;
    return show(
      context,
      heldTasks(parts.db, who, SHOWN),
      tasksToReview(parts.db, { ...who, maintainer: person.may('maintainer'), ownApproval }, SHOWN),
    );
  },
});

function show(context: Context, held: Share, review: Share): Message {
  const { t, now, person } = context;
  const isDue = ({ state, dueAt }: Task) => state === 'claimed' && isSoon(dueAt, now);
  const due = held.tasks.filter(isDue);
  const others = held.tasks.filter((task) => !isDue(task));
  const sections = [
    section(context, t('task.mine.due'), due),
    section(context, t('task.mine.held'), others, held.total - held.tasks.length),
    section(context, t('task.mine.review'), review.tasks, review.total - review.tasks.length),
  ].filter((lines) => lines !== undefined);
  const all = [
    ...(held.total > SHOWN
      ? [press(pageRoute, { page: 1, filter: packFilter({ claimantId: person.id }) }, t('task.mine.allHeld'))]
      : []),
    ...(review.total > SHOWN
      ? [press(pageRoute, { page: 1, filter: packFilter({ state: 'in_review' }) }, t('task.mine.allInReview'))]
      : []),
  ];
  return card([
    container(COLOURS.neutral, [
      text(`### ${t('task.mine.title')}`),
      ...(sections.length > 0 ? sections.flatMap((lines) => [separator(), text(lines)]) : [text(t('task.mine.none'))]),
      ...pickRow([...due, ...others, ...review.tasks], t),
      ...(all.length > 0 ? [row(...all)] : []),
    ]),
  ]);
}

function section({ t }: Context, heading: string, tasks: readonly Task[], more = 0): string | undefined {
  if (tasks.length === 0 && more === 0) return undefined;
  const lines = tasks.map((task) => taskLine(task, t));
  return [`**${heading}**`, ...lines, ...(more > 0 ? [`-# ${t('task.mine.more', { count: more })}`] : [])].join('\n');
}
