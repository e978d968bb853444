import { ComponentType } from 'discord-api-types/v10';
import { component, input } from './component-fields.ts';
import { everyComponent, repeatedIdentifiers } from './components.ts';
import { textDisplay } from './layout.ts';
import { amounts, emptyOnlyIfOptional, modalSelects, repeatedValues, tooManyDefaults } from './selects.ts';
import {
  type Check,
  flag,
  judged,
  lengthOf,
  list,
  model,
  oneOf,
  refuse,
  requiredField,
  text,
  variant,
  whole,
} from './shape.ts';

interface TextInput {
  label?: string | null;
  value?: string | null;
  min_length?: number | null;
  max_length?: number | null;
}

interface Group {
  options: { value: string; default?: boolean | null }[];
  min_values?: number | null;
  max_values?: number | null;
  required?: boolean | null;
}

const textInput = judged<TextInput>(
  model({
    ...input,
    style: { required: oneOf(1, 2) },
    label: text(1, 45),
    value: text(0, 4000),
    placeholder: text(0, 100),
    required: flag,
    min_length: whole(0, 4000),
    max_length: whole(1, 4000),
  }),
  (it, path) => {
    const min = it.min_length ?? 0;
    const max = it.max_length ?? 4000;
    if (min > max) {
      return refuse([...path, 'min_length'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
    }
    const length = lengthOf(it.value);
    if (length === 0 || (length >= min && length <= max)) return [];
    return refuse([...path, 'value'], 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  },
);

const option = model({
  label: { required: text(1, 100) },
  value: { required: text(1, 100) },
  description: text(0, 100),
  default: flag,
});

const radioGroup = judged<Group>(
  model({ ...input, options: { required: list(2, 10, option) }, required: flag }),
  (it, path) => [
    ...repeatedValues(it.options, path),
    ...(it.options.filter((one) => one.default).length > 1 ? tooManyDefaults(path) : []),
  ],
);

const checkboxGroup = judged<Group>(
  model({
    ...input,
    options: { required: list(1, 10, option) },
    min_values: whole(0, 10),
    max_values: whole(1, 10),
    required: flag,
  }),
  (it, path) => [...amounts(it, path, it.options.length), ...emptyOnlyIfOptional(it, path)],
);

const fileUpload = judged<Omit<Group, 'options'>>(
  model({ ...input, min_values: whole(0, 10), max_values: whole(1, 10), required: flag }),
  (it, path) => [...amounts(it, path), ...emptyOnlyIfOptional(it, path)],
);

const inLabel: Record<number, Check> = {
  // The label says it; a text input has one of its own only in an action row.
  [ComponentType.TextInput]: judged<TextInput>(textInput, (it, path) =>
    it.label ? refuse([...path, 'label'], 'UNKNOWN_FIELD', 'A text input in a label has no label of its own') : [],
  ),
  ...modalSelects,
  [ComponentType.FileUpload]: fileUpload,
  [ComponentType.RadioGroup]: radioGroup,
  [ComponentType.CheckboxGroup]: checkboxGroup,
  [ComponentType.Checkbox]: model({ ...input, default: flag }),
};

const label = model({
  ...component,
  label: { required: text(1, 45) },
  description: text(1, 100),
  component: { required: variant('type', inLabel) },
});

/** The old way to hold a text input, which Discord still takes. */
const actionRow = judged<{ components: TextInput[] }>(
  model({
    ...component,
    components: { required: list(1, 1, variant('type', { [ComponentType.TextInput]: textInput })) },
  }),
  ({ components }, path) =>
    components.flatMap((it, index) => (it.label ? [] : requiredField([...path, 'components', index, 'label']))),
);

const modal = model({
  custom_id: { required: text(1, 100) },
  title: { required: text(1, 45) },
  components: {
    required: list(
      1,
      5,
      variant('type', {
        [ComponentType.ActionRow]: actionRow,
        [ComponentType.TextDisplay]: textDisplay,
        [ComponentType.Label]: label,
      }),
    ),
  },
});

/** The `data` of a modal response. https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
export const checkModal: Check = judged<{ components: unknown[] }>(modal, ({ components }, path) =>
  repeatedIdentifiers(everyComponent(components, [...path, 'components'])),
);
