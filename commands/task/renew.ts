import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { renewTask } from '../../src/tasks/claims.store.ts';
import { actOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { renewRoute } from './routes.ts';
import { ownTasks } from './suggestions.ts';

const run = (context: Context, { task: id }: { task: number }) =>
  taskAnswer(context, renewTask(context.parts.db, { ...actOf(context), id }));

export const renew = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { task: { type: 'integer', required: true, min: 1, autocomplete: ownTasks } },
  run,
});

export const renewButton = button({ ...renewRoute, audience: 'everyone', answers: 'update', run });
