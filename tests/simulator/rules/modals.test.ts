import { InteractionType } from 'discord-api-types/v10';
import { checkInteractionResponse } from '../../../simulator/rules/interaction-responses.ts';
import { type Case, describeRules, many } from './cases.ts';

const judges = {
  ours: (body: unknown, context: { files: string[]; v2: boolean }) =>
    checkInteractionResponse(body, { ...context, interactionType: InteractionType.ApplicationCommand }),
  method: 'POST',
  path: '/interactions/1/token/callback',
};

const modal = (components: object[], more: object = {}) => ({
  type: 9,
  data: { custom_id: 'm', title: 'A task', components, ...more },
});
const label = (component: object, more: object = {}) => ({ type: 18, label: 'Title', component, ...more });
const field = (component: object) => modal([label({ custom_id: 'a', ...component })]);
const input = (more: object = {}) => ({ type: 4, custom_id: 'a', style: 1, ...more });
const options = (count: number) => many(count, (i) => ({ label: `Option ${i}`, value: `${i}` }));
const at = 'data.components.0.component';

const frame: Case[] = [
  { what: 'a modal of one field', body: modal([label(input())]) },
  {
    what: 'every kind of field in five',
    body: modal([
      { type: 10, content: 'Tell us' },
      label({ type: 3, custom_id: 'b', options: options(3), required: false, min_values: 0 }),
      label({ type: 19, custom_id: 'c', max_values: 3 }),
      label({ type: 21, custom_id: 'd', options: options(2) }),
      label({ type: 22, custom_id: 'e', options: options(2), required: false, min_values: 0 }),
    ]),
  },
  { what: 'a single checkbox', body: field({ type: 23, default: true }) },
  {
    what: 'a title of 46',
    body: modal([label(input())], { title: 'a'.repeat(46) }),
    refused: 'data.title BASE_TYPE_BAD_LENGTH',
  },
  { what: 'no title', body: modal([label(input())], { title: null }), refused: 'data.title BASE_TYPE_REQUIRED' },
  {
    what: 'a custom_id of 101',
    body: modal([label(input())], { custom_id: 'a'.repeat(101) }),
    refused: 'data.custom_id BASE_TYPE_BAD_LENGTH',
  },
  { what: 'no components', body: modal([]), refused: 'data.components BASE_TYPE_BAD_LENGTH' },
  {
    what: 'six',
    body: modal(many(6, (i) => label(input({ custom_id: `${i}` })))),
    refused: 'data.components BASE_TYPE_BAD_LENGTH',
  },
  {
    what: 'one custom_id twice',
    body: modal([label(input()), label(input())]),
    refused: 'data.components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  },
  {
    what: 'one id twice',
    body: modal([label(input(), { id: 3 }), { type: 10, content: 'x', id: 3 }]),
    refused: 'data.components.1.id COMPONENT_ID_DUPLICATED',
  },
  {
    what: 'a button',
    body: modal([{ type: 2, style: 1, label: 'x', custom_id: 'b' }]),
    refused: 'data.components.0 UNION_TYPE_CHOICES',
  },
  { what: 'a button in a label', body: field({ type: 2, style: 1, label: 'x' }), refused: `${at} UNION_TYPE_CHOICES` },
  {
    what: 'a label of 46',
    body: modal([label(input(), { label: 'a'.repeat(46) })]),
    refused: 'data.components.0.label BASE_TYPE_BAD_LENGTH',
  },
  {
    what: 'a description of 101',
    body: modal([label(input(), { description: 'a'.repeat(101) })]),
    refused: 'data.components.0.description BASE_TYPE_BAD_LENGTH',
  },
  { what: 'a label of nothing', body: modal([{ type: 18, label: 'x' }]), refused: `${at} BASE_TYPE_REQUIRED` },
  { what: 'a text input in a row, the old way', body: modal([{ type: 1, components: [input({ label: 'Title' })] }]) },
  {
    what: 'one without its label',
    body: modal([{ type: 1, components: [input()] }]),
    refused: 'data.components.0.components.0.label BASE_TYPE_REQUIRED',
  },
  {
    what: 'two in a row',
    body: modal([{ type: 1, components: ['a', 'b'].map((custom_id) => input({ custom_id, label: 'x' })) }]),
    refused: 'data.components.0.components BASE_TYPE_BAD_LENGTH',
  },
  { what: 'an unknown field', body: modal([label(input())], { name: 'x' }), refused: 'data.name UNKNOWN_FIELD' },
];

const fields: Case[] = [
  { what: 'a text within its limits', body: field(input({ min_length: 2, max_length: 4, value: 'abc' })) },
  { what: 'no style', body: field({ type: 4 }), refused: `${at}.style BASE_TYPE_REQUIRED` },
  { what: 'a label of its own in a label', body: field(input({ label: 'x' })), refused: `${at}.label UNKNOWN_FIELD` },
  {
    what: 'a minimum above the maximum',
    body: field(input({ min_length: 9, max_length: 4 })),
    refused: `${at}.min_length NUMBER_TYPE_MAX`,
  },
  { what: 'a maximum of 4,001', body: field(input({ max_length: 4001 })), refused: `${at}.max_length NUMBER_TYPE_MAX` },
  {
    what: 'a text beyond its own maximum',
    body: field(input({ max_length: 2, value: 'abc' })),
    refused: `${at}.value BASE_TYPE_BAD_LENGTH`,
  },
  {
    what: 'a placeholder of 101',
    body: field(input({ placeholder: 'a'.repeat(101) })),
    refused: `${at}.placeholder BASE_TYPE_MAX_LENGTH`,
  },
  ...[5, 6, 7, 8].map((type) => ({ what: `a select of type ${type}`, body: field({ type, required: false }) })),
  {
    what: 'a disabled select',
    body: field({ type: 5, disabled: true }),
    refused: `${at}.disabled COMPONENT_DISABLED_IN_MODAL`,
  },
  {
    what: 'a required select of nothing',
    body: field({ type: 5, min_values: 0 }),
    refused: `${at}.min_values NUMBER_TYPE_MIN`,
  },
  {
    what: 'a single radio button',
    body: field({ type: 21, options: options(1) }),
    refused: `${at}.options BASE_TYPE_BAD_LENGTH`,
  },
  {
    what: 'eleven radio buttons',
    body: field({ type: 21, options: options(11) }),
    refused: `${at}.options BASE_TYPE_BAD_LENGTH`,
  },
  {
    what: 'two chosen radio buttons',
    body: field({ type: 21, options: options(2).map((one) => ({ ...one, default: true })) }),
    refused: `${at} SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES`,
  },
  {
    what: 'a radio button twice',
    body: field({ type: 21, options: [...options(1), ...options(1)] }),
    refused: `${at}.options.1 SELECT_COMPONENT_OPTION_VALUE_DUPLICATED`,
  },
  {
    what: 'eleven checkboxes',
    body: field({ type: 22, options: options(11) }),
    refused: `${at}.options BASE_TYPE_BAD_LENGTH`,
  },
  {
    what: 'more checkboxes to tick than there are',
    body: field({ type: 22, options: options(2), max_values: 3 }),
    refused: `${at}.max_values NUMBER_TYPE_MAX`,
  },
  {
    what: 'required checkboxes of nothing',
    body: field({ type: 22, options: options(2), min_values: 0 }),
    refused: `${at}.min_values NUMBER_TYPE_MIN`,
  },
  { what: 'eleven files', body: field({ type: 19, max_values: 11 }), refused: `${at}.max_values NUMBER_TYPE_MAX` },
  {
    what: 'at least more files than at most',
    body: field({ type: 19, min_values: 3, max_values: 2 }),
    refused: `${at}.min_values NUMBER_TYPE_MAX`,
  },
];

describeRules('a modal', judges, frame);
describeRules('the fields of a modal', judges, fields);
