import type { APIButtonComponent, APIMessageTopLevelComponent } from 'discord.js';
import {
  COLOURS,
  container,
  link,
  literal,
  press,
  row,
  separator,
  shorten,
  text,
  timestamp,
} from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { isClaimable } from '../../src/tasks/lifecycle.rules.ts';
import type { State } from '../../src/tasks/rules.ts';
import { getTask, type Task } from '../../src/tasks/store.ts';
import type { Texts } from '../../src/texts.ts';
import { mention } from '../privacy/mention.ts';
import { claimRoute, discussRoute, unclaimRoute } from './routes.ts';

const COLOUR: Record<State, number> = {
  open: COLOURS.open,
  claimed: COLOURS.claimed,
  in_review: COLOURS.inReview,
  done: COLOURS.done,
  closed: COLOURS.closed,
};

/** A task on one screen: title, state, the facts that matter, then what can be done. */
export function taskComponents(task: Task, t: Texts): APIMessageTopLevelComponent[] {
  const actions = buttons(task, t);
  return [
    container(COLOUR[task.state], [
      text(`### ${literal(task.title)}\n${facts(task, t)}`),
      ...(task.description ? [text(literal(task.description))] : []),
      separator(),
      text(
        `-# ${t('task.card.origin', { id: task.id, author: mention(task.authorId, t), when: timestamp(task.createdAt, 'R') })}`,
      ),
      ...(actions.length > 0 ? [row(...actions)] : []),
    ]),
  ];
}

function facts({ state, claimants, area, size }: Task, t: Texts): string {
  const holders = claimants.map((id) => mention(id, t)).join(', ');
  const status = holders ? t(`task.states.${state}By`, { holders }) : t(`task.states.${state}`);
  return [`**${status}**`, t(`task.areas.${area}`), t(`task.sizes.${size}`)].join(' · ');
}

function buttons(task: Task, t: Texts): APIButtonComponent[] {
  const { id, state, link: address } = task;
  return [
    ...(isClaimable(task) ? [press(claimRoute, { task: id }, t('task.actions.claim'), { style: 'primary' })] : []),
    ...(state === 'claimed' ? [press(unclaimRoute, { task: id }, t('task.actions.unclaim'))] : []),
    ...discussion(task, t),
    ...(address ? [link(address, t('task.actions.link'))] : []),
  ];
}

/** The way to where a task is discussed, or to opening it. */
function discussion({ id, guildId, threadId }: Task, t: Texts): APIButtonComponent[] {
  if (threadId === null) return [press(discussRoute, { task: id }, t('task.actions.discuss'))];
  return [link(`https://discord.com/channels/${guildId}/${threadId}`, t('task.actions.discussion'))];
}

/** The card of a task in a reply. */
export function taskReply(task: Task, t: Texts): Message {
  return card(taskComponents(task, t));
}

/** The card of a task in the guild's channel, as the task is now. */
export const taskCard: Renderer = ({ task }, { db, guild, t }) =>
  guild ? taskReply(getTask(db, guild.id, Number(task)), t) : null;

/** One line of a list. */
export function taskLine({ id, title, state, claimants, area, size }: Task, t: Texts): string {
  const holders = claimants.map((id) => mention(id, t)).join(', ');
  const facts = [
    t(`task.states.${state}`),
    t(`task.areas.${area}`),
    t(`task.sizes.${size}`),
    ...(holders ? [holders] : []),
  ];
  return `**#${id}** ${literal(shorten(title, 90))}\n-# ${facts.join(' · ')}`;
}
