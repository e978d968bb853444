import { subcommand } from '../../src/discord/command.ts';
import { card } from '../../src/discord/reply.ts';
import { getRelease } from '../../src/releases/store.ts';
import { releaseComponents } from './cards.ts';
import { anyRelease } from './suggestions.ts';

export const view = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { release: { type: 'integer', required: true, min: 1, autocomplete: anyRelease } },
  run: ({ parts, guild, person, t }, { release }) => {
    const { endpoint } = parts.config.huggingFace;
    const found = getRelease(parts.db, guild.id, release);
    return card(releaseComponents(found, { t, endpoint, mayAnnounce: person.may('maintainer') }));
  },
});
