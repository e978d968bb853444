import { MessageFlags } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { applyCallback, type Callback } from '../interactions/callback.ts';
import type { Interaction } from '../interactions/interaction.ts';
import { checkInteractionResponse } from '../rules/interaction-responses.ts';
import { isEmptyMessage } from '../rules/messages.ts';
import type { StoredMessage, World } from '../state/world.ts';
import { refuseProblems } from './checks.ts';
import { type Call, param, type Route } from './route.ts';

export const interactionRoutes: Route[] = [
  {
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    open: true,
    limit: unlimited(),
    handle: respond,
  },
];

/** Callbacks are not rationed, not even by the limit over all requests. */
function unlimited() {
  return { requests: 1_000_000, seconds: 1 };
}

function respond(call: Call): object | undefined {
  const { discord, body, files } = call;
  const interaction = needOpen(call);
  const names = files.map(({ name }) => name);
  const { v2, source } = sourceOf(call.world, interaction);
  refuseProblems(checkInteractionResponse(body, { interactionType: interaction.type, files: names, v2 }));
  const { type, data } = body as { type: number; data?: object };
  if (type === 4 && isEmptyMessage(data, names)) throw refusal(50006);
  if (type === 6 || type === 7) needSource(source);
  const stored = applyCallback(discord, interaction, { type, data, files } satisfies Callback);
  return call.query.get('with_response') === 'true' ? resource(interaction, type, stored) : undefined;
}

/** @throws 10062 for an unknown interaction or one that came too late, 40060 for one that is acknowledged */
function needOpen(call: Call): Interaction {
  const interaction = call.discord.interactions.get(param(call, 'interaction'));
  if (!interaction || interaction.token !== param(call, 'token')) throw refusal(10062);
  if (interaction.state === 'failed') throw refusal(10062);
  if (interaction.state === 'acknowledged') throw refusal(40060);
  return interaction;
}

function sourceOf(
  world: World,
  { channelId, sourceId }: Interaction,
): { v2: boolean; source: StoredMessage | undefined } {
  const source = world.messages.get(channelId)?.get(sourceId ?? '');
  return { v2: Boolean((source?.json.flags ?? 0) & MessageFlags.IsComponentsV2), source };
}

/** A modal that a command opened has no message to update. */
function needSource(source: StoredMessage | undefined): void {
  if (!source) throw refusal(10008);
}

function resource(interaction: Interaction, type: number, stored: StoredMessage | undefined): object {
  const { id, channelId, deferred } = interaction;
  return {
    interaction: {
      id,
      type: interaction.type,
      channel_id: channelId,
      ...(stored && {
        response_message_id: stored.json.id,
        response_message_loading: deferred === 'reply',
        response_message_ephemeral: stored.visibleTo !== undefined,
      }),
    },
    resource: { type, ...(stored && { message: stored.json }) },
  };
}
