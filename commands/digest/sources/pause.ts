import { pauseSource } from '../../../src/digests/sources.store.ts';
import { subcommand } from '../../../src/discord/command.ts';
import { literal } from '../../../src/discord/kit.ts';
import { line } from '../../../src/discord/reply.ts';
import { followedSources, pausedSources } from '../suggestions.ts';

export const pause = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: { source: { type: 'integer', required: true, autocomplete: followedSources } },
  run({ parts, guild, person, now, t }, { source: id }) {
    const { title } = pauseSource(parts.db, { guildId: guild.id, id, by: person.id, now }, true);
    return line(t('digest.sources.pausedNow', { title: literal(title) }));
  },
});

export const resume = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: { source: { type: 'integer', required: true, autocomplete: pausedSources } },
  run({ parts, guild, person, now, t }, { source: id }) {
    const { title } = pauseSource(parts.db, { guildId: guild.id, id, by: person.id, now }, false);
    return line(t('digest.sources.resumedNow', { title: literal(title) }));
  },
});
