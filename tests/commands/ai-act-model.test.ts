import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { startTestBot } from '../support/bot.ts';
import { startTestModel } from '../support/llm.ts';
import { said } from '../support/messages.ts';

const model = await startTestModel();
afterAll(() => model.stop());
const { llm } = readConfig({ DISCORD_TOKEN: 'x', ...model.env });
const { simulator } = await startTestBot({ config: { llm } });
const emma = simulator.as('emma');
const ask = async (question: string) => said(await emma.command('ai-act ask', { question }));

beforeEach(() => {
  model.asked.length = 0;
});

describe('where the operator has a model', () => {
  test('it composes the answer from what was found, and who asks is told where the question went', async () => {
    model.answerWith('Hardly **so** [article 53].');
    const answer = await ask('is our open model exempt?');
    expect(answer).toContain('Hardly \\*\\*so\\*\\*. *(Article 53)*');
    expect(answer).toContain(`Your question was sent to ${llm?.host} (model Lucie-7B)`);
    expect(model.asked[0]?.messages[1]?.content).toMatch(/\[article 53\][\s\S]*QUESTION\nis our open model exempt\?$/);
  });

  test.each([
    ['cites nothing', 'You are exempt.'],
    ['cites what was not found', 'You are exempt [article 12].'],
  ])('the plain answer is given where it %s', async (_, words) => {
    model.answerWith(words);
    const answer = await ask('is our open model exempt?');
    expect(answer).not.toContain('You are exempt');
    expect(answer).toContain('(Article 53)');
    expect(answer).toContain('was sent to');
  });

  test('what it writes at too great a length still fits into a message', async () => {
    model.answerWith(`${'so *hardly* '.repeat(120)}[article 53]. `.repeat(5));
    const answer = await ask('is our open model exempt?');
    expect(answer).toContain('hardly');
    expect(answer.match(/\(Article 53\)/g)?.length).toBe(5);
  });

  test('the plain answer is given where the model fails', async () => {
    model.answerWith({ status: 500 });
    expect(await ask('is our open model exempt?')).toContain('(Article 53)');
  });

  test('what the Act does not deal with is not sent', async () => {
    const answer = await ask('Do I need a cookie banner?');
    expect(answer).not.toContain('was sent to');
    expect(model.asked).toEqual([]);
  });

  test('status says so', async () => {
    expect(said(await emma.command('ai-act status'))).toContain('sends questions to');
  });
});
