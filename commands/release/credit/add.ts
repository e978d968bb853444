import { KINDS } from '../../../src/contributors/credit.rules.ts';
import { subcommand } from '../../../src/discord/command.ts';
import { addMaker } from '../../../src/releases/makers.store.ts';
import { UserError } from '../../../src/user-error.ts';
import { actOf } from '../act.ts';
import { releaseAnswer } from '../answer.ts';
import { editable } from '../suggestions.ts';

/** Names somebody who made the release, and what they did. */
export const add = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: editable },
    who: { type: 'user', required: true },
    kind: { type: 'string', required: true, choices: KINDS },
  },
  run(context, { release, who, kind }) {
    if (who.bot) throw new UserError('release.errors.bot');
    const maker = { userId: who.id, name: who.name, kind };
    return releaseAnswer(context, addMaker(context.parts.db, actOf(context, release), maker), 'credited');
  },
});
