import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import type { Modal } from '../../src/discord/reply.ts';
import { actionsFor } from '../../src/tasks/lifecycle.rules.ts';
import { refusedSubmission, submitTask } from '../../src/tasks/review.store.ts';
import { MAX_LINK, MAX_NOTE, readSubmission } from '../../src/tasks/rules.ts';
import { getTask } from '../../src/tasks/store.ts';
import { actOf, askerOf, settingsOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { submitRoute } from './routes.ts';
import { ownTasks } from './suggestions.ts';

/** With a link, a note or both; with neither, a form asks for them. */
export const submit = subcommand({
  audience: 'everyone',
  answers: 'modal',
  options: {
    task: { type: 'integer', required: true, min: 1, autocomplete: ownTasks },
    link: { type: 'string', maxLength: MAX_LINK },
    note: { type: 'string', maxLength: MAX_NOTE },
  },
  run: (context, { task, link, note }) =>
    link === undefined && note === undefined ? ask(context, task) : hand(context, task, { link, note }),
});

export const submitForm = form({
  ...submitRoute,
  audience: 'everyone',
  answers: 'update',
  fields: {
    link: { type: 'short', maxLength: MAX_LINK },
    note: { type: 'paragraph', maxLength: MAX_NOTE },
  },
  run: (context, { args, fields }) => hand(context, args.task, fields),
});

export const submitButton = button({
  ...submitRoute,
  audience: 'everyone',
  answers: 'modal',
  run: (context, { task }) => ask(context, task),
});

/** Nobody fills in a form to be told afterwards that the task is not theirs. */
function ask(context: Context, id: number): Modal {
  const task = getTask(context.parts.db, context.guild.id, id);
  if (!actionsFor(task, askerOf(context)).includes('submit')) throw refusedSubmission(task, context.person.id);
  return openModal(submitForm, { task: id }, context.t);
}

function hand(context: Context, id: number, typed: Parameters<typeof readSubmission>[0]) {
  const channelId = settingsOf(context).reviewChannelId;
  const submission = { ...actOf(context), id, ...readSubmission(typed), channelId };
  return taskAnswer(context, submitTask(context.parts.db, submission));
}
