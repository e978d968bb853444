import type { GuildPerson, GuildSeed, RecordedRequest, Simulator } from './api.ts';
import type { Discord } from './discord.ts';
import { createModerator } from './moderator.ts';
import { createPerson } from './person.ts';
import { commandsOf, GLOBAL } from './state/commands.ts';
import { replantGuild } from './state/create.ts';
import { messagesOf } from './state/messages.ts';
import type { World } from './state/world.ts';

export interface Running {
  readonly discord: Discord;
  readonly seed: GuildSeed;
  readonly requests: RecordedRequest[];
  stop(): Promise<void>;
}

/** The simulator's public face over its parts. */
export function createSimulator({ discord, seed, requests, stop }: Running): Simulator {
  const { world, gateway, faults } = discord;
  return {
    get url() {
      return discord.url;
    },
    get apiUrl() {
      return `${discord.url}/api`;
    },
    token: world.application.token,
    applicationId: world.application.id,
    get guildId() {
      return world.guild.id;
    },
    faults: { add: faults.add, clear: faults.clear, closeGateway: gateway.close, acceptGateway: gateway.accept },
    requests,
    as(personKey) {
      const person = [...world.people.values()].find(({ key }) => key === personKey);
      if (!person) throw new Error(`there is no person ${personKey}`);
      return createPerson(discord, person);
    },
    id(key) {
      const id = world.keys.get(key);
      if (!id) throw new Error(`there is no channel or role ${key}`);
      return id;
    },
    messages: (channelId) =>
      [...messagesOf(world, channelId).values()]
        .filter(({ visibleTo }) => visibleTo === undefined)
        .map(({ json }) => json),
    crossposts: () => world.crossposts,
    guild: () => ({ id: world.guild.id, name: world.guild.name }),
    people: () => peopleOf(world),
    roles: () => [...world.guild.roles.values()],
    botOnline: gateway.online,
    moderate: createModerator(world),
    ready: () => untilReady(discord),
    forgetEphemeral() {
      for (const stored of world.messages.values()) {
        for (const [id, { visibleTo }] of stored) if (visibleTo !== undefined) stored.delete(id);
      }
    },
    async reset() {
      const former = world.guild.id;
      replantGuild(world, seed);
      discord.oldEdits.clear();
      gateway.replaceGuild(former);
      for (const listener of [...discord.listeners]) listener({ name: 'RESET', data: {} });
    },
    stop,
  };
}

/** Everyone, the bot last. */
function peopleOf(world: World): GuildPerson[] {
  const everyone = [...world.guild.members.values()].map(({ user, roles }): GuildPerson => {
    const person = world.people.get(user.id);
    return {
      id: user.id,
      name: user.global_name ?? user.username,
      roles,
      bot: user.bot ?? false,
      ...(person && { key: person.key, locale: person.locale }),
      ...(person?.seed.about && { about: person.seed.about }),
    };
  });
  return everyone.sort((a, b) => Number(a.bot) - Number(b.bot));
}

/** @throws when the simulator stops before */
async function untilReady({ world, gateway, listeners, stopped }: Discord): Promise<void> {
  const isReady = () => gateway.online() && commandsOf(world, GLOBAL).length > 0;
  if (isReady()) return;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const listen = () => isReady() && resolve();
  const stop = () => reject(new Error('the simulator stopped before the bot was ready'));
  listeners.add(listen);
  stopped.addEventListener('abort', stop);
  try {
    await promise;
  } finally {
    listeners.delete(listen);
    stopped.removeEventListener('abort', stop);
  }
}
