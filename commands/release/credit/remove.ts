import { subcommand } from '../../../src/discord/command.ts';
import { removeMaker } from '../../../src/releases/makers.store.ts';
import { actOf } from '../act.ts';
import { releaseAnswer } from '../answer.ts';
import { editable } from '../suggestions.ts';

export const remove = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: editable },
    who: { type: 'user', required: true },
  },
  run: (context, { release, who }) =>
    releaseAnswer(context, removeMaker(context.parts.db, actOf(context, release), who.id), 'uncredited'),
});
