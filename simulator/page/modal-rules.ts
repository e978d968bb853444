import type {
  APIComponentInLabel,
  APIModalInteractionResponseCallbackData,
  APITextInputComponent,
} from 'discord-api-types/v10';
import { preset } from './choices.ts';
import { mostMegabytes, tooBig } from './files.ts';
import { Component } from './kinds.ts';
import type { Texts } from './texts.ts';

/** What a field of a modal holds while it is being filled in. */
export type Held = string | string[] | boolean | File[];

/** A modal from the top: a text to read, or a field with its label. */
export type Row =
  | { kind: 'text'; content: string }
  | { kind: 'field'; label: string; description: string; field: APIComponentInLabel };

/** The rows of a modal, those of the older generation (text inputs in action rows) too. */
export function rowsOf(data: APIModalInteractionResponseCallbackData): Row[] {
  return data.components.flatMap((component): Row[] => {
    if (component.type === Component.TextDisplay) return [{ kind: 'text', content: component.content }];
    if (component.type === Component.Label) {
      const { label, description = '', component: field } = component;
      return [{ kind: 'field', label, description, field }];
    }
    return component.components.map((field) => ({ kind: 'field', label: field.label ?? '', description: '', field }));
  });
}

/** What a field holds before anyone touches it. */
export function initial(field: APIComponentInLabel): Held {
  switch (field.type) {
    case Component.TextInput:
      return field.value ?? '';
    case Component.FileUpload:
      return [];
    case Component.RadioGroup:
      return field.options.find((option) => option.default)?.value ?? '';
    case Component.CheckboxGroup:
      return field.options.filter((option) => option.default).map((option) => option.value);
    case Component.Checkbox:
      return field.default ?? false;
    default:
      return preset(field);
  }
}

/** What is wrong with a field as it is filled in, in a sentence; nothing when it can be sent. */
export function fieldProblem(field: APIComponentInLabel, held: Held, t: Texts): string | undefined {
  if (field.type === Component.Checkbox) return undefined;
  if (field.type === Component.TextInput) return textProblem(field, String(held), t);
  const required = field.required !== false;
  if (field.type === Component.RadioGroup) return required && held === '' ? t.problem.required : undefined;
  const list = held as string[] | File[];
  if (field.type === Component.FileUpload && tooBig(list as File[])) return t.problem.tooBig(mostMegabytes);
  // An optional field may be left empty whatever its least number says.
  if (list.length === 0) return required && field.min_values !== 0 ? t.problem.required : undefined;
  if (list.length < (field.min_values ?? 1)) return t.problem.tooFew(field.min_values ?? 1);
  const most = field.max_values ?? (field.type === Component.CheckboxGroup ? field.options.length : 1);
  return list.length > most ? t.problem.tooMany(most) : undefined;
}

function textProblem(field: APITextInputComponent, text: string, t: Texts): string | undefined {
  if (text === '') return field.required === false ? undefined : t.problem.required;
  if (text.length < (field.min_length ?? 0)) return t.problem.tooShort(field.min_length ?? 0);
  const most = field.max_length ?? 4_000;
  return text.length > most ? t.problem.tooLong(most, text.length) : undefined;
}
