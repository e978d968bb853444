import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { claimTask } from '../../src/tasks/claims.store.ts';
import { actOf, settingsOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { claimRoute } from './routes.ts';
import { openTasks } from './suggestions.ts';

const run = (context: Context, { task: id }: { task: number }) =>
  taskAnswer(context, claimTask(context.parts.db, { ...actOf(context), id, settings: settingsOf(context) }));

export const claim = subcommand({
  audience: 'contributor',
  answers: 'reply',
  options: { task: { type: 'integer', required: true, min: 1, autocomplete: openTasks } },
  run,
});

export const claimButton = button({ ...claimRoute, audience: 'contributor', answers: 'update', run });
