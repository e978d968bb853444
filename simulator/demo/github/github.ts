import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';

/** An issue or a pull request as the API shows it, as far as this GitHub knows of it. */
export interface GithubIssue {
  number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  state_reason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  labels: string[];
  assignees: string[];
  isPullRequest: boolean;
  /** Ms since the epoch; shown to the second. */
  createdAt: number;
  updatedAt: number;
  comments: GithubComment[];
}

export interface GithubComment {
  id: number;
  login: string;
  body: string;
  createdAt: number;
}

export interface GithubRepository {
  /** `owner/name`. */
  name: string;
  issues: GithubIssue[];
  /** Logins that can be assigned. */
  assignable: string[];
}

interface Options {
  repositories: readonly GithubRepository[];
  /** The address under which it is mounted, as links name it. */
  base: () => string;
  clock: () => number;
  /** The only one that may write; without one nobody may. */
  token?: string | undefined;
}

const DOCUMENTATION = 'https://docs.github.com/rest';
const BOT = 'ruche-bot';

/**
 * A small GitHub: issues, assignees and comments as its REST API answers, and a page for links to lead to.
 * https://docs.github.com/rest/issues
 */
export function smallGithub({ repositories, base, clock, token }: Options): Hono {
  const github = new Hono();
  const find = (c: Context) => {
    const { owner, repo, number } = c.req.param() as Record<string, string>;
    const name = `${owner}/${repo}`.toLowerCase();
    const repository = repositories.find((one) => one.name.toLowerCase() === name);
    return { repository, issue: repository?.issues.find((one) => String(one.number) === number) };
  };
  const refuse = (c: Context, status: 401 | 404, message: string) =>
    c.json({ message, documentation_url: DOCUMENTATION, status: String(status) }, status);
  const missing = (c: Context) => refuse(c, 404, 'Not Found');
  const show = (repository: GithubRepository, issue: GithubIssue) => shown(repository, issue, base());

  github.use('/repos/*', async (c, next) => {
    c.header('date', new Date(clock()).toUTCString());
    const given = c.req.header('authorization')?.replace(/^(token|bearer) /i, '');
    if (given !== undefined && given !== token) return refuse(c, 401, 'Bad credentials');
    if (c.req.method !== 'GET' && given === undefined) return refuse(c, 401, 'Requires authentication');
    return next();
  });
  github.get('/repos/:owner/:repo/issues', (c) => {
    const { repository } = find(c);
    if (!repository) return missing(c);
    const issues = listed(repository.issues, c.req.query());
    return answerPage(c, base(), issues, (issue) => show(repository, issue));
  });
  github.get('/repos/:owner/:repo/issues/:number/assignees/:login', (c) => {
    const { repository, issue } = find(c);
    return repository && issue && isAssignable(repository, c.req.param('login')) ? c.body(null, 204) : missing(c);
  });
  github.on(['POST', 'DELETE'], '/repos/:owner/:repo/issues/:number/assignees', async (c) => {
    const { repository, issue } = find(c);
    if (!repository || !issue) return missing(c);
    const { assignees } = await c.req.json<{ assignees: string[] }>();
    const others = issue.assignees.filter((one) => !assignees.includes(one));
    // Who can't be assigned is passed over in silence.
    const added = c.req.method === 'POST' ? assignees.filter((one) => isAssignable(repository, one)) : [];
    const now = [...others, ...added];
    if (now.join() !== issue.assignees.join()) issue.updatedAt = clock();
    issue.assignees = now;
    return c.json(show(repository, issue), c.req.method === 'POST' ? 201 : 200);
  });
  github.get('/repos/:owner/:repo/issues/:number/comments', (c) => {
    const { issue } = find(c);
    if (!issue) return missing(c);
    const since = Date.parse(c.req.query('since') ?? '') || 0;
    const comments = issue.comments.filter(({ createdAt }) => createdAt >= since);
    return answerPage(c, base(), comments, shownComment);
  });
  github.post('/repos/:owner/:repo/issues/:number/comments', async (c) => {
    const { issue } = find(c);
    if (!issue) return missing(c);
    const { body } = await c.req.json<{ body: string }>();
    const comment = { id: issue.comments.length + 1, login: BOT, body, createdAt: clock() };
    issue.comments.push(comment);
    issue.updatedAt = clock();
    return c.json(shownComment(comment), 201);
  });
  github.get('/:owner/:repo/issues/:number', (c) => {
    const { repository, issue } = find(c);
    return issue
      ? c.text(`${repository?.name} #${issue.number} (demo)\n${issue.title}\n\n${issue.body ?? ''}`)
      : c.notFound();
  });
  return github;
}

function isAssignable({ assignable }: GithubRepository, login: string): boolean {
  return assignable.some((one) => one.toLowerCase() === login.toLowerCase());
}

function second(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function shown({ name }: GithubRepository, issue: GithubIssue, base: string): Record<string, unknown> {
  const { isPullRequest, createdAt, updatedAt, comments, labels, assignees, ...same } = issue;
  const url = `${base}/repos/${name}/issues/${issue.number}`;
  return {
    ...same,
    url,
    html_url: `${base}/${name}/issues/${issue.number}`,
    labels: labels.map((label, id) => ({ id, name: label, color: 'ededed' })),
    assignees: assignees.map((login, id) => ({ id, login, type: 'User' })),
    comments: comments.length,
    created_at: second(createdAt),
    updated_at: second(updatedAt),
    ...(isPullRequest && { pull_request: { url: url.replace('/issues/', '/pulls/') } }),
  };
}

function shownComment({ id, login, body, createdAt }: GithubComment): Record<string, unknown> {
  return { id, body, user: { login, type: 'User' }, created_at: second(createdAt), updated_at: second(createdAt) };
}

/** As the query narrows and orders them, with GitHub's defaults. */
function listed(issues: readonly GithubIssue[], query: Record<string, string>): GithubIssue[] {
  const { state = 'open', labels = '', since, sort = 'created', direction = 'desc' } = query;
  const wanted = labels.toLowerCase().split(',').filter(Boolean);
  const from = since ? Date.parse(since) : 0;
  const time = (issue: GithubIssue) => (sort === 'updated' ? issue.updatedAt : issue.createdAt);
  const way = direction === 'asc' ? 1 : -1;
  return issues
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => wanted.every((label) => issue.labels.some((one) => one.toLowerCase() === label)))
    .filter(({ updatedAt }) => Date.parse(second(updatedAt)) >= from)
    .toSorted((a, b) => (time(a) - time(b) || a.number - b.number) * way);
}

/** One page with links to the others, or 304 when whoever asks has it. */
function answerPage<T>(c: Context, base: string, all: readonly T[], show: (one: T) => unknown): Response {
  const size = Math.min(Number(c.req.query('per_page') ?? 30), 100);
  const page = Number(c.req.query('page') ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const body = all.slice((page - 1) * size, page * size).map(show);
  const etag = `W/"${createHash('sha256').update(JSON.stringify(body)).digest('hex')}"`;
  c.header('etag', etag);
  if (c.req.header('if-none-match') === etag) return c.body(null, 304);
  const { pathname, search } = new URL(c.req.url);
  const link = (rel: string, number: number) => {
    const query = new URLSearchParams(search);
    query.set('page', String(number));
    return `<${base}${pathname.slice(pathname.indexOf('/repos/'))}?${query}>; rel="${rel}"`;
  };
  const links = page < last ? [link('next', page + 1), link('last', last)] : [];
  if (links.length > 0) c.header('link', links.join(', '));
  return c.json(body);
}
