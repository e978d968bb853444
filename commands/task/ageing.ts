import type { APIComponentInContainer } from 'discord.js';
import { contributorOf } from '../../src/contributors/store.ts';
import { button } from '../../src/discord/command.ts';
import type { Context, Place } from '../../src/discord/context.ts';
import { COLOURS, container, literal, press, row, shorten, text, timestamp } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { guildSettings } from '../../src/guilds/store.ts';
import { isErased } from '../../src/privacy/rules.ts';
import { renewTask, unclaimTask } from '../../src/tasks/claims.store.ts';
import { isClaimable } from '../../src/tasks/lifecycle.rules.ts';
import { type Reminded, remindedTasks } from '../../src/tasks/reminded.store.ts';
import { getTask } from '../../src/tasks/store.ts';
import type { Texts } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { mention } from '../privacy/mention.ts';
import { claimRoute } from './routes.ts';

/**
 * Works in direct messages, too, so it names the guild; and the person by their number there, because a reminder may
 * stand in a thread. `tasks` are the numbers of all tasks of the reminder, with dots between.
 */
const ARGS = { guild: 'string', contributor: 'integer', task: 'integer', tasks: 'string' } as const;
const stillRoute = { route: 'task:still', args: ARGS } as const;
const letGoRoute = { route: 'task:letgo', args: ARGS } as const;

/** Whom a reminder is for, and of what it reminds. */
interface Reminder {
  guild: string;
  contributor: number;
  person: string;
  tasks: number[];
}

function reminder({ guild, contributor, person, tasks }: Reminder, lines: readonly Reminded[], t: Texts): Message {
  const args = { guild, contributor, tasks: tasks.join('.') };
  const lead = t('task.ageing.lead', { person: mention(person, t), count: lines.length });
  const parts = lines.flatMap((line): APIComponentInContainer[] => {
    const words = text(`${titleLine(line)}\n-# ${situation(line, t)}`);
    if (line.outcome !== 'asked') return [words];
    const buttonArgs = { ...args, task: line.id };
    return [
      words,
      row(
        press(stillRoute, buttonArgs, t('task.ageing.still'), { style: 'primary' }),
        press(letGoRoute, buttonArgs, t('task.ageing.letgo')),
      ),
    ];
  });
  return {
    ...card([container(COLOURS.claimed, [text(`### ${t('task.ageing.title')}\n${lead}`), ...parts])]),
    ...(!isErased(person) && { mentions: { users: [person] } }),
  };
}

function titleLine({ id, title }: { id: number; title: string }): string {
  return `**#${id}** ${literal(shorten(title, 90))}`;
}

function situation({ outcome, aliveAt, lapsesAt, threadId }: Reminded, t: Texts): string {
  if (outcome !== 'asked') return t(`task.ageing.outcomes.${outcome}`);
  const alive = t('task.ageing.alive', { when: timestamp(aliveAt ?? 0, 'R') });
  const lapses = lapsesAt === null ? [] : [t('task.ageing.lapses', { when: timestamp(lapsesAt, 'R') })];
  return [alive, ...lapses, ...(threadId ? [`<#${threadId}>`] : [])].join(' · ');
}

/** The reminder of a person's idle claims, as they are now. */
export const idleReminder: Renderer = ({ person, contributor, tasks }, { db, guild, config, t }) => {
  if (!guild) return null;
  const to: Reminder = {
    guild: guild.id,
    contributor: Number(contributor),
    person: String(person),
    tasks: (tasks as unknown[]).map(Number),
  };
  const lines = remindedTasks(db, guildSettings(db, guild.id, config), { userId: to.person, tasks: to.tasks });
  return lines.length > 0 ? reminder(to, lines, t) : null;
};

type Clicked = { guild: string; contributor: number; task: number; tasks: string };

/** Does something with one claim and tells what became of it; the other lines stay. What is over already says so. */
function answer(act: typeof renewTask) {
  return ({ parts: { db, config }, person, now, t }: Context<Place>, { guild, contributor, task, tasks }: Clicked) => {
    const profile = contributorOf(db, guild, person.id);
    if (profile?.id !== contributor) throw new UserError('task.errors.notYourReminder', { id: task });
    const numbers = tasks.split('.').map(Number);
    const read = () => remindedTasks(db, guildSettings(db, guild, config), { userId: person.id, tasks: numbers });
    const outcome = read().find(({ id }) => id === task)?.outcome;
    // In direct messages Discord does not tell how the guild shows them: their name stays as it was.
    const by = { guildId: guild, userId: person.id, name: profile.name, at: now };
    if (outcome === 'asked' || outcome === 'kept') act(db, { ...by, id: task });
    return reminder({ guild, contributor, person: person.id, tasks: numbers }, read(), t);
  };
}

export const stillButton = button({
  ...stillRoute,
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  run: answer(renewTask),
});

export const letGoButton = button({
  ...letGoRoute,
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  run: answer(unclaimTask),
});

/** Tells a task's thread that somebody's claim lapsed; as long as the place is free, it can be claimed there. */
export const lapsedNote: Renderer = ({ task, person, open }, { db, guild, t }) => {
  if (!guild) return null;
  const lapsed = getTask(db, guild.id, Number(task));
  const words = t(open ? 'task.ageing.lapsed.open' : 'task.ageing.lapsed.place', {
    person: mention(String(person), t),
  });
  return card([
    container(COLOURS.open, [
      text(`${titleLine(lapsed)}\n${words}`),
      ...(isClaimable(lapsed)
        ? [row(press(claimRoute, { task: lapsed.id }, t('task.actions.claim'), { style: 'primary' }))]
        : []),
    ]),
  ]);
};

/** Tells a person that their claims lapsed. */
export const lostNote: Renderer = ({ tasks }, { db, guild, t }) => {
  if (!guild) return null;
  const lost = (tasks as unknown[]).map((id) => getTask(db, guild.id, Number(id)));
  return card([
    container(COLOURS.closed, [
      text(
        `### ${t('task.ageing.lost.title', { count: lost.length })}\n${t('task.ageing.lost.text', { count: lost.length })}`,
      ),
      text(lost.map(titleLine).join('\n')),
    ]),
  ]);
};
