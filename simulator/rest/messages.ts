import { type APIMessage, ChannelType, MessageFlags, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { invalidField, refusal } from '../errors.ts';
import { type Channel, isForum } from '../state/channels.ts';
import { asBotSees } from '../state/content.ts';
import { addMessage, editMessage, messagesOf, needMessage, rationOldEdit, removeMessage } from '../state/messages.ts';
import { byId } from '../state/snowflakes.ts';
import type { StoredMessage, World } from '../state/world.ts';
import { contentPermissions, may, needChannel, sendPermission } from './access.ts';
import { editBody, newMessageBody } from './checks.ts';
import { type Call, param, type Route } from './route.ts';

export const messageRoutes: Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', limit: { requests: 5, seconds: 5 }, handle: create },
  { method: 'GET', path: '/channels/:channel/messages', handle: list },
  { method: 'GET', path: '/channels/:channel/messages/:message{[0-9]+}', handle: show },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', limit: { requests: 5, seconds: 5 }, handle: edit },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', handle: remove },
  { method: 'POST', path: '/channels/:channel/messages/bulk-delete', handle: removeMany },
];

function create(call: Call): APIMessage {
  const { world, discord, files } = call;
  const channel = needChannel(call);
  if (isForum(channel)) throw refusal(50008);
  const body = newMessageBody(call);
  needReach(world, channel);
  needChannel(call, sendPermission(channel), ...contentPermissions(body, files));
  needUnlocked(world, channel);
  if ((body.flags ?? 0) & (MessageFlags.Ephemeral | MessageFlags.Loading)) {
    body.flags = (body.flags ?? 0) & ~(MessageFlags.Ephemeral | MessageFlags.Loading);
  }
  const { json } = addMessage(world, channel, {
    author: world.application.bot,
    body,
    files,
    base: discord.url,
    extra: replyTo(world, channel, body.message_reference),
  });
  return asBotSees(world, body.nonce === undefined ? json : { ...json, nonce: body.nonce });
}

/** Writing opens an archived thread again; in a locked one only those write who manage threads. */
function needUnlocked(world: World, channel: Channel): void {
  if (channel.thread_metadata?.locked && !may(world, channel, PermissionFlagsBits.ManageThreads)) throw refusal(160005);
}

/**
 * Whether the bot can write to the person of a direct channel.
 * @throws 50278 without a common guild, 50007 when they refuse direct messages
 */
function needReach(world: World, channel: Channel): void {
  if (channel.type !== ChannelType.DM) return;
  const id = channel.recipients?.[0]?.id ?? '';
  if (!world.guild.members.has(id)) throw refusal(50278);
  if (world.people.get(id)?.refusesDirectMessages) throw refusal(50007);
}

function replyTo(
  world: World,
  channel: Channel,
  reference: { message_id: string; fail_if_not_exists?: boolean } | undefined,
): Partial<APIMessage> {
  if (!reference) return {};
  const replied = world.messages.get(channel.id)?.get(reference.message_id);
  if (!replied && reference.fail_if_not_exists === false) return {};
  if (!replied) throw invalidField(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  return {
    type: MessageType.Reply,
    message_reference: { type: 0, message_id: replied.json.id, channel_id: channel.id },
    referenced_message: replied.json,
  } as Partial<APIMessage>;
}

/** Newest first, at most 100. Without READ_MESSAGE_HISTORY Discord gives nothing. */
function list(call: Call): APIMessage[] {
  const channel = needChannel(call);
  if (isForum(channel)) throw refusal(50008);
  const limit = Number(call.query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100)) {
    throw invalidField(['limit'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 100.');
  }
  if (!may(call.world, channel, PermissionFlagsBits.ReadMessageHistory)) return [];
  const all = [...messagesOf(call.world, channel.id).values()]
    .filter(({ visibleTo }) => visibleTo === undefined)
    .map(({ json }) => json)
    .sort(byId);
  return page(all, call.query, limit)
    .reverse()
    .map((message) => asBotSees(call.world, message));
}

function page(all: APIMessage[], query: URLSearchParams, limit: number): APIMessage[] {
  const [before, after, around] = ['before', 'after', 'around'].map((key) => query.get(key));
  if (after) return all.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
  if (before) return all.filter(({ id }) => BigInt(id) < BigInt(before)).slice(-limit);
  if (!around) return all.slice(-limit);
  const at = all.findIndex(({ id }) => BigInt(id) >= BigInt(around));
  const from = Math.max(0, (at < 0 ? all.length : at) - Math.floor(limit / 2));
  return all.slice(from, from + limit);
}

function show(call: Call): APIMessage {
  const channel = needChannel(call, PermissionFlagsBits.ReadMessageHistory);
  return asBotSees(call.world, needMessage(call.world, channel.id, param(call, 'message')).json);
}

function edit(call: Call): APIMessage {
  const { world, discord } = call;
  const channel = needChannel(call);
  const stored = needMessage(world, channel.id, param(call, 'message'));
  const body = editBody(call, Boolean((stored.json.flags ?? 0) & MessageFlags.IsComponentsV2));
  needOwn(world, stored);
  needChannel(call, ...contentPermissions(body, call.files));
  if (channel.thread_metadata?.archived) throw refusal(50083);
  rationOldEdit(world, discord.oldEdits, stored.json);
  return editMessage(world, stored, { body, files: call.files, base: discord.url }).json;
}

/** @throws 50005 for a message that someone else wrote */
function needOwn(world: World, { json }: StoredMessage): void {
  if (json.author.id !== world.application.bot.id) throw refusal(50005);
}

function remove(call: Call): undefined {
  const { world } = call;
  const channel = needChannel(call);
  const stored = needMessage(world, channel.id, param(call, 'message'));
  if (stored.json.author.id !== world.application.bot.id) needChannel(call, PermissionFlagsBits.ManageMessages);
  if (channel.thread_metadata?.archived) throw refusal(50083);
  removeMessage(world, stored);
}

const TWO_WEEKS_MS = 14 * 24 * 60 * 60_000;

function removeMany(call: Call): undefined {
  const { world } = call;
  const channel = needChannel(call, PermissionFlagsBits.ManageMessages);
  const ids = (call.body as { messages?: unknown } | undefined)?.messages;
  if (!Array.isArray(ids) || ids.length < 2 || ids.length > 100) {
    throw invalidField(['messages'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 2 and 100 in length.');
  }
  const found = ids.flatMap((id) => messagesOf(world, channel.id).get(String(id)) ?? []);
  if (found.some(({ json }) => world.clock() - Date.parse(json.timestamp) > TWO_WEEKS_MS)) throw refusal(50034);
  for (const stored of found) removeMessage(world, stored);
}
