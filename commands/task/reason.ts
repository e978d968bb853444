import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import type { Route } from '../../src/discord/routes.ts';
import { MAX_NOTE, readNote } from '../../src/tasks/rules.ts';
import type { Keeper } from '../../src/tasks/shelf.store.ts';
import type { Task } from '../../src/tasks/store.ts';
import { keeperOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { anyTask } from './suggestions.ts';

type Act = (db: Context['parts']['db'], input: Keeper & { reason: string }) => Task;

/** An act that owes a reason: it is typed with the command, or asked for by a form that a button opens. */
export function withReason(route: Route<{ readonly task: 'integer' }>, act: Act) {
  const run = (context: Context, id: number, reason: string) =>
    taskAnswer(context, act(context.parts.db, { ...keeperOf(context, id), reason: readNote(reason) }));

  const typed = subcommand({
    audience: 'everyone',
    answers: 'reply',
    options: {
      task: { type: 'integer', required: true, min: 1, autocomplete: anyTask },
      reason: { type: 'string', required: true, maxLength: MAX_NOTE },
    },
    run: (context, { task, reason }) => run(context, task, reason),
  });
  const sent = form({
    ...route,
    audience: 'everyone',
    answers: 'update',
    fields: { reason: { type: 'paragraph', required: true, maxLength: MAX_NOTE } },
    run: (context, { args, fields }) => run(context, args.task, fields.reason),
  });
  const pressed = button({
    ...route,
    audience: 'everyone',
    answers: 'modal',
    run: ({ t }, args) => openModal(sent, args, t),
  });
  return { typed, sent, pressed };
}
