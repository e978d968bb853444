import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import { MAX_NOTE, readNote } from '../../src/tasks/rules.ts';
import { commentTask } from '../../src/tasks/shelf.store.ts';
import { actOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { commentRoute } from './routes.ts';
import { anyTask } from './suggestions.ts';

function run(context: Context, id: number, typed: string) {
  const contributor = context.person.may('contributor');
  const comment = { ...actOf(context), id, text: readNote(typed), contributor };
  return taskAnswer(context, commentTask(context.parts.db, comment));
}

export const comment = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    task: { type: 'integer', required: true, min: 1, autocomplete: anyTask },
    text: { type: 'string', required: true, maxLength: MAX_NOTE },
  },
  run: (context, { task, text }) => run(context, task, text),
});

export const commentForm = form({
  ...commentRoute,
  audience: 'everyone',
  answers: 'update',
  fields: { text: { type: 'paragraph', required: true, maxLength: MAX_NOTE } },
  run: (context, { args, fields }) => run(context, args.task, fields.text),
});

export const commentButton = button({
  ...commentRoute,
  audience: 'everyone',
  answers: 'modal',
  run: ({ t }, args) => openModal(commentForm, args, t),
});
