import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { OptionInput } from '../api.ts';
import type { Discord } from '../discord.ts';
import type { Channel } from '../state/channels.ts';
import { keepFile, LARGEST_FILE } from '../state/files.ts';
import { canSee } from '../state/permissions.ts';
import type { PersonRecord } from '../state/world.ts';
import { type Resolved, resolveChannel, resolveMentionable, resolveRole, resolveUser } from './resolved.ts';

/** Where an option is being typed. */
export interface Typing {
  readonly discord: Discord;
  readonly person: PersonRecord;
  readonly channel: Channel;
  readonly resolved: Resolved;
  /** The option that is being completed; nothing is required yet. */
  readonly focused?: string | undefined;
}

/** An option as an interaction carries it. */
export interface GivenOption {
  name: string;
  type: Type;
  value?: string | number | boolean;
  focused?: true;
  options?: GivenOption[];
}

/** The fields of an option that bound its value, whatever its type. */
interface Bounds {
  name: string;
  type: Type;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
  channel_types?: number[];
}

/**
 * The options of a command as the interaction carries them, subcommand groups and subcommands around them.
 * @throws where Discord's client would not send: an unknown or missing option, a value out of its bounds
 */
export function giveOptions(
  command: APIApplicationCommand,
  path: readonly string[],
  values: Record<string, OptionInput>,
  typing: Typing,
): GivenOption[] {
  return descend(command.options ?? [], path, values, typing, command.name);
}

function descend(
  options: readonly APIApplicationCommandOption[],
  path: readonly string[],
  values: Record<string, OptionInput>,
  typing: Typing,
  parent: string,
): GivenOption[] {
  const [name, ...rest] = path;
  const nests = options.some(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup);
  if (name === undefined && nests) throw new Error(`${parent} needs one of its subcommands`);
  if (name === undefined) return fill(options as readonly Bounds[], values, typing);
  const sub = options.find((option) => option.name === name);
  if (!sub || (sub.type !== Type.Subcommand && sub.type !== Type.SubcommandGroup)) {
    throw new Error(`${parent} has no subcommand ${name}`);
  }
  return [{ name, type: sub.type, options: descend(sub.options ?? [], rest, values, typing, name) }];
}

function fill(options: readonly Bounds[], values: Record<string, OptionInput>, typing: Typing): GivenOption[] {
  for (const name of Object.keys(values)) {
    if (!options.some((option) => option.name === name)) throw new Error(`there is no option ${name}`);
  }
  const { focused } = typing;
  if (focused !== undefined && !options.find(({ name }) => name === focused)?.autocomplete) {
    throw new Error(`the option ${focused} offers no completion`);
  }
  return options.flatMap((option) => {
    const value = values[option.name] ?? (option.name === focused ? '' : undefined);
    if (value !== undefined) return [giveOption(option, value, typing)];
    if (option.required && focused === undefined) throw new Error(`the option ${option.name} is required`);
    return [];
  });
}

function giveOption(option: Bounds, value: OptionInput, typing: Typing): GivenOption {
  const { name, type } = option;
  if (name === typing.focused) return { name, type, value: String(value), focused: true };
  return { name, type, value: checkedValue(option, value, typing) };
}

function checkedValue(option: Bounds, value: OptionInput, typing: Typing): string | number | boolean {
  const { resolved, discord } = typing;
  switch (option.type) {
    case Type.String:
      return textValue(option, value);
    case Type.Integer:
    case Type.Number:
      return numberValue(option, value);
    case Type.Boolean:
      if (typeof value !== 'boolean') throw wrong(option, 'true or false');
      return value;
    case Type.User:
      resolveUser(discord.world, resolved, String(value));
      return String(value);
    case Type.Role:
      resolveRole(discord.world, resolved, String(value));
      return String(value);
    case Type.Mentionable:
      resolveMentionable(discord.world, resolved, String(value));
      return String(value);
    case Type.Channel:
      return channelValue(option, String(value), typing);
    case Type.Attachment:
      return fileValue(option, value, typing);
    default:
      throw wrong(option, 'of a known type');
  }
}

function wrong({ name }: Bounds, what: string): Error {
  return new Error(`the option ${name} must be ${what}`);
}

function textValue(option: Bounds, value: OptionInput): string {
  if (typeof value !== 'string') throw wrong(option, 'text');
  const { min_length = 0, max_length = 6_000, choices } = option;
  const length = [...value].length;
  if (value === '' && min_length === 0 && option.required) throw wrong(option, 'filled in');
  if (length < min_length || length > max_length) throw wrong(option, `${min_length} to ${max_length} characters long`);
  return chosen(option, value, choices);
}

function numberValue(option: Bounds, value: OptionInput): number {
  const { min_value = -(2 ** 53), max_value = 2 ** 53, choices, type } = option;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(option, 'a number');
  if (type === Type.Integer && !Number.isInteger(value)) throw wrong(option, 'a whole number');
  if (value < min_value || value > max_value) throw wrong(option, `between ${min_value} and ${max_value}`);
  return chosen(option, value, choices);
}

function chosen<T extends string | number>(option: Bounds, value: T, choices: Bounds['choices']): T {
  if (!choices?.length || choices.some((choice) => choice.value === value)) return value;
  throw wrong(option, `one of ${choices.map((choice) => choice.value).join(', ')}`);
}

function channelValue(option: Bounds, id: string, { discord, person, resolved }: Typing): string {
  const channel = discord.world.channels.get(id);
  if (!channel || !canSee(discord.world, person.user.id, channel)) throw wrong(option, 'a channel that they see');
  if (option.channel_types?.length && !option.channel_types.includes(channel.type)) {
    throw wrong(option, `a channel of type ${option.channel_types.join(', ')}`);
  }
  resolveChannel(discord.world, resolved, channel, person.user.id);
  return id;
}

function fileValue(option: Bounds, value: OptionInput, { discord, channel, resolved }: Typing): string {
  if (typeof value !== 'object') throw wrong(option, 'a file');
  const { filename, content, contentType = 'application/octet-stream' } = value;
  if (content.byteLength > LARGEST_FILE) throw wrong(option, 'a file of at most 10 MB');
  const file = { name: filename, content, contentType };
  const attachment = keepFile(discord.world, discord.url, channel.id, file, { ephemeral: true });
  resolved.attachments = { ...resolved.attachments, [attachment.id]: attachment };
  return attachment.id;
}
