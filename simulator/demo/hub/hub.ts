import { type Context, Hono } from 'hono';
import { describe } from './describe.ts';
import { demoRepositories, RENAMED } from './repositories.ts';
import { type Commit, fileAt, type HubRepository, head } from './repository.ts';

export interface HubOptions {
  /** The address under which it is mounted, as redirects and links to next pages name it. */
  base: () => string;
  /** Its repositories, which may change while it runs; those of the demo if none are given. */
  repositories?: HubRepository[];
  /** How many a page of a list holds at most, whatever is asked for. */
  pageSize?: () => number;
}

type Kind = HubRepository['kind'];
/** The Hub's own most. https://huggingface.co/docs/hub/api */
const MAX_PAGE = 1_000;

/**
 * A small Hugging Face Hub, to be mounted under `/hub`: what its API says of repositories and lists of them, their files
 * at any of their commits, and a page for links to lead to.
 */
export function demoHub({ base, repositories = demoRepositories(), pageSize = () => MAX_PAGE }: HubOptions): Hono {
  const hub = new Hono();
  for (const kind of ['model', 'dataset'] as const) {
    const pages = kind === 'dataset' ? '/datasets' : '';
    const found = (act: (c: Context, repository: HubRepository) => Response) => (c: Context) => {
      const repository = find(c, { kind, base, repositories });
      return repository instanceof Response ? repository : act(c, repository);
    };
    hub.get(`/api/${kind}s`, (c) => list(c, { kind, base, repositories, pageSize: pageSize() }));
    hub.get(`/api/${kind}s/:org/:name`, found(info));
    hub.get(`/api/${kind}s/:org/:name/revision/:revision`, found(info));
    for (const raw of ['raw', 'resolve']) hub.get(`${pages}/:org/:name/${raw}/:revision/*`, found(file));
  }
  // After the addresses with a first part of their own, which `:org` would match as well.
  for (const [path, kind] of [
    ['/datasets/:org/:name', 'dataset'],
    ['/:org/:name', 'model'],
  ] as const) {
    hub.get(path, (c) => {
      const repository = find(c, { kind, base, repositories });
      return repository instanceof Response
        ? repository
        : c.text(String(fileAt(repository, head(repository), 'README.md')));
    });
  }
  return hub;
}

function info(c: Context, repository: HubRepository): Response {
  const commit = commitNamed(c, repository);
  if (commit instanceof Response) return commit;
  const said = describe(repository, commit, c.req.queries('expand') ?? []);
  return 'unknown' in said
    ? c.json({ error: `"expand" must be one of the known, not ${said.unknown}` }, 400)
    : c.json(said);
}

/** A page of the public repositories of an author, as asked; the address of the next one is in `Link`. */
function list(
  c: Context,
  {
    kind,
    base,
    repositories,
    pageSize,
  }: { kind: Kind; base: () => string; repositories: HubRepository[]; pageSize: number },
): Response {
  const { author, search, sort = 'lastModified', limit = '1000', cursor } = c.req.query();
  if (!['lastModified', 'createdAt', 'id'].includes(sort) || !/^\d{1,4}$/.test(limit)) {
    return c.json({ error: '"sort" or "limit" is none that is known' }, 400);
  }
  const from = cursor ? Number(Buffer.from(cursor, 'base64url').toString()) : 0;
  const size = Math.max(1, Math.min(Number(limit), MAX_PAGE, pageSize));
  const all = repositories
    .filter((one) => one.kind === kind && !one.private && (author === undefined || isOf(one, author)))
    .filter(({ id }) => search === undefined || id.toLowerCase().includes(search.toLowerCase()))
    .sort((one, other) => keyOf(other, sort).localeCompare(keyOf(one, sort)));
  const said = all.slice(from, from + size).map((one) => describe(one, head(one), c.req.queries('expand') ?? []));
  if (said.some((one) => 'unknown' in one)) return c.json({ error: '"expand" must be one of the known' }, 400);
  if (from + size < all.length) {
    const next = new URLSearchParams(new URL(c.req.url).search);
    next.set('cursor', Buffer.from(String(from + size)).toString('base64url'));
    c.header('Link', `<${base()}/api/${kind}s?${next}>; rel="next"`);
  }
  return c.json(said);
}

const isOf = ({ id }: HubRepository, author: string) => id.toLowerCase().startsWith(`${author.toLowerCase()}/`);

function keyOf(repository: HubRepository, sort: string): string {
  if (sort === 'id') return repository.id;
  return sort === 'createdAt' ? (repository.commits[0]?.date ?? '') : head(repository).date;
}

/** A file at a commit. Those of a gated repository are for whoever was let in, and here nobody is. */
function file(c: Context, repository: HubRepository): Response {
  const commit = commitNamed(c, repository);
  if (commit instanceof Response) return commit;
  if (repository.gated !== false) {
    const error = `Access to ${repository.kind} ${repository.id} is restricted.`;
    return c.json({ error }, c.req.header('authorization') ? 403 : 401, { 'X-Error-Code': 'GatedRepo' });
  }
  const path = decodeURIComponent(new URL(c.req.url).pathname.split(/\/(?:raw|resolve)\/[^/]+\//)[1] ?? '');
  const content = fileAt(repository, commit, path);
  if (content === undefined) return c.text('Entry not found', 404, { 'X-Error-Code': 'EntryNotFound' });
  return c.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Repo-Commit': commit.sha,
  });
}

/** The commit that the path names, or the answer of the Hub where there is none. */
function commitNamed(c: Context, repository: HubRepository): Commit | Response {
  const { revision = 'main' } = c.req.param() as Record<string, string>;
  if (revision === 'main' || revision === 'HEAD') return head(repository);
  const commit = repository.commits.find(({ sha }) => sha === revision);
  return commit ?? c.json({ error: `Invalid rev id: ${revision}` }, 404, { 'X-Error-Code': 'RevisionNotFound' });
}

/**
 * The repository that the path names, or the answer of the Hub where it shows none. Whoever brings no token can't tell
 * a missing repository from a private one: both are 401.
 */
function find(
  c: Context,
  { kind, base, repositories }: { kind: Kind; base: () => string; repositories: HubRepository[] },
): HubRepository | Response {
  const { org, name } = c.req.param() as Record<string, string>;
  const id = `${org}/${name}`;
  const moved = kind === 'model' ? RENAMED[id] : undefined;
  if (moved) {
    const { pathname, search } = new URL(c.req.url);
    const mount = new URL(base()).pathname.replace(/\/$/, '');
    return c.redirect(`${base()}${pathname.slice(mount.length).replace(id, moved)}${search}`, 307);
  }
  const authorization = c.req.header('authorization');
  if (authorization !== undefined && !/^Bearer hf_\w+$/.test(authorization)) {
    return c.json({ error: 'Invalid credentials in Authorization header' }, 401);
  }
  const repository = repositories.find((one) => one.kind === kind && one.id.toLowerCase() === id.toLowerCase());
  if (repository === undefined || repository.private) {
    const headers = { 'X-Error-Code': 'RepoNotFound', 'X-Error-Message': 'Repository not found' };
    return authorization === undefined
      ? c.json({ error: 'Invalid username or password.' }, 401, headers)
      : c.json({ error: 'Repository not found' }, 404, headers);
  }
  return repository;
}
