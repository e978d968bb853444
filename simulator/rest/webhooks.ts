import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { postFor, settleUpdated, settleWith } from '../interactions/callback.ts';
import { findByToken } from '../interactions/find.ts';
import type { Interaction } from '../interactions/interaction.ts';
import { TOKEN_LIFETIME_MS } from '../interactions/open.ts';
import { editMessage, needMessage, removeMessage } from '../state/messages.ts';
import type { StoredMessage } from '../state/world.ts';
import { editBody, newMessageBody } from './checks.ts';
import { type Call, param, type Route } from './route.ts';

const MESSAGE = '/webhooks/:application/:token/messages/:message';
/** As Discord's servers have been seen to answer; a webhook's limits are not documented. */
const LIMIT = { requests: 5, seconds: 2 };

/** What an interaction's token may do after the callback: `@original` and follow-ups. */
export const webhookRoutes: Route[] = [
  { method: 'POST', path: '/webhooks/:application/:token', open: true, limit: LIMIT, handle: followUp },
  { method: 'GET', path: MESSAGE, open: true, handle: (call) => needOwn(call).stored.json },
  { method: 'PATCH', path: MESSAGE, open: true, limit: LIMIT, handle: edit },
  { method: 'DELETE', path: MESSAGE, open: true, limit: LIMIT, handle: remove },
];

/** @throws 50027 for a wrong or expired token, 10015 while the interaction is not acknowledged */
function needInteraction(call: Call): Interaction {
  const { discord, world } = call;
  const interaction = findByToken(discord, param(call, 'token'));
  if (!interaction || param(call, 'application') !== world.application.id) throw refusal(50027);
  const lifetime = discord.options.tokenLifetimeMs ?? TOKEN_LIFETIME_MS;
  if (world.clock() - interaction.createdAt >= lifetime) throw refusal(50027);
  if (interaction.state !== 'acknowledged') throw refusal(10015);
  return interaction;
}

/** @throws 10008 for a message that is gone or that this interaction did not make */
function needOwn(call: Call): { interaction: Interaction; stored: StoredMessage } {
  const interaction = needInteraction(call);
  const named = param(call, 'message');
  const id = named === '@original' ? interaction.originalId : named;
  if (!id || (id !== interaction.originalId && !interaction.messageIds.has(id))) throw refusal(10008);
  return { interaction, stored: needMessage(call.world, interaction.channelId, id, true) };
}

/** The first follow-up of a deferred reply takes its place, and its being ephemeral or not. */
function followUp(call: Call): APIMessage {
  const { world, discord, files } = call;
  const interaction = needInteraction(call);
  const body = newMessageBody(call);
  const waiting =
    interaction.deferred === 'reply' && world.messages.get(interaction.channelId)?.get(interaction.originalId ?? '');
  const stored = waiting
    ? editMessage(world, waiting, { body, files, base: discord.url })
    : postFor(discord, interaction, body, files);
  settleWith(interaction, stored);
  return stored.json;
}

function edit(call: Call): APIMessage {
  const { interaction, stored } = needOwn(call);
  const body = editBody(call, Boolean((stored.json.flags ?? 0) & MessageFlags.IsComponentsV2));
  editMessage(call.world, stored, { body, files: call.files, base: call.discord.url });
  if (stored.json.id === interaction.sourceId) settleUpdated(interaction, stored.json);
  else settleWith(interaction, stored);
  return stored.json;
}

function remove(call: Call): undefined {
  const { interaction, stored } = needOwn(call);
  removeMessage(call.world, stored);
  if (stored.json.id === interaction.sourceId) settleUpdated(interaction, stored.json);
}
