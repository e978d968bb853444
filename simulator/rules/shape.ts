import type { Problem } from '../problems.ts';

/**
 * The kinds of values that Discord's API knows, each with the codes and words with which Discord refuses a wrong one
 * (the `_errors` of a 50035). All of them are pure: a value and its place in, a list of problems out.
 *
 * Discord publishes no list of these codes. For some rules that it documents in prose no report of the code was found,
 * and the name is the simulator's own; rely on the refusal, not on the name: UNKNOWN_FIELD, COMPONENT_ID_DUPLICATED,
 * COMPONENT_DISABLED_IN_MODAL, BUTTON_COMPONENT_URL_REQUIRED, BUTTON_COMPONENT_SKU_ID_REQUIRED,
 * BUTTON_COMPONENT_SKU_ID_NOT_ALLOWED, BUTTON_COMPONENT_PREMIUM_FIELD, BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED,
 * APPLICATION_COMMAND_OPTION_NAME_DUPLICATED, APPLICATION_COMMAND_CHOICE_NAME_DUPLICATED,
 * APPLICATION_COMMAND_AUTOCOMPLETE_INVALID, APPLICATION_COMMAND_CONTEXT_MENU_FIELD. Guessed as well: the code where two
 * limits contradict each other (NUMBER_TYPE_MIN and _MAX), for an unknown locale and for a deferral's flags
 * (BASE_TYPE_CHOICES), for too many commands in one list (BASE_TYPE_MAX_LENGTH), and the sentence of
 * COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED.
 */
export type Check = (value: unknown, path: Problem['path']) => Problem[];

/** A field of a model: optional and nullable unless wrapped. */
export type Field = Check | { required: Check };

export const refuse = (path: Problem['path'], code: string, message: string): Problem[] => [{ path, code, message }];

export const requiredField = (path: Problem['path']): Problem[] =>
  refuse(path, 'BASE_TYPE_REQUIRED', 'This field is required');

/** A value in a sentence. Not `String`, which fails on JSON such as `{"toString": 1}`. */
const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Discord counts code points, not UTF-16 units. */
export const lengthOf = (value: unknown): number => (typeof value === 'string' ? [...value].length : 0);

export function text(min: number, max: number): Check {
  return (value, path) => {
    if (typeof value !== 'string') {
      return refuse(path, 'STRING_TYPE_CONVERT', `Could not interpret "${shown(value)}" as string.`);
    }
    return withinLength(lengthOf(value), min, max, path);
  };
}

export function whole(min: number, max: number): Check {
  return (value, path) =>
    Number.isInteger(value)
      ? withinRange(value as number, 'int', min, max, path)
      : refuse(path, 'NUMBER_TYPE_COERCE', `Value "${shown(value)}" is not int.`);
}

export function decimal(min: number, max: number): Check {
  return (value, path) =>
    Number.isFinite(value)
      ? withinRange(value as number, 'float', min, max, path)
      : refuse(path, 'NUMBER_TYPE_COERCE', `Value "${shown(value)}" is not float.`);
}

export const flag: Check = (value, path) =>
  typeof value === 'boolean' ? [] : refuse(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');

export const snowflake: Check = (value, path) =>
  typeof value === 'string' && /^(0|[1-9]\d{0,19})$/.test(value)
    ? []
    : refuse(path, 'NUMBER_TYPE_COERCE', `Value "${shown(value)}" is not snowflake.`);

/** Any of the bits, as the number that Discord takes for `flags`. */
export const bits = whole(0, 2 ** 31 - 1);

/** Permission bits: a decimal string by the documentation, an integer by the OpenAPI document. */
export const permissions: Check = (value, path) =>
  (typeof value === 'string' && /^\d{1,20}$/.test(value)) || (Number.isSafeInteger(value) && (value as number) >= 0)
    ? []
    : refuse(path, 'NUMBER_TYPE_COERCE', `Value "${shown(value)}" is not int.`);

export const dateTime: Check = (value, path) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value))
    ? []
    : refuse(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${shown(value)}. Should be ISO8601.`);

export function oneOf(...allowed: (string | number)[]): Check {
  return (value, path) =>
    allowed.some((one) => one === value)
      ? []
      : refuse(path, 'BASE_TYPE_CHOICES', `Value must be one of (${allowed.join(', ')}).`);
}

export function url(max: number, ...schemes: string[]): Check {
  return (value, path) => {
    const tooLong = text(1, max)(value, path);
    if (tooLong.length > 0) return tooLong;
    if (!URL.canParse(value as string)) return refuse(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    const scheme = new URL(value as string).protocol.slice(0, -1);
    if (schemes.includes(scheme)) return [];
    const known = schemes.map((one) => `'${one}'`).join(', ');
    return refuse(
      path,
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme}" is not supported. Scheme must be one of (${known}).`,
    );
  };
}

export function list(min: number, max: number, item: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return refuse(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    const problems = withinLength(value.length, min, max, path);
    // Discord judges the items only of a list that has the right length.
    return problems.length > 0 ? problems : value.flatMap((one, index) => item(one, [...path, index]));
  };
}

/** A list without repetitions. */
export function set(min: number, max: number, item: Check): Check {
  return judged<unknown[]>(list(min, max, item), (values, path) =>
    values.flatMap((value, index) =>
      values.indexOf(value) < index
        ? refuse([...path, index], 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value')
        : [],
    ),
  );
}

/** A map from some keys to values of one kind; `key` judges each key at its own place. */
export function dictionary(key: Check, item: Check): Check {
  return (value, path) =>
    isObject(value)
      ? Object.entries(value).flatMap(([name, one]) => {
          const at = [...path, name];
          const wrongKey = key(name, at);
          return wrongKey.length > 0 ? wrongKey : item(one, at);
        })
      : refuse(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
}

/**
 * An object with these fields and no others. Discord itself ignores most unknown fields; the simulator refuses them
 * (`UNKNOWN_FIELD`, a code of its own), because a misspelt field that does nothing is a mistake nobody sees.
 */
export function model(fields: Record<string, Field>): Check {
  return (value, path) => {
    if (!isObject(value)) return refuse(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    const unknown = Object.keys(value).filter((name) => value[name] !== undefined && !Object.hasOwn(fields, name));
    return [
      ...Object.entries(fields).flatMap(([name, field]) => checkField(field, value[name], [...path, name])),
      ...unknown.flatMap((name) => refuse([...path, name], 'UNKNOWN_FIELD', 'Discord does not know this field')),
    ];
  };
}

/** One of several models, told apart by the number in `key`. */
export function variant(key: string, models: Record<number, Check>): Check {
  return (value, path) => {
    if (!isObject(value)) return refuse(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    const kind = value[key];
    if (kind === undefined || kind === null) return requiredField([...path, key]);
    const chosen = typeof kind === 'number' ? models[kind] : undefined;
    if (chosen) return chosen(value, path);
    const known = Object.keys(models);
    const choices = known.length === 1 ? `${known[0]},` : known.join(', ');
    return refuse(path, 'UNION_TYPE_CHOICES', `Value of field "${key}" must be one of (${choices}).`);
  };
}

/** A check with a rule across fields, which is asked only once the shape is right. */
export function judged<T>(shape: Check, rule: (value: T, path: Problem['path']) => Problem[]): Check {
  return (value, path) => {
    const problems = shape(value, path);
    return problems.length > 0 ? problems : rule(value as T, path);
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkField(field: Field, value: unknown, path: Problem['path']): Problem[] {
  const absent = value === undefined || value === null;
  if (typeof field === 'function') return absent ? [] : field(value, path);
  return absent ? requiredField(path) : field.required(value, path);
}

function withinLength(length: number, min: number, max: number, path: Problem['path']): Problem[] {
  if (length >= min && length <= max) return [];
  return min > 0
    ? refuse(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)
    : refuse(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
}

function withinRange(value: number, kind: string, min: number, max: number, path: Problem['path']): Problem[] {
  if (value < min) return refuse(path, 'NUMBER_TYPE_MIN', `${kind} value should be greater than or equal to ${min}.`);
  if (value > max) return refuse(path, 'NUMBER_TYPE_MAX', `${kind} value should be less than or equal to ${max}.`);
  return [];
}
