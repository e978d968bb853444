import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import { MAX_NOTE, readNote } from '../../src/tasks/rules.ts';
import { freezeTask } from '../../src/tasks/shelf.store.ts';
import { keeperOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { freezeRoute } from './routes.ts';
import { anyTask } from './suggestions.ts';

const run = (context: Context, id: number, reason: string) =>
  taskAnswer(context, freezeTask(context.parts.db, { ...keeperOf(context, id), reason: readNote(reason) }));

export const freeze = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    task: { type: 'integer', required: true, min: 1, autocomplete: anyTask },
    reason: { type: 'string', required: true, maxLength: MAX_NOTE },
  },
  run: (context, { task, reason }) => run(context, task, reason),
});

export const freezeForm = form({
  ...freezeRoute,
  audience: 'everyone',
  answers: 'update',
  fields: { reason: { type: 'paragraph', required: true, maxLength: MAX_NOTE } },
  run: (context, { args, fields }) => run(context, args.task, fields.reason),
});

export const freezeButton = button({
  ...freezeRoute,
  audience: 'everyone',
  answers: 'modal',
  run: ({ t }, args) => openModal(freezeForm, args, t),
});
