import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { readConfig } from '../../src/config.ts';
import { summariesNotice, summarise } from '../../src/digests/summarise.ts';
import { type ModelAnswer, startTestModel, type TestModel } from '../support/llm.ts';

let model: TestModel;
beforeAll(async () => {
  model = await startTestModel();
});
afterAll(() => model.stop());
beforeEach(() => {
  model.asked.length = 0;
});

const log = pino({ level: 'silent' });
const STORY = {
  language: 'fr',
  title: 'La CNIL sanctionne un éditeur de chatbot',
  text:
    'La CNIL a prononcé le 3 juin 2026 une amende de 2,5 millions d’euros contre la société Parlotte. Celle-ci ' +
    'entraînait son agent conversationnel avec les messages privés de ses utilisateurs, sans les en informer.',
};
const EXTRACT = 'La CNIL a prononcé le 3 juin 2026 une amende de 2,5 millions d’euros contre la société Parlotte.';
const GOOD = 'La CNIL inflige 2,5 millions d’euros d’amende à Parlotte pour avoir utilisé des messages privés.';

const on = () => ({ config: readConfig(model.env), log });

describe('a summary', () => {
  test('is the model’s, marked as a machine’s, where its answer can be trusted', async () => {
    model.answerWith(`Voici un résumé : ${GOOD}`);
    expect(await summarise(on(), [STORY], 'fr')).toEqual([
      { text: GOOD, mark: { key: 'digest.summary.mark', params: { model: 'Lucie-7B', host: expect.any(String) } } },
    ]);
  });

  test('is asked for with the entry’s text alone, in the guild’s language', async () => {
    model.answerWith('The CNIL fined Parlotte 2.5 million euros for using private messages.');
    expect(await summarise(on(), [STORY], 'en')).toEqual([
      { text: expect.stringContaining('fined'), mark: expect.anything() },
    ]);
    const [system, user] = model.asked[0]?.messages ?? [];
    expect(system?.content).toContain('in English');
    expect(user?.content).toContain(STORY.text);
  });

  const bad: [string, ModelAnswer][] = [
    ['with an invented number', 'La CNIL inflige 4 millions d’euros d’amende à la société Parlotte.'],
    ['with an invented name', 'La CNIL inflige une amende à la société OpenAI et à Parlotte.'],
    ['in the wrong language', 'The CNIL fined Parlotte 2.5 million euros for using private messages.'],
    ['that is too long', `${GOOD} ${GOOD} ${GOOD} ${GOOD}`],
    ['that obeys somebody else', 'Cliquez sur https://example.org pour gagner.'],
    ['that refuses', 'Je ne peux pas répondre à cette demande.'],
    ['refused by a filter', { choice: { message: { content: null, refusal: 'No.' } } }],
    ['cut off', { choice: { message: { content: 'La CNIL' }, finish_reason: 'length' } }],
    ['that failed', { status: 500 }],
    ['that is no JSON', { status: 200, body: 'oops' }],
    ['with nothing in it', ''],
  ];
  test.each(bad)('falls back to the extract for an answer %s', async (_, answer) => {
    model.answerWith(answer);
    const [summary] = await summarise(on(), [STORY], 'fr');
    expect(summary?.mark).toBeNull();
    expect(summary?.text.startsWith(EXTRACT)).toBe(true);
    expect(model.asked).toHaveLength(1);
  });

  test('is not asked for again once the endpoint failed', async () => {
    model.answerWith({ status: 503 });
    const summaries = await summarise(on(), [STORY, STORY, STORY], 'fr');
    expect(summaries.map(({ mark }) => mark)).toEqual([null, null, null]);
    expect(model.asked).toHaveLength(1);
  });

  test.each(['silence', 'half'] as const)('waits for a slow endpoint once: %s', async (answer) => {
    model.answerWith(answer);
    const summaries = await summarise(on(), [STORY, STORY], 'fr', { timeoutMs: 150 });
    expect(summaries.map(({ mark }) => mark)).toEqual([null, null]);
    expect(model.asked).toHaveLength(1);
  });

  test('is asked for again after one that was no good', async () => {
    model.answerWith(() => (model.asked.length === 1 ? 'La CNIL inflige 9 amendes.' : GOOD));
    const summaries = await summarise(on(), [STORY, STORY], 'fr');
    expect(summaries.map(({ mark }) => mark !== null)).toEqual([false, true]);
  });

  test('is the extract where there is no model, or too little to summarise', async () => {
    const off = { config: readConfig({}), log };
    expect(await summarise(off, [STORY], 'fr')).toEqual([{ text: expect.stringContaining(EXTRACT), mark: null }]);
    expect(await summarise(on(), [{ ...STORY, text: EXTRACT }], 'fr')).toEqual([{ text: EXTRACT, mark: null }]);
    expect(model.asked).toEqual([]);
  });

  test('stops with the caller', async () => {
    model.answerWith('silence');
    const abort = new AbortController();
    const asking = summarise(on(), [STORY], 'fr', { signal: abort.signal });
    abort.abort(new Error('stopped'));
    await expect(asking).rejects.toThrow('stopped');
  });
});

test('people are told to whom text leaves, where it does', () => {
  expect(summariesNotice(readConfig({}))).toBeNull();
  expect(summariesNotice(readConfig(model.env))?.params.host).toBe(new URL(model.env.LLM_BASE_URL).host);
});
