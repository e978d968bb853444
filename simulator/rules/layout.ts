import { ComponentType } from 'discord-api-types/v10';
import type { Problem } from '../problems.ts';
import { button } from './buttons.ts';
import { component } from './component-fields.ts';
import { messageSelects } from './selects.ts';
import { type Check, flag, judged, list, model, oneOf, refuse, text, url, variant, whole } from './shape.ts';

const media = model({ url: { required: url(2048, 'http', 'https', 'attachment') } });

const rowItems: Record<number, Check> = { [ComponentType.Button]: button, ...messageSelects };

/** Five buttons, or one select. https://discord.com/developers/docs/components/reference#action-row */
const actionRow = judged<{ components: { type: ComponentType }[] }>(
  model({ ...component, components: { required: list(1, 5, variant('type', rowItems)) } }),
  ({ components }, path) => {
    const width = (type: ComponentType): number => (type === ComponentType.Button ? 1 : 5);
    const problems: Problem[] = [];
    let taken = 0;
    for (const [index, { type }] of components.entries()) {
      taken += width(type);
      if (taken > 5) {
        const words = 'The specified component exceeds the maximum width';
        problems.push(...refuse([...path, 'components', index], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', words));
      }
    }
    return problems;
  },
);

export const textDisplay = model({ ...component, content: { required: text(1, 4000) } });

const thumbnail = model({ ...component, media: { required: media }, description: text(1, 1024), spoiler: flag });

const section = model({
  ...component,
  components: { required: list(1, 3, variant('type', { [ComponentType.TextDisplay]: textDisplay })) },
  accessory: {
    required: variant('type', { [ComponentType.Button]: button, [ComponentType.Thumbnail]: thumbnail }),
  },
});

const galleryItem = model({ media: { required: media }, description: text(1, 1024), spoiler: flag });

const inContainer: Record<number, Check> = {
  [ComponentType.ActionRow]: actionRow,
  [ComponentType.Section]: section,
  [ComponentType.TextDisplay]: textDisplay,
  [ComponentType.MediaGallery]: model({ ...component, items: { required: list(1, 10, galleryItem) } }),
  [ComponentType.File]: model({
    ...component,
    file: { required: model({ url: { required: url(2048, 'attachment') } }) },
    spoiler: flag,
  }),
  [ComponentType.Separator]: model({ ...component, divider: flag, spacing: oneOf(1, 2) }),
};

const container = model({
  ...component,
  components: { required: list(1, 40, variant('type', inContainer)) },
  accent_color: whole(0, 0xff_ff_ff),
  spoiler: flag,
});

/** The top level of a message without the IS_COMPONENTS_V2 flag. */
export const legacyComponents = list(0, 5, variant('type', { [ComponentType.ActionRow]: actionRow }));

/** The top level of a message with it. */
export const v2Components = list(0, 40, variant('type', { ...inContainer, [ComponentType.Container]: container }));
