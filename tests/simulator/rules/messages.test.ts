import { describe, expect, test } from '@jest/globals';
import { checkMessage, isEmptyMessage } from '../../../simulator/rules/messages.ts';
import { type Case, describeRules, many, newMessage } from './cases.ts';

const editing = {
  ours: (body: unknown, context: { files: string[]; v2: boolean }) =>
    checkMessage(body, { ...context, creating: false }),
  method: 'PATCH',
  path: '/channels/1/messages/2',
};

const reply = (fields: object) => ({ content: 'Bonjour', ...fields });

const texts: Case[] = [
  { what: 'a line of text', body: { content: 'Bonjour' } },
  { what: '2,000 characters, counted as code points', body: { content: '🐝'.repeat(2000) } },
  {
    what: '2,001 characters',
    body: { content: 'a'.repeat(2001) },
    refused: 'content BASE_TYPE_MAX_LENGTH',
  },
  { what: 'a text that is a number', body: { content: 3 }, refused: 'content STRING_TYPE_CONVERT' },
  { what: 'an unknown field', body: reply({ contents: 'x' }), refused: 'contents UNKNOWN_FIELD' },
  { what: 'what discord.js always sends along', body: reply({ tts: false, enforce_nonce: false }) },
  { what: 'a nonce to enforce', body: reply({ nonce: '42', enforce_nonce: true }) },
  {
    what: 'an enforced nonce that is missing',
    body: reply({ enforce_nonce: true }),
    refused: 'nonce BASE_TYPE_REQUIRED',
  },
  { what: 'a nonce of 26 characters', body: reply({ nonce: 'n'.repeat(26) }), refused: 'nonce NONCE_TYPE_TOO_LONG' },
  { what: 'a nonce that is a list', body: reply({ nonce: [] }), refused: 'nonce NONCE_TYPE_INVALID_TYPE' },
  { what: 'a truth that is a word', body: reply({ tts: 'yes' }), refused: 'tts BOOLEAN_TYPE_CONVERT' },
  { what: 'flags that are no number', body: reply({ flags: 'v2' }), refused: 'flags NUMBER_TYPE_COERCE' },
  { what: 'a reply', body: reply({ message_reference: { message_id: '12', fail_if_not_exists: false } }) },
  {
    what: 'a reply to nothing',
    body: reply({ message_reference: {} }),
    refused: 'message_reference.message_id BASE_TYPE_REQUIRED',
  },
  {
    what: 'a reply to no snowflake',
    body: reply({ message_reference: { message_id: 'x' } }),
    refused: 'message_reference.message_id NUMBER_TYPE_COERCE',
  },
  {
    what: 'a file and its description',
    body: { attachments: [{ id: '0', description: 'A chart' }] },
    files: ['a.png'],
  },
  {
    what: 'a description of a file that was not uploaded',
    body: reply({ attachments: [{ id: '0', description: 'A chart' }] }),
    refused: 'attachments.0 ATTACHMENT_NOT_FOUND',
    differs: 'the document does not see the uploaded files',
  },
];

const mentions: Case[] = [
  { what: 'no mentions at all', body: reply({ allowed_mentions: { parse: [] } }) },
  {
    what: 'a few by id',
    body: reply({ allowed_mentions: { parse: ['roles'], users: ['1', '2'], replied_user: true } }),
  },
  {
    what: 'kinds that do not exist',
    body: reply({ allowed_mentions: { parse: ['bees'] } }),
    refused: 'allowed_mentions.parse.0 BASE_TYPE_CHOICES',
  },
  {
    what: 'all users beside some users',
    body: reply({ allowed_mentions: { parse: ['users'], users: ['1'] } }),
    refused: 'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  },
  {
    what: '101 users',
    body: reply({ allowed_mentions: { users: many(101, String) } }),
    refused: 'allowed_mentions.users BASE_TYPE_MAX_LENGTH',
  },
  {
    what: 'a user twice',
    body: reply({ allowed_mentions: { users: ['1', '1'] } }),
    refused: 'allowed_mentions.users.1 SET_TYPE_ALREADY_CONTAINS_VALUE',
  },
];

const edits: Case[] = [
  { what: 'nothing but a new text', body: { content: 'Bonsoir' } },
  { what: 'an edit that empties the text', body: { content: null, components: [] } },
  { what: 'blocks in a message that has the flag', body: { components: [{ type: 10, content: 'x' }] }, v2: true },
  {
    what: 'blocks in a message that lacks it',
    body: { components: [{ type: 10, content: 'x' }] },
    refused: 'components.0 UNION_TYPE_CHOICES',
  },
  {
    what: 'text in a message that has the flag',
    body: { content: 'x' },
    v2: true,
    refused: 'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  },
];

describeRules('a new message', newMessage, texts);
describeRules('allowed mentions', newMessage, mentions);
describeRules('an edit', editing, edits);

describe('a message that would show nothing', () => {
  test.each([
    ['no field', {}, [], true],
    ['white space', { content: ' \n' }, [], true],
    ['empty lists', { content: '', embeds: [], components: [] }, [], true],
    ['a text', { content: 'x' }, [], false],
    ['a file', {}, ['a.png'], false],
    ['a component', { components: [{ type: 10, content: 'x' }] }, [], false],
  ])('is told from one with %s', (_what, body, files, empty) => {
    expect(isEmptyMessage(body, files)).toBe(empty);
  });
});
