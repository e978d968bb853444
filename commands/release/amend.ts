import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import type { Modal } from '../../src/discord/reply.ts';
import { amendRelease } from '../../src/releases/amend.store.ts';
import { checkAct } from '../../src/releases/store.ts';
import { actOf, assessOf } from './act.ts';
import { releaseAnswer } from './answer.ts';
import { readReason } from './reason.ts';
import { amendFormRoute, amendRoute } from './routes.ts';
import { amendable } from './suggestions.ts';

/** What was edited since the announcement is told by it from now on, with a note of what changed. */
export const amend = subcommand({
  audience: 'maintainer',
  answers: 'modal',
  options: { release: { type: 'integer', required: true, min: 1, autocomplete: amendable } },
  run: (context, { release }) => ask(context, release),
});

export const amendButton = button({
  ...amendRoute,
  audience: 'maintainer',
  answers: 'modal',
  run: (context, { release }) => ask(context, release),
});

export const amendForm = form({
  ...amendFormRoute,
  audience: 'maintainer',
  answers: 'defer',
  fields: { note: { type: 'paragraph', required: true, maxLength: 300 } },
  async run(context, { args: { release, version }, fields }) {
    const { endpoint } = context.parts.config.huggingFace;
    const input = { version, note: readReason(fields.note), endpoint, assess: await assessOf(context) };
    return releaseAnswer(context, amendRelease(context.parts.db, actOf(context, release), input), 'amended');
  },
});

/** The form carries the version of this moment: what is edited while it is filled in is not told unseen. */
function ask(context: Context, release: number): Modal {
  const { version } = checkAct(context.parts.db, actOf(context, release), 'amend');
  return openModal(amendForm, { release, version }, context.t);
}
