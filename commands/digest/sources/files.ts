import { readUpload, writeOpml } from '../../../src/digests/opml.ts';
import { addSources, MOST_SOURCES, sourceNames } from '../../../src/digests/sources.store.ts';
import { subcommand } from '../../../src/discord/command.ts';
import type { Message } from '../../../src/discord/reply.ts';
import { UserError } from '../../../src/user-error.ts';

const FILE = 'ruche.opml';

/** Follows the feeds of a file. What does not fit comes back in a file, so that nothing of it is lost. */
export const importFile = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: { file: { type: 'attachment', required: true } },
  async run({ parts, guild, person, now, t }, { file }): Promise<Message> {
    const { feeds, refused } = await readUpload(parts, file.url);
    const { added, known, left } = addSources(parts.db, { guildId: guild.id, by: person.id, now }, feeds);
    const lines = [
      t('digest.sources.imported'),
      t('digest.sources.importedAdded', { count: added.length }),
      ...(known.length > 0 ? [t('digest.sources.importedKnown', { count: known.length })] : []),
      ...(refused > 0 ? [t('digest.sources.importedRefused', { count: refused })] : []),
      ...(left.length > 0 ? [t('digest.sources.importedLeft', { count: left.length, most: MOST_SOURCES })] : []),
    ];
    const content = lines.join('\n');
    if (left.length === 0) return { kind: 'message', content };
    const rest = await writeOpml(t('digest.sources.fileTitle'), left, now);
    return { kind: 'message', content, files: [{ name: FILE, content: rest }] };
  },
});

export const exportFile = subcommand({
  audience: 'everyone',
  answers: 'defer',
  async run({ parts, guild, now, t }): Promise<Message> {
    const sources = sourceNames(parts.db, guild.id);
    if (sources.length === 0) throw new UserError('digest.errors.nothingToExport');
    return {
      kind: 'message',
      content: t('digest.sources.exported', { count: sources.length }),
      files: [{ name: FILE, content: await writeOpml(t('digest.sources.fileTitle'), sources, now) }],
    };
  },
});
