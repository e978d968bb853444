import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { submitRelease } from '../../src/releases/review.store.ts';
import { actOf, settingsOf } from './act.ts';
import { releaseAnswer } from './answer.ts';
import { submitRoute } from './routes.ts';
import { submittable } from './suggestions.ts';

export const submit = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { release: { type: 'integer', required: true, min: 1, autocomplete: submittable } },
  run: (context, { release }) => hand(context, release),
});

export const submitButton = button({
  ...submitRoute,
  audience: 'everyone',
  answers: 'update',
  run: (context, { release }) => hand(context, release),
});

function hand(context: Context, id: number) {
  const { reviewChannelId } = settingsOf(context);
  return releaseAnswer(context, submitRelease(context.parts.db, actOf(context, id), reviewChannelId), 'submitted');
}
