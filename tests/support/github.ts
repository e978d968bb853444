import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { type GithubIssue, type GithubRepository, smallGithub } from '../../simulator/demo/github/github.ts';

/** How GitHub fails at one request. */
export type GithubFault =
  | { status: number; body?: string; headers?: Record<string, string> }
  /** The socket closes without an answer: before the effect, or after it. */
  | 'drop'
  | 'lose the reply'
  /** Accepts the request and never answers. */
  | 'silence';

export interface GithubRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  authorization: string | undefined;
  status?: number;
}

export interface TestGithub {
  /** What `GITHUB_API_URL` must be set to. */
  apiUrl: string;
  /** The only token that may write. */
  token: string;
  requests: GithubRequest[];
  repository(name: string): GithubRepository;
  /** Opens an issue, or changes the one with this number; it changed now. */
  put(repository: string, issue: Partial<GithubIssue> & { number: number }): GithubIssue;
  setClock(now: number): void;
  /** The next request, or the next one that fits, fails so; faults that are told first come first. */
  failNext(fault: GithubFault, fits?: (request: GithubRequest) => boolean): void;
  /** Everything is as at the start, but the clock. */
  reset(): void;
  stop(): Promise<void>;
}

const TOKEN = 'test-token';

/** A GitHub on a port of its own, which can be told to fail. */
export async function startTestGithub(start: number): Promise<TestGithub> {
  const repositories: GithubRepository[] = [];
  const requests: GithubRequest[] = [];
  const faults: { fault: GithubFault; fits: (request: GithubRequest) => boolean }[] = [];
  let now = start;
  let apiUrl = '';
  const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  app.use(async (c, next) => {
    const { pathname } = new URL(c.req.url);
    const request: GithubRequest = {
      method: c.req.method,
      path: pathname,
      query: c.req.query(),
      authorization: c.req.header('authorization'),
    };
    requests.push(request);
    const at = faults.findIndex(({ fits }) => fits(request));
    const fault = at < 0 ? undefined : faults.splice(at, 1)[0]?.fault;
    const drop = () => void c.env.incoming.socket.destroy();
    if (fault === undefined || fault === 'lose the reply') await next();
    if (fault === 'drop' || fault === 'lose the reply') drop();
    if (fault === 'silence') return new Promise<Response>(() => {});
    if (fault && typeof fault !== 'string') {
      return c.body(fault.body ?? '{"message":"Something went wrong"}', fault.status as 500, {
        'content-type': 'application/json',
        ...fault.headers,
      });
    }
    if (fault === 'drop') return c.body(null);
    request.status = c.res.status;
    return undefined;
  });
  app.route('/', smallGithub({ repositories, base: () => apiUrl, clock: () => now, token: TOKEN }));
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function repository(name: string): GithubRepository {
    const known = repositories.find((one) => one.name === name);
    if (known) return known;
    const made: GithubRepository = { name, issues: [], assignable: [] };
    repositories.push(made);
    return made;
  }

  return {
    apiUrl,
    token: TOKEN,
    requests,
    repository,
    put(name, changes) {
      const { issues } = repository(name);
      const known = issues.find(({ number }) => number === changes.number);
      const issue = Object.assign(known ?? newIssue(changes.number, now), { updatedAt: now, ...changes });
      if (!known) issues.push(issue);
      return issue;
    },
    setClock: (to) => {
      now = to;
    },
    failNext: (fault, fits = () => true) => void faults.push({ fault, fits }),
    reset() {
      repositories.length = 0;
      requests.length = 0;
      faults.length = 0;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function newIssue(number: number, now: number): GithubIssue {
  return {
    number,
    title: `Issue ${number}`,
    body: null,
    state: 'open',
    state_reason: null,
    labels: [],
    assignees: [],
    isPullRequest: false,
    createdAt: now,
    updatedAt: now,
    comments: [],
  };
}
