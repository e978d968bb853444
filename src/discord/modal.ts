import { type APILabelComponent, ComponentType, TextInputStyle } from 'discord.js';
import { findText, LOCALES, type Locale, type Texts, textsIn } from '../texts.ts';
import { requiredText } from './names.ts';
import type { Modal } from './reply.ts';
import { type ArgSpecs, type ArgValues, customId, type Route } from './routes.ts';

/** One field of a form, at most five. The form's title is `<command>.forms.<form>.heading`; a field's texts are `<command>.forms.<form>.<field>`: `label`, `description`, `placeholder`, `choices.<value>`. */
export type FieldSpec =
  | { type: 'short' | 'paragraph'; required?: boolean; minLength?: number; maxLength: number }
  | { type: 'select'; required?: boolean; choices: readonly string[]; max?: number };

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

/** What a submitted form gives: text as typed, the values picked in a select. */
export type FieldValues<F extends FieldSpecs> = {
  [K in keyof F]: F[K] extends { type: 'select'; choices: readonly (infer C)[] } ? C[] : string;
};

export interface ModalSpec<A extends ArgSpecs, F extends FieldSpecs> extends Route<A> {
  fields: F;
}

/** What a form is filled with when it opens. */
export type Prefill<F extends FieldSpecs> = { readonly [K in keyof F]?: string | readonly string[] | undefined };

/**
 * The opened form of a modal route, in the reader's language. https://discord.com/developers/docs/components/reference#label
 * @throws when a text that it needs is missing
 */
export function openModal<A extends ArgSpecs, F extends FieldSpecs>(
  form: ModalSpec<A, F>,
  args: ArgValues<A>,
  t: Texts,
  prefill: Prefill<F> = {},
): Modal {
  const wording = wordingOf(form, t.locale);
  return {
    kind: 'modal',
    data: {
      custom_id: customId(form, args),
      title: wording.required('heading'),
      components: Object.entries(form.fields).map(([name, field]) => label(name, field, wording, prefill[name])),
    },
  };
}

/** Fails where a form lacks a text in a language: at the start rather than when somebody opens it. */
export function checkForm(form: ModalSpec<ArgSpecs, FieldSpecs>): void {
  for (const locale of LOCALES) openModal({ ...form, args: {} }, {}, textsIn(locale));
}

interface Wording {
  required(key: string): string;
  /** To spread: without the property where there is no such text. */
  optional(property: 'description' | 'placeholder', field: string): { description?: string; placeholder?: string };
}

function wordingOf({ route }: { route: string }, locale: Locale): Wording {
  const texts = route.replace(':', '.forms.');
  return {
    required: (key) => requiredText(locale, `${texts}.${key}`),
    optional(property, field) {
      const text = findText(locale, `${texts}.${field}.${property}`);
      return text === undefined ? {} : { [property]: text };
    },
  };
}

type Value = string | readonly string[] | undefined;

function label(name: string, field: FieldSpec, wording: Wording, value: Value): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: wording.required(`${name}.label`),
    ...wording.optional('description', name),
    component: field.type === 'select' ? select(name, field, wording, value) : input(name, field, wording, value),
  };
}

function input(name: string, field: Exclude<FieldSpec, { type: 'select' }>, wording: Wording, value: Value) {
  return {
    type: ComponentType.TextInput as const,
    custom_id: name,
    style: field.type === 'short' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    required: field.required ?? false,
    max_length: field.maxLength,
    ...(field.minLength !== undefined && { min_length: field.minLength }),
    ...wording.optional('placeholder', name),
    ...(typeof value === 'string' && value !== '' && { value: cut(value, field.maxLength) }),
  };
}

/** By UTF-16 units, as Discord's client counts, and never through the middle of a character. */
function cut(value: string, length: number): string {
  return value.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

function select(name: string, field: Extract<FieldSpec, { type: 'select' }>, wording: Wording, chosen: Value = []) {
  return {
    type: ComponentType.StringSelect as const,
    custom_id: name,
    required: field.required ?? false,
    min_values: field.required ? 1 : 0,
    max_values: field.max ?? 1,
    ...wording.optional('placeholder', name),
    options: field.choices.map((value) => ({
      value,
      label: wording.required(`${name}.choices.${value}`),
      default: chosen.includes(value),
    })),
  };
}
