import type { APIChannel } from 'discord-api-types/v10';
import { Channel, isThread } from './kinds.ts';
import { state } from './store.ts';

/** A channel's name as a person reads it: `#general`, the post's title, or the bot's name in direct messages. */
export function channelTitle(channel: APIChannel): string {
  if (channel.type === Channel.Direct) return state.view?.people.find((p) => p.bot)?.name ?? 'Ruche';
  return isThread(channel.type) ? (channel.name ?? '') : `#${channel.name}`;
}
