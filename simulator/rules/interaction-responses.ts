import { InteractionType, MessageFlags, InteractionResponseType as Response } from 'discord-api-types/v10';
import type { Problem } from '../problems.ts';
import { localizations } from './localizations.ts';
import { checkMessage } from './messages.ts';
import { checkModal } from './modals.ts';
import { type Check, decimal, flag, isObject, list, model, oneOf, requiredField, text } from './shape.ts';

interface ResponseContext {
  interactionType: InteractionType;
  /** Names of the files uploaded with it. */
  files: string[];
  /** The message on which a component was used already is a Components V2 one. */
  v2: boolean;
}

const replies = [Response.ChannelMessageWithSource, Response.DeferredChannelMessageWithSource];
const updates = [Response.DeferredMessageUpdate, Response.UpdateMessage];

/** Launching activities and buying are not simulated. */
const allowed: Record<InteractionType, Response[]> = {
  [InteractionType.Ping]: [Response.Pong],
  [InteractionType.ApplicationCommand]: [...replies, Response.Modal],
  [InteractionType.MessageComponent]: [...replies, ...updates, Response.Modal],
  [InteractionType.ApplicationCommandAutocomplete]: [Response.ApplicationCommandAutocompleteResult],
  [InteractionType.ModalSubmit]: [...replies, ...updates],
};

/**
 * A callback's body against the kind of interaction that it answers. Whether a modal that is submitted came from a
 * message, without which it cannot be answered by an update, and whether a reply is empty (see `isEmptyMessage`), the
 * body does not say.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object
 */
export function checkInteractionResponse(body: unknown, context: ResponseContext): Problem[] {
  const problems = envelope(allowed[context.interactionType])(body, []);
  if (problems.length > 0 || !isObject(body)) return problems;
  const { files, v2 } = context;
  const data = body.data ?? undefined;
  const path = ['data'];
  switch (body.type) {
    case Response.ChannelMessageWithSource:
      return checkMessage(data ?? {}, { creating: true, v2: false, files }, path);
    case Response.UpdateMessage:
      return checkMessage(data ?? {}, { creating: false, v2, files }, path);
    case Response.Modal:
      return data === undefined ? requiredField(path) : checkModal(data, path);
    case Response.ApplicationCommandAutocompleteResult:
      return data === undefined ? requiredField(path) : choices(data, path);
    case Response.DeferredChannelMessageWithSource:
      return deferral(data ?? {}, path);
    default:
      return nothing(data ?? {}, path);
  }
}

const envelope = (types: Response[]): Check => model({ type: { required: oneOf(...types) }, data: () => [] });

const ephemeralOnly: Check = (value, path) =>
  value === 0 || value === MessageFlags.Ephemeral ? [] : oneOf(0, MessageFlags.Ephemeral)(value, path);

/** discord.js sends these three along with every message, also where there is none. */
const noise = { tts: flag, enforce_nonce: flag, allowed_mentions: () => [] };

/** Discord drops whatever a deferral says beyond "ephemeral"; here it is refused, since its author meant it to be seen. */
const deferral = model({ ...noise, flags: ephemeralOnly });

const nothing = model(noise);

/** The type of the option that is being typed is not known here: a value may be a text or a number. */
const choiceValue: Check = (value, path) =>
  typeof value === 'number'
    ? decimal(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)(value, path)
    : text(1, 100)(value, path);

const choices = model({
  choices: {
    required: list(
      0,
      25,
      model({
        name: { required: text(1, 100) },
        name_localizations: localizations(text(1, 100)),
        value: { required: choiceValue },
      }),
    ),
  },
});
