import { subcommand } from '../../src/discord/command.ts';
import { withdrawRelease } from '../../src/releases/amend.store.ts';
import { actOf } from './act.ts';
import { placeIfAny } from './announce.ts';
import { releaseAnswer } from './answer.ts';
import { readReason } from './reason.ts';
import { withdrawable } from './suggestions.ts';

export const withdraw = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: withdrawable },
    reason: { type: 'string', required: true, maxLength: 300 },
  },
  run(context, { release, reason }) {
    const input = { reason: readReason(reason), place: placeIfAny(context) };
    return releaseAnswer(context, withdrawRelease(context.parts.db, actOf(context, release), input), 'withdrawn');
  },
});
