import { button, form, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { openModal } from '../../src/discord/modal.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import type { Message } from '../../src/discord/reply.ts';
import type { Route } from '../../src/discord/routes.ts';
import { readText } from '../../src/releases/edit.rules.ts';
import type { Action } from '../../src/releases/lifecycle.rules.ts';
import { checkAct } from '../../src/releases/store.ts';
import { UserError } from '../../src/user-error.ts';
import { actOf } from './act.ts';

const MAX_REASON = 1_000;

/** What people are told why. */
export function readReason(typed: string): string {
  const reason = readText(typed);
  if (reason === null) throw new UserError('release.errors.noReason');
  return reason;
}

/** An act that owes a reason: it is typed with the command, or asked for by a form that a button opens. */
export function withReason(
  route: Route<{ readonly release: 'integer' }>,
  { action, autocomplete }: { action: Action; autocomplete: Autocomplete },
  act: (context: Context, id: number, reason: string) => Message,
) {
  const typed = subcommand({
    audience: 'maintainer',
    answers: 'reply',
    options: {
      release: { type: 'integer', required: true, min: 1, autocomplete },
      reason: { type: 'string', required: true, maxLength: MAX_REASON },
    },
    run: (context, { release, reason }) => act(context, release, readReason(reason)),
  });
  const sent = form({
    ...route,
    audience: 'maintainer',
    answers: 'reply',
    fields: { reason: { type: 'paragraph', required: true, maxLength: MAX_REASON } },
    run: (context, { args, fields }) => act(context, args.release, readReason(fields.reason)),
  });
  const pressed = button({
    ...route,
    audience: 'maintainer',
    answers: 'modal',
    run(context, args) {
      // Nobody fills in a form to be told afterwards that it can't be done.
      checkAct(context.parts.db, actOf(context, args.release), action);
      return openModal(sent, args, context.t);
    },
  });
  return { typed, sent, pressed };
}
