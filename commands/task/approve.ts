import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { approveTask } from '../../src/tasks/review.store.ts';
import { reviewOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { approveRoute } from './routes.ts';
import { tasksInReview } from './suggestions.ts';

const run = (context: Context, { task: id }: { task: number }) =>
  taskAnswer(context, approveTask(context.parts.db, reviewOf(context, id)));

export const approve = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { task: { type: 'integer', required: true, min: 1, autocomplete: tasksInReview } },
  run,
});

export const approveButton = button({ ...approveRoute, audience: 'everyone', answers: 'update', run });
