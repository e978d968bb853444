import { ButtonStyle } from 'discord-api-types/v10';
import type { Problem } from '../problems.ts';
import { component } from './component-fields.ts';
import { emoji } from './emoji.ts';
import { flag, judged, model, oneOf, refuse, snowflake, text, url } from './shape.ts';

interface Button {
  style: ButtonStyle;
  custom_id?: string | null;
  label?: string | null;
  url?: string | null;
  sku_id?: string | null;
  emoji?: object | null;
}

/** A button. https://discord.com/developers/docs/components/reference#button */
export const button = judged<Button>(
  model({
    ...component,
    style: { required: oneOf(1, 2, 3, 4, 5, 6) },
    custom_id: text(1, 100),
    label: text(0, 80),
    disabled: flag,
    url: url(512, 'http', 'https', 'discord'),
    sku_id: snowflake,
    emoji,
  }),
  (it, path) => {
    if (it.style === ButtonStyle.Link) return [...linkFields(it, path), ...face(it, path)];
    if (it.style === ButtonStyle.Premium) return premiumFields(it, path);
    return [...interactiveFields(it, path), ...face(it, path)];
  },
);

function linkFields(it: Button, path: Problem['path']): Problem[] {
  if (it.custom_id) return customIdBesideUrl(path);
  if (!it.url) return refuse([...path, 'url'], 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required');
  return noSku(it, path);
}

function interactiveFields(it: Button, path: Problem['path']): Problem[] {
  if (!it.custom_id) {
    return refuse([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
  }
  if (it.url) return customIdBesideUrl(path);
  return noSku(it, path);
}

function premiumFields(it: Button, path: Problem['path']): Problem[] {
  if (!it.sku_id) return refuse([...path, 'sku_id'], 'BUTTON_COMPONENT_SKU_ID_REQUIRED', 'A sku id is required');
  const fields = ['custom_id', 'label', 'url', 'emoji'] as const;
  return fields
    .filter((field) => it[field] !== undefined && it[field] !== null)
    .flatMap((field) =>
      refuse([...path, field], 'BUTTON_COMPONENT_PREMIUM_FIELD', `A premium button cannot have a ${field}`),
    );
}

/** What a person sees of it. */
function face(it: Button, path: Problem['path']): Problem[] {
  if (it.label || it.emoji) return [];
  return refuse(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or an emoji is required');
}

const customIdBesideUrl = (path: Problem['path']): Problem[] =>
  refuse(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A custom id and url cannot both be specified');

const noSku = (it: Button, path: Problem['path']): Problem[] =>
  it.sku_id
    ? refuse([...path, 'sku_id'], 'BUTTON_COMPONENT_SKU_ID_NOT_ALLOWED', 'Only premium buttons have a sku id')
    : [];
