import { type APIAttachment, type APIMessage, ComponentType as Type } from 'discord-api-types/v10';
import { type AnyComponent, numberComponents, walkComponents } from './components.ts';
import { attachmentOf, unfurl } from './media.ts';
import type { World } from './world.ts';

type Placed = NonNullable<APIMessage['components']>;

const SELECT = { min_values: 1, max_values: 1 };
const MEDIA = { description: null, spoiler: false };

/** What Discord writes where the sender wrote nothing. */
const DEFAULTS: Partial<Record<Type, object>> = {
  [Type.StringSelect]: SELECT,
  [Type.UserSelect]: SELECT,
  [Type.RoleSelect]: SELECT,
  [Type.MentionableSelect]: SELECT,
  [Type.ChannelSelect]: SELECT,
  [Type.Container]: { accent_color: null, spoiler: false },
  [Type.Separator]: { spacing: 1, divider: true },
  [Type.Thumbnail]: MEDIA,
  [Type.File]: { spoiler: false },
};

/** Components as a message carries them: numbered, complete, and with their media resolved. */
export function placeComponents(world: World, components: object[], attachments: readonly APIAttachment[]): Placed {
  const placed = numberComponents(structuredClone(components));
  for (const component of walkComponents(placed)) {
    complete(component);
    resolveMedia(world, component, attachments);
  }
  return placed as unknown as Placed;
}

function complete(component: AnyComponent): void {
  const defaults = DEFAULTS[component.type as Type];
  if (defaults) Object.assign(component, { ...defaults, ...component });
  for (const item of component.items ?? []) Object.assign(item, { ...MEDIA, ...item });
}

function resolveMedia(world: World, component: AnyComponent, attachments: readonly APIAttachment[]): void {
  if (component.file) {
    const shown = attachmentOf(component.file.url, attachments);
    Object.assign(component, { name: shown?.filename ?? null, size: shown?.size ?? null });
  }
  for (const media of [component.media, component.file, ...(component.items ?? []).map((item) => item.media)]) {
    if (media) Object.assign(media, unfurl(world, media.url, attachments));
  }
}
