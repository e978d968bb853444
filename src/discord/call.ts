import {
  type APIInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from 'discord.js';
import { UserError } from '../user-error.ts';
import type { Handler } from './command.ts';
import type { Context, Place } from './context.ts';
import { fieldValues, optionValues, readTyped, userValue } from './incoming.ts';
import type { Message, Modal } from './reply.ts';
import { parseArgs } from './routes.ts';
import type { RouteTable } from './routing.ts';

/** A handler with its input, ready to run. */
export interface Call {
  handler: Handler;
  run(context: Context<Place>): Promise<Message | Modal>;
}

/**
 * The handler that an interaction names, with its input read.
 * @throws {UserError} when there is none, as for the buttons of an older version
 */
export function findCall(routes: RouteTable, interaction: APIInteraction): Call {
  const call = callOf(routes, interaction);
  if (!call) throw new UserError('discord.errors.unknown');
  return call;
}

function callOf(routes: RouteTable, interaction: APIInteraction): Call | undefined {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      const { data } = interaction;
      if (data.type === ApplicationCommandType.ChatInput) {
        const { path, options } = readTyped(data);
        const handler = routes.typed.get([data.name, ...path].join(' '));
        return handler && bind(handler, optionValues(handler.options, options, data.resolved));
      }
      const menu = routes.menus.get(data.name);
      if (data.type === ApplicationCommandType.Message)
        return menu && bind(menu, data.resolved.messages[data.target_id]);
      if (data.type === ApplicationCommandType.User)
        return menu && bind(menu, userValue(data.resolved, data.target_id));
      return undefined;
    }
    case InteractionType.MessageComponent: {
      const [component, args] = byCustomId(routes.components, interaction.data.custom_id);
      return component && args && bind(component, { ...args, ...pickedValues(interaction) });
    }
    case InteractionType.ModalSubmit: {
      const [form, args] = byCustomId(routes.forms, interaction.data.custom_id);
      return form && args && bind(form, { args, fields: fieldValues(form.fields, interaction.data) });
    }
    default:
      return undefined;
  }
}

function byCustomId<R extends { args: Parameters<typeof parseArgs>[0] }>(
  table: ReadonlyMap<string, R>,
  customId: string,
) {
  const [command, name, ...parts] = customId.split(':');
  const route = table.get(`${command}:${name}`);
  return [route, route && parseArgs(route.args, parts)] as const;
}

function pickedValues({ data }: APIMessageComponentInteraction): { values?: string[] } {
  return data.component_type === ComponentType.Button ? {} : { values: data.values };
}

function bind(handler: Handler, input: unknown): Call {
  // The declaration's types tied input and handler together; here they meet again.
  return { handler, run: async (context) => handler.run(context, input as never) };
}
