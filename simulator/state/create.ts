import { randomBytes } from 'node:crypto';
import type { GuildSeed } from '../api.ts';
import { plantGuild } from './seed.ts';
import { createSnowflakes } from './snowflakes.ts';
import { type Application, createPeople, createUser, type World, type WorldEvent } from './world.ts';

/** A world with one application, the seed's people and their guild. */
export function createWorld(seed: GuildSeed, clock: () => number, emit: (event: WorldEvent) => void): World {
  const snowflake = createSnowflakes(clock);
  const application = createApplication(snowflake());
  const people = createPeople(seed, snowflake);
  const { guild, channels, keys } = plantGuild({ application, snowflake, clock }, seed, people.values());
  return {
    clock,
    snowflake,
    emit,
    application,
    people,
    guild,
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    messages: new Map(),
    keys,
    crossposts: [],
    nonces: new Map(),
    files: new Map(),
  };
}

/** A bot token has the shape of Discord's: the id, a time, a secret. */
function createApplication(id: string): Application {
  const secret = randomBytes(24).toString('base64url');
  return {
    id,
    token: `${Buffer.from(id).toString('base64url')}.simulator.${secret}`,
    bot: { ...createUser(id, 'Ruche', 'Ruche'), global_name: null, discriminator: '0001', bot: true },
    commands: new Map(),
  };
}

/** A fresh guild in place of the present one. Accounts and registered commands stay. */
export function replantGuild(world: World, seed: GuildSeed): void {
  const { guild, channels, keys } = plantGuild(world, seed, world.people.values());
  world.guild = guild;
  world.channels.clear();
  for (const channel of channels) world.channels.set(channel.id, channel);
  world.keys.clear();
  for (const [key, id] of keys) world.keys.set(key, id);
  world.messages.clear();
  world.nonces.clear();
  world.files.clear();
  world.crossposts.length = 0;
}
