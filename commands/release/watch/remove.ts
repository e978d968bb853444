import { subcommand } from '../../../src/discord/command.ts';
import { literal } from '../../../src/discord/kit.ts';
import type { Autocomplete } from '../../../src/discord/options.ts';
import { line } from '../../../src/discord/reply.ts';
import { listWatches, removeWatch } from '../../../src/releases/watch.store.ts';
import { fold } from '../../../src/words.ts';

/** The organisations that the guild watches whose name holds what is typed. */
const watched: Autocomplete = ({ parts, guild }, typed) =>
  guild
    ? listWatches(parts.db, guild.id)
        .filter(({ organisation }) => fold(organisation).includes(fold(typed)))
        .map(({ id, organisation }) => ({ name: organisation, value: id }))
    : [];

export const remove = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: { organisation: { type: 'integer', required: true, min: 1, autocomplete: watched } },
  run({ parts, guild, person, now, t }, { organisation: id }) {
    const organisation = removeWatch(parts.db, { guildId: guild.id, by: person.id, at: now }, id);
    return line(t('release.watch.removed', { organisation: literal(organisation) }));
  },
});
