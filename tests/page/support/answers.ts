import {
  type APIEmbed,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  type InteractionReplyOptions,
  MessageFlags,
  TextInputStyle,
} from 'discord.js';

const options = ['red', 'green', 'blue'].map((name) => ({ label: name, value: name, description: `The ${name} one` }));

/** Two modals, because one holds five components at most: together they have a field of each kind. */
export const formModal: APIModalInteractionResponseCallbackData = {
  custom_id: 'form',
  title: 'A new bed',
  components: [
    { type: ComponentType.TextDisplay, content: 'Fill in what you **know**.' },
    {
      type: ComponentType.Label,
      label: 'Name',
      description: 'Short and clear',
      component: { type: ComponentType.TextInput, custom_id: 'name', style: TextInputStyle.Short, max_length: 20 },
    },
    {
      type: ComponentType.Label,
      label: 'Colours',
      component: {
        type: ComponentType.StringSelect,
        custom_id: 'colours',
        min_values: 1,
        max_values: 2,
        options,
      },
    },
    {
      type: ComponentType.Label,
      label: 'Light',
      component: {
        type: ComponentType.RadioGroup,
        custom_id: 'light',
        options: [
          { value: 'sun', label: 'Sun' },
          { value: 'shade', label: 'Shade' },
        ],
      },
    },
    {
      type: ComponentType.Label,
      label: 'Plans',
      component: { type: ComponentType.FileUpload, custom_id: 'plans', required: false, max_values: 2 },
    },
  ],
};

export const surveyModal: APIModalInteractionResponseCallbackData = {
  custom_id: 'survey',
  title: 'How was it?',
  components: [
    {
      type: ComponentType.Label,
      label: 'Story',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'story',
        style: TextInputStyle.Paragraph,
        required: false,
      },
    },
    {
      type: ComponentType.Label,
      label: 'Gardener',
      component: { type: ComponentType.UserSelect, custom_id: 'gardener' },
    },
    {
      type: ComponentType.Label,
      label: 'Seasons',
      component: {
        type: ComponentType.CheckboxGroup,
        custom_id: 'seasons',
        min_values: 1,
        max_values: 2,
        options: ['spring', 'summer', 'autumn'].map((name) => ({ label: name, value: name })),
      },
    },
    {
      type: ComponentType.Label,
      label: 'Again next year',
      component: { type: ComponentType.Checkbox, custom_id: 'again' },
    },
  ],
};

/** Every select and every style of button. */
export const everyMenu: NonNullable<InteractionReplyOptions['components']> = [
  {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: 'strings',
        placeholder: 'Colours',
        min_values: 1,
        max_values: 2,
        options,
      },
    ],
  },
  {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.UserSelect, custom_id: 'users', placeholder: 'A person' }],
  },
  {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.RoleSelect, custom_id: 'roles', placeholder: 'A role' }],
  },
  {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.ChannelSelect, custom_id: 'channels', placeholder: 'A channel' }],
  },
  {
    type: ComponentType.ActionRow,
    components: [
      { type: ComponentType.Button, style: ButtonStyle.Primary, custom_id: 'update', label: 'Update' },
      { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: 'secret', label: 'Whisper' },
      { type: ComponentType.Button, style: ButtonStyle.Success, custom_id: 'no', label: 'Closed', disabled: true },
      { type: ComponentType.Button, style: ButtonStyle.Danger, custom_id: 'danger', label: 'Cut' },
      { type: ComponentType.Button, style: ButtonStyle.Link, url: 'https://example.org/', label: 'Read' },
    ],
  },
];

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M/wHwAEBgIApD5fRAAAAABJRU5ErkJggg==',
  'base64',
);

/** A container with all kinds of parts. */
export const cards: InteractionReplyOptions = {
  flags: MessageFlags.IsComponentsV2,
  files: [
    { attachment: Buffer.from('Water them.'), name: 'notes.txt' },
    { attachment: pixel, name: 'rose.png' },
  ],
  components: [
    { type: ComponentType.TextDisplay, content: '# Garden' },
    {
      type: ComponentType.Container,
      accent_color: 0x2e86c1,
      components: [
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: '## Roses\n-# Bed 1' }],
          accessory: { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: 'edit', label: 'Edit' },
        },
        { type: ComponentType.Separator, divider: true },
        { type: ComponentType.File, file: { url: 'attachment://notes.txt' } },
        {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: 'attachment://rose.png' }, description: 'A red rose' }],
        },
      ],
    },
  ],
};

export const flowerEmbed: APIEmbed = {
  title: 'Roses',
  url: 'https://example.org/roses',
  description: 'They **smell**.',
  color: 0xe8a317,
  fields: [
    { name: 'Colour', value: 'red', inline: true },
    { name: 'Height', value: '80 cm', inline: true },
  ],
  footer: { text: 'Bed 1' },
};
