import type { APIChannel, APIUser } from 'discord-api-types/v10';
import { invalidField, refusal } from '../errors.ts';
import { channelJson, directMessagesWith, findDirectMessages } from '../state/channels.ts';
import { findUser } from '../state/world.ts';
import type { Call, Route } from './route.ts';

/** Direct messages that a bot may open within a minute. Discord keeps its number to itself and says "too fast". */
const MOST_NEW = 20;
const MINUTE_MS = 60_000;

export const userRoutes: Route[] = [
  { method: 'GET', path: '/users/:user', handle: show },
  { method: 'POST', path: '/users/@me/channels', handle: openDirectMessages },
];

function show({ world, ...call }: Call): APIUser {
  const user = findUser(world, call.params.user ?? '');
  if (!user) throw refusal(10013);
  return user;
}

/**
 * Opening always works for a known user; whether anything can be said there shows when it is said.
 * @throws 40003 when too many are opened at once, 50033 for nobody or oneself
 */
function openDirectMessages({ world, discord, body }: Call): APIChannel {
  const recipient = (body as { recipient_id?: unknown } | undefined)?.recipient_id;
  if (typeof recipient !== 'string') {
    throw invalidField(['recipient_id'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  if (!findDirectMessages(world, recipient)) {
    const recent = discord.openings.filter((at) => world.clock() - at < MINUTE_MS);
    if (recent.length >= MOST_NEW) throw refusal(40003);
    discord.openings.splice(0, Number.POSITIVE_INFINITY, ...recent, world.clock());
  }
  const channel = directMessagesWith(world, recipient);
  if (!channel) throw refusal(50033);
  return channelJson(channel);
}
