import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { demoHub } from '../../simulator/demo/hub/hub.ts';

/** How the Hub answers instead, until the next `answerWith`. */
export type HubAnswer =
  | { status: number; body?: string; headers?: Record<string, string> }
  /** Accepts the request and never answers. */
  | 'silence'
  | 'as usual';

export interface TestHub {
  /** What `HF_ENDPOINT` must be set to. */
  endpoint: string;
  /** The requests so far: path with query, and the authorization that came along. */
  requests: { path: string; authorization: string | undefined }[];
  answerWith(answer: HubAnswer): void;
  stop(): Promise<void>;
}

/** The demo's Hub on a port of its own, which can be told to fail. */
export async function startTestHub(): Promise<TestHub> {
  let answer: HubAnswer = 'as usual';
  let endpoint = '';
  const requests: TestHub['requests'] = [];
  const app = new Hono();
  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    requests.push({ path: pathname + search, authorization: c.req.header('authorization') });
    if (answer === 'as usual') return next();
    if (answer === 'silence') return new Promise<Response>(() => {});
    return c.body(answer.body ?? '', answer.status as 200, answer.headers ?? {});
  });
  app.route(
    '/hub',
    demoHub(() => endpoint),
  );
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub`;
  return {
    endpoint,
    requests,
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
