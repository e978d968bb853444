import { type APIMessage, PermissionFlagsBits } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import type { Channel } from '../state/channels.ts';
import { asBotSees } from '../state/content.ts';
import { emitMessage, messagesOf, needMessage } from '../state/messages.ts';
import type { StoredMessage } from '../state/world.ts';
import { needChannel } from './access.ts';
import { type Call, param, type Route } from './route.ts';

const MOST_PINS = 250;

/** Pins under both of Discord's paths: discord.js still uses the older one. */
export const pinRoutes: Route[] = [
  { method: 'GET', path: '/channels/:channel/pins', handle: listOld },
  { method: 'PUT', path: '/channels/:channel/pins/:message', handle: pin },
  { method: 'DELETE', path: '/channels/:channel/pins/:message', handle: unpin },
  { method: 'GET', path: '/channels/:channel/messages/pins', handle: list },
  { method: 'PUT', path: '/channels/:channel/messages/pins/:message', handle: pin },
  { method: 'DELETE', path: '/channels/:channel/messages/pins/:message', handle: unpin },
];

/** The one pinned last comes first. */
function pinned(call: Call): StoredMessage[] {
  const channel = needChannel(call, PermissionFlagsBits.ReadMessageHistory);
  return [...messagesOf(call.world, channel.id).values()]
    .filter(({ pinnedAt }) => pinnedAt !== undefined)
    .sort((a, b) => (b.pinnedAt ?? 0) - (a.pinnedAt ?? 0));
}

function listOld(call: Call): APIMessage[] {
  return pinned(call).map(({ json }) => asBotSees(call.world, json));
}

function list(call: Call): object {
  const before = Date.parse(call.query.get('before') ?? '') || Number.POSITIVE_INFINITY;
  const limit = Number(call.query.get('limit') ?? 50);
  const all = pinned(call).filter(({ pinnedAt = 0 }) => pinnedAt < before);
  const items = all.slice(0, limit).map(({ json, pinnedAt = 0 }) => ({
    pinned_at: new Date(pinnedAt).toISOString(),
    message: asBotSees(call.world, json),
  }));
  return { items, has_more: all.length > limit };
}

function pin(call: Call): undefined {
  const { channel, stored } = needPinnable(call);
  if (stored.pinnedAt !== undefined) return;
  if (pinned(call).length >= MOST_PINS) throw refusal(30003);
  stored.pinnedAt = call.world.clock();
  say(call, channel, stored);
}

function unpin(call: Call): undefined {
  const { channel, stored } = needPinnable(call);
  delete stored.pinnedAt;
  say(call, channel, stored);
}

function needPinnable(call: Call): { channel: Channel; stored: StoredMessage } {
  const channel = needChannel(call, PermissionFlagsBits.PinMessages);
  const stored = needMessage(call.world, channel.id, param(call, 'message'));
  if (channel.thread_metadata?.archived) throw refusal(50083);
  return { channel, stored };
}

function say({ world }: Call, channel: Channel, stored: StoredMessage): void {
  stored.json = { ...stored.json, pinned: stored.pinnedAt !== undefined };
  channel.last_pin_timestamp = new Date(world.clock()).toISOString();
  emitMessage(world, 'MESSAGE_UPDATE', stored);
  world.emit({
    name: 'CHANNEL_PINS_UPDATE',
    data: { guild_id: channel.guild_id, channel_id: channel.id, last_pin_timestamp: channel.last_pin_timestamp },
  });
}
