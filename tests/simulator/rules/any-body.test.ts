import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errorTree } from '../../../simulator/problems.ts';
import { checkChannel, checkThread, checkThreadEdit } from '../../../simulator/rules/channels.ts';
import { checkCommand, checkCommands } from '../../../simulator/rules/commands.ts';
import { checkInteractionResponse } from '../../../simulator/rules/interaction-responses.ts';
import { checkMessage } from '../../../simulator/rules/messages.ts';

const files = ['a.png'];

const judges: Record<string, (body: unknown) => unknown[]> = {
  'a message': (body) => checkMessage(body, { creating: true, v2: false, files }),
  'a message with components': (components) =>
    checkMessage({ flags: 1 << 15, components }, { creating: true, v2: false, files }),
  'an embed': (embeds) => checkMessage({ embeds }, { creating: true, v2: false, files }),
  'a command': (body) => checkCommand(body, { partial: false }),
  'all commands': checkCommands,
  'the options of a command': (options) => checkCommand({ name: 'a', description: 'b', options }, { partial: false }),
  'a response': (body) => checkInteractionResponse(body, { interactionType: 2, files, v2: false }),
  'a modal': (data) => checkInteractionResponse({ type: 9, data }, { interactionType: 2, files, v2: false }),
  'a forum post': (body) => checkThread(body, { forum: true, files }),
  'an edit of a thread': checkThreadEdit,
  'a channel': (body) => checkChannel(body, { creating: true }),
};

/** JSON in which the fields that the rules look at turn up, with anything in them. */
const body = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.jsonValue({ maxDepth: 1 }),
    fc.integer({ min: -1, max: 26 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        ...[
          'type',
          'components',
          'component',
          'accessory',
          'options',
          'choices',
          'name',
          'label',
          'value',
          'custom_id',
        ],
        ...[
          'data',
          'message',
          'media',
          'items',
          'url',
          'content',
          'fields',
          'style',
          'emoji',
          'name_localizations',
          'id',
        ],
      ),
      tie('value'),
      { maxKeys: 6 },
    ),
  ),
})).value;

describe('whatever a body says', () => {
  test.each(Object.entries(judges))('the rules for %s give a list of problems and throw nothing', (_what, judge) => {
    fc.assert(fc.property(body, (value) => Array.isArray(judge(value))));
  });

  test('a value that cannot be made a text is refused all the same', () => {
    const odd = { toString: 1, valueOf: 1 };
    for (const field of ['content', 'nonce', 'flags', 'tts']) {
      expect(checkMessage({ [field]: odd }, { creating: true, v2: false, files })).toHaveLength(1);
    }
    expect(checkMessage({ attachments: [{ id: odd }] }, { creating: true, v2: false, files })).toHaveLength(1);
    expect(checkCommand({ name: 'a', description: 'b', id: odd }, { partial: false })).toHaveLength(1);
  });

  test('a field named __proto__ is an unknown field and touches no other object', () => {
    const problems = checkMessage(JSON.parse('{"content":"x","__proto__":1}'), {
      creating: true,
      v2: false,
      files: [],
    });
    expect(JSON.stringify(errorTree(problems))).toContain('{"__proto__":{"_errors":[{"code":"UNKNOWN_FIELD"');
    expect('_errors' in {}).toBe(false);
  });
});
