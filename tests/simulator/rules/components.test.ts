import { type Case, describeRules, many, newMessage } from './cases.ts';

const button = (custom_id: string, more: object = {}) => ({ type: 2, style: 1, label: 'Claim', custom_id, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const old = (...components: object[]) => ({ content: 'Bonjour', components });
const options = (count: number) => many(count, (i) => ({ label: `Option ${i}`, value: `${i}` }));
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: options(3), ...more });
const at = 'components.0.components.0';

const rows: Case[] = [
  { what: 'five buttons', body: old(row(...many(5, (i) => button(`b${i}`)))) },
  {
    what: 'six buttons in a row',
    body: old(row(...many(6, (i) => button(`b${i}`)))),
    refused: 'components.0.components BASE_TYPE_BAD_LENGTH',
  },
  { what: 'an empty row', body: old(row()), refused: 'components.0.components BASE_TYPE_BAD_LENGTH' },
  {
    what: 'six rows',
    body: old(...many(6, (i) => row(button(`b${i}`)))),
    refused: 'components BASE_TYPE_MAX_LENGTH',
  },
  {
    what: 'a button beside a select',
    body: old(row(button('b'), select())),
    refused: 'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  },
  {
    what: 'two selects',
    body: old(row(select(), select({ custom_id: 't' }))),
    refused: 'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  },
  { what: 'a row in a row', body: old(row(row(button('b')))), refused: `${at} UNION_TYPE_CHOICES` },
  { what: 'a component without a type', body: old({}), refused: 'components.0.type BASE_TYPE_REQUIRED' },
  {
    what: 'components that are no list',
    body: { content: 'x', components: {} },
    refused: 'components LIST_TYPE_CONVERT',
  },
  {
    what: 'a component that is a word',
    body: { content: 'x', components: ['b'] },
    refused: 'components.0 MODEL_TYPE_CONVERT',
  },
  {
    what: 'one custom_id twice',
    body: old(row(button('b'), button('b'))),
    refused: 'components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  },
  {
    what: 'one id twice',
    body: old(row(button('a', { id: 7 }), button('b', { id: 7 }))),
    refused: 'components.0.components.1.id COMPONENT_ID_DUPLICATED',
  },
  { what: 'the id 0 twice, which means none', body: old(row(button('a', { id: 0 }), button('b', { id: 0 }))) },
];

const one = (component: object) => old(row(component));

const buttons: Case[] = [
  { what: 'a label of 80 characters', body: one(button('b', { label: 'a'.repeat(80) })) },
  {
    what: 'a label of 81',
    body: one(button('b', { label: 'a'.repeat(81) })),
    refused: `${at}.label BASE_TYPE_MAX_LENGTH`,
  },
  { what: 'an emoji for a label', body: one({ type: 2, style: 2, custom_id: 'b', emoji: { name: '🐝' } }) },
  {
    what: 'neither label nor emoji',
    body: one({ type: 2, style: 2, custom_id: 'b' }),
    refused: `${at} BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED`,
  },
  { what: 'an emoji of the guild', body: one(button('b', { emoji: { name: 'bee', id: '42' } })) },
  {
    what: 'an emoji that is a word',
    body: one(button('b', { emoji: { name: 'bee' } })),
    refused: `${at}.emoji.name BUTTON_COMPONENT_INVALID_EMOJI`,
    differs: 'the document takes any name',
  },
  {
    what: 'no custom_id',
    body: one({ type: 2, style: 1, label: 'x' }),
    refused: `${at}.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED`,
  },
  { what: 'a custom_id of 101', body: one(button('b'.repeat(101))), refused: `${at}.custom_id BASE_TYPE_BAD_LENGTH` },
  {
    what: 'a style that does not exist',
    body: one(button('b', { style: 9 })),
    refused: `${at}.style BASE_TYPE_CHOICES`,
  },
  { what: 'a link', body: one({ type: 2, style: 5, label: 'x', url: 'https://example.org' }) },
  {
    what: 'a link to nowhere',
    body: one({ type: 2, style: 5, label: 'x' }),
    refused: `${at}.url BUTTON_COMPONENT_URL_REQUIRED`,
  },
  {
    what: 'a link that runs a script',
    body: one({ type: 2, style: 5, label: 'x', url: 'javascript:alert(1)' }),
    refused: `${at}.url URL_TYPE_INVALID_SCHEME`,
  },
  {
    what: 'a link that is none',
    body: one({ type: 2, style: 5, label: 'x', url: 'example' }),
    refused: `${at}.url URL_TYPE_INVALID_URL`,
  },
  {
    what: 'a link with a custom_id',
    body: one({ type: 2, style: 5, label: 'x', url: 'https://example.org', custom_id: 'b' }),
    refused: `${at} BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE`,
  },
  {
    what: 'an ordinary button with a url',
    body: one(button('b', { url: 'https://example.org' })),
    refused: `${at} BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE`,
  },
  { what: 'a premium button', body: one({ type: 2, style: 6, sku_id: '1' }) },
  {
    what: 'one without its sku',
    body: one({ type: 2, style: 6 }),
    refused: `${at}.sku_id BUTTON_COMPONENT_SKU_ID_REQUIRED`,
  },
  {
    what: 'one with a label',
    body: one({ type: 2, style: 6, sku_id: '1', label: 'x' }),
    refused: `${at}.label BUTTON_COMPONENT_PREMIUM_FIELD`,
  },
  {
    what: 'a sku elsewhere',
    body: one(button('b', { sku_id: '1' })),
    refused: `${at}.sku_id BUTTON_COMPONENT_SKU_ID_NOT_ALLOWED`,
  },
];

const selects: Case[] = [
  { what: 'a list of 25', body: one(select({ options: options(25), min_values: 0, max_values: 25 })) },
  { what: 'a list of 26', body: one(select({ options: options(26) })), refused: `${at}.options BASE_TYPE_BAD_LENGTH` },
  { what: 'no options', body: one({ type: 3, custom_id: 's' }), refused: `${at}.options BASE_TYPE_REQUIRED` },
  {
    what: 'a value twice',
    body: one(select({ options: [...options(1), ...options(1)] })),
    refused: `${at}.options.1 SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`,
  },
  {
    what: 'more defaults than may be picked',
    body: one(select({ options: options(2).map((it) => ({ ...it, default: true })) })),
    refused: `${at} SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES`,
  },
  {
    what: 'more to pick than there is',
    body: one(select({ max_values: 4 })),
    refused: `${at}.max_values NUMBER_TYPE_MAX`,
  },
  {
    what: 'a minimum above the maximum',
    body: one(select({ min_values: 3, max_values: 2 })),
    refused: `${at}.min_values NUMBER_TYPE_MAX`,
  },
  {
    what: 'a placeholder of 151',
    body: one(select({ placeholder: 'a'.repeat(151) })),
    refused: `${at}.placeholder BASE_TYPE_MAX_LENGTH`,
  },
  {
    what: 'a description of 101',
    body: one(select({ options: [{ label: 'a', value: 'a', description: 'a'.repeat(101) }] })),
    refused: `${at}.options.0.description BASE_TYPE_MAX_LENGTH`,
  },
  ...[5, 6, 7, 8].map((type) => ({ what: `a select of type ${type}`, body: one({ type, custom_id: 's' }) })),
  {
    what: 'a role among the default users',
    body: one({ type: 5, custom_id: 's', default_values: [{ id: '1', type: 'role' }] }),
    refused: `${at}.default_values.0.type BASE_TYPE_CHOICES`,
  },
  {
    what: 'two default users where one may be picked',
    body: one({ type: 5, custom_id: 's', default_values: ['1', '2'].map((id) => ({ id, type: 'user' })) }),
    refused: `${at}.default_values BASE_TYPE_BAD_LENGTH`,
  },
  { what: 'only some channels', body: one({ type: 8, custom_id: 's', channel_types: [0, 5, 15] }) },
  {
    what: 'options of a select of users',
    body: one({ type: 5, custom_id: 's', options: options(1) }),
    refused: `${at}.options UNKNOWN_FIELD`,
  },
];

describeRules('an action row', newMessage, rows);
describeRules('a button', newMessage, buttons);
describeRules('a select', newMessage, selects);
