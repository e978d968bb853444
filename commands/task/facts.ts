import { literal, shorten, timestamp } from '../../src/discord/kit.ts';
import type { Task } from '../../src/tasks/store.ts';
import type { Texts } from '../../src/texts.ts';
import { mention } from '../privacy/mention.ts';

const MAX_BLOCKER = 30;

/** The people of a list, as cards name them. */
export function mentions(userIds: readonly string[], t: Texts): string {
  return userIds.map((id) => mention(id, t)).join(', ');
}

/** What matters most of a task, on one line: its state and who holds it, its area and its size. */
export function status({ state, frozen, claimants, area, size, priority }: Task, t: Texts): string {
  const holders = mentions(claimants, t);
  const held = holders ? t(`task.states.${state}By`, { holders }) : t(`task.states.${state}`);
  return [
    ...(frozen ? [`**${t('task.card.frozen')}**`] : []),
    `**${held}**`,
    t(`task.areas.${area}`),
    t(`task.sizes.${size}`),
    ...(priority === 'normal' ? [] : [t(`task.priorities.${priority}`)]),
  ].join(' · ');
}

/**
 * What else is known of a task: when it is due, what it waits for, and the rest on one line.
 * @param now for a reader of this moment; without it, as on a post that nobody rewrites when the day comes, the due date
 * tells by itself that it is past
 */
export function factLines(task: Task, t: Texts, now?: number): string[] {
  const waits = waitsFor(task);
  const rest = smallFacts(task, t, now !== undefined).join(' · ');
  return [...due(task, t, now), ...(waits ? [t('task.card.waits', { blockers: waits })] : []), ...(rest ? [rest] : [])];
}

function smallFacts(task: Task, t: Texts, withCredit: boolean): string[] {
  const { capacity, claimants, skills, reviewerId, approvedById, creditKind } = task;
  return [
    ...(skills.length > 0 ? [t('task.card.skills', { skills: literal(skills.join(', ')) })] : []),
    ...(capacity > 1 ? [t('task.card.places', { count: capacity, held: claimants.length })] : []),
    ...(reviewerId && !approvedById ? [t('task.card.reviewer', { who: mention(reviewerId, t) })] : []),
    ...(approvedById ? [t('task.card.approved', { who: mention(approvedById, t) })] : []),
    ...(withCredit ? [t('task.card.credit', { kind: t(`contributor.kinds.${creditKind}`) })] : []),
  ];
}

/** Whether what was handed in last is what the task is about: once it came back, only its history knows. */
export function isHandedIn({ state, submittedAt }: Task): boolean {
  return submittedAt !== null && (state === 'in_review' || state === 'done');
}

function due({ dueAt, state }: Task, t: Texts, now: number | undefined): string[] {
  if (dueAt === null) return [];
  const overdue = now !== undefined && dueAt < now && state !== 'done' && state !== 'closed';
  const when = `${timestamp(dueAt, 'D')} (${timestamp(dueAt, 'R')})`;
  return [t(overdue ? 'task.card.overdue' : 'task.card.due', { when })];
}

function waitsFor({ blockers }: Task): string {
  return blockers
    .filter(({ state }) => state !== 'done' && state !== 'closed')
    .map(({ id, title }) => `#${id} ${literal(shorten(title, MAX_BLOCKER))}`)
    .join(', ');
}
