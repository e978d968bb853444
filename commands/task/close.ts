import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import { MAX_NOTE, readNote } from '../../src/tasks/rules.ts';
import { closeTask } from '../../src/tasks/shelf.store.ts';
import { keeperOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { closeRoute } from './routes.ts';
import { anyTask } from './suggestions.ts';

const run = (context: Context, id: number, reason: string) =>
  taskAnswer(context, closeTask(context.parts.db, { ...keeperOf(context, id), reason: readNote(reason) }));

export const close = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    task: { type: 'integer', required: true, min: 1, autocomplete: anyTask },
    reason: { type: 'string', required: true, maxLength: MAX_NOTE },
  },
  run: (context, { task, reason }) => run(context, task, reason),
});

export const closeForm = form({
  ...closeRoute,
  audience: 'everyone',
  answers: 'update',
  fields: { reason: { type: 'paragraph', required: true, maxLength: MAX_NOTE } },
  run: (context, { args, fields }) => run(context, args.task, fields.reason),
});

export const closeButton = button({
  ...closeRoute,
  audience: 'everyone',
  answers: 'modal',
  run: ({ t }, args) => openModal(closeForm, args, t),
});
