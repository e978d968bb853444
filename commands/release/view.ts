import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { getRelease } from '../../src/releases/store.ts';
import { releaseComponents } from './cards.ts';
import { viewRoute } from './routes.ts';
import { anyRelease } from './suggestions.ts';

export const view = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { release: { type: 'integer', required: true, min: 1, autocomplete: anyRelease } },
  run: (context, { release }) => show(context, release),
});

export const viewButton = button({
  ...viewRoute,
  audience: 'everyone',
  answers: 'reply',
  run: (context, { release }) => show(context, release),
});

function show(context: Context, id: number): Message {
  return card(releaseComponents(context, getRelease(context.parts.db, context.guild.id, id)));
}
