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
  SHOWN_EACH,
} from '../../src/tasks/board.store.ts';
import { STATES } from '../../src/tasks/rules.ts';
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
      text(`### ${t('task.board.title')}\n${summary(view, t)}`),
      ...SHOWN.map((state) => text(section(view, state, now, t))),
      text(`-# ${t('task.board.updated', { when: timestamp(now, 'R') })}`),
    ]),
  ]);
};

function summary({ counts, overdue }: BoardView, t: Texts): string {
  const states = STATES.map((state) => heading(state, counts[state], t));
  const late = t('task.board.overdue', { number: overdue > MOST_OVERDUE ? `${MOST_OVERDUE}+` : String(overdue) });
  return [...states, ...(overdue > 0 ? [`**${late}**`] : [])].join(' · ');
}

function heading(state: (typeof STATES)[number], count: number, t: Texts): string {
  return t('task.board.heading', { state: t(`task.board.states.${state}`), number: String(count) });
}

function section({ counts, tasks }: BoardView, state: (typeof SHOWN)[number], now: number, t: Texts): string {
  const lines = tasks[state].map((task) => taskLine(task, now, t));
  const left = counts[state] - lines.length;
  return [
    `**${heading(state, counts[state], t)}**`,
    ...(lines.length > 0 ? lines : [t('task.board.empty')]),
    ...(lines.length === SHOWN_EACH && left > 0 ? [`-# ${t('task.board.more', { number: String(left) })}`] : []),
  ].join('\n');
}

function taskLine({ id, title, dueAt, threadId, claimants }: Task, now: number, t: Texts): string {
  const when = dueAt === null ? [] : [t('task.board.due', { when: timestamp(dueAt, 'd') })];
  const late = dueAt !== null && dueAt < now ? [t('task.board.late')] : [];
  const shown = claimants.slice(0, HOLDERS_SHOWN).map((userId) => mention(userId, t));
  const others = claimants.length - shown.length;
  const holders = [...shown, ...(others > 0 ? [t('task.board.others', { number: String(others) })] : [])].join(' ');
  const facts = [...late, ...when, ...(holders ? [holders] : []), ...(threadId ? [`<#${threadId}>`] : [])];
  return [`**#${id}** ${literal(shorten(title, TITLE_ROOM))}`, ...facts].join(' · ');
}
