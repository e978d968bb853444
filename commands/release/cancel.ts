import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { cancelAnnouncement } from '../../src/releases/announce.store.ts';
import { actOf } from './act.ts';
import { releaseAnswer } from './answer.ts';
import { cancelRoute } from './routes.ts';
import { announceable } from './suggestions.ts';

export const cancel = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: { release: { type: 'integer', required: true, min: 1, autocomplete: announceable } },
  run: (context, { release }) => giveUp(context, release),
});

export const cancelButton = button({
  ...cancelRoute,
  audience: 'maintainer',
  answers: 'update',
  run: (context, { release }) => giveUp(context, release),
});

function giveUp(context: Context, id: number) {
  return releaseAnswer(context, cancelAnnouncement(context.parts.db, actOf(context, id)), 'cancelled');
}
