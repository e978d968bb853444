import { ApplicationCommandType as Type } from 'discord-api-types/v10';
import type { Problem } from '../problems.ts';
import { commandOptions, sizeOf, slashName } from './command-options.ts';
import { localizations } from './localizations.ts';
import {
  type Check,
  type Field,
  flag,
  isObject,
  judged,
  list,
  model,
  oneOf,
  permissions,
  refuse,
  set,
  snowflake,
  text,
} from './shape.ts';

const MOST_CHARACTERS = 8000;
/** https://discord.com/developers/docs/interactions/application-commands#registering-a-command */
const MOST_COMMANDS: Record<number, number> = { [Type.ChatInput]: 100, [Type.User]: 15, [Type.Message]: 15 };

interface Command {
  type?: Type | null;
  name: string;
  description?: string | null;
  options?: unknown[] | null;
}

const common: Record<string, Field> = {
  id: snowflake,
  type: oneOf(Type.ChatInput, Type.User, Type.Message),
  default_member_permissions: permissions,
  dm_permission: flag,
  default_permission: flag,
  nsfw: flag,
  contexts: set(1, 3, oneOf(0, 1, 2)),
  integration_types: set(1, 2, oneOf(0, 1)),
};

const menuName = text(1, 32);

const slash = (partial: boolean): Check =>
  judged<Record<string, unknown>>(
    model({
      ...common,
      name: partial ? slashName : { required: slashName },
      name_localizations: localizations(slashName),
      description: partial ? text(1, 100) : { required: text(1, 100) },
      description_localizations: localizations(text(1, 100)),
      options: commandOptions,
    }),
    (it, path) =>
      sizeOf(it) > MOST_CHARACTERS
        ? refuse(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MOST_CHARACTERS})`)
        : [],
  );

const menu = (partial: boolean): Check =>
  judged<Command>(
    model({
      ...common,
      name: partial ? menuName : { required: menuName },
      name_localizations: localizations(menuName),
      description: text(0, 100),
      description_localizations: localizations(text(0, 100)),
      options: list(0, 25, () => []),
    }),
    (it, path) =>
      (['description', 'options'] as const)
        .filter((field) => it[field]?.length)
        .flatMap((field) => {
          const words = `Context menu commands cannot have ${field}`;
          return refuse([...path, field], 'APPLICATION_COMMAND_CONTEXT_MENU_FIELD', words);
        }),
  );

/**
 * One command as a bot registers it; `partial` for an edit, which may leave anything out. An edit that does not say its
 * type is judged as a slash command's, so pass the stored command's type along for a context menu.
 * Unknown fields are refused, while Discord ignores most of them.
 * https://discord.com/developers/docs/interactions/application-commands#create-global-application-command
 */
export function checkCommand(body: unknown, { partial }: { partial: boolean }, path: Problem['path'] = []): Problem[] {
  const type = isObject(body) ? (body.type ?? Type.ChatInput) : Type.ChatInput;
  return type === Type.User || type === Type.Message ? menu(partial)(body, path) : slash(partial)(body, path);
}

/** All commands at once, as the bulk overwrite takes them: each by itself, names unique within a type, and how many. */
export function checkCommands(body: unknown): Problem[] {
  const each: Check = (command, path) => checkCommand(command, { partial: false }, path);
  return judged<Command[]>(list(0, 130, each), (commands) => [...duplicates(commands), ...tooMany(commands)])(body, []);
}

const typeOf = ({ type }: Command): number => type ?? Type.ChatInput;

function duplicates(commands: readonly Command[]): Problem[] {
  const keys = commands.map((command) => `${typeOf(command)} ${command.name}`);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index
      ? refuse([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')
      : [],
  );
}

function tooMany(commands: readonly Command[]): Problem[] {
  return Object.entries(MOST_COMMANDS).flatMap(([type, most]) =>
    commands.filter((command) => typeOf(command) === Number(type)).length > most
      ? refuse([], 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`)
      : [],
  );
}
