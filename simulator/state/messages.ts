import { type APIMessage, type APIUser, MessageFlags, MessageType } from 'discord-api-types/v10';
import { refusal, tooManyOldEdits } from '../errors.ts';
import type { Channel } from './channels.ts';
import { composeEdit, composeNew, type Upload } from './compose.ts';
import { archive } from './threads.ts';
import type { StoredMessage, World } from './world.ts';

/** How long `enforce_nonce` remembers. Discord says "in the past few minutes". */
const NONCE_LIFETIME_MS = 5 * 60_000;
const HOUR_MS = 60 * 60_000;
/** Edits of messages older than an hour that a channel takes within an hour; Discord does not state its number. */
const OLD_EDITS_PER_HOUR = 30;

export interface NewMessage extends Upload {
  readonly author: APIUser;
  /** Sees it alone. */
  readonly visibleTo?: string;
  /** Further fields, such as `interaction_metadata`. */
  readonly extra?: Partial<APIMessage>;
}

/** Flags that a sender may set. */
const SENDABLE =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2 |
  MessageFlags.Ephemeral |
  MessageFlags.Loading;

/**
 * Adds a message and tells everyone who sees it. The rules must have accepted the body.
 * With `enforce_nonce`, a nonce that the same author used in the channel in the last minutes gives the earlier message.
 */
export function addMessage(world: World, channel: Channel, message: NewMessage): StoredMessage {
  const { author, body, visibleTo, extra } = message;
  forgetNonces(world);
  const nonceKey = `${channel.id}:${author.id}:${body.nonce}`;
  const earlier = world.nonces.get(nonceKey);
  if (body.enforce_nonce && earlier) return earlier.message;
  if (channel.thread_metadata?.archived) archive(world, channel, false);
  const { said, uploads } = composeNew(world, channel.id, message);
  const stored: StoredMessage = {
    json: {
      id: world.snowflake(),
      channel_id: channel.id,
      author,
      ...said,
      timestamp: new Date(world.clock()).toISOString(),
      edited_timestamp: null,
      tts: body.tts ?? false,
      pinned: false,
      type: MessageType.Default,
      flags: (body.flags ?? 0) & SENDABLE,
      ...extra,
    } as APIMessage,
    uploads,
    reactions: new Map(),
    ...(visibleTo !== undefined && { visibleTo }),
  };
  messagesOf(world, channel.id).set(stored.json.id, stored);
  if (body.nonce !== undefined) world.nonces.set(nonceKey, { message: stored, at: world.clock() });
  if (visibleTo === undefined) countIn(channel, stored.json.id);
  emitMessage(world, 'MESSAGE_CREATE', stored, body.nonce);
  return stored;
}

function forgetNonces({ nonces, clock }: World): void {
  for (const [key, { at }] of nonces) if (clock() - at >= NONCE_LIFETIME_MS) nonces.delete(key);
}

function countIn(channel: Channel, messageId: string): void {
  channel.last_message_id = messageId;
  if (!channel.thread_metadata) return;
  channel.message_count = (channel.message_count ?? 0) + 1;
  channel.total_message_sent = (channel.total_message_sent ?? 0) + 1;
}

function saysNothing({ content, embeds, components, attachments }: Partial<APIMessage>): boolean {
  return !content && ![embeds, components, attachments].some((part) => part && part.length > 0);
}

/**
 * Changes what a message says. A deferred reply stops loading.
 * @throws 50006 when nothing would be left of it
 */
export function editMessage(world: World, stored: StoredMessage, upload: Upload): StoredMessage {
  const { flags = 0 } = stored.json;
  const asked = upload.body.flags ?? 0;
  const settable = MessageFlags.IsComponentsV2 | (upload.body.flags === undefined ? 0 : MessageFlags.SuppressEmbeds);
  const kept = flags & ~MessageFlags.Loading & ~(settable & MessageFlags.SuppressEmbeds);
  const wasLoading = Boolean(flags & MessageFlags.Loading);
  const { said, uploads } = composeEdit(world, stored, upload);
  if (saysNothing(said)) throw refusal(50006);
  stored.uploads = uploads;
  stored.json = {
    ...stored.json,
    ...said,
    flags: kept | (asked & settable),
    edited_timestamp: wasLoading ? null : new Date(world.clock()).toISOString(),
  };
  emitMessage(world, 'MESSAGE_UPDATE', stored);
  return stored;
}

/**
 * Counts an edit of a message that is older than an hour.
 * @throws 30046 when its channel has had too many of them in the last hour
 */
export function rationOldEdit(world: World, oldEdits: Map<string, number[]>, message: APIMessage): void {
  const now = world.clock();
  if (now - Date.parse(message.timestamp) < HOUR_MS) return;
  const recent = (oldEdits.get(message.channel_id) ?? []).filter((at) => now - at < HOUR_MS);
  const [oldest] = recent;
  if (recent.length >= OLD_EDITS_PER_HOUR && oldest !== undefined) {
    throw tooManyOldEdits((oldest + HOUR_MS - now) / 1_000);
  }
  oldEdits.set(message.channel_id, [...recent, now]);
}

export function removeMessage(world: World, stored: StoredMessage): void {
  const { id, channel_id } = stored.json;
  world.messages.get(channel_id)?.delete(id);
  const channel = world.channels.get(channel_id);
  if (channel?.thread_metadata) channel.message_count = Math.max(0, (channel.message_count ?? 1) - 1);
  world.emit({
    name: 'MESSAGE_DELETE',
    data: { id, channel_id, ...guildOf(world, channel_id) },
    channelId: channel_id,
    ...(stored.visibleTo !== undefined && { visibleTo: stored.visibleTo }),
  });
}

export function messagesOf(world: World, channelId: string): Map<string, StoredMessage> {
  const known = world.messages.get(channelId);
  if (known) return known;
  const fresh = new Map<string, StoredMessage>();
  world.messages.set(channelId, fresh);
  return fresh;
}

/** @throws 10008 when the channel has no such message, or it is ephemeral and `ephemeral` is not asked for */
export function needMessage(world: World, channelId: string, id: string, ephemeral = false): StoredMessage {
  const stored = world.messages.get(channelId)?.get(id);
  if (!stored || (stored.visibleTo !== undefined && !ephemeral)) throw refusal(10008);
  return stored;
}

/** Says that a message was made or changed. Its nonce is told once, and never found in the channel again. */
export function emitMessage(
  world: World,
  name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  stored: StoredMessage,
  nonce?: string | number,
): void {
  world.emit({
    name,
    data: { ...stored.json, ...guildOf(world, stored.json.channel_id), ...(nonce !== undefined && { nonce }) },
    channelId: stored.json.channel_id,
    ...(stored.visibleTo !== undefined && { visibleTo: stored.visibleTo }),
  });
}

function guildOf(world: World, channelId: string): { guild_id?: string } {
  const guildId = world.channels.get(channelId)?.guild_id;
  return guildId === undefined ? {} : { guild_id: guildId };
}
