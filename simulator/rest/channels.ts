import { type APIChannel, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { checkChannel, checkThreadEdit } from '../rules/channels.ts';
import { type Channel, channelJson, emitUpdate, isForum, isThread, removeChannel } from '../state/channels.ts';
import { threadJson } from '../state/threads.ts';
import { may, needChannel, needGuild, sendPermission } from './access.ts';
import { refuseProblems } from './checks.ts';
import { type Call, created, param, type Reply, type Route } from './route.ts';
import { refuseTags } from './threads.ts';

export const channelRoutes: Route[] = [
  { method: 'GET', path: '/channels/:channel', handle: (call) => channelJson(needChannel(call)) },
  { method: 'PATCH', path: '/channels/:channel', handle: edit },
  { method: 'DELETE', path: '/channels/:channel', handle: remove },
  { method: 'POST', path: '/channels/:channel/typing', handle: type },
  { method: 'PUT', path: '/channels/:channel/permissions/:overwrite', handle: overwrite },
  { method: 'DELETE', path: '/channels/:channel/permissions/:overwrite', handle: removeOverwrite },
  { method: 'GET', path: '/guilds/:guild/channels', handle: list },
  { method: 'POST', path: '/guilds/:guild/channels', handle: create },
];

function edit(call: Call): object {
  const channel = needChannel(call);
  if (isThread(channel)) return editThread(call, channel);
  refuseProblems(checkChannel(call.body));
  if (!channel.guild_id) throw refusal(50003);
  needChannel(call, PermissionFlagsBits.ManageChannels);
  const { available_tags, ...changes } = call.body as Partial<Channel>;
  Object.assign(channel, changes, available_tags && { available_tags: tagsOf(call, available_tags) });
  emitUpdate(call.world, channel);
  return channelJson(channel);
}

/** New tags of a forum get their ids. */
function tagsOf({ world }: Call, tags: NonNullable<Channel['available_tags']>) {
  return tags.map((tag) => ({ ...tag, id: tag.id ?? world.snowflake(), moderated: tag.moderated ?? false }));
}

interface ThreadChanges {
  name?: string;
  archived?: boolean;
  locked?: boolean;
  auto_archive_duration?: number;
  rate_limit_per_user?: number;
  applied_tags?: string[];
  flags?: number;
}

/**
 * An archived thread takes no change but being opened again.
 * https://discord.com/developers/docs/resources/channel#modify-channel-json-params-thread
 */
function editThread(call: Call, thread: Channel): object {
  const { world } = call;
  refuseProblems(checkThreadEdit(call.body));
  const changes = call.body as ThreadChanges;
  needThreadRights(call, thread, changes);
  const { thread_metadata: metadata } = thread;
  const { archived, locked, auto_archive_duration, ...rest } = changes;
  if (!metadata) throw refusal(50024);
  if (metadata.archived && archived !== false && archived !== true) throw refusal(50083);
  const forum = world.channels.get(thread.parent_id ?? '');
  if (rest.applied_tags && forum) refuseTags(forum, rest.applied_tags);
  Object.assign(thread, rest);
  thread.thread_metadata = {
    ...metadata,
    archived: archived ?? metadata.archived,
    locked: locked ?? metadata.locked,
    auto_archive_duration: auto_archive_duration ?? metadata.auto_archive_duration,
    archive_timestamp:
      archived === undefined || archived === metadata.archived
        ? metadata.archive_timestamp
        : new Date(world.clock()).toISOString(),
  };
  emitUpdate(world, thread);
  return threadJson(world, thread);
}

/** Whoever may write in an unlocked thread may open it again; its owner may also rename and archive it. */
function needThreadRights(call: Call, thread: Channel, changes: ThreadChanges): void {
  const { world } = call;
  if (may(world, thread, PermissionFlagsBits.ManageThreads)) return;
  const keys = Object.keys(changes);
  const reopens = keys.length === 1 && changes.archived === false && !thread.thread_metadata?.locked;
  if (reopens) return void needChannel(call, sendPermission(thread));
  const owns = thread.owner_id === world.application.bot.id;
  if (!owns || keys.some((key) => key === 'locked' || key === 'rate_limit_per_user')) throw refusal(50013);
}

function remove(call: Call): APIChannel {
  const channel = needChannel(call);
  if (channel.guild_id) {
    needChannel(call, isThread(channel) ? PermissionFlagsBits.ManageThreads : PermissionFlagsBits.ManageChannels);
    removeChannel(call.world, channel);
  }
  return channelJson(channel);
}

function type(call: Call): undefined {
  const channel = needChannel(call);
  if (isForum(channel)) throw refusal(50008);
  needChannel(call, sendPermission(channel));
}

function overwrite(call: Call): undefined {
  const channel = needChannel(call, PermissionFlagsBits.ManageRoles);
  const id = param(call, 'overwrite');
  const { type = 0, allow = '0', deny = '0' } = (call.body ?? {}) as { type?: number; allow?: string; deny?: string };
  const others = (channel.permission_overwrites ?? []).filter((known) => known.id !== id);
  channel.permission_overwrites = [...others, { id, type, allow: String(allow), deny: String(deny) }];
  emitUpdate(call.world, channel);
}

function removeOverwrite(call: Call): undefined {
  const channel = needChannel(call, PermissionFlagsBits.ManageRoles);
  const id = param(call, 'overwrite');
  channel.permission_overwrites = (channel.permission_overwrites ?? []).filter((known) => known.id !== id);
  emitUpdate(call.world, channel);
}

function list(call: Call): APIChannel[] {
  needGuild(call);
  return [...call.world.channels.values()].filter((channel) => channel.guild_id && !isThread(channel)).map(channelJson);
}

function create(call: Call): Reply {
  const { world } = call;
  needGuild(call, PermissionFlagsBits.ManageChannels);
  refuseProblems(checkChannel(call.body, { creating: true }));
  const channel: Channel = {
    type: ChannelType.GuildText,
    topic: null,
    position: world.channels.size,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [],
    flags: 0,
    ...(call.body as { name: string }),
    id: world.snowflake(),
    guild_id: world.guild.id,
    last_message_id: null,
  };
  world.channels.set(channel.id, channel);
  world.emit({ name: 'CHANNEL_CREATE', data: channelJson(channel) });
  return created(channelJson(channel));
}
