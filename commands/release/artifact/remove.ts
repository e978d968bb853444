import { subcommand } from '../../../src/discord/command.ts';
import { removeArtifact } from '../../../src/releases/artifacts.store.ts';
import { actOf } from '../act.ts';
import { artifactsOfRelease, editable } from '../suggestions.ts';
import { artifactAnswer } from './answer.ts';

export const remove = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: editable },
    artifact: { type: 'integer', required: true, min: 1, autocomplete: artifactsOfRelease },
  },
  run: (context, { release, artifact }) =>
    artifactAnswer(context, release, removeArtifact(context.parts.db, actOf(context, release), artifact), 'removed'),
});
