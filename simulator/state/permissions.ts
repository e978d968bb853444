import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { type Channel, isThread } from './channels.ts';
import type { Guild, World } from './world.ts';

const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** In direct messages everyone may do what needs no moderator. */
const DIRECT_MESSAGES =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.PinMessages;

/** What a member may do in the guild, before any channel's overwrites. Nothing for someone who is no member. */
export function permissionsInGuild(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return ALL_PERMISSIONS;
  const bits = [guild.id, ...member.roles]
    .map((id) => BigInt(guild.roles.get(id)?.permissions ?? 0))
    .reduce((all, role) => all | role, 0n);
  return bits & PermissionFlagsBits.Administrator ? ALL_PERMISSIONS : bits;
}

/**
 * What a user may do in a channel or thread, overwrites and implicit denials included.
 * https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function permissionsIn(world: World, userId: string, channel: Channel): bigint {
  if (!channel.guild_id) return DIRECT_MESSAGES;
  const holder = isThread(channel) ? world.channels.get(channel.parent_id ?? '') : channel;
  const base = permissionsInGuild(world.guild, userId);
  if (!holder || base === ALL_PERMISSIONS) return base;
  const bits = applyOverwrites(base, holder, world.guild, userId);
  if (isClosed(channel, userId) && !(bits & PermissionFlagsBits.ManageThreads)) return 0n;
  return withoutImplied(bits, channel);
}

/** A private thread is there for its members, and for who manages threads. */
function isClosed({ type, members }: Channel, userId: string): boolean {
  return type === ChannelType.PrivateThread && !members?.has(userId);
}

function applyOverwrites(base: bigint, channel: Channel, guild: Guild, userId: string): bigint {
  const overwrites = channel.permission_overwrites ?? [];
  const roles = new Set(guild.members.get(userId)?.roles);
  const steps = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id, type }) => type === 0 && roles.has(id)),
    overwrites.filter(({ id, type }) => type === 1 && id === userId),
  ];
  return steps.reduce((bits, step) => {
    const denied = step.reduce((all, { deny }) => all | BigInt(deny), 0n);
    const allowed = step.reduce((all, { allow }) => all | BigInt(allow), 0n);
    return (bits & ~denied) | allowed;
  }, base);
}

function withoutImplied(bits: bigint, channel: Channel): bigint {
  if (!(bits & PermissionFlagsBits.ViewChannel)) return 0n;
  const send = isThread(channel) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  if (bits & send) return bits;
  return (
    bits & ~(PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.AttachFiles)
  );
}

export function canSee(world: World, userId: string, channel: Channel): boolean {
  if (!channel.guild_id) return userId === world.application.bot.id || channel.recipients?.[0]?.id === userId;
  return Boolean(permissionsIn(world, userId, channel) & PermissionFlagsBits.ViewChannel);
}
