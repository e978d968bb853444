import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Event } from '../../src/database/events.ts';
import type { Context } from '../../src/discord/context.ts';
import {
  COLOURS,
  container,
  literal,
  literalWithin,
  menu,
  row,
  separator,
  shorten,
  text,
  timestamp,
} from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { actionsFor } from '../../src/tasks/lifecycle.rules.ts';
import { lastEvents } from '../../src/tasks/log.store.ts';
import type { State } from '../../src/tasks/rules.ts';
import type { Task } from '../../src/tasks/store.ts';
import type { Texts } from '../../src/texts.ts';
import { mention } from '../privacy/mention.ts';
import { askerOf } from './act.ts';
import { rowsFor, rowsForAll } from './buttons.ts';
import { factLines, isHandedIn, mentions, status } from './facts.ts';
import { historyLines } from './history.ts';
import { pickRoute } from './routes.ts';

export const COLOUR: Record<State, number> = {
  open: COLOURS.open,
  claimed: COLOURS.claimed,
  in_review: COLOURS.inReview,
  done: COLOURS.done,
  closed: COLOURS.closed,
};

/** Of all words of a message, https://discord.com/developers/docs/components/reference#text-display */
const MAX_MESSAGE = 4_000;
/** For the line that says what was just done, above the card. */
const ROOM_ABOVE = 300;
const MAX_NOTE = 500;
const MAX_HISTORY = 1_500;
/** Of a choice, https://discord.com/developers/docs/components/reference#string-select */
const MAX_LABEL = 100;
/** What `/task view` shows of the history. */
const LAST_EVENTS = 10;

/** The card of a task as everybody reads it, in a channel or where it is discussed. */
export function taskReply(task: Task, t: Texts, where: 'channel' | 'thread' = 'channel'): Message {
  const rows = rowsForAll(task, t, where === 'thread');
  return card([taskContainer(task, t, { facts: factLines(task, t), rows })]);
}

/** The card of a task for whoever asks: with its last events and what this person may do. */
export function personalComponents(context: Context, task: Task): APIMessageTopLevelComponent[] {
  const { parts, guild, now, t } = context;
  const events = lastEvents(parts.db, guild.id, task.id, LAST_EVENTS);
  return [
    taskContainer(task, t, {
      facts: factLines(task, t, now),
      history: historyLines(isHandedIn(task) ? withoutNote(events) : events, t, MAX_HISTORY).join('\n'),
      tellsOrigin: events.some(({ what }) => what === 'created'),
      rows: rowsFor(task, actionsFor(task, askerOf(context)), t),
    }),
  ];
}

/** The answer to what somebody did with a task: its card, as it is for those who will read it. */
export function taskAnswer(context: Context, task: Task): Message {
  return context.isPost ? taskReply(task, context.t) : card(personalComponents(context, task));
}

/** Without the words of what was handed in last: the card says them whole. */
function withoutNote(events: readonly Event[]): Event[] {
  const last = events.findIndex(({ what }) => what === 'submitted');
  return events.map((event, i) => (i === last ? { ...event, detail: {} } : event));
}

interface Shown {
  facts: readonly string[];
  history?: string;
  /** Whether the history says who created it, and when. */
  tellsOrigin?: boolean;
  rows: ReturnType<typeof rowsFor>;
}

/** A task on one screen: title, state, the facts that matter, then what can be done. */
function taskContainer(
  task: Task,
  t: Texts,
  { facts, history, tellsOrigin, rows }: Shown,
): APIMessageTopLevelComponent {
  const { id, title, authorId, createdAt } = task;
  const head = [`### ${literal(title)}`, status(task, t), ...facts].join('\n');
  const handedIn = submission(task, t);
  const born = tellsOrigin
    ? ''
    : t('task.card.origin', { author: mention(authorId, t), when: timestamp(createdAt, 'R') });
  const origin = `-# ${t('task.card.number', { id })}${born}`;
  const used = [head, handedIn, history, origin].reduce((sum, words) => sum + (words?.length ?? 0), 0);
  const room = MAX_MESSAGE - ROOM_ABOVE - used;
  const description = room > 0 ? literalWithin(task.description, room) : '';
  return container(task.frozen ? COLOURS.closed : COLOUR[task.state], [
    text(head),
    ...(description ? [text(description)] : []),
    ...(handedIn ? [separator(), text(handedIn)] : []),
    separator(),
    text(history ? `${origin}\n${history}` : origin),
    ...rows,
  ]);
}

function submission(task: Task, t: Texts): string | undefined {
  const { submittedAt, submissionNote } = task;
  if (submittedAt === null || !isHandedIn(task)) return undefined;
  const note = submissionNote ? `\n${literalWithin(submissionNote, MAX_NOTE)}` : '';
  return `${t('task.card.submitted', { when: timestamp(submittedAt, 'R') })}${note}`;
}

/** One line of a list. */
export function taskLine({ id, title, state, claimants, area, size, dueAt }: Task, t: Texts): string {
  const facts = [
    t(`task.states.${state}`),
    t(`task.areas.${area}`),
    t(`task.sizes.${size}`),
    ...(claimants.length > 0 ? [mentions(claimants, t)] : []),
    ...(dueAt !== null && state !== 'done' && state !== 'closed'
      ? [t('task.list.due', { when: timestamp(dueAt, 'R') })]
      : []),
  ];
  return `**#${id}** ${literal(shorten(title, 90))}\n-# ${facts.join(' · ')}`;
}

/** Below a list: a menu that opens the card of one of its tasks. */
export function pickRow(tasks: readonly Task[], t: Texts): ReturnType<typeof row>[] {
  const choices = tasks.map(({ id, title }) => ({ value: String(id), label: shorten(`#${id} ${title}`, MAX_LABEL) }));
  return choices.length > 0 ? [row(menu(pickRoute, {}, t('task.list.pick'), choices))] : [];
}
