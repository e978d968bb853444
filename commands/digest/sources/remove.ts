import { removeSource } from '../../../src/digests/sources.store.ts';
import { subcommand } from '../../../src/discord/command.ts';
import { literal } from '../../../src/discord/kit.ts';
import { line } from '../../../src/discord/reply.ts';
import { ownSources } from '../suggestions.ts';

export const remove = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: { source: { type: 'integer', required: true, autocomplete: ownSources } },
  run({ parts, guild, person, now, t }, { source }) {
    const { title } = removeSource(parts.db, { guildId: guild.id, id: source, by: person.id, now });
    return line(t('digest.sources.removed', { title: literal(title) }));
  },
});
