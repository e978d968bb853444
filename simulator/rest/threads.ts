import { type APIMessage, ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { invalidField, refusal } from '../errors.ts';
import { checkThread } from '../rules/channels.ts';
import { isEmptyMessage } from '../rules/messages.ts';
import { type Channel, isForum, isThread } from '../state/channels.ts';
import type { MessageBody } from '../state/compose.ts';
import { addMessage, emitMessage, needMessage } from '../state/messages.ts';
import { canSee } from '../state/permissions.ts';
import { activeThreads, archivedThreads, openThread, threadJson, threadMember } from '../state/threads.ts';
import { contentPermissions, may, needChannel, needGuild } from './access.ts';
import { refuseProblems } from './checks.ts';
import { type Call, created, param, type Reply, type Route } from './route.ts';

export const threadRoutes: Route[] = [
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', handle: startFromMessage },
  { method: 'POST', path: '/channels/:channel/threads', handle: start },
  { method: 'GET', path: '/guilds/:guild/threads/active', handle: listActive },
  { method: 'GET', path: '/channels/:channel/threads/archived/public', handle: (call) => listArchived(call, false) },
  { method: 'GET', path: '/channels/:channel/threads/archived/private', handle: (call) => listArchived(call, true) },
];

interface ThreadBody {
  name: string;
  auto_archive_duration?: number;
  rate_limit_per_user?: number;
  type?: ChannelType;
  applied_tags?: string[];
  message?: MessageBody;
}

/** The thread takes the id of its message. */
function startFromMessage(call: Call): Reply {
  const { world } = call;
  const channel = needChannel(call, PermissionFlagsBits.CreatePublicThreads, PermissionFlagsBits.ReadMessageHistory);
  if (isThread(channel) || isForum(channel) || !channel.guild_id) throw refusal(50024);
  refuseProblems(checkThread(call.body));
  const stored = needMessage(world, channel.id, param(call, 'message'));
  if ((stored.json.flags ?? 0) & MessageFlags.HasThread) throw refusal(160004);
  const thread = open(call, channel, stored.json.id, publicKind(channel));
  stored.json = {
    ...stored.json,
    flags: (stored.json.flags ?? 0) | MessageFlags.HasThread,
    thread: threadJson(world, thread),
  } as APIMessage;
  emitMessage(world, 'MESSAGE_UPDATE', stored);
  return created(threadJson(world, thread));
}

function publicKind(channel: Channel): ChannelType {
  return channel.type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
}

function open(call: Call, parent: Channel, id: string, type: ChannelType): Channel {
  const { name, auto_archive_duration, rate_limit_per_user, applied_tags } = call.body as ThreadBody;
  return openThread(call.world, {
    id,
    parent,
    type,
    name,
    ownerId: call.world.application.bot.id,
    autoArchiveMinutes: auto_archive_duration,
    slowMode: rate_limit_per_user,
    tags: isForum(parent) ? (applied_tags ?? []) : undefined,
  });
}

/** A forum post with its first message; elsewhere a thread without one, private unless the type says otherwise. */
function start(call: Call): Reply {
  const channel = needChannel(call);
  if (isForum(channel)) return startPost(call, channel);
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement) throw refusal(50024);
  refuseProblems(checkThread(call.body));
  const { type = ChannelType.PrivateThread } = call.body as ThreadBody;
  const isPrivate = type === ChannelType.PrivateThread;
  needChannel(call, isPrivate ? PermissionFlagsBits.CreatePrivateThreads : PermissionFlagsBits.CreatePublicThreads);
  return created(threadJson(call.world, open(call, channel, call.world.snowflake(), type)));
}

/** https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel */
function startPost(call: Call, forum: Channel): Reply {
  const { world, discord, files } = call;
  needChannel(call, PermissionFlagsBits.SendMessages);
  const names = files.map(({ name }) => name);
  refuseProblems(checkThread(call.body, { forum: true, files: names }));
  const { message = {}, applied_tags = [] } = call.body as ThreadBody;
  if (isEmptyMessage(message, names)) throw refusal(50006);
  needChannel(call, ...contentPermissions(message, files));
  refuseTags(forum, applied_tags);
  const thread = open(call, forum, world.snowflake(), ChannelType.PublicThread);
  const author = world.application.bot;
  const { json } = addMessage(world, thread, {
    author,
    body: message,
    files,
    base: discord.url,
    extra: { id: thread.id },
  });
  return created({ ...threadJson(world, thread), message: json });
}

const REQUIRES_TAG = 1 << 4;

/** @throws 50035 for a tag that the forum does not have, 40067 when it wants one */
export function refuseTags(forum: Channel, tags: readonly string[]): void {
  const known = new Set(forum.available_tags?.map(({ id }) => id));
  const unknown = tags.findIndex((tag) => !known.has(tag));
  if (unknown >= 0) throw invalidField(['applied_tags', unknown], 'MODEL_TYPE_CONVERT', 'Unknown tag');
  if (tags.length === 0 && forum.flags & REQUIRES_TAG) throw refusal(40067);
}

function listActive(call: Call): object {
  const { world } = call;
  needGuild(call);
  const threads = activeThreads(world).filter((thread) => canSee(world, world.application.bot.id, thread));
  return { ...listOf(call, threads), has_more: false };
}

function listOf({ world }: Call, threads: Channel[]): { threads: object[]; members: object[] } {
  const { id } = world.application.bot;
  const joined = threads.filter((thread) => thread.members?.has(id));
  return {
    threads: threads.map((thread) => threadJson(world, thread)),
    members: joined.map((thread) => threadMember(world, thread, id)),
  };
}

/** Archived last first; `before` is a time. */
function listArchived(call: Call, isPrivate: boolean): object {
  const { world, query } = call;
  const channel = needChannel(call, PermissionFlagsBits.ReadMessageHistory);
  if (isPrivate && !may(world, channel, PermissionFlagsBits.ManageThreads)) throw refusal(50013);
  const before = Date.parse(query.get('before') ?? '') || Number.POSITIVE_INFINITY;
  const limit = Number(query.get('limit') ?? 50);
  const all = archivedThreads(world, channel.id, isPrivate).filter(
    ({ thread_metadata }) => Date.parse(thread_metadata?.archive_timestamp ?? '') < before,
  );
  return { ...listOf(call, all.slice(0, limit)), has_more: all.length > limit };
}
