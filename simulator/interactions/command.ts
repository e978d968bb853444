import {
  type APIApplicationCommand,
  ApplicationCommandType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { OptionInput } from '../api.ts';
import type { Discord } from '../discord.ts';
import { type Channel, isForum } from '../state/channels.ts';
import { commandsOf, GLOBAL } from '../state/commands.ts';
import { canSee, permissionsIn } from '../state/permissions.ts';
import type { PersonRecord, World } from '../state/world.ts';
import type { Settled } from './interaction.ts';
import { openInteraction } from './open.ts';
import { giveOptions } from './options.ts';
import { type Resolved, resolveUser, unlessEmpty } from './resolved.ts';

/** A person at a place. */
export interface Standing {
  readonly discord: Discord;
  readonly person: PersonRecord;
  readonly channel: Channel;
}

const IN_GUILD = 0;
const WITH_BOT = 1;

/** The commands that Discord's client offers a person in a channel. A guild's own hides a global one of its name. */
export function commandsFor(world: World, userId: string, channel: Channel): APIApplicationCommand[] {
  const permissions = permissionsIn(world, userId, channel);
  const where = channel.guild_id ? IN_GUILD : WITH_BOT;
  const own = channel.guild_id ? commandsOf(world, channel.guild_id) : [];
  const hidden = new Set(own.map(keyOf));
  const everywhere = commandsOf(world, GLOBAL).filter((command) => !hidden.has(keyOf(command)));
  return [...everywhere, ...own].filter(
    (command) =>
      Boolean(permissions & PermissionFlagsBits.UseApplicationCommands) &&
      worksIn(command, where) &&
      (where === WITH_BOT || mayUse(command, permissions)),
  );
}

function keyOf({ type, name }: APIApplicationCommand): string {
  return `${type} ${name}`;
}

/** Everybody counts as having installed the application for themselves too, for commands that want it so. */
function worksIn(command: APIApplicationCommand, where: number): boolean {
  if (command.contexts) return command.contexts.includes(where);
  return where === IN_GUILD || command.dm_permission !== false;
}

function mayUse({ default_member_permissions }: APIApplicationCommand, permissions: bigint): boolean {
  if (default_member_permissions === null) return true;
  if (permissions & PermissionFlagsBits.Administrator) return true;
  const needed = BigInt(default_member_permissions);
  return needed !== 0n && (permissions & needed) === needed;
}

function needCommand({ discord, person, channel }: Standing, name: string, type: ApplicationCommandType) {
  if (!canSee(discord.world, person.user.id, channel)) throw new Error(`${person.key} does not see this channel`);
  if (isForum(channel)) throw new Error('a forum takes commands only in its posts');
  const command = commandsFor(discord.world, person.user.id, channel).find(
    (offered) => offered.name === name && offered.type === type,
  );
  if (!command) throw new Error(`${person.key} is offered no command ${name} here`);
  return command;
}

/** @throws where Discord's client would not send the command */
export async function typeCommand(
  standing: Standing,
  path: string,
  values: Record<string, OptionInput>,
  focused?: string,
): Promise<Settled> {
  const { discord, person, channel } = standing;
  const [name = '', ...subcommands] = path.trim().replace(/^\//, '').split(/\s+/);
  const command = needCommand(standing, name, ApplicationCommandType.ChatInput);
  const resolved: Resolved = {};
  const options = giveOptions(command, subcommands, values, { discord, person, channel, resolved, focused });
  return openInteraction(discord, {
    type: focused === undefined ? InteractionType.ApplicationCommand : InteractionType.ApplicationCommandAutocomplete,
    person,
    channel,
    data: {
      ...dataOf(command),
      ...(options.length > 0 && { options }),
      ...unlessEmpty(resolved),
    },
    metadata: { name: [name, ...subcommands].join(' '), command_type: command.type },
    installs: command.integration_types,
  });
}

function dataOf(command: APIApplicationCommand): object {
  const { id, name, type, guild_id } = command;
  return { id, name, type, ...(guild_id && { guild_id }) };
}

/** @throws when there is no such menu or no such target for this person */
export async function pickMenu(
  standing: Standing,
  name: string,
  target: { messageId: string; channelId: string } | { userId: string },
): Promise<Settled> {
  const { discord, person, channel } = standing;
  const onUser = 'userId' in target;
  const command = needCommand(standing, name, onUser ? ApplicationCommandType.User : ApplicationCommandType.Message);
  const resolved: Resolved = {};
  if (onUser) resolveUser(discord.world, resolved, target.userId);
  else resolveMessage(standing, resolved, target.messageId);
  const targetId = onUser ? target.userId : target.messageId;
  return openInteraction(discord, {
    type: InteractionType.ApplicationCommand,
    person,
    channel,
    data: { ...dataOf(command), target_id: targetId, ...unlessEmpty(resolved) },
    installs: command.integration_types,
    metadata: {
      name,
      command_type: command.type,
      ...(onUser ? { target_user: resolved.users?.[targetId] } : { target_message_id: targetId }),
    },
  });
}

function resolveMessage({ discord, person, channel }: Standing, resolved: Resolved, id: string): void {
  const stored = discord.world.messages.get(channel.id)?.get(id);
  const hidden = stored?.visibleTo !== undefined && stored.visibleTo !== person.user.id;
  if (!stored || hidden) throw new Error(`${person.key} sees no such message`);
  resolved.messages = { [id]: stored.json };
}
