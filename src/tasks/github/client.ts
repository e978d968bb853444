import type { Octokit, RequestError } from 'octokit';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Issue } from './rules.ts';

/** GitHub can't or won't answer now. */
export class GithubBusy extends Error {
  override name = 'GithubBusy';
  /** Ms since the epoch before which it asked to be left alone; 0 when it did not say. */
  readonly notBefore: number;

  constructor(message: string, notBefore: number, options?: ErrorOptions) {
    super(message, options);
    this.notBefore = notBefore;
  }
}

/** GitHub answered no, and would again: there is no such thing, or it is not allowed. */
export class GithubRefusal extends Error {
  override name = 'GithubRefusal';
}

/** A page of an issue list. */
export interface Changes {
  issues: Issue[];
  /** When the last entry of the page changed, be it a pull request; null for an empty page. */
  newest: number | null;
  /** Whether there may be more after these. */
  more: boolean;
  etag: string | null;
  /** What time GitHub says it is. */
  now: number;
}

/** Which issues: those with a label (`''`: all) that changed since a moment, the oldest change first. */
export interface Look {
  state: 'open' | 'all';
  label: string;
  since: number | null;
  page: number;
  /** The validator of the same list when it was last read. */
  etag: string | null;
}

/**
 * What Ruche asks of GitHub about `owner/name`.
 * @throws {GithubBusy} on limits and outages, {GithubRefusal} when the answer is no
 */
export interface Github {
  /** Null when nothing changed (304). */
  changes(repository: string, look: Look): Promise<Changes | null>;
  /** Whether this login can be assigned to the issue. */
  isAssignable(repository: string, issue: number, login: string): Promise<boolean>;
  /**
   * Assigns, or takes the assignment away; either may be done twice.
   * @returns when the issue changed by it
   * @throws {GithubRefusal} also when GitHub silently did not assign: the token may not
   */
  assign(repository: string, issue: number, login: string, assigned: boolean): Promise<number>;
  /**
   * Comments, unless a comment since that moment holds the mark: then that one was ours.
   * @returns when the issue changed by it
   */
  comment(repository: string, issue: number, comment: { text: string; mark: string; since: number }): Promise<number>;
}

const moment = z.iso.datetime().transform(Date.parse);
const assignees = z
  .array(z.object({ login: z.string() }))
  .nullish()
  .transform((people) => (people ?? []).map(({ login }) => login));
const label = z.union([z.string(), z.object({ name: z.string().nullish() }).transform(({ name }) => name ?? '')]);

const issueList = z.array(
  z
    .object({
      number: z.int(),
      title: z.string(),
      body: z.string().nullish(),
      html_url: z.url({ protocol: /^https?$/ }),
      state: z.enum(['open', 'closed']),
      state_reason: z.string().nullish(),
      labels: z.array(label),
      assignees,
      updated_at: moment,
      pull_request: z.unknown().optional(),
    })
    .transform(({ pull_request, html_url, body, state_reason, updated_at, ...same }) => ({
      ...same,
      body: body ?? '',
      url: html_url,
      // Servers of before there were reasons say none.
      completed: same.state === 'closed' && (state_reason ?? 'completed') === 'completed',
      updatedAt: updated_at,
      isIssue: !pull_request,
    })),
);
const changedIssue = z.object({ updated_at: moment, assignees });
const comment = z.object({ updated_at: moment, body: z.string().nullish() });

const PAGE = 100;
const TIMEOUT_MS = 20_000;

const LIST = 'GET /repos/{owner}/{repo}/issues';
const ASSIGNEES = '/repos/{owner}/{repo}/issues/{issue_number}/assignees';
const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments';

/**
 * A client of GitHub's REST API at the operator's address. Octokit is loaded when first needed.
 * https://docs.github.com/rest/issues
 * @param signal ends what is under way
 */
export function githubClient({ github }: Pick<Config, 'github'>, clock: () => number, signal?: AbortSignal): Github {
  let loaded: Promise<Octokit> | undefined;

  async function ask<T>(request: (octokit: Octokit) => Promise<T>): Promise<T> {
    try {
      loaded ??= load(github, signal);
      return await request(await loaded);
    } catch (error) {
      throw explained(error, clock());
    }
  }

  return {
    changes: (repository, look) =>
      unlessUnchanged(
        ask(async (octokit) => {
          const { data, headers } = await octokit.request(LIST, { ...placeOf(repository), ...queryOf(look) });
          const entries = issueList.parse(data);
          return {
            issues: entries.filter(({ isIssue }) => isIssue).map(({ isIssue, ...issue }) => issue),
            newest: entries.at(-1)?.updatedAt ?? null,
            more: entries.length === PAGE,
            etag: headers.etag ?? null,
            now: Date.parse(headers.date ?? '') || clock(),
          };
        }),
      ),
    isAssignable: (repository, issue, login) =>
      ask(async (octokit) => {
        const asked = { ...placeOf(repository), issue_number: issue, assignee: login };
        return (await octokit.request(`GET ${ASSIGNEES}/{assignee}`, asked)).status === 204;
      }).catch((error) => {
        if (error instanceof GithubRefusal) return false;
        throw error;
      }),
    assign: (repository, issue, login, assigned) =>
      ask(async (octokit) => {
        const asked = { ...placeOf(repository), issue_number: issue, assignees: [login] };
        const { data } = await octokit.request(assigned ? `POST ${ASSIGNEES}` : `DELETE ${ASSIGNEES}`, asked);
        const changed = changedIssue.parse(data);
        if (assigned && !changed.assignees.some((one) => one.toLowerCase() === login.toLowerCase())) {
          throw new GithubRefusal('GitHub did not assign: the token may not');
        }
        return changed.updated_at;
      }),
    comment: (repository, issue, { text, mark, since }) =>
      ask(async (octokit) => {
        const place = { ...placeOf(repository), issue_number: issue };
        // A comment has no key against being sent twice.
        const asked = { ...place, since: new Date(since).toISOString(), per_page: PAGE };
        const comments = z.array(comment).parse(await octokit.paginate(`GET ${COMMENTS}`, asked));
        const standing = comments.find(({ body }) => body?.includes(mark));
        if (standing) return standing.updated_at;
        const { data } = await octokit.request(`POST ${COMMENTS}`, { ...place, body: `${text}\n\n<!-- ${mark} -->` });
        return comment.parse(data).updated_at;
      }),
  };
}

function queryOf({ state, label, since, page, etag }: Look) {
  return {
    state,
    sort: 'updated',
    direction: 'asc',
    per_page: PAGE,
    page,
    ...(label && { labels: label }),
    ...(since !== null && { since: new Date(since).toISOString() }),
    headers: etag ? { 'if-none-match': etag } : {},
  } as const;
}

function placeOf(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

async function load({ apiUrl, token }: Config['github'], signal?: AbortSignal): Promise<Octokit> {
  const { Octokit } = await import('octokit');
  const limit = () => AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]);
  return new Octokit({
    baseUrl: apiUrl,
    ...(token && { auth: token }),
    userAgent: 'ruche',
    // The schedule decides what is asked again and when: neither plugin may wait within a job.
    retry: { enabled: false },
    throttle: { enabled: false },
    request: { fetch: (url: string, init: RequestInit) => fetch(url, { ...init, signal: limit() }) },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
}

/** 304: the list is as it was. */
class NotModified extends Error {}

function unlessUnchanged<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch((error) => {
    if (error instanceof NotModified) return null;
    throw error;
  });
}

const REFUSALS: readonly unknown[] = [403, 404, 410, 422, 451];

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function explained(error: unknown, now: number): unknown {
  if (error instanceof GithubRefusal) return error;
  const { status, response, message } = error as RequestError;
  if (status === 304) return new NotModified();
  const headers = response?.headers ?? {};
  const retryAfter = Number(headers['retry-after'] ?? 0);
  const reset = headers['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset'] ?? 0) : 0;
  const isLimit = status === 429 || retryAfter > 0 || reset > 0 || /rate limit/i.test(message);
  if (REFUSALS.includes(status) && !isLimit) return new GithubRefusal(message, { cause: error });
  const notBefore = retryAfter > 0 ? now + retryAfter * 1000 : reset * 1000;
  return new GithubBusy(`GitHub does not answer: ${message}`, notBefore || 0, { cause: error });
}
