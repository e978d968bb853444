import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import type { World } from './world.ts';

export const GLOBAL = 'global';
/** Commands created by POST: 100 slash commands, 15 menus of each kind (5 before 2025). */
const MOST = { 1: 100, 2: 15, 3: 15 } as Record<number, number>;

/** What a registration says, after the rules have accepted it. */
export type CommandBody = Partial<APIApplicationCommand> & { name: string };

export function commandsOf(world: World, scope: string): APIApplicationCommand[] {
  return world.application.commands.get(scope) ?? [];
}

/** Adds a command, or puts it in place of the one with the same name and type. */
export function createCommand(
  world: World,
  scope: string,
  body: CommandBody,
): { command: APIApplicationCommand; isNew: boolean } {
  const all = commandsOf(world, scope);
  const type = body.type ?? ApplicationCommandType.ChatInput;
  const former = all.find((known) => known.name === body.name && known.type === type);
  if (!former && all.filter((known) => known.type === type).length >= (MOST[type] ?? 100)) throw refusal(30032);
  const command = completeCommand(world, scope, body, former?.id);
  save(world, scope, [...all.filter((known) => known !== former), command]);
  return { command, isNew: !former };
}

/** All commands of a scope at once; those of a known name and type keep their id. */
export function overwriteCommands(
  world: World,
  scope: string,
  bodies: readonly CommandBody[],
): APIApplicationCommand[] {
  const former = commandsOf(world, scope);
  const commands = bodies.map((body) => {
    const type = body.type ?? ApplicationCommandType.ChatInput;
    const known = former.find((command) => command.name === body.name && command.type === type);
    return completeCommand(world, scope, body, known?.id);
  });
  save(world, scope, commands);
  return commands;
}

export function editCommand(
  world: World,
  scope: string,
  command: APIApplicationCommand,
  changes: Partial<CommandBody>,
): APIApplicationCommand {
  const edited = completeCommand(world, scope, { ...command, ...changes }, command.id);
  save(
    world,
    scope,
    commandsOf(world, scope).map((known) => (known === command ? edited : known)),
  );
  return edited;
}

export function removeCommand(world: World, scope: string, command: APIApplicationCommand): void {
  save(
    world,
    scope,
    commandsOf(world, scope).filter((known) => known !== command),
  );
}

function save(world: World, scope: string, commands: APIApplicationCommand[]): void {
  world.application.commands.set(scope, commands);
  world.emit({ name: 'COMMANDS', data: {} });
}

/** A command as Discord gives it back: every field there, with its default. */
function completeCommand(world: World, scope: string, body: CommandBody, id?: string): APIApplicationCommand {
  const type = body.type ?? ApplicationCommandType.ChatInput;
  return {
    id: id ?? world.snowflake(),
    application_id: world.application.id,
    version: world.snowflake(),
    type,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations: body.description_localizations ?? null,
    default_member_permissions: body.default_member_permissions ?? null,
    nsfw: body.nsfw ?? false,
    ...(body.options && { options: body.options.map(completeOption) }),
    ...(scope === GLOBAL
      ? {
          dm_permission: body.contexts ? body.contexts.some((context) => context !== 0) : (body.dm_permission ?? true),
          contexts: body.contexts ?? null,
          integration_types: body.integration_types ?? [0],
        }
      : { guild_id: scope }),
  } as APIApplicationCommand;
}

/** Discord leaves out what is false and fills in missing localisations with null. */
function completeOption<T extends object>(option: T): T {
  const { required, autocomplete, options, choices, ...rest } = option as Record<string, unknown>;
  return {
    name_localizations: null,
    description_localizations: null,
    ...rest,
    ...(required === true && { required }),
    ...(autocomplete === true && { autocomplete }),
    ...(Array.isArray(choices) && {
      choices: choices.map((choice: object) => ({ name_localizations: null, ...choice })),
    }),
    ...(Array.isArray(options) && { options: options.map(completeOption) }),
  } as T;
}

/** Without `with_localizations` Discord leaves the dictionaries out, at every depth. */
export function withoutLocalizations<T extends object>(value: T): T {
  const {
    name_localizations: _n,
    description_localizations: _d,
    options,
    choices,
    ...rest
  } = value as Record<string, unknown>;
  return {
    ...rest,
    ...(Array.isArray(choices) && { choices: choices.map(withoutLocalizations) }),
    ...(Array.isArray(options) && { options: options.map(withoutLocalizations) }),
  } as T;
}
