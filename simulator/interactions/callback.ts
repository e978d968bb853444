import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionType,
  InteractionResponseType as Kind,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import type { Discord } from '../discord.ts';
import { refusal } from '../errors.ts';
import type { MessageBody } from '../state/compose.ts';
import type { UploadedFile } from '../state/files.ts';
import { addMessage, editMessage, needMessage } from '../state/messages.ts';
import type { StoredMessage } from '../state/world.ts';
import type { Interaction } from './interaction.ts';

/** The bot's answer to an interaction, after the rules have accepted it. */
export interface Callback {
  readonly type: Kind;
  readonly data?: object | undefined;
  readonly files: readonly UploadedFile[];
}

/**
 * Acknowledges the interaction and does what the callback says. Gives the message that it made or changed.
 * @throws 10008 when the message to update is gone
 */
export function applyCallback(
  discord: Discord,
  interaction: Interaction,
  callback: Callback,
): StoredMessage | undefined {
  const data = (callback.data ?? {}) as MessageBody;
  const interactionId = interaction.id;
  switch (callback.type) {
    case Kind.ChannelMessageWithSource:
      return reply(discord, interaction, data, callback.files);
    case Kind.DeferredChannelMessageWithSource:
      return deferReply(discord, interaction, data);
    case Kind.DeferredMessageUpdate:
      interaction.state = 'acknowledged';
      interaction.deferred = 'update';
      interaction.originalId = interaction.sourceId;
      return undefined;
    case Kind.UpdateMessage:
      return update(discord, interaction, data, callback.files);
    case Kind.ApplicationCommandAutocompleteResult: {
      interaction.state = 'acknowledged';
      const { choices = [] } = data as { choices?: APIApplicationCommandOptionChoice[] };
      interaction.settle({ kind: 'choices', choices });
      return undefined;
    }
    case Kind.Modal:
      interaction.state = 'acknowledged';
      interaction.modal = data as unknown as APIModalInteractionResponseCallbackData;
      interaction.settle({ kind: 'modal', interactionId, modal: { interactionId, data: interaction.modal } });
      return undefined;
    default:
      interaction.state = 'acknowledged';
      return undefined;
  }
}

function reply(discord: Discord, interaction: Interaction, body: MessageBody, files: readonly UploadedFile[]) {
  const stored = postFor(discord, interaction, body, files);
  interaction.state = 'acknowledged';
  interaction.originalId = stored.json.id;
  settleWith(interaction, stored);
  return stored;
}

function deferReply(discord: Discord, interaction: Interaction, body: MessageBody): StoredMessage {
  const flags = ((body.flags ?? 0) & MessageFlags.Ephemeral) | MessageFlags.Loading;
  const stored = postFor(discord, interaction, { flags }, []);
  interaction.state = 'acknowledged';
  interaction.deferred = 'reply';
  interaction.originalId = stored.json.id;
  return stored;
}

function update(discord: Discord, interaction: Interaction, body: MessageBody, files: readonly UploadedFile[]) {
  const stored = needMessage(discord.world, interaction.channelId, interaction.sourceId ?? '', true);
  editMessage(discord.world, stored, { body, files, base: discord.url });
  interaction.state = 'acknowledged';
  interaction.originalId = stored.json.id;
  settleUpdated(interaction, stored.json);
  return stored;
}

/** A message in the name of an interaction: its reply or a follow-up. */
export function postFor(
  discord: Discord,
  interaction: Interaction,
  body: MessageBody,
  files: readonly UploadedFile[],
): StoredMessage {
  const { world } = discord;
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw refusal(10003);
  if (channel.thread_metadata?.archived && channel.thread_metadata.locked) throw refusal(50083);
  const ephemeral = Boolean((body.flags ?? 0) & MessageFlags.Ephemeral);
  const stored = addMessage(world, channel, {
    author: world.application.bot,
    body,
    files,
    base: discord.url,
    extra: { ...typeOf(interaction), ...marksOf(discord, interaction) },
    ...(ephemeral && { visibleTo: interaction.user.id }),
  });
  interaction.messageIds.add(stored.json.id);
  return stored;
}

function typeOf({ type, originalId, sourceId, metadata, channelId }: Interaction): Partial<APIMessage> {
  const followsUp = originalId && originalId !== sourceId;
  if (type === InteractionType.ApplicationCommand && !followsUp) {
    const { target_user, target_message_id } = metadata as Record<string, unknown>;
    const menu = target_user !== undefined || target_message_id !== undefined;
    return { type: menu ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand };
  }
  const referenced = followsUp ? originalId : sourceId;
  if (!referenced) return {};
  return {
    type: MessageType.Reply,
    message_reference: { type: 0, message_id: referenced, channel_id: channelId },
  } as Partial<APIMessage>;
}

function marksOf(
  { world }: Discord,
  { id, metadata, originalId, user, type, sourceId }: Interaction,
): Partial<APIMessage> {
  const { name } = metadata as { name?: string };
  const followsUp = originalId && originalId !== sourceId;
  return {
    webhook_id: world.application.id,
    application_id: world.application.id,
    interaction_metadata: { ...metadata, ...(followsUp && { original_response_message_id: originalId }) },
    ...(name !== undefined && { interaction: { id, type, name, user } }),
  } as Partial<APIMessage>;
}

/** The person who waits is given a message of the bot. */
export function settleWith(interaction: Interaction, { json, visibleTo }: StoredMessage): void {
  interaction.deferred = undefined;
  interaction.settle({
    kind: 'message',
    interactionId: interaction.id,
    message: json,
    ephemeral: visibleTo !== undefined,
  });
}

/** The person who waits is shown the message that they used, as it is now. */
export function settleUpdated(interaction: Interaction, message: APIMessage): void {
  interaction.deferred = undefined;
  interaction.settle({ kind: 'update', interactionId: interaction.id, message, updated: true });
}
