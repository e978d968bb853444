import { ComponentType } from 'discord-api-types/v10';
import type { Problem } from '../problems.ts';
import { legacyComponents, v2Components } from './layout.ts';
import { isObject, judged, lengthOf, refuse } from './shape.ts';

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4000;

interface Place {
  component: Record<string, unknown>;
  path: Problem['path'];
}

/**
 * The components of a message: each by itself, then all of them together.
 * `files` are the names that `attachment://` may refer to; undefined where the body cannot tell (edits).
 * https://discord.com/developers/docs/components/reference
 */
export function checkComponents(value: unknown, path: Problem['path'], v2: boolean, files?: string[]): Problem[] {
  const shape = v2 ? v2Components : legacyComponents;
  return judged<unknown[]>(shape, (components, at) => {
    const all = everyComponent(components, at);
    return [
      ...totals(all, at),
      ...repeatedIdentifiers(all),
      ...(files ? all.flatMap((place) => missingFiles(place, files)) : []),
    ];
  })(value, path);
}

/** Components that stand twice under one `custom_id` or `id`. */
export const repeatedIdentifiers = (all: readonly Place[]): Problem[] => [
  ...repeated(all, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
  ...repeated(all, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated'),
];

/** An id of 0 means "none". */
function repeated(all: readonly Place[], key: 'custom_id' | 'id', code: string, message: string): Problem[] {
  const seen = new Set<unknown>();
  return all.flatMap(({ component, path }) => {
    const value = component[key];
    if (!value) return [];
    if (seen.has(value)) return refuse([...path, key], code, message);
    seen.add(value);
    return [];
  });
}

/** Every component, nested ones and accessories included, in reading order. */
export function everyComponent(components: unknown, path: Problem['path']): Place[] {
  if (!Array.isArray(components)) return [];
  return components.filter(isObject).flatMap((component, index) => {
    const at = [...path, index];
    const beside = ['accessory', 'component'].flatMap((key) => {
      const inner = component[key];
      return isObject(inner) ? [{ component: inner, path: [...at, key] }] : [];
    });
    return [{ component, path: at }, ...everyComponent(component.components, [...at, 'components']), ...beside];
  });
}

function totals(all: readonly Place[], path: Problem['path']): Problem[] {
  const problems: Problem[] = [];
  if (all.length > MOST_COMPONENTS) {
    const words = `Total number of components cannot exceed ${MOST_COMPONENTS}`;
    problems.push(...refuse(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', words));
  }
  const displayed = all.filter(({ component }) => component.type === ComponentType.TextDisplay);
  if (displayed.reduce((sum, { component }) => sum + lengthOf(component.content), 0) > MOST_TEXT) {
    const words = `Components displayable text size exceeds maximum size of ${MOST_TEXT}`;
    problems.push(...refuse(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', words));
  }
  return problems;
}

function missingFiles({ component, path }: Place, files: string[]): Problem[] {
  const items = Array.isArray(component.items) ? component.items : [];
  const places: { holder: unknown; at: Problem['path'] }[] = [
    { holder: component.media, at: [...path, 'media'] },
    { holder: component.file, at: [...path, 'file'] },
    ...items.map((item, index) => ({ holder: item?.media, at: [...path, 'items', index, 'media'] })),
  ];
  return places.flatMap(({ holder, at }) => {
    const url = isObject(holder) ? String(holder.url) : '';
    if (!url.startsWith('attachment://') || files.includes(url.slice('attachment://'.length))) return [];
    const words = 'The referenced attachment was not found';
    return refuse([...at, 'url'], 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', words);
  });
}
