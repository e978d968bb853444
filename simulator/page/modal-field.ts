import type {
  APICheckboxGroupComponent,
  APIFileUploadComponent,
  APIRadioGroupComponent,
  APITextInputComponent,
} from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Component } from './kinds.ts';
import type { Held, Row } from './modal-rules.ts';
import { cross } from './popup.ts';
import { words } from './store.ts';
import './select-menu.ts';

/** How a field stands in its modal. */
export interface Setting {
  id: string;
  held: Held;
  problem: string | undefined;
  change: (held: Held) => void;
}

/** A labelled field of a modal, whatever its kind. */
export function modalField(row: Row & { kind: 'field' }, setting: Setting): TemplateResult {
  const { field } = row;
  const { id, problem } = setting;
  const required = field.type !== Component.Checkbox && field.required !== false;
  const group = field.type === Component.RadioGroup || field.type === Component.CheckboxGroup;
  const mark = required
    ? html`<span class="required" aria-hidden="true">*</span>`
    : html`<small class="field-note">${words().optional}</small>`;
  const about = row.description ? html`<p class="field-about" id="${id}-about">${row.description}</p>` : nothing;
  const wrong = problem ? html`<p class="problem" id="${id}-problem" role="alert">${problem}</p>` : nothing;
  if (field.type === Component.Checkbox) {
    return html`<div class="field">${checkbox(row, setting)}${wrong}</div>`;
  }
  if (group) {
    return html`<fieldset class="field" aria-describedby="${id}-about ${id}-problem"><legend>${row.label} ${mark}</legend>
      ${about}${field.type === Component.RadioGroup ? radios(field, setting) : checkboxes(field, setting)}${wrong}</fieldset>`;
  }
  return html`<div class="field"><label for=${id}>${row.label} ${mark}</label>${about}${control(row, setting)}${wrong}</div>`;
}

function control(row: Row & { kind: 'field' }, setting: Setting): TemplateResult | typeof nothing {
  const { field } = row;
  switch (field.type) {
    case Component.TextInput:
      return textInput(field, setting);
    case Component.FileUpload:
      return fileUpload(field, setting);
    case Component.RadioGroup:
    case Component.CheckboxGroup:
    case Component.Checkbox:
      return nothing;
    default:
      return html`<ruche-select id=${setting.id} .menu=${field} .label=${row.label} .chosen=${setting.change}></ruche-select>`;
  }
}

function textInput(field: APITextInputComponent, { id, held, problem, change }: Setting): TemplateResult {
  const text = String(held);
  const type = (event: Event) => change((event.target as HTMLInputElement).value);
  const most = field.max_length ?? 4_000;
  const described = `${id}-about ${id}-problem ${id}-count`;
  const input =
    field.style === 2
      ? html`<textarea id=${id} rows="5" .value=${live(text)} placeholder=${field.placeholder ?? ''} aria-required=${field.required !== false}
          aria-invalid=${Boolean(problem)} aria-describedby=${described} @input=${type}></textarea>`
      : html`<input id=${id} type="text" autocomplete="off" .value=${live(text)} placeholder=${field.placeholder ?? ''} aria-required=${field.required !== false}
          aria-invalid=${Boolean(problem)} aria-describedby=${described} @input=${type}>`;
  return html`${input}<small class="count ${text.length > most ? 'over' : ''}" id="${id}-count">${words().characters(text.length, most)}</small>`;
}

function fileUpload(field: APIFileUploadComponent, { id, held, problem, change }: Setting): TemplateResult {
  const files = held as File[];
  const t = words();
  const several = (field.max_values ?? 1) > 1;
  const take = (event: Event) => {
    const input = event.target as HTMLInputElement;
    change(several ? [...files, ...(input.files ?? [])] : [...(input.files ?? [])]);
    // So that the same file can be chosen again after it was removed.
    input.value = '';
  };
  return html`<div class="upload"><span class="option-file button secondary"><input id=${id} type="file" ?multiple=${several}
      aria-invalid=${Boolean(problem)} aria-describedby="${id}-about ${id}-problem" @change=${take}>
      <span aria-hidden="true">${several ? t.chooseFiles : t.chooseFile}</span></span>
    ${files.length === 0 ? html`<small>${t.noFile}</small>` : nothing}
    ${files.map(
      (file) => html`<span class="chip">${file.name}<button type="button" aria-label=${t.removeFile(file.name)}
        @click=${() => change(files.filter((other) => other !== file))}>${cross}</button></span>`,
    )}</div>`;
}

function radios(field: APIRadioGroupComponent, { id, held, change }: Setting): TemplateResult {
  return html`${field.options.map(
    (
      option,
      index,
    ) => html`<label class="tick"><input type="radio" name=${id} id=${index === 0 ? id : `${id}-${index}`} .checked=${live(held === option.value)}
      @change=${() => change(option.value)}><span>${option.label}${small(option.description)}</span></label>`,
  )}`;
}

function checkboxes(field: APICheckboxGroupComponent, { id, held, change }: Setting): TemplateResult {
  const chosen = held as string[];
  const toggle = (value: string) =>
    change(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return html`${field.options.map(
    (
      option,
      index,
    ) => html`<label class="tick"><input type="checkbox" id=${index === 0 ? id : `${id}-${index}`} .checked=${live(chosen.includes(option.value))}
      @change=${() => toggle(option.value)}><span>${option.label}${small(option.description)}</span></label>`,
  )}`;
}

function checkbox(row: Row & { kind: 'field' }, { id, held, change }: Setting): TemplateResult {
  return html`<label class="tick"><input type="checkbox" id=${id} .checked=${live(held === true)}
    @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}><span>${row.label}${small(row.description)}</span></label>`;
}

const small = (text: string | undefined) => (text ? html`<small>${text}</small>` : nothing);
