import { subcommand } from '../../../src/discord/command.ts';
import { placeOf, readAddress, readLicence } from '../../../src/releases/artifact.rules.ts';
import { editArtifact } from '../../../src/releases/artifacts.store.ts';
import { ARTIFACT_KINDS, PLACES } from '../../../src/releases/release.ts';
import { UserError } from '../../../src/user-error.ts';
import { actOf } from '../act.ts';
import { artifactsOfRelease, editable } from '../suggestions.ts';
import { artifactAnswer } from './answer.ts';

/** What is not named stays. */
export const edit = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: editable },
    artifact: { type: 'integer', required: true, min: 1, autocomplete: artifactsOfRelease },
    kind: { type: 'string', choices: ARTIFACT_KINDS },
    address: { type: 'string', maxLength: 500 },
    licence: { type: 'string', maxLength: 100 },
    place: { type: 'string', choices: PLACES },
  },
  run(context, { release, artifact, kind, address: typed, licence, place }) {
    const address = typed === undefined ? undefined : readAddress(typed);
    const stands = place ?? (address === undefined ? undefined : placeOf(address));
    const change = {
      ...(kind && { kind }),
      ...(address && { address }),
      ...(licence !== undefined && { licence: readLicence(licence) }),
      ...(stands && { place: stands }),
    };
    if (Object.keys(change).length === 0) throw new UserError('release.errors.nothingChanged');
    const edited = editArtifact(context.parts.db, actOf(context, release), artifact, change);
    return artifactAnswer(context, release, edited, 'edited');
  },
});
