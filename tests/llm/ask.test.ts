import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { readConfig } from '../../src/config.ts';
import { askModel, NoAnswer, type Why } from '../../src/llm/ask.ts';
import { type ModelAnswer, startTestModel, type TestModel } from '../support/llm.ts';

let model: TestModel;
beforeAll(async () => {
  model = await startTestModel();
});
afterAll(() => model.stop());
beforeEach(() => {
  model.asked.length = 0;
  logged.length = 0;
});

const logged: string[] = [];
const log = pino({ level: 'debug' }, { write: (line) => logged.push(line) });

function ask(env: Partial<TestModel['env']> = {}, more: { timeoutMs?: number; signal?: AbortSignal } = {}) {
  const { llm } = readConfig({ ...model.env, ...env });
  if (!llm) throw new Error('no model is configured');
  return askModel({ log }, llm, { instructions: 'Be short.', text: 'A secret text.', mostTokens: 50, ...more });
}

const noAnswer = (why: Why) => expect.objectContaining({ constructor: NoAnswer, why });

describe('a model that answers', () => {
  test('is asked once, with the key, and for no more than wanted', async () => {
    model.answerWith('  Here you are.\n');
    expect(await ask()).toBe('Here you are.');
    expect(model.asked).toEqual([
      expect.objectContaining({
        authorization: 'Bearer sesame',
        model: 'Lucie-7B',
        max_tokens: 50,
        messages: [
          { role: 'system', content: 'Be short.' },
          { role: 'user', content: 'A secret text.' },
        ],
      }),
    ]);
    expect(logged).toEqual([]);
  });

  test('needs no key', async () => {
    model.answerWith('Yes.');
    expect(await ask({ LLM_API_KEY: '' })).toBe('Yes.');
    expect(model.asked[0]?.authorization).not.toContain('sesame');
  });

  test('keeps its thoughts to itself', async () => {
    model.answerWith('<think>\nWhat do they want?\n</think>\n\nAn answer.');
    expect(await ask()).toBe('An answer.');
  });
});

describe('a model that gives no answer', () => {
  const long = JSON.stringify({ choices: [{ message: { content: 'a'.repeat(2_000_000) } }] });
  const cases: [why: Why, says: string, answer: ModelAnswer][] = [
    ['key', 'a wrong key', { status: 401, body: '{"error":{"message":"wrong key sesame"}}' }],
    ['key', 'a key that is not enough', { status: 403 }],
    ['unknown', 'an unknown model', { status: 404, body: '{"error":{"message":"no such model"}}' }],
    ['busy', 'too many questions', { status: 429, headers: { 'retry-after': '1' } }],
    ['busy', 'a server that starts', { status: 503 }],
    ['broken', 'a failure', { status: 500, body: 'oh' }],
    ['broken', 'a question that it does not take', { status: 400 }],
    ['broken', 'a redirect', { status: 307, headers: { location: 'http://127.0.0.1:9/v1/chat/completions' } }],
    ['broken', 'no JSON', { status: 200, body: '<html>' }],
    ['broken', 'a page', { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }],
    ['broken', 'nothing', { status: 200, body: 'null' }],
    ['broken', 'no choice', { status: 200, body: '{"choices":[]}' }],
    ['broken', 'a choice without a message', { choice: {} }],
    ['broken', 'a message that is no text', { choice: { message: { content: { text: 'Yes.' } } } }],
    ['declined', 'a refusal', { choice: { message: { content: null, refusal: 'I can’t.' }, finish_reason: 'stop' } }],
    ['declined', 'a filter', { choice: { message: { content: 'I' }, finish_reason: 'content_filter' } }],
    ['tooLong', 'an answer that was cut', { choice: { message: { content: 'So, it' }, finish_reason: 'length' } }],
    ['tooLong', 'more than is read', { status: 200, body: long }],
    ['empty', 'an empty answer', ' '],
    ['empty', 'thoughts alone', '<think>Well.</think>'],
    ['empty', 'no content', { choice: { message: { content: null } } }],
  ];

  test.each(cases)('is told apart, %s: %s', async (why, _, answer) => {
    model.answerWith(answer);
    await expect(ask()).rejects.toEqual(noAnswer(why));
    expect(model.asked).toHaveLength(1);
    expect(logged).toEqual([expect.stringContaining(`"why":"${why}"`)]);
    expect(logged[0]).not.toMatch(/sesame|secret text/);
  });

  test.each(['silence', 'half'] as const)('is waited for no longer than said: %s', async (answer) => {
    model.answerWith(answer);
    await expect(ask({}, { timeoutMs: 200 })).rejects.toEqual(noAnswer('timeout'));
    expect(model.asked).toHaveLength(1);
  });

  test('is unreachable where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await expect(ask({ LLM_BASE_URL: `http://127.0.0.1:${port}/v1` })).rejects.toEqual(noAnswer('unreachable'));
  });

  test('is given up with the caller, and for the caller’s reason', async () => {
    const abort = new AbortController();
    model.answerWith(() => {
      abort.abort(new Error('stopped'));
      return 'Too late.';
    });
    await expect(ask({}, { signal: abort.signal })).rejects.toThrow('stopped');
    expect(logged).toEqual([]);
  });
});
