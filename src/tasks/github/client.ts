import type { Octokit, RequestError } from 'octokit';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import { UserError } from '../../user-error.ts';
import type { Issue } from './rules.ts';

/** GitHub can't or won't answer now. */
export class GithubBusy extends Error {
  /** Ms since the epoch before which it should not be asked again; 0 when it did not say. */
  readonly notBefore: number;

  constructor(message: string, notBefore: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GithubBusy';
    this.notBefore = notBefore;
  }
}

const answer = z.array(
  z.object({
    number: z.int(),
    title: z.string(),
    body: z.string().nullish(),
    html_url: z.url({ protocol: /^https?$/ }),
    state: z.enum(['open', 'closed']),
    state_reason: z.string().nullish(),
    labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
    assignees: z.array(z.object({ login: z.string() })).nullish(),
    updated_at: z.iso.datetime(),
    pull_request: z.unknown().optional(),
  }),
);

/** One page of changed issues, or that there are none. */
export interface Changes {
  issues: Issue[];
  /** Whether there may be more after these. */
  more: boolean;
  etag: string | null;
}

export interface Github {
  /**
   * Issues that changed since a moment, the oldest change first; null when nothing did (304).
   * @throws {UserError} when there is no such repository; {GithubBusy} on limits and outages
   */
  changes(
    repository: string,
    look: { label: string; since: number | null; etag: string | null; state: 'open' | 'all' },
  ): Promise<Changes | null>;
  /** Whether this login can be assigned there. */
  isAssignable(repository: string, login: string): Promise<boolean>;
  /** Assigns or takes the assignment away. Gives when the issue changed by it. */
  assign(repository: string, issue: number, login: string, assigned: boolean): Promise<number>;
  /** Comments once: a comment that holds the mark already stands for this one. Gives when the issue changed by it. */
  comment(repository: string, issue: number, text: string, mark: string): Promise<number>;
}

const PAGE = 100;
const TIMEOUT_MS = 20_000;
const DAY_MS = 86_400_000;

/** A client of GitHub's REST API at the operator's address. Octokit is loaded when first needed. https://docs.github.com/rest */
export function githubClient({ github }: Pick<Config, 'github'>, clock: () => number): Github {
  let loaded: Promise<Octokit> | undefined;
  const client = () => (loaded ??= load(github));

  async function ask<T>(request: (octokit: Octokit) => Promise<T>): Promise<T> {
    try {
      return await request(await client());
    } catch (error) {
      throw explained(error, clock());
    }
  }

  return {
    changes: (repository, { label, since, etag, state }) =>
      ask(async (octokit) => {
        const response = await octokit.request('GET /repos/{owner}/{repo}/issues', {
          ...split(repository),
          state,
          sort: 'updated',
          direction: 'asc',
          per_page: PAGE,
          ...(label && { labels: label }),
          ...(since !== null && { since: new Date(since).toISOString() }),
          headers: etag ? { 'if-none-match': etag } : {},
        });
        const read = answer.safeParse(response.data);
        if (!read.success) throw new GithubBusy(`GitHub answers something else: ${read.error.message}`, 0);
        return {
          issues: read.data.filter((raw) => !raw.pull_request).map(issueOf),
          more: read.data.length === PAGE,
          etag: response.headers.etag ?? null,
        };
      }).catch((error) => {
        if (error instanceof NotModified) return null;
        throw error;
      }),
    isAssignable: (repository, login) =>
      ask(async (octokit) => {
        await octokit.request('GET /repos/{owner}/{repo}/assignees/{assignee}', {
          ...split(repository),
          assignee: login,
        });
        return true;
      }).catch((error) => {
        if (error instanceof UserError) return false;
        throw error;
      }),
    assign: (repository, issue, login, assigned) =>
      ask(async (octokit) => {
        const method = assigned ? 'POST' : 'DELETE';
        const { data } = await octokit.request(`${method} /repos/{owner}/{repo}/issues/{issue_number}/assignees`, {
          ...split(repository),
          issue_number: issue,
          assignees: [login],
        });
        return Date.parse(z.object({ updated_at: z.iso.datetime() }).parse(data).updated_at);
      }),
    comment: (repository, issue, text, mark) =>
      ask(async (octokit) => {
        const at = { ...split(repository), issue_number: issue };
        const route = '/repos/{owner}/{repo}/issues/{issue_number}/comments' as const;
        // A comment has no idempotency key. Ours is not older than the claim, so the last day's are enough.
        const since = new Date(clock() - DAY_MS).toISOString();
        const comments = await octokit.paginate(`GET ${route}`, { ...at, since, per_page: PAGE });
        const standing = comments.find(({ body }) => body?.includes(mark));
        const comment =
          standing ?? (await octokit.request(`POST ${route}`, { ...at, body: `${text}\n\n<!-- ${mark} -->` })).data;
        return Date.parse(comment.updated_at);
      }),
  };
}

async function load({ apiUrl, token }: Config['github']): Promise<Octokit> {
  const { Octokit } = await import('octokit');
  return new Octokit({
    baseUrl: apiUrl,
    ...(token && { auth: token }),
    userAgent: 'ruche',
    // The schedule decides what is asked again and when: neither plugin may wait within a job.
    retry: { enabled: false },
    throttle: { enabled: false },
    request: {
      fetch: (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) }),
    },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
}

/** 304: the list is as it was. */
class NotModified extends Error {}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function explained(error: unknown, now: number): unknown {
  if (error instanceof GithubBusy) return error;
  const { status, response } = error as RequestError;
  if (status === 304) return new NotModified();
  if (status === 404 || status === 410 || status === 301) return new UserError('task.errors.noRepository');
  const headers = response?.headers ?? {};
  const retryAfter = Number(headers['retry-after']);
  const reset = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) * 1000 : 0;
  const notBefore = retryAfter > 0 ? now + retryAfter * 1000 : reset || 0;
  return new GithubBusy(`GitHub does not answer: ${(error as Error).message}`, notBefore, { cause: error });
}

function split(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

function issueOf(raw: z.infer<typeof answer>[number]): Issue {
  return {
    number: raw.number,
    title: raw.title,
    body: raw.body ?? '',
    url: raw.html_url,
    state: raw.state,
    reason: raw.state_reason === 'completed' || raw.state_reason === 'not_planned' ? raw.state_reason : null,
    labels: raw.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
    assignees: (raw.assignees ?? []).map(({ login }) => login),
    updatedAt: Date.parse(raw.updated_at),
  };
}
