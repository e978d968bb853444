import type { Context } from '../../src/discord/context.ts';
import { type GuildSettings, guildSettings } from '../../src/guilds/store.ts';
import { type Assess, assessor } from '../../src/releases/assess.ts';
import type { Asker } from '../../src/releases/lifecycle.rules.ts';
import type { Act } from '../../src/releases/store.ts';

/** What the guild decided. */
export function settingsOf({ guild, parts }: Context): GuildSettings {
  return guildSettings(parts.db, guild.id, parts.config);
}

/** Who looks at a release: what they may do with it depends on that. */
export function askerOf(context: Context): Asker {
  const { person } = context;
  return {
    id: person.id,
    maintainer: person.may('maintainer'),
    ownApproval: settingsOf(context).releaseOwnApproval === 1,
  };
}

/** Who acts on a release, where and when, as the stores want it. */
export function actOf(context: Context, release: number): Act {
  const { guild, person, now } = context;
  return { ...askerOf(context), guildId: guild.id, name: person.name, at: now, release };
}

/** Holds a release against what this guild demands. */
export async function assessOf(context: Context): Promise<Assess> {
  return (await assessor(context.parts.config.huggingFace.endpoint))(settingsOf(context), context.now);
}
