import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { type Choice, channels, roles, users } from './choices.ts';
import { localName } from './commands.ts';
import { Option } from './kinds.ts';
import type { FileInput, OptionValue } from './protocol.ts';
import type { Texts } from './texts.ts';

/** One option while it is being entered: what was typed, and the value it stands for once one was chosen. */
export interface Entry {
  option: APIApplicationCommandBasicOption;
  text: string;
  picked?: string | number | boolean;
  file?: FileInput;
}

/** Whether the bot suggests values while this option is typed. */
export const suggests = (option: APIApplicationCommandBasicOption): boolean =>
  'autocomplete' in option && option.autocomplete === true;

/** The fixed list that an option must be chosen from; nothing when it is typed freely. */
export function fixedChoices(option: APIApplicationCommandBasicOption, locale: string, t: Texts): Choice[] | undefined {
  switch (option.type) {
    case Option.Boolean:
      return [
        { value: true, label: t.yes },
        { value: false, label: t.no },
      ];
    case Option.User:
      return users();
    case Option.Role:
      return roles();
    case Option.Mentionable:
      return [...users(), ...roles()];
    case Option.Channel:
      return channels(option.channel_types);
    case Option.Attachment:
      return undefined;
    default:
      return option.choices?.length
        ? option.choices.map((choice) => ({ value: choice.value, label: localName(choice, locale) }))
        : undefined;
  }
}

/** What an option will be sent as; nothing when it was left empty. */
export function sentAs(entry: Entry): OptionValue | undefined {
  const { option, text } = entry;
  if (entry.file) return entry.file;
  if (entry.picked !== undefined) return entry.picked;
  if (text.trim() === '') return undefined;
  if (option.type === Option.Integer || option.type === Option.Number) {
    const number = Number(text.trim().replace(',', '.'));
    return Number.isNaN(number) ? text : number;
  }
  return text;
}

/** What is wrong with an option as it was entered, in a sentence; nothing when it can be sent. */
export function problemOf(entry: Entry, t: Texts): string | undefined {
  const { option } = entry;
  const value = sentAs(entry);
  if (value === undefined) return option.required ? t.problem.required : undefined;
  if (entry.picked !== undefined || entry.file) return undefined;
  switch (option.type) {
    case Option.String:
      return option.choices?.length ? t.problem.choice : textProblem(String(value), option, t);
    case Option.Integer:
    case Option.Number:
      return option.choices?.length ? t.problem.choice : numberProblem(value, option, t);
    default:
      return t.problem.choice;
  }
}

function textProblem(text: string, limits: { min_length?: number; max_length?: number }, t: Texts): string | undefined {
  const { min_length: least = 0, max_length: most = 6_000 } = limits;
  if (text.length < least) return t.problem.tooShort(least);
  return text.length > most ? t.problem.tooLong(most, text.length) : undefined;
}

function numberProblem(
  value: OptionValue,
  option: { type: number; min_value?: number; max_value?: number },
  t: Texts,
): string | undefined {
  if (typeof value !== 'number') return option.type === Option.Integer ? t.problem.whole : t.problem.number;
  if (option.type === Option.Integer && !Number.isSafeInteger(value)) return t.problem.whole;
  if (option.min_value !== undefined && value < option.min_value) return t.problem.tooSmall(option.min_value);
  return option.max_value !== undefined && value > option.max_value ? t.problem.tooGreat(option.max_value) : undefined;
}

/** What is to be known of an option before anything is typed: whether it must be there, and its limits. */
export const remarkOn = (option: APIApplicationCommandBasicOption, t: Texts): string =>
  [option.required ? t.required : t.optional, limitsOf(option, t)].filter(Boolean).join(' · ');

function limitsOf(option: APIApplicationCommandBasicOption, t: Texts): string {
  if ('min_value' in option || 'max_value' in option) {
    const { min_value: least, max_value: most } = option;
    if (least !== undefined && most !== undefined) return t.limits.between(least, most);
    if (least !== undefined) return t.limits.least(least);
    if (most !== undefined) return t.limits.most(most);
  }
  return 'max_length' in option && option.max_length ? t.limits.length(option.max_length) : '';
}
