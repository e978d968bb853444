import type { Asker } from '../../src/digests/digests.store.ts';
import type { Act } from '../../src/digests/schedules.store.ts';
import type { Context, Place } from '../../src/discord/context.ts';

/** Who decides, where and when, as the stores want it. */
export function actOf({ guild, person, now }: Context): Act {
  return { guildId: guild.id, by: person.id, now };
}

/** Who asks about a digest, in a guild or in direct messages. */
export function askerOf({ guild, person }: Context<Place>): Asker {
  return { guildId: guild?.id ?? null, userId: person.id };
}
