import { COLOURS, container, literal, press, row, shorten, text } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { isErased } from '../../src/privacy/rules.ts';
import { getTask, type Task } from '../../src/tasks/store.ts';
import type { Texts } from '../../src/texts.ts';
import { mention } from '../privacy/mention.ts';
import { COLOUR, taskReply } from './cards.ts';
import { factLines, status } from './facts.ts';
import { declineRoute } from './routes.ts';

const MAX_REASON = 1_500;

/** The card of a task in the guild's channel, as the task is now. */
export const taskCard: Renderer = ({ task }, { db, guild, t }) =>
  guild ? taskReply(getTask(db, guild.id, Number(task)), t) : null;

/** What was handed in, where reviewers look. The named reviewer is notified. */
export const reviewCard: Renderer = ({ task: id }, { db, guild, t }) => {
  if (!guild) return null;
  const task = getTask(db, guild.id, Number(id));
  const { reviewerId } = task;
  return { ...taskReply(task, t), mentions: { users: reviewerId && !isErased(reviewerId) ? [reviewerId] : [] } };
};

/** Tells a person that a task was given to them; they can turn it down. */
export const assigned: Renderer = ({ task: id, by }, { db, guild, t }) => {
  if (!guild) return null;
  const task = getTask(db, guild.id, Number(id));
  const decline = press(declineRoute, { guild: guild.id, task: task.id }, t('task.actions.decline'));
  return card([
    container(COLOUR.claimed, [
      text(t('task.told.assigned', { ...named(task), by: mention(String(by), t) })),
      text([status(task, t), ...factLines(task, t)].join('\n')),
      row(decline),
    ]),
  ]);
};

/** Tells a claimant that their work is done, and what they are credited with. */
export const approved: Renderer = ({ task: id, by }, { db, guild, t }) => {
  if (!guild) return null;
  const task = getTask(db, guild.id, Number(id));
  const kind = t(`contributor.kinds.${task.creditKind}`);
  return told(COLOUR.done, t('task.told.approved', { ...named(task), by: mention(String(by), t), kind }));
};

/** Tells a claimant why what was handed in came back. */
export const returned: Renderer = ({ task: id, by, reason }, { db, guild, t }) =>
  guild
    ? told(COLOUR.claimed, t('task.told.returned', whoAndWhy(getTask(db, guild.id, Number(id)), { by, reason }, t)))
    : null;

/** Tells a claimant why the task was closed. */
export const closed: Renderer = ({ task: id, by, reason }, { db, guild, t }) =>
  guild
    ? told(COLOURS.closed, t('task.told.closed', whoAndWhy(getTask(db, guild.id, Number(id)), { by, reason }, t)))
    : null;

function told(colour: number, words: string): Message {
  return card([container(colour, [text(words)])]);
}

function whoAndWhy(task: Task, { by, reason }: { by: unknown; reason: unknown }, t: Texts) {
  return { ...named(task), by: mention(String(by), t), reason: literal(shorten(String(reason), MAX_REASON)) };
}

function named({ id, title }: Task) {
  return { id, title: literal(title) };
}
