import type { APIMessage } from 'discord-api-types/v10';
import type { World } from './world.ts';

/**
 * A message as a bot without the message content intent gets it, over REST as over the gateway: what others wrote is
 * blank, save in direct messages and where the bot is mentioned.
 * https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function asBotSees(world: World, message: APIMessage): APIMessage {
  const referenced = message.referenced_message;
  const seen = referenced ? { ...message, referenced_message: asBotSees(world, referenced) } : message;
  const { id } = world.application.bot;
  const inGuild = world.channels.get(message.channel_id)?.guild_id !== undefined;
  if (!inGuild || message.author.id === id || message.mentions.some((user) => user.id === id)) return seen;
  return { ...seen, content: '', embeds: [], attachments: [], components: [] };
}
