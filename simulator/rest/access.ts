import { PermissionFlagsBits } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import type { Channel } from '../state/channels.ts';
import { isThread } from '../state/channels.ts';
import type { MessageBody } from '../state/compose.ts';
import type { UploadedFile } from '../state/files.ts';
import { permissionsIn, permissionsInGuild } from '../state/permissions.ts';
import { archiveIfSilent } from '../state/threads.ts';
import type { World } from '../state/world.ts';
import { type Call, param } from './route.ts';

/**
 * The channel that the path names, if the bot may see it and do what it wants there.
 * @throws 10003 unknown, 50001 not visible to the bot, 50013 a permission is missing
 */
export function needChannel(call: Call, ...permissions: bigint[]): Channel {
  const channel = call.world.channels.get(param(call, 'channel'));
  if (!channel) throw refusal(10003);
  archiveIfSilent(call.world, channel);
  needPermissions(call.world, channel, ...permissions);
  return channel;
}

/** @throws 50001 when the bot can't see the channel, 50013 when it lacks one of the permissions */
function needPermissions(world: World, channel: Channel, ...permissions: bigint[]): void {
  const bits = permissionsIn(world, world.application.bot.id, channel);
  if (!(bits & PermissionFlagsBits.ViewChannel)) throw refusal(50001);
  if (permissions.some((bit) => !(bits & bit))) throw refusal(50013);
}

/** Whether the bot may do something in a channel. */
export function may(world: World, channel: Channel, permission: bigint): boolean {
  return Boolean(permissionsIn(world, world.application.bot.id, channel) & permission);
}

/** @throws 10004 for another guild than ours, 50013 when the bot lacks one of the permissions in it */
export function needGuild(call: Call, ...permissions: bigint[]): void {
  const { guild, application } = call.world;
  if (param(call, 'guild') !== guild.id) throw refusal(10004);
  const bits = permissionsInGuild(guild, application.bot.id);
  if (permissions.some((bit) => !(bits & bit))) throw refusal(50013);
}

/**
 * The permissions that a message takes for what it carries. Beside a text Discord drops an embed without a word; here it
 * is refused, since its author meant it to be seen. https://github.com/discord/discord-api-docs/issues/2601
 */
export function contentPermissions({ embeds }: MessageBody, files: readonly UploadedFile[]): bigint[] {
  return [
    ...(files.length > 0 ? [PermissionFlagsBits.AttachFiles] : []),
    ...(embeds?.length ? [PermissionFlagsBits.EmbedLinks] : []),
  ];
}

/** The permission that writing in this channel takes. */
export function sendPermission(channel: Channel): bigint {
  return isThread(channel) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
}
