import { type APIChannel, type APIUser, ChannelType } from 'discord-api-types/v10';
import type { World } from './world.ts';

export interface Overwrite {
  id: string;
  /** 0 a role, 1 a member. */
  type: number;
  allow: string;
  deny: string;
}

/** A channel of any kind, with the field names of Discord's own object. */
export interface Channel {
  readonly id: string;
  type: ChannelType;
  guild_id?: string;
  name: string | null;
  topic?: string | null;
  position?: number;
  parent_id?: string | null;
  nsfw?: boolean;
  rate_limit_per_user?: number;
  last_message_id: string | null;
  last_pin_timestamp?: string | null;
  permission_overwrites?: Overwrite[];
  flags: number;
  // forums
  available_tags?: { id: string; name: string; moderated: boolean; emoji_id: null; emoji_name: string | null }[];
  default_reaction_emoji?: null;
  default_sort_order?: null;
  default_forum_layout?: number;
  default_auto_archive_duration?: number;
  // threads
  owner_id?: string;
  message_count?: number;
  member_count?: number;
  total_message_sent?: number;
  applied_tags?: string[];
  thread_metadata?: ThreadMetadata;
  /** Who joined a thread. */
  members?: Set<string>;
  // direct messages
  recipients?: APIUser[];
}

export interface ThreadMetadata {
  archived: boolean;
  archive_timestamp: string;
  auto_archive_duration: number;
  locked: boolean;
  create_timestamp: string;
}

const THREADS = new Set([ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread]);

export function isThread(channel: Channel): boolean {
  return THREADS.has(channel.type);
}

export function isForum(channel: Channel): boolean {
  return channel.type === ChannelType.GuildForum;
}

/** The channel as Discord sends it. */
export function channelJson(channel: Channel): APIChannel {
  const { members: _, ...json } = channel;
  return json as unknown as APIChannel;
}

/** The direct messages between a person and the bot; opened at the first call. */
export function directMessagesWith(world: World, userId: string): Channel | undefined {
  const known = findDirectMessages(world, userId);
  const person = world.people.get(userId);
  if (known || !person) return known;
  const channel: Channel = {
    id: world.snowflake(),
    type: ChannelType.DM,
    name: null,
    last_message_id: null,
    flags: 0,
    recipients: [person.user],
  };
  world.channels.set(channel.id, channel);
  return channel;
}

export function findDirectMessages(world: World, userId: string): Channel | undefined {
  return [...world.channels.values()].find(
    (channel) => channel.type === ChannelType.DM && channel.recipients?.[0]?.id === userId,
  );
}

/** Deletes a channel with its threads and messages. */
export function removeChannel(world: World, channel: Channel): void {
  for (const thread of [...world.channels.values()]) {
    if (isThread(thread) && thread.parent_id === channel.id) removeChannel(world, thread);
  }
  world.channels.delete(channel.id);
  world.messages.delete(channel.id);
  const { id, guild_id, parent_id, type } = channel;
  if (isThread(channel)) world.emit({ name: 'THREAD_DELETE', data: { id, guild_id, parent_id, type } });
  else world.emit({ name: 'CHANNEL_DELETE', data: channelJson(channel) });
}

/** Says that a channel or thread has changed. */
export function emitUpdate(world: World, channel: Channel): void {
  world.emit({ name: isThread(channel) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', data: channelJson(channel) });
}
