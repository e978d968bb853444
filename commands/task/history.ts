import type { Event } from '../../src/database/events.ts';
import { literal, shorten, timestamp } from '../../src/discord/kit.ts';
import type { Happening } from '../../src/tasks/history.rules.ts';
import type { Texts } from '../../src/texts.ts';
import { oneLine } from '../../src/words.ts';
import { mention } from '../privacy/mention.ts';

const MAX_WORDS = 60;

/** What happened to a task, a line each, newest first; as many as there is room for. */
export function historyLines(events: readonly Event[], t: Texts, room: number): string[] {
  const lines = events.map((event) => `-# ${timestamp(event.at, 'R')} · ${happening(event, t)}`);
  let left = room;
  return lines.filter((line) => {
    left -= line.length + 1;
    return left >= 0;
  });
}

function happening({ what, actorId, detail = {} }: Event, t: Texts): string {
  const who = actorId === null ? t('task.history.clock') : mention(actorId, t);
  const person = typeof detail.person === 'string' ? mention(detail.person, t) : t('task.history.somebody');
  const happened = t(`task.history.happened.${what as Happening}`, { who, person });
  if (what === 'edited') return t('task.history.fields', { happened, fields: fieldNames(detail, t) });
  const words = [detail.reason, detail.note, detail.text].find((said) => typeof said === 'string' && said !== '');
  return words === undefined
    ? happened
    : t('task.history.said', { happened, words: literal(shorten(oneLine(String(words)), MAX_WORDS)) });
}

const FIELDS = [
  'title',
  'description',
  'area',
  'size',
  'priority',
  'link',
  'dueAt',
  'capacity',
  'creditKind',
  'reviewerId',
  'skills',
  'blockers',
] as const;

function fieldNames(detail: Record<string, unknown>, t: Texts): string {
  return FIELDS.filter((field) => field in detail)
    .map((field) => t(`task.history.field.${field}`))
    .join(', ');
}
