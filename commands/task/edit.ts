import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import type { Message, Modal } from '../../src/discord/reply.ts';
import { checkEditor, type Edit, editTask } from '../../src/tasks/create.store.ts';
import { dayOf } from '../../src/tasks/due.ts';
import { readEdit } from '../../src/tasks/rules.ts';
import { getTask, type Task } from '../../src/tasks/store.ts';
import { UserError } from '../../src/user-error.ts';
import { keeperOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { draftFields, draftOptions, readFields } from './fields.ts';
import { editRoute } from './routes.ts';
import { anyTask } from './suggestions.ts';

/** By options, or by a form of the fields that matter most when none is given. */
export const edit = subcommand({
  audience: 'everyone',
  answers: 'modal',
  options: {
    task: { type: 'integer', required: true, min: 1, autocomplete: anyTask },
    ...draftOptions,
    reviewer: { type: 'user' },
  },
  run(context, { task: id, reviewer, ...given }) {
    if (reviewer?.bot) throw new UserError('task.errors.bot', { name: reviewer.name });
    const none = !reviewer && Object.values(given).every((value) => value === undefined);
    return none ? ask(context, id) : change(context, id, given, reviewer && { reviewerId: reviewer.id });
  },
});

export const editForm = form({
  ...editRoute,
  audience: 'everyone',
  answers: 'update',
  fields: draftFields,
  run(context, { args: { task: id }, fields: { area, size, due, ...fields } }) {
    // A due date that was left as it was may be past by now.
    const kept = due.trim() === dueDay(context, getTask(context.parts.db, context.guild.id, id));
    return change(context, id, { ...fields, area: area[0], size: size[0], ...(!kept && { due }) });
  },
});

export const editButton = button({
  ...editRoute,
  audience: 'everyone',
  answers: 'modal',
  run: (context, { task }) => ask(context, task),
});

/** Nobody fills in a form to be told afterwards that the task is not theirs to edit. */
function ask(context: Context, id: number): Modal {
  const task = checkEditor(getTask(context.parts.db, context.guild.id, id), keeperOf(context, id));
  const { title, description, area, size } = task;
  const filled = { title, description, area: [area], size: [size], due: dueDay(context, task) };
  return openModal(editForm, { task: id }, context.t, filled);
}

function dueDay({ guild }: Context, { dueAt }: Task): string {
  return dueAt === null ? '' : dayOf(dueAt, guild.timeZone);
}

async function change(
  context: Context,
  id: number,
  given: Parameters<typeof readFields>[1],
  more: Edit = {},
): Promise<Message> {
  const { typed, ...lists } = await readFields(context, given);
  const edit: Edit = { ...readEdit(typed), ...lists, ...more };
  return taskAnswer(context, editTask(context.parts.db, { ...keeperOf(context, id), edit }));
}
