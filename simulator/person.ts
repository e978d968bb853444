import { type APIMessage, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Answer, Change, Person } from './api.ts';
import type { Discord } from './discord.ts';
import { commandsFor, pickMenu, type Standing, typeCommand } from './interactions/command.ts';
import { pickValues, pressButton } from './interactions/component.ts';
import type { Settled } from './interactions/interaction.ts';
import { submitModal } from './interactions/modal.ts';
import {
  type Channel,
  channelJson,
  directMessagesWith,
  findDirectMessages,
  isForum,
  isThread,
} from './state/channels.ts';
import { addMessage, messagesOf } from './state/messages.ts';
import { canSee, permissionsIn } from './state/permissions.ts';
import { archiveIfSilent } from './state/threads.ts';
import type { PersonRecord, WorldEvent } from './state/world.ts';

/** A person's keyboard and screen. */
export function createPerson(discord: Discord, record: PersonRecord): Person {
  const { world } = discord;
  const { user, key } = record;
  const standAt = (where?: string): Standing => ({ discord, person: record, channel: placeOf(discord, record, where) });

  return {
    key,
    id: user.id,
    name: user.global_name ?? user.username,
    get locale() {
      return record.locale;
    },
    set locale(locale) {
      record.locale = locale;
    },
    get refusesDirectMessages() {
      return record.refusesDirectMessages;
    },
    set refusesDirectMessages(refuses) {
      record.refusesDirectMessages = refuses;
    },
    async command(path, options = {}, where) {
      return answerOf(await typeCommand(standAt(where), path, options));
    },
    async autocomplete(path, options, focused, where) {
      const settled = await typeCommand(standAt(where), path, options, focused);
      return settled.kind === 'choices' ? settled.choices : [];
    },
    async menu(name, target, where) {
      const place = 'channelId' in target ? target.channelId : where;
      return answerOf(await pickMenu(standAt(place), name, target));
    },
    async click(message, button) {
      return answerOf(await pressButton(standAt(message.channel_id), message, button));
    },
    async select(message, customId, values) {
      return answerOf(await pickValues(standAt(message.channel_id), message, customId, values));
    },
    async submit(modal, fields) {
      const opener = discord.interactions.get(modal.interactionId);
      if (!opener || opener.user.id !== user.id) throw new Error(`${key} has no such modal open`);
      return answerOf(await submitModal(standAt(opener.channelId), opener, fields));
    },
    async say(channelId, text) {
      return say(discord, record, placeOf(discord, record, channelId), text);
    },
    messages: (channelId) => seenMessages(discord, record, channelId),
    directMessages() {
      const channel = findDirectMessages(world, user.id);
      return channel ? seenMessages(discord, record, channel.id) : [];
    },
    channels() {
      directMessagesWith(world, user.id);
      for (const channel of world.channels.values()) archiveIfSilent(world, channel);
      return [...world.channels.values()].filter((channel) => canSee(world, user.id, channel)).map(channelJson);
    },
    commands: (where) => commandsFor(world, user.id, placeOf(discord, record, where)),
    watch(listener) {
      const listen = (event: WorldEvent) => {
        const change = changeFor(discord, record, event);
        if (change) listener(change);
      };
      discord.listeners.add(listen);
      return () => void discord.listeners.delete(listen);
    },
  };
}

function answerOf(settled: Settled): Answer {
  if (settled.kind !== 'choices') return settled;
  throw new Error('the bot answered a command with choices');
}

/** @throws when there is no such channel for this person */
function placeOf({ world }: Discord, { user, key }: PersonRecord, where?: string): Channel {
  const seen = [...world.channels.values()].filter((channel) => canSee(world, user.id, channel));
  const channel =
    where === 'dm'
      ? directMessagesWith(world, user.id)
      : seen.find(({ id, type }) => (where === undefined ? type === ChannelType.GuildText : id === where));
  if (!channel) throw new Error(`${key} sees no channel ${where ?? 'at all'}`);
  return channel;
}

function seenMessages({ world }: Discord, { user }: PersonRecord, channelId: string): APIMessage[] {
  const channel = world.channels.get(channelId);
  if (!channel || !canSee(world, user.id, channel)) return [];
  return [...messagesOf(world, channelId).values()]
    .filter(({ visibleTo }) => visibleTo === undefined || visibleTo === user.id)
    .map(({ json }) => json);
}

function say({ world, url }: Discord, { user, key }: PersonRecord, channel: Channel, text: string): APIMessage {
  const permission = isThread(channel) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  const held = permissionsIn(world, user.id, channel);
  const locked = channel.thread_metadata?.locked && !(held & PermissionFlagsBits.ManageThreads);
  if (locked) throw new Error('this thread is locked');
  if (!(held & permission) || isForum(channel)) throw new Error(`${key} can't write there`);
  if (text.trim() === '' || [...text].length > 2_000) throw new Error('a message has 1 to 2,000 characters');
  return addMessage(world, channel, { author: user, body: { content: text }, files: [], base: url }).json;
}

/** What an event means for what this person sees; nothing when it does not concern them. */
function changeFor({ world }: Discord, { user }: PersonRecord, event: WorldEvent): Change | undefined {
  const { name, data, channelId, visibleTo } = event;
  if (visibleTo !== undefined && visibleTo !== user.id) return undefined;
  if (channelId !== undefined) {
    const channel = world.channels.get(channelId);
    if (!channel || !canSee(world, user.id, channel)) return undefined;
    const { id, message_id } = data as { id?: string; message_id?: string };
    const messageId = message_id ?? id ?? '';
    if (name === 'MESSAGE_DELETE') return { type: 'messageDeleted', channelId, messageId };
    const stored = world.messages.get(channelId)?.get(messageId);
    return stored ? { type: 'message', channelId, message: stored.json } : undefined;
  }
  if (/^(CHANNEL|THREAD)_/.test(name)) return { type: 'channels' };
  if (/^GUILD_(MEMBER|ROLE)_/.test(name)) return { type: 'people' };
  if (name === 'COMMANDS') return { type: 'commands' };
  if (name === 'BOT') return { type: 'bot', online: (data as { online: boolean }).online };
  if (name === 'RESET') return { type: 'reset' };
  return undefined;
}
