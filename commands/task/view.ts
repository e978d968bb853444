import { button, select, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { getTask } from '../../src/tasks/store.ts';
import { taskAnswer } from './cards.ts';
import { pickRoute, viewRoute } from './routes.ts';
import { anyTask } from './suggestions.ts';

const run = (context: Context, { task: id }: { task: number }) =>
  taskAnswer(context, getTask(context.parts.db, context.guild.id, id));

export const view = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { task: { type: 'integer', required: true, min: 1, autocomplete: anyTask } },
  run,
});

export const viewButton = button({ ...viewRoute, audience: 'everyone', answers: 'reply', run });

export const pickSelect = select({
  ...pickRoute,
  audience: 'everyone',
  answers: 'reply',
  run: (context, { values: [picked] }) => run(context, { task: Number(picked) }),
});
