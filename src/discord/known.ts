import { ChannelType, type Client, PermissionFlagsBits } from 'discord.js';

const POSTING = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.ReadMessageHistory,
];

/** Whether the bot may see a channel, write there and read its history, as far as the gateway told. */
export function mayPost({ channels, user }: Client, channelId: string): boolean {
  const channel = channels.cache.get(channelId);
  if (!user || !channel || channel.isDMBased()) return false;
  return channel.permissionsFor(user)?.has(POSTING) ?? false;
}

/**
 * Whether a mention of a role by the bot reaches its holders: everybody may mention it, or the bot may mention all.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function mayMention({ guilds }: Client, guildId: string | undefined, roleId: string): boolean {
  const guild = guilds.cache.get(guildId ?? '');
  const everyRole = guild?.members.me?.permissions.has(PermissionFlagsBits.MentionEveryone) ?? false;
  return everyRole || (guild?.roles.cache.get(roleId)?.mentionable ?? false);
}

/** The tags of a forum, in its order; none for what is no forum or not seen. */
export function forumTags({ channels }: Client, channelId: string): { id: string; name: string }[] {
  const channel = channels.cache.get(channelId);
  return channel?.type === ChannelType.GuildForum ? channel.availableTags.map(({ id, name }) => ({ id, name })) : [];
}
