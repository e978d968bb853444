import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIChatInputApplicationCommandInteractionData,
  InteractionResponseType,
  type REST,
  Routes,
} from 'discord.js';
import type { Context, Place } from './context.ts';
import { readTyped } from './incoming.ts';
import { shorten } from './kit.ts';
import type { Choice } from './reply.ts';
import type { RouteTable } from './routing.ts';

const MAX_CHOICES = 25;
const MAX_LENGTH = 100;

/** Answers an autocomplete interaction. Whoever may not use the command is offered nothing. */
export async function suggest(
  rest: REST,
  routes: RouteTable,
  interaction: APIApplicationCommandAutocompleteInteraction,
  context: Context<Place>,
): Promise<void> {
  const choices = await choicesFor(routes, interaction, context).catch((error) => {
    context.parts.log.error({ err: error, command: interaction.data.name }, 'autocomplete failed');
    return [];
  });
  await rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
    body: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
    auth: false,
  });
}

async function choicesFor(
  routes: RouteTable,
  { data }: APIApplicationCommandAutocompleteInteraction,
  context: Context<Place>,
): Promise<Choice[]> {
  const { path, options } = readTyped(data as APIChatInputApplicationCommandInteractionData);
  const handler = routes.typed.get([data.name, ...path].join(' '));
  const focused = options.find((option) => 'focused' in option && option.focused);
  const spec = focused && handler?.options[focused.name];
  if (!spec || !('autocomplete' in spec) || !spec.autocomplete) return [];
  if (!context.person.may(handler.audience) || (handler.where === 'guild' && !context.guild)) return [];
  const choices = await spec.autocomplete(context, String(focused.value), valuesOf(options));
  return choices
    .filter(({ value }) => String(value).length <= MAX_LENGTH)
    .slice(0, MAX_CHOICES)
    .map(({ name, value }) => ({ name: shorten(name, MAX_LENGTH), value }));
}

function valuesOf(options: readonly APIApplicationCommandInteractionDataBasicOption[]): Record<string, unknown> {
  return Object.fromEntries(options.map(({ name, value }) => [name, value]));
}
