import type { APIApplicationCommand, APIAttachment, APIMessage, APIRole, APIUser } from 'discord-api-types/v10';
import type { GuildSeed, PersonSeed } from '../api.ts';
import type { Channel } from './channels.ts';

/** Everything that exists in the loopback Discord. Functions of `state/` change it and say so through `emit`. */
export interface World {
  readonly clock: () => number;
  readonly snowflake: () => string;
  readonly emit: (event: WorldEvent) => void;
  readonly application: Application;
  /** By user id; they outlive a reset, as accounts do. */
  readonly people: Map<string, PersonRecord>;
  /** Replaced by a reset. */
  guild: Guild;
  /** Channels of the guild, its threads, and direct messages. */
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Map<string, StoredMessage>>;
  /** Ids of the seed's channels and roles by their keys. */
  readonly keys: Map<string, string>;
  /** What followers of an announcement channel received. */
  readonly crossposts: APIMessage[];
  /** What was sent under `enforce_nonce`, by channel, author and nonce. */
  readonly nonces: Map<string, { message: StoredMessage; at: number }>;
  /** Uploaded files by the path at which they are served. */
  readonly files: Map<string, StoredFile>;
}

export interface Application {
  readonly id: string;
  readonly token: string;
  readonly bot: APIUser;
  /** By scope: `global` or a guild's id. */
  readonly commands: Map<string, APIApplicationCommand[]>;
}

export interface PersonRecord {
  readonly key: string;
  readonly user: APIUser;
  readonly seed: PersonSeed;
  locale: string;
  refusesDirectMessages: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  readonly roles: Map<string, APIRole>;
  readonly members: Map<string, Member>;
}

export interface Member {
  readonly user: APIUser;
  roles: string[];
  readonly joinedAt: number;
}

export interface StoredMessage {
  json: APIMessage;
  /** The only person who sees it (an ephemeral message). */
  readonly visibleTo?: string;
  /** Every file that came with it; `json.attachments` leaves out those that an embed or a component shows. */
  uploads: APIAttachment[];
  pinnedAt?: number;
  /** Who reacted, by emoji. */
  readonly reactions: Map<string, Set<string>>;
}

export interface StoredFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/**
 * Something happened. The name is the gateway's where the gateway has one; `COMMANDS`, `BOT` and `RESET` are for the
 * page alone.
 */
export interface WorldEvent {
  readonly name: string;
  readonly data: object;
  readonly channelId?: string;
  readonly visibleTo?: string;
}

/** The seed's people as accounts. Ids are made once, so that a reset keeps who is who. */
export function createPeople(seed: GuildSeed, snowflake: () => string): Map<string, PersonRecord> {
  const people = seed.people.map(
    (person): PersonRecord => ({
      key: person.key,
      seed: person,
      user: createUser(snowflake(), person.key, person.name),
      locale: person.locale,
      refusesDirectMessages: person.refusesDirectMessages ?? false,
    }),
  );
  return new Map(people.map((person) => [person.user.id, person]));
}

export function createUser(id: string, username: string, displayName: string): APIUser {
  const user = {
    id,
    username,
    global_name: displayName,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
  return user as unknown as APIUser;
}

/** A user of any kind: a person or the bot. */
export function findUser(world: World, id: string): APIUser | undefined {
  return id === world.application.bot.id ? world.application.bot : world.people.get(id)?.user;
}
