import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { demoHub } from '../../simulator/demo/hub/hub.ts';
import { demoRepositories } from '../../simulator/demo/hub/repositories.ts';
import { type Change, change } from '../../simulator/demo/hub/repository.ts';

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
  /** @param only the requests whose path with query it fits; all, if nothing is said */
  answerWith(answer: HubAnswer, only?: RegExp): void;
  /**
   * Changes a repository: new keys of its front matter, text or files are a new commit, others change who sees it.
   * @returns the newest commit
   */
  commit(id: string, changes: Change): string;
  /** From now on a page of a list holds no more than so many. */
  pagesOf(size: number): void;
  stop(): Promise<void>;
}

/** The demo's Hub on a port of its own, which can be told to fail. */
export async function startTestHub(): Promise<TestHub> {
  let answer: HubAnswer = 'as usual';
  let only: RegExp | undefined;
  let pageSize = 1_000;
  let endpoint = '';
  const repositories = demoRepositories();
  const requests: TestHub['requests'] = [];
  const app = new Hono();
  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    requests.push({ path: pathname + search, authorization: c.req.header('authorization') });
    if (answer === 'as usual' || only?.test(pathname + search) === false) return next();
    if (answer === 'silence') return new Promise<Response>(() => {});
    return c.body(answer.body ?? '', answer.status as 200, answer.headers ?? {});
  });
  app.route('/hub', demoHub({ base: () => endpoint, repositories, pageSize: () => pageSize }));
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hub`;
  return {
    endpoint,
    requests,
    answerWith(next, fitting) {
      answer = next;
      only = fitting;
    },
    commit(id, changes) {
      const repository = repositories.find((one) => one.id === id);
      if (repository === undefined) throw new Error(`no repository ${id}`);
      return change(repository, changes);
    },
    pagesOf(size) {
      pageSize = size;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
