import { ChannelType } from 'discord.js';
import { subcommand } from '../../src/discord/command.ts';
import { COLOURS, container, literal, shorten, text, timestamp } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card, line } from '../../src/discord/reply.ts';
import {
  type BoardView,
  boardView,
  MOST_OVERDUE,
  placeBoard,
  removeBoard,
  SHOWN,
} from '../../src/tasks/board.store.ts';
import { STATES, type State } from '../../src/tasks/rules.ts';
import type { Task } from '../../src/tasks/store.ts';
import type { Texts } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { mention } from '../privacy/mention.ts';

/** Fifteen lines of tasks and their headings stay within the 4,000 characters of a message. */
const TITLE_ROOM = 50;
const HOLDERS_SHOWN = 2;

/** Shows the board, moves it, or takes it down. */
export const board = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: {
    channel: { type: 'channel', channelTypes: [ChannelType.GuildText] },
    stop: { type: 'boolean' },
  },
  run({ parts, guild, person, now, channelId: here, mayPost, t }, { channel, stop }) {
    const act = { guildId: guild.id, userId: person.id, at: now };
    if (stop) {
      if (!removeBoard(parts.db, act)) throw new UserError('task.board.none');
      return line(t('task.board.removed'));
    }
    const channelId = channel?.id ?? here;
    if (!mayPost(channelId)) throw new UserError('task.board.closed', { channel: channelId });
    placeBoard(parts.db, { ...act, channelId });
    return line(t('task.board.placed', { channel: channelId }));
  },
});

/** The board in its channel, as the tasks are now. */
export const boardPosted: Renderer = (_facts, { db, guild, clock, t }) => {
  if (!guild) return null;
  const now = clock();
  const view = boardView(db, guild.id, now);
  return card([
    container(COLOURS.neutral, [
      text(`### ${t('task.board.title')}`),
      ...SHOWN.filter((state) => view.counts[state] > 0).map((state) => text(section(view, state, now, t))),
      text(summary(view, t)),
      text(`-# ${t('task.board.updated', { when: timestamp(now, 'R') })}`),
    ]),
  ]);
};

/** How many there are of what the board doesn't list. */
function summary({ counts, overdue }: BoardView, t: Texts): string {
  const listed: readonly State[] = SHOWN;
  const states = STATES.filter((state) => counts[state] === 0 || !listed.includes(state)).map((state) =>
    heading(state, counts[state], t),
  );
  const late = t('task.board.overdue', { number: overdue > MOST_OVERDUE ? `${MOST_OVERDUE}+` : String(overdue) });
  return [...states, ...(overdue > 0 ? [`**${late}**`] : [])].join(' · ');
}

function heading(state: State, count: number, t: Texts): string {
  return t('task.board.heading', { state: t(`task.board.states.${state}`), number: String(count) });
}

function section({ counts, tasks }: BoardView, state: (typeof SHOWN)[number], now: number, t: Texts): string {
  const lines = tasks[state].map((task) => taskLine(task, now, t));
  const left = counts[state] - lines.length;
  return [
    `**${heading(state, counts[state], t)}**`,
    ...lines,
    ...(left > 0 ? [`-# ${t('task.board.more', { count: left })}`] : []),
  ].join('\n');
}

function taskLine({ id, title, dueAt, threadId, claimants }: Task, now: number, t: Texts): string {
  const when = dueAt === null ? [] : [t('task.board.due', { when: timestamp(dueAt, 'd') })];
  const late = dueAt !== null && dueAt < now ? [t('task.board.late')] : [];
  const shown = claimants.slice(0, HOLDERS_SHOWN).map((userId) => mention(userId, t));
  const others = claimants.length - shown.length;
  const holders = [...shown, ...(others > 0 ? [t('task.board.others', { number: String(others) })] : [])].join(' ');
  const facts = [...late, ...when, ...(holders ? [holders] : [])];
  // The name of a thread is the task's number and title, and leads there.
  const name = threadId ? `<#${threadId}>` : `**#${id}** ${literal(shorten(title, TITLE_ROOM))}`;
  return [name, ...facts].join(' · ');
}
