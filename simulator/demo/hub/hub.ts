import { type Context, Hono } from 'hono';
import { type HubRepository, RENAMED, REPOSITORIES } from './repositories.ts';

/** What may be asked for with `expand=`, as huggingface.js knows it; without it the Hub sends what it thinks usual. */
const EXPANDABLE = {
  model: [
    ...['author', 'cardData', 'config', 'createdAt', 'disabled', 'downloads', 'downloadsAllTime', 'gated', 'gitalyUid'],
    ...['lastModified', 'library_name', 'likes', 'model-index', 'pipeline_tag', 'private', 'safetensors', 'sha'],
    ...['siblings', 'spaces', 'tags', 'transformersInfo'],
  ],
  dataset: [
    ...['author', 'cardData', 'citation', 'createdAt', 'disabled', 'description', 'downloads', 'downloadsAllTime'],
    ...['gated', 'gitalyUid', 'lastModified', 'likes', 'paperswithcode_id', 'private', 'sha', 'tags'],
  ],
} as const;

/**
 * A small Hugging Face Hub with the demo's repositories, to be mounted under `/hub`: what its API says of a repository,
 * the text of the card, and a page for links to lead to.
 * @param base the address under which it is mounted, as redirects name it
 */
export function demoHub(base: () => string): Hono {
  const hub = new Hono();
  for (const kind of ['model', 'dataset'] as const) {
    const pages = kind === 'dataset' ? '/datasets' : '';
    hub.get(`/api/${kind}s/:org/:name`, (c) => describe(c, kind, base));
    hub.get(`/api/${kind}s/:org/:name/revision/:revision`, (c) => describe(c, kind, base));
    for (const raw of ['raw', 'resolve']) {
      hub.get(`${pages}/:org/:name/${raw}/:revision/README.md`, (c) => {
        const repository = find(c, kind, base);
        return repository instanceof Response ? repository : c.text(cardOf(repository));
      });
    }
  }
  // After the addresses with a first part of their own, which `:org` would match as well.
  hub.get('/datasets/:org/:name', (c) => page(c, 'dataset', base));
  hub.get('/:org/:name', (c) => page(c, 'model', base));
  return hub;
}

function describe(c: Context, kind: HubRepository['kind'], base: () => string): Response {
  const repository = find(c, kind, base);
  if (repository instanceof Response) return repository;
  const { text: _, kind: __, ...all } = repository;
  const body: Record<string, unknown> = { ...all, siblings: [{ rfilename: 'README.md' }], disabled: false };
  const wanted = c.req.queries('expand') ?? Object.keys(body);
  const unknown = wanted.find((key) => !(key in body) && !(EXPANDABLE[kind] as readonly string[]).includes(key));
  if (unknown !== undefined) {
    return c.json({ error: `"expand" must be one of [${EXPANDABLE[kind].join(', ')}]` }, 400);
  }
  const expanded = wanted.filter((key) => key in body).map((key) => [key, body[key]]);
  return c.json({ _id: repository.sha.slice(0, 24), ...Object.fromEntries(expanded), id: repository.id });
}

/**
 * The repository that the path names, or the answer of the Hub where it shows none. Whoever brings no token can't tell
 * a missing repository from a private one: both are 401.
 */
function find(c: Context, kind: HubRepository['kind'], base: () => string): HubRepository | Response {
  const { org, name, revision = 'main' } = c.req.param() as Record<string, string>;
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
  const repository = REPOSITORIES.find((one) => one.kind === kind && one.id.toLowerCase() === id.toLowerCase());
  if (repository === undefined || repository.private) {
    const headers = { 'X-Error-Code': 'RepoNotFound', 'X-Error-Message': 'Repository not found' };
    return authorization === undefined
      ? c.json({ error: 'Invalid username or password.' }, 401, headers)
      : c.json({ error: 'Repository not found' }, 404, headers);
  }
  if (!['main', 'HEAD', repository.sha].includes(revision)) {
    return c.json({ error: `Invalid rev id: ${revision}` }, 404, { 'X-Error-Code': 'RevisionNotFound' });
  }
  return repository;
}

/** JSON is YAML, so the front matter needs no writer of its own. */
function cardOf({ cardData, id, text }: HubRepository): string {
  const lines = Object.entries(cardData).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n# ${id}\n\n${text}\n\n(A card of the Ruche demo, not the real one.)\n`;
}

function page(c: Context, kind: HubRepository['kind'], base: () => string): Response {
  const repository = find(c, kind, base);
  return repository instanceof Response ? repository : c.text(cardOf(repository));
}
