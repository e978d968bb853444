import { subcommand } from '../../src/discord/command.ts';
import { dossierOf } from '../../src/releases/dossier.ts';
import { EXPORT_FORMATS } from '../../src/releases/export.rules.ts';
import { mofYaml, notesFile, recordFile } from '../../src/releases/export.ts';
import { openLicences } from '../../src/releases/licences.ts';
import { LOCALES, textsIn } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { releaseNotes } from './notes.ts';
import { anyRelease } from './suggestions.ts';

/** A release as a file: for programs, for people in both languages, for the Model Openness Tool. */
export const exportRelease = subcommand({
  audience: 'everyone',
  answers: 'defer',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: anyRelease },
    format: { type: 'string', required: true, choices: EXPORT_FORMATS },
  },
  async run({ parts, guild, now, t }, { release, format }) {
    const dossier = dossierOf(parts.db, guild.id, release);
    const checking = { licences: await openLicences(), now, endpoint: parts.config.huggingFace.endpoint };
    if (format === 'mof' && dossier.release.kind === 'dataset') throw new UserError('release.export.noDataset');
    const files =
      format === 'notes'
        ? LOCALES.map((locale) => notesFile(dossier, locale, releaseNotes(dossier, checking, textsIn(locale))))
        : [await (format === 'mof' ? mofYaml(dossier, checking) : recordFile(dossier, checking))];
    return { kind: 'message', content: t(`release.export.done.${format}`), files };
  },
});
