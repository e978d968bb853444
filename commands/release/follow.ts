import { subcommand } from '../../src/discord/command.ts';
import { literal } from '../../src/discord/kit.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import { line } from '../../src/discord/reply.ts';
import { familiesOf, followedFamilies, followFamily, unfollowFamily } from '../../src/releases/follows.store.ts';
import { fold } from '../../src/words.ts';

const fitting = (families: readonly string[], typed: string) =>
  families.filter((family) => fold(family).includes(fold(typed))).map((family) => ({ name: family, value: family }));

/** The families of the guild's releases. */
const known: Autocomplete = ({ parts, guild }, typed) => (guild ? fitting(familiesOf(parts.db, guild.id), typed) : []);

/** Those that the person follows. */
const followed: Autocomplete = ({ parts, guild, person }, typed) =>
  guild ? fitting(followedFamilies(parts.db, guild.id, person.id), typed) : [];

export const follow = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { family: { type: 'string', required: true, maxLength: 100, autocomplete: known } },
  run({ parts, guild, person, now, t }, { family }) {
    const name = followFamily(parts.db, { guildId: guild.id, userId: person.id, at: now }, family);
    return line(t('release.follow.done', { family: literal(name) }));
  },
});

export const unfollow = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { family: { type: 'string', required: true, maxLength: 100, autocomplete: followed } },
  run({ parts, guild, person, t }, { family }) {
    const name = unfollowFamily(parts.db, { guildId: guild.id, userId: person.id }, family);
    return line(t('release.follow.ended', { family: literal(name) }));
  },
});
