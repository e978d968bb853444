import { type APIMessage, ChannelType, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { emitMessage, needMessage } from '../state/messages.ts';
import { needChannel } from './access.ts';
import { type Call, param, type Route } from './route.ts';

/** Ten an hour in a channel, as people report; not documented. */
const LIMIT = { requests: 10, seconds: 3_600 };

export const crosspostRoutes: Route[] = [
  { method: 'POST', path: '/channels/:channel/messages/:message/crosspost', limit: LIMIT, handle: crosspost },
];

/**
 * Publishes a message of an announcement channel to the channels that follow it. Their copies carry no components.
 * @throws 50024 in another kind of channel, 40033 when it was published before
 */
function crosspost(call: Call): APIMessage {
  const { world } = call;
  const channel = needChannel(call, PermissionFlagsBits.SendMessages);
  if (channel.type !== ChannelType.GuildAnnouncement) throw refusal(50024);
  const stored = needMessage(world, channel.id, param(call, 'message'));
  if (stored.json.author.id !== world.application.bot.id) needChannel(call, PermissionFlagsBits.ManageMessages);
  const { flags = 0 } = stored.json;
  if (flags & MessageFlags.Crossposted) throw refusal(40033);
  stored.json = { ...stored.json, flags: flags | MessageFlags.Crossposted };
  world.crossposts.push(copyOf(call, stored.json));
  emitMessage(world, 'MESSAGE_UPDATE', stored);
  return stored.json;
}

function copyOf({ world }: Call, message: APIMessage): APIMessage {
  return {
    ...structuredClone(message),
    id: world.snowflake(),
    components: [],
    flags: MessageFlags.IsCrosspost,
    message_reference: {
      type: 0,
      channel_id: message.channel_id,
      guild_id: world.guild.id,
      message_id: message.id,
    },
  } as APIMessage;
}
