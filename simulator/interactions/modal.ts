import { InteractionType, ComponentType as Type } from 'discord-api-types/v10';
import type { ModalInput } from '../api.ts';
import type { AnyComponent } from '../state/components.ts';
import { numberComponents } from '../state/components.ts';
import { keepFile, LARGEST_FILE } from '../state/files.ts';
import type { Standing } from './command.ts';
import { checkPicked } from './component.ts';
import type { Interaction, Settled } from './interaction.ts';
import { openInteraction } from './open.ts';
import { type Resolved, unlessEmpty } from './resolved.ts';

interface Filling {
  readonly standing: Standing;
  readonly fields: Record<string, ModalInput>;
  readonly resolved: Resolved;
}

/** @throws where Discord's client would not submit: a required field is empty, a value is out of its bounds */
export async function submitModal(
  standing: Standing,
  opener: Interaction,
  fields: Record<string, ModalInput>,
): Promise<Settled> {
  if (!opener.modal) throw new Error('that interaction opened no modal');
  const { custom_id } = opener.modal;
  const layout = numberComponents(structuredClone(opener.modal.components as object[]));
  refuseUnknown(layout, fields);
  const resolved: Resolved = {};
  const components = layout.map((component) => fillRow(component, { standing, fields, resolved }));
  return openInteraction(standing.discord, {
    ...standing,
    type: InteractionType.ModalSubmit,
    data: { custom_id, components, ...unlessEmpty(resolved) },
    opener,
    message: standing.discord.world.messages.get(opener.channelId)?.get(opener.sourceId ?? '')?.json,
  });
}

function refuseUnknown(layout: AnyComponent[], fields: Record<string, ModalInput>): void {
  const inputs = layout.flatMap(({ components = [], component }) => [...components, ...(component ? [component] : [])]);
  for (const name of Object.keys(fields)) {
    if (!inputs.some(({ custom_id }) => custom_id === name)) throw new Error(`the modal has no field ${name}`);
  }
}

function fillRow(row: AnyComponent, filling: Filling): object {
  const { type, id } = row;
  if (type === Type.Label && row.component) return { type, id, component: fillInput(row.component, filling) };
  if (type === Type.ActionRow)
    return { type, id, components: (row.components ?? []).map((input) => fillInput(input, filling)) };
  return { type, id };
}

function fillInput(input: AnyComponent, filling: Filling): object {
  const { type, id, custom_id = '' } = input;
  const given = filling.fields[custom_id];
  switch (type) {
    case Type.TextInput:
      return { type, id, custom_id, value: textOf(input, given) };
    case Type.Checkbox:
      return { type, id, custom_id, value: given === undefined ? (input.default ?? false) : given === true };
    case Type.RadioGroup:
      return { type, id, custom_id, value: oneOf(input, given) };
    case Type.CheckboxGroup:
      return { type, id, custom_id, values: severalOf(input, given) };
    case Type.FileUpload:
      return { type, id, custom_id, values: filesOf(input, given, filling) };
    default:
      return { type, id, custom_id, values: pickedIn(input, given, filling) };
  }
}

function textOf(input: AnyComponent, given: ModalInput | undefined): string {
  const { custom_id, required = true, min_length = 0, max_length = 4_000 } = input;
  const text = given ?? input.value ?? '';
  if (typeof text !== 'string') throw new Error(`${custom_id} takes text`);
  const length = [...text].length;
  if (length === 0 && !required) return text;
  if (length === 0) throw new Error(`${custom_id} is required`);
  if (length < min_length || length > max_length) {
    throw new Error(`${custom_id} takes ${min_length} to ${max_length} characters`);
  }
  return text;
}

function defaultsOf({ options = [], default_values = [] }: AnyComponent): string[] {
  return [
    ...options.filter((option) => option.default).map(({ value }) => value),
    ...default_values.map(({ id }) => id),
  ];
}

function listOf(input: AnyComponent, given: ModalInput | undefined): string[] {
  const values = given === undefined ? defaultsOf(input) : [given].flat();
  if (!values.every((value) => typeof value === 'string')) throw new Error(`${input.custom_id} takes a list of values`);
  return values;
}

function refuseForeign({ options = [], custom_id }: AnyComponent, values: string[]): void {
  const foreign = values.find((value) => !options.some((option) => option.value === value));
  if (foreign !== undefined) throw new Error(`${foreign} is none of the options of ${custom_id}`);
}

function oneOf(input: AnyComponent, given: ModalInput | undefined): string | null {
  const [value, ...more] = listOf(input, given);
  if (value === undefined && (input.required ?? true)) throw new Error(`${input.custom_id} is required`);
  if (more.length > 0) throw new Error(`${input.custom_id} takes one value`);
  if (value !== undefined) refuseForeign(input, [value]);
  return value ?? null;
}

function severalOf(input: AnyComponent, given: ModalInput | undefined): string[] {
  const values = listOf(input, given);
  const { required = true, options = [], custom_id } = input;
  const { min_values = required ? 1 : 0, max_values = options.length } = input;
  refuseForeign(input, values);
  refuseAmount(custom_id, values.length, required, min_values, max_values);
  return values;
}

function refuseAmount(name: string | undefined, amount: number, required: boolean, min: number, max: number): void {
  if (amount === 0 && !required) return;
  if (amount === 0) throw new Error(`${name} is required`);
  if (amount < min || amount > max) throw new Error(`${name} takes ${min} to ${max} values`);
}

function pickedIn(input: AnyComponent, given: ModalInput | undefined, { standing, resolved }: Filling): string[] {
  const values = listOf(input, given);
  const { required = true, min_values = 1, max_values = 1 } = input;
  refuseAmount(input.custom_id, values.length, required, min_values, max_values);
  checkPicked(standing, { ...input, min_values: 0, max_values: 25 }, values, resolved);
  return values;
}

function filesOf(input: AnyComponent, given: ModalInput | undefined, { standing, resolved }: Filling): string[] {
  const { required = true, min_values = 1, max_values = 1 } = input;
  const files = Array.isArray(given) ? given.filter((file) => typeof file === 'object') : [];
  refuseAmount(input.custom_id, files.length, required, min_values, max_values);
  const { discord, channel } = standing;
  return files.map(({ filename, content, contentType = 'application/octet-stream' }) => {
    if (content.byteLength > LARGEST_FILE) throw new Error(`${input.custom_id} takes files of at most 10 MB`);
    const file = { name: filename, content, contentType };
    const attachment = keepFile(discord.world, discord.url, channel.id, file, { ephemeral: true });
    resolved.attachments = { ...resolved.attachments, [attachment.id]: attachment };
    return attachment.id;
  });
}
