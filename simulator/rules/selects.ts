import { ComponentType } from 'discord-api-types/v10';
import type { Problem } from '../problems.ts';
import { channelTypes, input } from './component-fields.ts';
import { emoji } from './emoji.ts';
import { type Check, type Field, flag, judged, list, model, oneOf, refuse, snowflake, text, whole } from './shape.ts';

interface Select {
  type: ComponentType;
  min_values?: number | null;
  max_values?: number | null;
  disabled?: boolean | null;
  required?: boolean | null;
  options?: { value: string; default?: boolean | null }[];
  default_values?: unknown[] | null;
}

const common: Record<string, Field> = {
  ...input,
  placeholder: text(0, 150),
  min_values: whole(0, 25),
  max_values: whole(1, 25),
  disabled: flag,
  required: flag,
};

const option = model({
  label: { required: text(1, 100) },
  value: { required: text(1, 100) },
  description: text(0, 100),
  default: flag,
  emoji,
});

const defaults = (...types: string[]): Check =>
  list(0, 25, model({ id: { required: snowflake }, type: { required: oneOf(...types) } }));

const shapes = {
  [ComponentType.StringSelect]: model({ ...common, options: { required: list(1, 25, option) } }),
  [ComponentType.UserSelect]: model({ ...common, default_values: defaults('user') }),
  [ComponentType.RoleSelect]: model({ ...common, default_values: defaults('role') }),
  [ComponentType.MentionableSelect]: model({ ...common, default_values: defaults('user', 'role') }),
  [ComponentType.ChannelSelect]: model({ ...common, default_values: defaults('channel'), channel_types: channelTypes }),
};

/** The five selects of a message. https://discord.com/developers/docs/components/reference#string-select */
export const messageSelects: Record<number, Check> = eachSelect(amounts);

/** The same in a label of a modal, where none may be disabled and "nothing chosen" must be allowed in two places. */
export const modalSelects: Record<number, Check> = eachSelect((it, path) => [
  ...amounts(it, path),
  ...(it.disabled
    ? refuse([...path, 'disabled'], 'COMPONENT_DISABLED_IN_MODAL', 'Components in a modal cannot be disabled')
    : []),
  ...emptyOnlyIfOptional(it, path),
]);

function eachSelect(rule: (it: Select, path: Problem['path']) => Problem[]): Record<number, Check> {
  return Object.fromEntries(Object.entries(shapes).map(([type, shape]) => [type, judged<Select>(shape, rule)]));
}

/** `min_values: 0` beside `required` (true by default in a modal) contradicts itself. */
export function emptyOnlyIfOptional(it: Pick<Select, 'min_values' | 'required'>, path: Problem['path']): Problem[] {
  return it.min_values === 0 && it.required !== false
    ? refuse([...path, 'min_values'], 'NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.')
    : [];
}

/** How many values may be picked, against each other and against the options that there are. */
export function amounts(it: Omit<Select, 'type'>, path: Problem['path'], usualMaximum = 1): Problem[] {
  const max = it.max_values ?? usualMaximum;
  const min = it.min_values ?? Math.min(1, max);
  const problems: Problem[] = [];
  if (min > max) {
    problems.push(
      ...refuse([...path, 'min_values'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`),
    );
  }
  if (it.options) problems.push(...optionRules(it.options, max, path));
  const given = it.default_values?.length ?? 0;
  if (given > 0 && (given < min || given > max)) {
    problems.push(
      ...refuse([...path, 'default_values'], 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`),
    );
  }
  return problems;
}

function optionRules(options: NonNullable<Select['options']>, max: number, path: Problem['path']): Problem[] {
  const problems = repeatedValues(options, path);
  if (max > options.length) {
    const words = `int value should be less than or equal to ${options.length}.`;
    problems.push(...refuse([...path, 'max_values'], 'NUMBER_TYPE_MAX', words));
  }
  if (options.filter((one) => one.default).length > max) problems.push(...tooManyDefaults(path));
  return problems;
}

export function repeatedValues(options: { value: string }[], path: Problem['path']): Problem[] {
  const values = options.map((one) => one.value);
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? refuse(
          [...path, 'options', index],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        )
      : [],
  );
}

export const tooManyDefaults = (path: Problem['path']): Problem[] =>
  refuse(
    path,
    'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
    'The specified number of default values exceeds the specified maximum values',
  );
