/** A component of any type, as loosely as JSON brings it; the rules have judged it before. */
export interface AnyComponent {
  type: number;
  id?: number;
  custom_id?: string;
  label?: string;
  content?: string;
  disabled?: boolean;
  style?: number;
  url?: string;
  components?: AnyComponent[];
  component?: AnyComponent;
  accessory?: AnyComponent;
  media?: { url: string };
  file?: { url: string };
  items?: { media: { url: string } }[];
  options?: { label: string; value: string; default?: boolean; description?: string }[];
  default_values?: { id: string; type: string }[];
  channel_types?: number[];
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  min_length?: number;
  max_length?: number;
  required?: boolean;
  value?: string;
  default?: boolean;
}

/** Every component of a tree, parents before children. */
export function* walkComponents(components: readonly unknown[]): Generator<AnyComponent> {
  for (const component of components as AnyComponent[]) {
    yield component;
    yield* walkComponents(component.components ?? []);
    if (component.component) yield* walkComponents([component.component]);
    if (component.accessory) yield* walkComponents([component.accessory]);
  }
}

/**
 * Gives an `id` to each component that has none (or 0): the next number that is free.
 * https://discord.com/developers/docs/components/reference#anatomy-of-a-component
 */
export function numberComponents(components: object[]): AnyComponent[] {
  const all = [...walkComponents(components)];
  const taken = new Set(all.map(({ id }) => id));
  let next = 1;
  for (const component of all) {
    if (component.id) continue;
    while (taken.has(next)) next += 1;
    taken.add(next);
    component.id = next;
  }
  return components as AnyComponent[];
}

/** What the text displays of a tree say. */
export function textsOf(components: readonly unknown[]): string[] {
  return [...walkComponents(components)].flatMap(({ type, content }) => (type === 10 && content ? [content] : []));
}
