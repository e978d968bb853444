import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import { checkReviewer, returnTask } from '../../src/tasks/review.store.ts';
import { MAX_NOTE, readNote } from '../../src/tasks/rules.ts';
import { getTask } from '../../src/tasks/store.ts';
import { reviewOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { returnRoute } from './routes.ts';
import { tasksInReview } from './suggestions.ts';

const run = (context: Context, id: number, reason: string) =>
  taskAnswer(context, returnTask(context.parts.db, { ...reviewOf(context, id), reason: readNote(reason) }));

export const returnWork = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    task: { type: 'integer', required: true, min: 1, autocomplete: tasksInReview },
    reason: { type: 'string', required: true, maxLength: MAX_NOTE },
  },
  run: (context, { task, reason }) => run(context, task, reason),
});

export const returnForm = form({
  ...returnRoute,
  audience: 'everyone',
  answers: 'update',
  fields: { reason: { type: 'paragraph', required: true, maxLength: MAX_NOTE } },
  run: (context, { args, fields }) => run(context, args.task, fields.reason),
});

export const returnButton = button({
  ...returnRoute,
  audience: 'everyone',
  answers: 'modal',
  run(context, args) {
    // Nobody fills in a form to be told afterwards that it is not theirs to judge.
    checkReviewer(getTask(context.parts.db, context.guild.id, args.task), reviewOf(context, args.task));
    return openModal(returnForm, args, context.t);
  },
});
