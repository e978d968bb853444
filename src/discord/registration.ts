import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Locale } from '../texts.ts';
import type { Command, Menu, Subcommand } from './command.ts';
import { checkForm } from './modal.ts';
import { menuName, requiredText } from './names.ts';
import type { OptionSpec } from './options.ts';
import { typedOf } from './routing.ts';

const { Guild, BotDM, PrivateChannel } = InteractionContextType;
const { GuildInstall, UserInstall } = ApplicationIntegrationType;

/**
 * Registers the commands with Discord, globally, and only when what is registered differs: each registration counts
 * against a daily limit. https://discord.com/developers/docs/interactions/application-commands#registering-a-command
 * @returns whether anything had to change
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
): Promise<boolean> {
  const wanted = commands.flatMap(declarations);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = (await rest.get(Routes.applicationCommands(applicationId), { query })) as object[];
  if (isDeepStrictEqual(byName(wanted), byName(registered))) return false;
  await rest.put(Routes.applicationCommands(applicationId), { body: wanted });
  return true;
}

/** What Discord is told of a command: itself and its context menus. @throws when a text is missing in a language */
function declarations(command: Command): RESTPostAPIApplicationCommandsJSONBody[] {
  const anywhere = typedOf(command).every(([, { where }]) => where === 'anywhere');
  command.forms?.forEach(checkForm);
  const menus = Object.entries(command.menus ?? {}).map(([name, menu]) => menuDeclaration(command, name, menu));
  return [
    {
      type: ApplicationCommandType.ChatInput,
      ...texts(`${command.name}.command`),
      ...places(anywhere),
      options: optionsOf(command),
    },
    ...menus,
  ];
}

function menuDeclaration(command: Command, name: string, { target }: Menu): RESTPostAPIApplicationCommandsJSONBody {
  return {
    type: target === 'message' ? ApplicationCommandType.Message : ApplicationCommandType.User,
    name: menuName(command, name, 'en'),
    name_localizations: { fr: menuName(command, name, 'fr') },
    ...places(false),
  };
}

function places(anywhere: boolean) {
  return anywhere
    ? { contexts: [Guild, BotDM, PrivateChannel], integration_types: [GuildInstall, UserInstall] }
    : { contexts: [Guild], integration_types: [GuildInstall] };
}

function optionsOf({ name, run, subcommands = {}, groups = {} }: Command): APIApplicationCommandOption[] {
  const key = `${name}.command`;
  if (run) return basicOptions(key, run);
  const subs = (at: string, handlers: Readonly<Record<string, Subcommand>>) =>
    Object.entries(handlers).map(([sub, handler]) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      ...texts(`${at}.${sub}`),
      options: basicOptions(`${at}.${sub}`, handler),
    }));
  const grouped = Object.entries(groups).map(([group, handlers]) => ({
    type: ApplicationCommandOptionType.SubcommandGroup as const,
    ...texts(`${key}.${group}`),
    options: subs(`${key}.${group}`, handlers),
  }));
  return [...subs(key, subcommands), ...grouped];
}

function basicOptions(key: string, { options }: Subcommand): APIApplicationCommandBasicOption[] {
  return Object.entries(options).map(([name, spec]) => basicOption(`${key}.options.${name}`, spec));
}

const TYPES = {
  string: ApplicationCommandOptionType.String,
  integer: ApplicationCommandOptionType.Integer,
  number: ApplicationCommandOptionType.Number,
  boolean: ApplicationCommandOptionType.Boolean,
  user: ApplicationCommandOptionType.User,
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
  attachment: ApplicationCommandOptionType.Attachment,
} as const;

function basicOption(key: string, spec: OptionSpec): APIApplicationCommandBasicOption {
  const limits = {
    ...('minLength' in spec && { min_length: spec.minLength }),
    ...('maxLength' in spec && { max_length: spec.maxLength }),
    ...('min' in spec && { min_value: spec.min }),
    ...('max' in spec && { max_value: spec.max }),
    ...('channelTypes' in spec && { channel_types: spec.channelTypes }),
    ...('choices' in spec && spec.choices && { choices: spec.choices.map((value) => choice(key, value)) }),
    ...('autocomplete' in spec && { autocomplete: true }),
  };
  // One object for all kinds: which limits go with which type is what OptionSpec says.
  return {
    type: TYPES[spec.type],
    ...texts(key),
    required: spec.required ?? false,
    ...limits,
  } as APIApplicationCommandBasicOption;
}

function choice(key: string, value: string | number) {
  const name = (locale: Locale) => requiredText(locale, `${key}.choices.${value}`);
  return { name: name('en'), name_localizations: { fr: name('fr') }, value };
}

function texts(key: string) {
  return {
    name: requiredText('en', `${key}.name`),
    name_localizations: { fr: requiredText('fr', `${key}.name`) },
    description: requiredText('en', `${key}.description`),
    description_localizations: { fr: requiredText('fr', `${key}.description`) },
  };
}

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };

/** What Discord adds by itself to a registered command or fills in where nothing was said. */
const SERVER_SIDE = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'default_permission',
  'dm_permission',
  'name_localized',
  'description_localized',
]);

function byName(commands: readonly object[]): Json {
  const plain = (JSON.parse(JSON.stringify(commands)) as Json[]).map(normalise) as { type: number; name: string }[];
  return plain.sort((a, b) => a.type - b.type || a.name.localeCompare(b.name));
}

/** Without ids, nulls, falses and empty lists, which Discord leaves out or fills in as it likes; lists of numbers in order. */
function normalise(value: Json): Json {
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === 'number') ? [...value].sort((a, b) => a - b) : value.map(normalise);
  }
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key, v]) => {
    const empty = v === null || v === false || v === '' || (typeof v === 'object' && Object.keys(v).length === 0);
    return !empty && !SERVER_SIDE.has(key);
  });
  return Object.fromEntries(kept.map(([key, v]) => [key, normalise(v)]));
}
