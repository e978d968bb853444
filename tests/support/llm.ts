import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

/** What was asked of the model. */
export interface AskedOfModel {
  authorization: string | undefined;
  model: string;
  messages: { role: string; content: string }[];
  max_tokens: number;
}

/** How the model answers, until the next `answerWith`. */
export type ModelAnswer =
  /** Says this, as a model does. */
  | string
  /** Says what it makes of the question. */
  | ((asked: AskedOfModel) => string)
  /** A completion's first choice, as it is. */
  | { choice: object }
  /** Whatever a server answers instead. */
  | { status: number; body?: string; headers?: Record<string, string> }
  /** Accepts the request and never answers, or begins to and never ends. */
  | 'silence'
  | 'half';

export interface TestModel {
  /** What the bot's environment needs. */
  env: { LLM_BASE_URL: string; LLM_MODEL: string; LLM_API_KEY: string };
  asked: AskedOfModel[];
  answerWith(answer: ModelAnswer): void;
  stop(): Promise<void>;
}

/** A server on loopback that speaks enough of OpenAI's protocol, and can be told to answer badly or not at all. */
export async function startTestModel(): Promise<TestModel> {
  let answer: ModelAnswer = 'silence';
  const asked: AskedOfModel[] = [];
  const app = new Hono();
  app.post('/v1/chat/completions', async (c) => {
    const question: AskedOfModel = { ...(await c.req.json()), authorization: c.req.header('authorization') };
    asked.push(question);
    if (answer === 'silence') return new Promise<Response>(() => {});
    if (answer === 'half') return new Response(unending(), { headers: { 'content-type': 'application/json' } });
    if (typeof answer === 'object' && 'status' in answer) {
      return c.body(answer.body ?? '', answer.status as 200, { 'content-type': 'application/json', ...answer.headers });
    }
    const content = typeof answer === 'function' ? answer(question) : answer;
    const choice = typeof content === 'object' ? content.choice : { message: { content }, finish_reason: 'stop' };
    return c.json({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 0,
      model: question.model,
      choices: [choice],
    });
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    env: { LLM_BASE_URL: `http://127.0.0.1:${port}/v1`, LLM_MODEL: 'Lucie-7B', LLM_API_KEY: 'sesame' },
    asked,
    answerWith(next) {
      answer = next;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}

function unending(): ReadableStream {
  return new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('{"choices":')) });
}
