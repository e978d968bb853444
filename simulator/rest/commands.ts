import type { APIApplicationCommand } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { checkCommand, checkCommands } from '../rules/commands.ts';
import {
  type CommandBody,
  commandsOf,
  createCommand,
  editCommand,
  GLOBAL,
  overwriteCommands,
  removeCommand,
  withoutLocalizations,
} from '../state/commands.ts';
import { needGuild } from './access.ts';
import { refuseProblems } from './checks.ts';
import { type Call, created, param, type Reply, type Route } from './route.ts';

/** The same verbs twice: for commands that work everywhere, and for those of one guild. */
export const commandRoutes: Route[] = [
  '/applications/:application/commands',
  '/applications/:application/guilds/:guild/commands',
].flatMap((path): Route[] => [
  { method: 'GET', path, handle: list },
  { method: 'POST', path, handle: upsert },
  { method: 'PUT', path, handle: overwrite },
  { method: 'GET', path: `${path}/:command`, handle: (call) => needCommand(call) },
  { method: 'PATCH', path: `${path}/:command`, handle: edit },
  { method: 'DELETE', path: `${path}/:command`, handle: remove },
]);

/** @throws 50001 for another application, 10004 for a guild that the bot is not in */
function scopeOf(call: Call): string {
  if (param(call, 'application') !== call.world.application.id) throw refusal(50001);
  if (call.params.guild === undefined) return GLOBAL;
  needGuild(call);
  return call.params.guild;
}

function list(call: Call): APIApplicationCommand[] {
  const commands = commandsOf(call.world, scopeOf(call));
  return call.query.get('with_localizations') === 'true' ? commands : commands.map(withoutLocalizations);
}

/** A command of the same name and type is replaced, with 200 instead of 201. */
function upsert(call: Call): APIApplicationCommand | Reply {
  const scope = scopeOf(call);
  refuseProblems(checkCommand(call.body, { partial: false }));
  const { command, isNew } = createCommand(call.world, scope, call.body as CommandBody);
  return isNew ? created(command) : command;
}

function overwrite(call: Call): APIApplicationCommand[] {
  const scope = scopeOf(call);
  refuseProblems(checkCommands(call.body));
  return overwriteCommands(call.world, scope, call.body as CommandBody[]);
}

function needCommand(call: Call): APIApplicationCommand {
  const command = commandsOf(call.world, scopeOf(call)).find(({ id }) => id === param(call, 'command'));
  if (!command) throw refusal(10063);
  return command;
}

function edit(call: Call): APIApplicationCommand {
  const command = needCommand(call);
  refuseProblems(checkCommand({ type: command.type, ...(call.body as object) }, { partial: true }));
  return editCommand(call.world, scopeOf(call), command, call.body as Partial<CommandBody>);
}

function remove(call: Call): undefined {
  removeCommand(call.world, scopeOf(call), needCommand(call));
}
