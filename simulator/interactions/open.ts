import { type APIMessage, InteractionType } from 'discord-api-types/v10';
import type { Discord } from '../discord.ts';
import { memberJson } from '../gateway/payloads.ts';
import { type Channel, channelJson } from '../state/channels.ts';
import { LARGEST_FILE } from '../state/files.ts';
import { permissionsIn } from '../state/permissions.ts';
import type { PersonRecord, World } from '../state/world.ts';
import { createToken } from './find.ts';
import type { Interaction, Settled } from './interaction.ts';

const ACKNOWLEDGE_WITHIN_MS = 3_000;
export const TOKEN_LIFETIME_MS = 15 * 60_000;

/** What a person did, before Discord puts its envelope around it. */
export interface Deed {
  readonly type: InteractionType;
  readonly person: PersonRecord;
  readonly channel: Channel;
  readonly data: object;
  /** The message that carries the component, or from which the modal was opened. */
  readonly message?: APIMessage | undefined;
  /** The interaction that opened the modal. */
  readonly opener?: Interaction | undefined;
  /** Further parts of the metadata that answers will carry, such as the command's name. */
  readonly metadata?: object;
  /** Where the command may be installed: 0 in a guild, 1 by a user. */
  readonly installs?: readonly number[] | undefined;
}

/** Sends INTERACTION_CREATE to the bot and waits for what comes of it; `failed` when nothing does. */
export async function openInteraction(discord: Discord, deed: Deed): Promise<Settled> {
  const { promise, resolve } = Promise.withResolvers<Settled>();
  forgetExpired(discord);
  const interaction = createInteraction(discord, deed, resolve);
  discord.interactions.set(interaction.id, interaction);
  const endings = startTimers(discord, interaction);
  if (!discord.gateway.tell('INTERACTION_CREATE', payloadOf(discord.world, interaction, deed))) fail(interaction);
  const settled = await promise;
  for (const end of endings) end();
  return settled;
}

/** What no token can reach any more is forgotten; a modal may still be open on somebody's screen. */
function forgetExpired({ interactions, clock, options }: Discord): void {
  const expired = clock() - (options.tokenLifetimeMs ?? TOKEN_LIFETIME_MS);
  for (const [id, { createdAt, modal }] of interactions) {
    if (createdAt <= expired && !modal) interactions.delete(id);
  }
}

function createInteraction({ world }: Discord, deed: Deed, settle: (answer: Settled) => void): Interaction {
  const id = world.snowflake();
  return {
    id,
    token: createToken(id),
    type: deed.type,
    createdAt: world.clock(),
    user: deed.person.user,
    channelId: deed.channel.id,
    sourceId: deed.message?.id,
    metadata: metadataOf(world, id, deed),
    messageIds: new Set(),
    state: 'waiting',
    settle,
  };
}

function metadataOf(world: World, id: string, deed: Deed): object {
  const { type, person, message, opener, metadata } = deed;
  return {
    id,
    type,
    user: person.user,
    authorizing_integration_owners: ownersOf(world, deed),
    ...(type === InteractionType.MessageComponent && { interacted_message_id: message?.id }),
    ...(opener && { triggering_interaction_metadata: opener.metadata }),
    ...metadata,
  };
}

/** Who installed the application: the guild (`0` in direct messages), and the person where a command allows it. */
function ownersOf({ guild }: World, { channel, person, installs = [0] }: Deed): object {
  return {
    ...(installs.includes(0) && { 0: channel.guild_id ? guild.id : '0' }),
    ...(installs.includes(1) && { 1: person.user.id }),
  };
}

function payloadOf(world: World, interaction: Interaction, deed: Deed): object {
  const { person, channel, data, message, type } = deed;
  const { bot, id } = world.application;
  const permissions = permissionsIn(world, person.user.id, channel).toString();
  const member = world.guild.members.get(person.user.id);
  return {
    id: interaction.id,
    application_id: id,
    type,
    token: interaction.token,
    version: 1,
    data,
    ...(message && { message }),
    channel_id: channel.id,
    channel: { ...channelJson(channel), permissions },
    app_permissions: permissionsIn(world, bot.id, channel).toString(),
    locale: person.locale,
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: ownersOf(world, deed),
    attachment_size_limit: LARGEST_FILE,
    ...(channel.guild_id && member
      ? {
          guild_id: world.guild.id,
          guild_locale: world.guild.locale,
          guild: { id: world.guild.id, locale: world.guild.locale, features: [] },
          member: { ...memberJson(member), permissions },
          context: 0,
        }
      : { user: person.user, context: 1 }),
  };
}

/** Lateness is measured in real time, for the bot's own time is real too. Gives what ends the timers. */
function startTimers(discord: Discord, interaction: Interaction): (() => void)[] {
  const { acknowledgeWithinMs = ACKNOWLEDGE_WITHIN_MS, tokenLifetimeMs = TOKEN_LIFETIME_MS } = discord.options;
  const late = setTimeout(() => interaction.state === 'waiting' && fail(interaction), acknowledgeWithinMs);
  const expired = setTimeout(() => expire(discord, interaction), tokenLifetimeMs);
  const stop = () => fail(interaction);
  discord.stopped.addEventListener('abort', stop, { once: true });
  return [
    () => clearTimeout(late),
    () => clearTimeout(expired),
    () => discord.stopped.removeEventListener('abort', stop),
  ];
}

/** A deferred update that nothing followed has changed nothing; anything else has failed. */
function expire({ world }: Discord, interaction: Interaction): void {
  const source = world.messages.get(interaction.channelId)?.get(interaction.sourceId ?? '');
  if (interaction.deferred !== 'update' || !source) fail(interaction);
  else interaction.settle({ kind: 'update', interactionId: interaction.id, message: source.json, updated: false });
}

/** What Discord shows as "This interaction failed". */
function fail(interaction: Interaction): void {
  if (interaction.state === 'waiting') interaction.state = 'failed';
  interaction.settle({ kind: 'failed', interactionId: interaction.id });
}
