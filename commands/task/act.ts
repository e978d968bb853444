import type { Context } from '../../src/discord/context.ts';
import { type GuildSettings, guildSettings } from '../../src/guilds/store.ts';
import type { Act } from '../../src/tasks/store.ts';

/** Who acts, where and when, as the store wants it. */
export function actOf({ guild, person, now }: Context): Act {
  return { guildId: guild.id, userId: person.id, name: person.name, at: now };
}

/** What the guild decided. */
export function settingsOf({ guild, parts }: Context): GuildSettings {
  return guildSettings(parts.db, guild.id, parts.config);
}
