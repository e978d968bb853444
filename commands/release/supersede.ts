import { subcommand } from '../../src/discord/command.ts';
import { supersedeRelease } from '../../src/releases/amend.store.ts';
import { actOf } from './act.ts';
import { releaseAnswer } from './answer.ts';
import { amendable } from './suggestions.ts';

export const supersede = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: amendable },
    by: { type: 'integer', required: true, min: 1, autocomplete: amendable },
  },
  run: (context, { release, by }) =>
    releaseAnswer(context, supersedeRelease(context.parts.db, actOf(context, release), by), 'superseded'),
});
