import { describe, expect, test } from '@jest/globals';
import { InteractionType } from 'discord-api-types/v10';
import { checkInteractionResponse } from '../../../simulator/rules/interaction-responses.ts';
import { type Case, describeRules, many } from './cases.ts';

const answering = (interactionType: InteractionType) => ({
  ours: (body: unknown, context: { files: string[]; v2: boolean }) =>
    checkInteractionResponse(body, { ...context, interactionType }),
  method: 'POST',
  path: '/interactions/1/token/callback',
});

const reply = (data: object) => ({ type: 4, data });
const choices = (...list: object[]) => ({ type: 8, data: { choices: list } });

const replies: Case[] = [
  { what: 'a reply for one person', body: reply({ content: 'x', flags: 64, tts: false, enforce_nonce: false }) },
  { what: 'a card', body: reply({ flags: 64 | (1 << 15), components: [{ type: 10, content: 'x' }] }) },
  { what: 'no type', body: {}, refused: 'type BASE_TYPE_REQUIRED' },
  { what: 'a type that does not exist', body: { type: 99 }, refused: 'type BASE_TYPE_CHOICES' },
  {
    what: 'a reply that is too long',
    body: reply({ content: 'a'.repeat(2001) }),
    refused: 'data.content BASE_TYPE_MAX_LENGTH',
  },
  { what: 'an unknown field', body: reply({ content: 'x', ephemeral: true }), refused: 'data.ephemeral UNKNOWN_FIELD' },
  {
    what: 'an unknown field beside the type',
    body: { ...reply({ content: 'x' }), flags: 64 },
    refused: 'flags UNKNOWN_FIELD',
  },
  { what: 'a deferral', body: { type: 5 } },
  { what: 'an ephemeral deferral', body: { type: 5, data: { flags: 64 } } },
  {
    what: 'a deferral that already says something',
    body: { type: 5, data: { content: 'x' } },
    refused: 'data.content UNKNOWN_FIELD',
  },
  {
    what: 'a deferral of a card',
    body: { type: 5, data: { flags: 1 << 15 } },
    refused: 'data.flags BASE_TYPE_CHOICES',
  },
  { what: 'a modal without its data', body: { type: 9 }, refused: 'data BASE_TYPE_REQUIRED' },
];

const updates: Case[] = [
  { what: 'an update', body: { type: 7, data: { content: 'x' } } },
  { what: 'an update of a card', body: { type: 7, data: { components: [{ type: 10, content: 'x' }] } }, v2: true },
  {
    what: 'text into a card',
    body: { type: 7, data: { content: 'x' } },
    v2: true,
    refused: 'data.content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  },
  { what: 'a deferred update', body: { type: 6 } },
  {
    what: 'a deferred update that says something',
    body: { type: 6, data: { content: 'x' } },
    refused: 'data.content UNKNOWN_FIELD',
    differs: 'Discord drops it, and so nobody would see the mistake',
  },
];

const suggestions: Case[] = [
  { what: 'no choices', body: choices() },
  {
    what: 'texts with translations',
    body: choices({ name: 'a', value: 'a', name_localizations: { fr: 'b' } }, { name: 'b', value: 'c' }),
  },
  { what: '25 of them', body: choices(...many(25, (i) => ({ name: `${i}`, value: i }))) },
  {
    what: '26 of them',
    body: choices(...many(26, (i) => ({ name: `${i}`, value: i }))),
    refused: 'data.choices BASE_TYPE_MAX_LENGTH',
  },
  {
    what: 'a name of 101',
    body: choices({ name: 'a'.repeat(101), value: 'a' }),
    refused: 'data.choices.0.name BASE_TYPE_BAD_LENGTH',
  },
  {
    what: 'an empty name',
    body: choices({ name: '', value: 'a' }),
    refused: 'data.choices.0.name BASE_TYPE_BAD_LENGTH',
  },
  {
    what: 'a value of 101',
    body: choices({ name: 'a', value: 'a'.repeat(101) }),
    refused: 'data.choices.0.value BASE_TYPE_BAD_LENGTH',
  },
  { what: 'no data', body: { type: 8 }, refused: 'data BASE_TYPE_REQUIRED' },
  {
    what: 'a description of a choice',
    body: choices({ name: 'a', value: 'a', description: 'x' }),
    refused: 'data.choices.0.description UNKNOWN_FIELD',
  },
];

describeRules('an answer to a command', answering(InteractionType.ApplicationCommand), replies);
describeRules('an answer to a button', answering(InteractionType.MessageComponent), updates);
describeRules('an answer while typing', answering(InteractionType.ApplicationCommandAutocomplete), suggestions);

describe('which answers an interaction takes', () => {
  test.each([
    ['a command', InteractionType.ApplicationCommand, [4, 5, 9]],
    ['a button or select', InteractionType.MessageComponent, [4, 5, 6, 7, 9]],
    ['typing', InteractionType.ApplicationCommandAutocomplete, [8]],
    ['a modal', InteractionType.ModalSubmit, [4, 5, 6, 7]],
    ['a ping', InteractionType.Ping, [1]],
  ])('%s', (_what, interactionType, allowed) => {
    const refusedType = (type: number) =>
      checkInteractionResponse({ type }, { interactionType, files: [], v2: false }).some(
        ({ path }) => path[0] === 'type',
      );
    expect(many(13, (i) => i + 1).filter((type) => !refusedType(type))).toEqual(allowed);
  });
});
