import { type APIUser, PermissionFlagsBits } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { messagesOf, needMessage } from '../state/messages.ts';
import { type Reaction, react, reactionKey, removeReaction } from '../state/reactions.ts';
import { findUser, type StoredMessage } from '../state/world.ts';
import { needChannel } from './access.ts';
import { type Call, param, type Route } from './route.ts';

const PATH = '/channels/:channel/messages/:message/reactions';
/** As clients have long assumed; Discord's headers say so. */
const LIMIT = { requests: 1, seconds: 0.25 };

export const reactionRoutes: Route[] = [
  { method: 'PUT', path: `${PATH}/:emoji/@me`, limit: LIMIT, handle: add },
  { method: 'DELETE', path: `${PATH}/:emoji/:user`, limit: LIMIT, handle: remove },
  { method: 'GET', path: `${PATH}/:emoji`, handle: list },
  { method: 'DELETE', path: `${PATH}/:emoji`, limit: LIMIT, handle: removeEmoji },
  { method: 'DELETE', path: PATH, limit: LIMIT, handle: removeAll },
];

function add(call: Call): undefined {
  const channel = needChannel(call, PermissionFlagsBits.ReadMessageHistory);
  const reaction = needReaction(call);
  if (channel.thread_metadata?.archived) throw refusal(50083);
  if (!reaction.stored.reactions.has(reaction.emoji)) needChannel(call, PermissionFlagsBits.AddReactions);
  react(call.world, reaction);
}

/** @throws 10008 for an unknown message, 10014 for what is no emoji: the guild has none of its own */
function needReaction(call: Call): Reaction {
  const stored = needStored(call);
  const emoji = reactionKey(param(call, 'emoji'));
  if (!emoji) throw refusal(10014);
  const user = param(call, 'user');
  const me = call.world.application.bot.id;
  return { stored, emoji, userId: user === '' || user === '@me' ? me : user };
}

function needStored(call: Call): StoredMessage {
  return needMessage(call.world, needChannel(call).id, param(call, 'message'));
}

function remove(call: Call): undefined {
  const channel = needChannel(call);
  const reaction = needReaction(call);
  if (channel.thread_metadata?.archived) throw refusal(50083);
  if (reaction.userId !== call.world.application.bot.id) needChannel(call, PermissionFlagsBits.ManageMessages);
  removeReaction(call.world, reaction);
}

function list(call: Call): APIUser[] {
  needChannel(call, PermissionFlagsBits.ReadMessageHistory);
  const { stored, emoji } = needReaction(call);
  return [...(stored.reactions.get(emoji) ?? [])].flatMap((id) => findUser(call.world, id) ?? []);
}

function removeEmoji(call: Call): undefined {
  needChannel(call, PermissionFlagsBits.ManageMessages);
  const { stored, emoji } = needReaction(call);
  for (const userId of [...(stored.reactions.get(emoji) ?? [])]) removeReaction(call.world, { stored, emoji, userId });
}

function removeAll(call: Call): undefined {
  const channel = needChannel(call, PermissionFlagsBits.ManageMessages);
  const stored = messagesOf(call.world, channel.id).get(param(call, 'message'));
  if (!stored) throw refusal(10008);
  for (const [emoji, users] of [...stored.reactions]) {
    for (const userId of [...users]) removeReaction(call.world, { stored, emoji, userId });
  }
}
