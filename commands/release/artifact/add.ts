import { subcommand } from '../../../src/discord/command.ts';
import { placeOf, readAddress, readLicence } from '../../../src/releases/artifact.rules.ts';
import { addArtifact } from '../../../src/releases/artifacts.store.ts';
import { ARTIFACT_KINDS, PLACES } from '../../../src/releases/release.ts';
import { actOf } from '../act.ts';
import { editable } from '../suggestions.ts';
import { artifactAnswer } from './answer.ts';

export const add = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: editable },
    kind: { type: 'string', required: true, choices: ARTIFACT_KINDS },
    address: { type: 'string', required: true, maxLength: 500 },
    licence: { type: 'string', maxLength: 100 },
    place: { type: 'string', choices: PLACES },
  },
  run(context, { release, kind, address: typed, licence, place }) {
    const address = readAddress(typed);
    const artifact = { kind, address, licence: readLicence(licence ?? ''), place: place ?? placeOf(address) };
    const added = addArtifact(context.parts.db, actOf(context, release), artifact);
    return artifactAnswer(context, release, added, 'added');
  },
});
