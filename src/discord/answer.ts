import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIInteraction,
  type APIInteractionResponse,
  DiscordAPIError,
  HTTPError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import { filesOf, type Message, type Modal, messageBody } from './reply.ts';

/** Sends the answers to one interaction: the first by its callback, what follows by its webhook. */
export interface Answerer {
  /** Whether Discord has had its first answer. */
  readonly acknowledged: boolean;
  /** Shows "thinking…" to the person; to be followed by `fill`. */
  defer(): Promise<void>;
  reply(message: Message): Promise<void>;
  /** Rewrites the message on which the component sits. */
  update(message: Message): Promise<void>;
  openModal(modal: Modal): Promise<void>;
  /** Puts the message in place of "thinking…". */
  fill(message: Message): Promise<void>;
}

const ALREADY_ACKNOWLEDGED = 40060;
const TRIES = 3;

/** @param rest the client's own, so that its rate limits are shared */
export function answerer(rest: REST, { id, token, application_id }: APIInteraction): Answerer {
  let acknowledged = false;

  async function callback(response: APIInteractionResponse, message?: Message): Promise<void> {
    await persist(() =>
      rest.post(Routes.interactionCallback(id, token), {
        body: response,
        auth: false,
        ...(message && filesOf(message)),
      }),
    );
    acknowledged = true;
  }

  return {
    get acknowledged() {
      return acknowledged;
    },
    defer: () =>
      callback({
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: { flags: MessageFlags.Ephemeral },
      }),
    reply: (message) =>
      callback({ type: InteractionResponseType.ChannelMessageWithSource, data: ephemeral(message) }, message),
    update: (message) => callback({ type: InteractionResponseType.UpdateMessage, data: messageBody(message) }, message),
    openModal: (modal) => callback({ type: InteractionResponseType.Modal, data: modal.data }),
    async fill(message) {
      const body = messageBody(message);
      await persist(() =>
        rest.patch(Routes.webhookMessage(application_id, token, '@original'), {
          body,
          auth: false,
          ...filesOf(message),
        }),
      );
    },
  };
}

function ephemeral(message: Message) {
  const body = messageBody(message);
  return { ...body, flags: (body.flags ?? 0) | MessageFlags.Ephemeral };
}

/**
 * Sends again what may not have arrived. discord.js repeats on 5xx; a socket that closes without an answer it gives up.
 * A repeated callback whose first try took effect is told so by 40060, which therefore is a success.
 */
async function persist(send: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send();
      return;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.code === ALREADY_ACKNOWLEDGED) return;
      if (error instanceof DiscordAPIError || error instanceof HTTPError || attempt === TRIES) throw error;
      await sleep(50 * attempt);
    }
  }
}
