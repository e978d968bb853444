import { type Case, describeRules, many, newMessage } from './cases.ts';

const button = (custom_id: string) => ({ type: 2, style: 1, label: 'Claim', custom_id });
const row = (...components: object[]) => ({ type: 1, components });
const old = (...components: object[]) => ({ content: 'Bonjour', components });
const v2 = (...components: object[]) => ({ flags: 1 << 15, components });
const text = (content = 'x') => ({ type: 10, content });
const select = () => ({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] });
const image = (url = 'https://example.org/a.png') => ({ type: 11, media: { url } });
const section = (accessory: object, ...components: object[]) => ({ type: 9, components, accessory });

const blocks: Case[] = [
  {
    what: 'a card',
    body: v2({
      type: 17,
      accent_color: 0xff_aa_00,
      components: [
        text('# Task 42'),
        section(button('a'), text()),
        section(image(), text()),
        { type: 14, spacing: 2, divider: true },
        { type: 12, items: [{ media: { url: 'attachment://a.png' }, description: 'A chart' }] },
        { type: 13, file: { url: 'attachment://b.pdf' } },
        row(button('b')),
      ],
    }),
    files: ['a.png', 'b.pdf'],
  },
  {
    what: 'content beside the flag',
    body: { ...v2(text()), content: 'x' },
    refused: 'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  },
  {
    what: 'embeds beside the flag',
    body: { ...v2(text()), embeds: [{ title: 'x' }] },
    refused: 'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  },
  ...[9, 10, 12, 13, 14, 17].map((type) => ({
    what: `a block of type ${type} without the flag`,
    body: old({ type }),
    refused: 'components.0 UNION_TYPE_CHOICES',
  })),
  { what: 'forty components', body: v2(...many(40, () => text())) },
  { what: 'forty-one at the top', body: v2(...many(41, () => text())), refused: 'components BASE_TYPE_MAX_LENGTH' },
  {
    what: 'forty-one with the nested ones',
    body: v2({ type: 17, components: many(40, () => text()) }),
    refused: 'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  },
  {
    what: 'accessories beyond forty',
    body: v2(...many(14, (i) => section(button(`b${i}`), text()))),
    refused: 'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  },
  { what: '4,000 characters in all', body: v2(text('a'.repeat(2000)), text('b'.repeat(2000))) },
  {
    what: '4,001 characters in all',
    body: v2(text('a'.repeat(2000)), text('b'.repeat(2001))),
    refused: 'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  },
  { what: 'an empty text', body: v2(text('')), refused: 'components.0.content BASE_TYPE_BAD_LENGTH' },
  {
    what: 'a section of four texts',
    body: v2(section(button('a'), ...many(4, () => text()))),
    refused: 'components.0.components BASE_TYPE_BAD_LENGTH',
  },
  {
    what: 'a section with nothing beside it',
    body: v2({ type: 9, components: [text()] }),
    refused: 'components.0.accessory BASE_TYPE_REQUIRED',
  },
  {
    what: 'a section with a select beside it',
    body: v2(section(select(), text())),
    refused: 'components.0.accessory UNION_TYPE_CHOICES',
  },
  { what: 'a button at the top', body: v2(button('a')), refused: 'components.0 UNION_TYPE_CHOICES' },
  { what: 'a thumbnail at the top', body: v2(image()), refused: 'components.0 UNION_TYPE_CHOICES' },
  {
    what: 'a container in a container',
    body: v2({ type: 17, components: [{ type: 17, components: [text()] }] }),
    refused: 'components.0.components.0 UNION_TYPE_CHOICES',
  },
  {
    what: 'an empty container',
    body: v2({ type: 17, components: [] }),
    refused: 'components.0.components BASE_TYPE_BAD_LENGTH',
  },
  {
    what: 'a colour beyond white',
    body: v2({ type: 17, accent_color: 0x1_00_00_00, components: [text()] }),
    refused: 'components.0.accent_color NUMBER_TYPE_MAX',
  },
  { what: 'a spacing of 3', body: v2({ type: 14, spacing: 3 }), refused: 'components.0.spacing BASE_TYPE_CHOICES' },
  {
    what: 'eleven pictures',
    body: v2({ type: 12, items: many(11, () => ({ media: { url: 'https://example.org/a.png' } })) }),
    refused: 'components.0.items BASE_TYPE_BAD_LENGTH',
  },
  {
    what: 'a picture that was not uploaded',
    body: v2({ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }),
    files: ['b.png'],
    refused: 'components.0.items.0.media.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  },
  {
    what: 'a thumbnail that was not uploaded',
    body: v2(section(image('attachment://a.png'), text())),
    refused: 'components.0.accessory.media.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  },
  {
    what: 'a file from the web',
    body: v2({ type: 13, file: { url: 'https://example.org/a.pdf' } }),
    refused: 'components.0.file.url URL_TYPE_INVALID_SCHEME',
  },
  {
    what: 'a field that no text has',
    body: v2({ ...text(), colour: 1 }),
    refused: 'components.0.colour UNKNOWN_FIELD',
  },
];

describeRules('Components V2', newMessage, blocks);
