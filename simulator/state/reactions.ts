import type { APIReaction } from 'discord-api-types/v10';
import type { StoredMessage, World } from './world.ts';

export interface Reaction {
  readonly stored: StoredMessage;
  readonly emoji: string;
  readonly userId: string;
}

/** The emoji of a reaction's path; `undefined` when it is none. Custom ones would need a guild that has some. */
export function reactionKey(text: string): string | undefined {
  const emoji = decodeURIComponent(text);
  return /^\p{RGI_Emoji}$/v.test(emoji) || /^\p{RGI_Emoji}$/v.test(`${emoji}\uFE0F`) ? emoji : undefined;
}

export function react(world: World, reaction: Reaction): void {
  const { stored, emoji, userId } = reaction;
  const users = stored.reactions.get(emoji) ?? new Set();
  if (users.has(userId)) return;
  stored.reactions.set(emoji, users.add(userId));
  say(world, 'MESSAGE_REACTION_ADD', reaction);
}

export function removeReaction(world: World, reaction: Reaction): void {
  const { stored, emoji, userId } = reaction;
  const users = stored.reactions.get(emoji);
  if (!users?.delete(userId)) return;
  if (users.size === 0) stored.reactions.delete(emoji);
  say(world, 'MESSAGE_REACTION_REMOVE', reaction);
}

function say(world: World, name: string, { stored, emoji, userId }: Reaction): void {
  stored.json = { ...stored.json, reactions: countsOf(world, stored) };
  const { id, channel_id } = stored.json;
  const guild_id = world.channels.get(channel_id)?.guild_id;
  world.emit({
    name,
    channelId: channel_id,
    data: {
      user_id: userId,
      channel_id,
      message_id: id,
      ...(guild_id && { guild_id }),
      emoji: { id: null, name: emoji },
      burst: false,
      type: 0,
    },
  });
}

function countsOf(world: World, { reactions }: StoredMessage): APIReaction[] {
  return [...reactions].map(([emoji, users]) => ({
    emoji: { id: null, name: emoji },
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    me: users.has(world.application.bot.id),
    me_burst: false,
    burst_colors: [],
  }));
}
