import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { unclaimTask } from '../../src/tasks/claims.store.ts';
import { actOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { unclaimRoute } from './routes.ts';
import { ownTasks } from './suggestions.ts';

const run = (context: Context, { task: id }: { task: number }) =>
  taskAnswer(context, unclaimTask(context.parts.db, { ...actOf(context), id }));

export const unclaim = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { task: { type: 'integer', required: true, min: 1, autocomplete: ownTasks } },
  run,
});

export const unclaimButton = button({ ...unclaimRoute, audience: 'everyone', answers: 'update', run });
