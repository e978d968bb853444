import { ChannelType } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { type Channel, channelJson, emitUpdate, isThread } from './channels.ts';
import { timeOf } from './snowflakes.ts';
import type { World } from './world.ts';

/** https://discord.com/developers/docs/topics/threads: at most 1,000 at once in a guild. */
const MOST_ACTIVE = 1_000;
const MINUTE_MS = 60_000;

export interface NewThread {
  readonly id: string;
  readonly parent: Channel;
  readonly type: ChannelType;
  readonly ownerId: string;
  readonly name: string;
  readonly autoArchiveMinutes?: number | undefined;
  readonly slowMode?: number | undefined;
  readonly tags?: string[] | undefined;
}

/**
 * Opens a thread; whoever opens it is its first member.
 * @throws 160006 when the guild has all the active threads it may have
 */
export function openThread(world: World, thread: NewThread): Channel {
  if (activeThreads(world).length >= MOST_ACTIVE) throw refusal(160006);
  const { id, parent, type, ownerId, name, autoArchiveMinutes, slowMode, tags } = thread;
  const now = new Date(world.clock()).toISOString();
  const channel: Channel = {
    id,
    type,
    guild_id: world.guild.id,
    parent_id: parent.id,
    owner_id: ownerId,
    name,
    last_message_id: null,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: slowMode ?? 0,
    flags: 0,
    members: new Set([ownerId]),
    thread_metadata: {
      archived: false,
      archive_timestamp: now,
      auto_archive_duration: autoArchiveMinutes ?? parent.default_auto_archive_duration ?? 1_440,
      locked: false,
      create_timestamp: now,
    },
    ...(tags && { applied_tags: tags }),
  };
  world.channels.set(id, channel);
  world.emit({ name: 'THREAD_CREATE', data: { ...threadJson(world, channel), newly_created: true } });
  return channel;
}

/** The thread with the bot's own membership, as Discord gives it to the bot. */
export function threadJson(world: World, thread: Channel): object {
  const joined = thread.members?.has(world.application.bot.id);
  return { ...channelJson(thread), ...(joined && { member: threadMember(world, thread, world.application.bot.id) }) };
}

export function threadMember(world: World, thread: Channel, userId: string): object {
  return {
    id: thread.id,
    user_id: userId,
    join_timestamp: thread.thread_metadata?.create_timestamp ?? new Date(world.clock()).toISOString(),
    flags: 0,
  };
}

/** Archives or reopens a thread. @throws when the channel is no thread */
export function archive(world: World, thread: Channel, archived: boolean): void {
  if (!thread.thread_metadata) throw new Error(`${thread.name} is no thread`);
  thread.thread_metadata = {
    ...thread.thread_metadata,
    archived,
    archive_timestamp: new Date(world.clock()).toISOString(),
  };
  emitUpdate(world, thread);
}

/**
 * Archives a thread that has been silent for its `auto_archive_duration`. It is looked at when someone asks, so no
 * timer runs and a test's clock decides.
 */
export function archiveIfSilent(world: World, thread: Channel): void {
  const { thread_metadata, last_message_id } = thread;
  if (!thread_metadata || thread_metadata.archived) return;
  const spoke = last_message_id === null ? 0 : timeOf(last_message_id);
  const since = Math.max(spoke, Date.parse(thread_metadata.archive_timestamp));
  if (world.clock() - since >= thread_metadata.auto_archive_duration * MINUTE_MS) archive(world, thread, true);
}

/** All threads of the guild that are not archived, newest first. */
export function activeThreads(world: World): Channel[] {
  const threads = [...world.channels.values()].filter(isThread);
  for (const thread of threads) archiveIfSilent(world, thread);
  return threads
    .filter((thread) => !thread.thread_metadata?.archived)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}

/** Archived threads of a channel, the one archived last first. */
export function archivedThreads(world: World, parentId: string, isPrivate: boolean): Channel[] {
  const threads = [...world.channels.values()].filter(
    (channel) =>
      channel.parent_id === parentId && isThread(channel) && (channel.type === ChannelType.PrivateThread) === isPrivate,
  );
  for (const thread of threads) archiveIfSilent(world, thread);
  return threads
    .filter((thread) => thread.thread_metadata?.archived)
    .sort((a, b) => (archivedAt(b) ?? '').localeCompare(archivedAt(a) ?? ''));
}

function archivedAt(thread: Channel): string | undefined {
  return thread.thread_metadata?.archive_timestamp;
}
