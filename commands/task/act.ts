import type { Context } from '../../src/discord/context.ts';
import { type GuildSettings, guildSettings } from '../../src/guilds/store.ts';
import type { Asker } from '../../src/tasks/lifecycle.rules.ts';
import type { Review } from '../../src/tasks/review.store.ts';
import type { Keeper } from '../../src/tasks/shelf.store.ts';
import type { Act } from '../../src/tasks/store.ts';

/** Who acts, where and when, as the store wants it. */
export function actOf({ guild, person, now }: Context): Act {
  return { guildId: guild.id, userId: person.id, name: person.name, at: now };
}

/** What the guild decided. */
export function settingsOf({ guild, parts }: Context): GuildSettings {
  return guildSettings(parts.db, guild.id, parts.config);
}

/** Who acts on a task as its author or a maintainer. */
export function keeperOf(context: Context, id: number): Keeper {
  return { ...actOf(context), id, maintainer: context.person.may('maintainer') };
}

/** Who judges what was handed in. */
export function reviewOf(context: Context, id: number): Review {
  return { ...keeperOf(context, id), ownApproval: settingsOf(context).ownApproval === 1 };
}

/** Who looks at a task: what they may do with it depends on that. */
export function askerOf(context: Context): Asker {
  const { person } = context;
  return {
    id: person.id,
    contributor: person.may('contributor'),
    maintainer: person.may('maintainer'),
    ownApproval: settingsOf(context).ownApproval === 1,
  };
}
