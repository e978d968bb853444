import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { unfreezeTask } from '../../src/tasks/shelf.store.ts';
import { keeperOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { unfreezeRoute } from './routes.ts';
import { anyTask } from './suggestions.ts';

const run = (context: Context, { task: id }: { task: number }) =>
  taskAnswer(context, unfreezeTask(context.parts.db, keeperOf(context, id)));

export const unfreeze = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { task: { type: 'integer', required: true, min: 1, autocomplete: anyTask } },
  run,
});

export const unfreezeButton = button({ ...unfreezeRoute, audience: 'everyone', answers: 'update', run });
