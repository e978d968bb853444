import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { Problem } from '../problems.ts';
import { channelTypes } from './component-fields.ts';
import { localizations } from './localizations.ts';
import {
  type Check,
  decimal,
  type Field,
  flag,
  judged,
  lengthOf,
  list,
  model,
  refuse,
  text,
  variant,
  whole,
} from './shape.ts';

interface Choice {
  name: string;
}

interface Option {
  type: Type;
  name: string;
  required?: boolean | null;
  autocomplete?: boolean | null;
  choices?: Choice[] | null;
  min_value?: number | null;
  max_value?: number | null;
  min_length?: number | null;
  max_length?: number | null;
}

/**
 * Names of slash commands and of options: letters of any script, digits, `-`, `_` and `'`, in lower case where the
 * script has one. https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
 */
export const slashName: Check = (value, path) => {
  const problems = text(1, 32)(value, path);
  if (problems.length > 0) return problems;
  const name = value as string;
  const valid = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u.test(name) && name === name.toLowerCase();
  return valid ? [] : refuse(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
};

const named: Record<string, Field> = {
  type: whole(1, 11),
  name: { required: slashName },
  name_localizations: localizations(slashName),
  description: { required: text(1, 100) },
  description_localizations: localizations(text(1, 100)),
  required: flag,
};

const safe = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const;

const choices = (value: Check): Check =>
  list(
    0,
    25,
    model({
      name: { required: text(1, 100) },
      name_localizations: localizations(text(1, 100)),
      value: { required: value },
    }),
  );

const suggesting = (value: Check, more: Record<string, Field>): Check =>
  judged<Option>(model({ ...named, autocomplete: flag, choices: choices(value), ...more }), (it, path) => [
    ...suggestions(it, path),
    ...ordered(it.min_value, it.max_value, [...path, 'min_value']),
    ...ordered(it.min_length, it.max_length, [...path, 'min_length']),
  ]);

const plain = model({ ...named, autocomplete: never });

const valueOptions: Record<number, Check> = {
  [Type.String]: suggesting(text(0, 100), { min_length: whole(0, 6000), max_length: whole(1, 6000) }),
  [Type.Integer]: suggesting(whole(...safe), { min_value: whole(...safe), max_value: whole(...safe) }),
  [Type.Number]: suggesting(decimal(...safe), { min_value: decimal(...safe), max_value: decimal(...safe) }),
  [Type.Boolean]: plain,
  [Type.User]: plain,
  [Type.Role]: plain,
  [Type.Mentionable]: plain,
  [Type.Attachment]: plain,
  [Type.Channel]: model({
    ...named,
    autocomplete: never,
    channel_types: channelTypes,
  }),
};

const subcommand = model({ ...named, options: optionList(valueOptions) });

const group = model({ ...named, options: { required: optionList({ [Type.Subcommand]: subcommand }, 1) } });

/** The options of a slash command: values, or sub-commands and groups of them, never both kinds. */
export const commandOptions: Check = judged<Option[]>(
  optionList({ ...valueOptions, [Type.Subcommand]: subcommand, [Type.SubcommandGroup]: group }),
  (options, path) => {
    const nesting = options.filter(({ type }) => type <= Type.SubcommandGroup).length;
    if (nesting === 0 || nesting === options.length) return [];
    const words = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
    return refuse(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', words);
  },
);

function optionList(kinds: Record<number, Check>, min = 0): Check {
  return judged<Option[]>(list(min, 25, variant('type', kinds)), (options, path) => [
    ...requiredFirst(options, path),
    ...namesOnce(options, path, 'APPLICATION_COMMAND_OPTION_NAME_DUPLICATED', 'Option names must be unique'),
  ]);
}

function requiredFirst(options: readonly Option[], path: Problem['path']): Problem[] {
  const optional = options.findIndex(({ type, required }) => type > Type.SubcommandGroup && !required);
  if (optional === -1) return [];
  const words = 'Required options must be placed before non-required options';
  return options.flatMap(({ required }, index) =>
    required && index > optional ? refuse([...path, index], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', words) : [],
  );
}

function namesOnce(items: readonly Choice[], path: Problem['path'], code: string, words: string): Problem[] {
  const names = items.map(({ name }) => name);
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? refuse([...path, index, 'name'], code, words) : [],
  );
}

/** Choices and autocomplete exclude each other. */
function suggestions(it: Option, path: Problem['path']): Problem[] {
  const given = it.choices ?? [];
  if (it.autocomplete && given.length > 0) {
    const words = 'Autocomplete and choices are mutually exclusive';
    return refuse([...path, 'autocomplete'], 'APPLICATION_COMMAND_AUTOCOMPLETE_INVALID', words);
  }
  const words = 'Choice names must be unique';
  return namesOnce(given, [...path, 'choices'], 'APPLICATION_COMMAND_CHOICE_NAME_DUPLICATED', words);
}

function ordered(min: number | null | undefined, max: number | null | undefined, path: Problem['path']): Problem[] {
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return [];
  return refuse(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
}

/** Builders send `autocomplete: false` along; only true is wrong where nothing is typed. */
function never(value: unknown, path: Problem['path']): Problem[] {
  if (value === false) return [];
  const words = 'Autocomplete is only for STRING, INTEGER and NUMBER options';
  return refuse(path, 'APPLICATION_COMMAND_AUTOCOMPLETE_INVALID', words);
}

/** What counts towards a command's 8,000 characters: the longest of each text and its translations, and the choices. */
export function sizeOf(it: Record<string, unknown>): number {
  const longest = (field: string): number =>
    Math.max(
      lengthOf(it[field]),
      ...Object.values((it[`${field}_localizations`] as object | null | undefined) ?? {}).map(lengthOf),
    );
  const parts = [it.options, it.choices].flatMap((all) => (Array.isArray(all) ? all : []));
  const value = it.value === undefined ? 0 : lengthOf(String(it.value));
  return longest('name') + longest('description') + value + parts.reduce((sum: number, one) => sum + sizeOf(one), 0);
}
