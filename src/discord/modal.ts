import { type APILabelComponent, ComponentType, TextInputStyle } from 'discord.js';
import { findText, type Texts } from '../texts.ts';
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

/** The opened form of a modal route, in the reader's language. https://discord.com/developers/docs/components/reference#label */
export function openModal<A extends ArgSpecs, F extends FieldSpecs>(
  form: ModalSpec<A, F>,
  args: ArgValues<A>,
  t: Texts,
  prefill: Prefill<F> = {},
): Modal {
  const texts = form.route.replace(':', '.forms.');
  const text = (key: string) => findText(t.locale, `${texts}.${key}`);
  return {
    kind: 'modal',
    data: {
      custom_id: customId(form, args),
      title: text('heading') ?? form.route,
      components: Object.entries(form.fields).map(([name, field]) => label(name, field, text, prefill[name])),
    },
  };
}

type Lookup = (key: string) => string | undefined;

function label(
  name: string,
  field: FieldSpec,
  text: Lookup,
  value: string | readonly string[] | undefined,
): APILabelComponent {
  const description = text(`${name}.description`);
  return {
    type: ComponentType.Label,
    label: text(`${name}.label`) ?? name,
    ...(description && { description }),
    component: field.type === 'select' ? select(name, field, text, value ?? []) : input(name, field, text, value),
  };
}

function input(
  name: string,
  field: Extract<FieldSpec, { maxLength: number }>,
  text: Lookup,
  value: string | readonly string[] | undefined,
) {
  const placeholder = text(`${name}.placeholder`);
  return {
    type: ComponentType.TextInput as const,
    custom_id: name,
    style: field.type === 'short' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    required: field.required ?? false,
    max_length: field.maxLength,
    ...(field.minLength !== undefined && { min_length: field.minLength }),
    ...(placeholder && { placeholder }),
    ...(typeof value === 'string' && value !== '' && { value: value.slice(0, field.maxLength) }),
  };
}

function select(
  name: string,
  field: Extract<FieldSpec, { type: 'select' }>,
  text: Lookup,
  chosen: string | readonly string[],
) {
  const placeholder = text(`${name}.placeholder`);
  return {
    type: ComponentType.StringSelect as const,
    custom_id: name,
    required: field.required ?? false,
    min_values: field.required ? 1 : 0,
    max_values: field.max ?? 1,
    ...(placeholder && { placeholder }),
    options: field.choices.map((value) => ({
      value,
      label: text(`${name}.choices.${value}`) ?? value,
      default: chosen.includes(value),
    })),
  };
}
