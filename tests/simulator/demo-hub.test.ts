import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoRepositories } from '../../simulator/demo/hub/repositories.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());

const get = (path: string, token?: string) =>
  fetch(`${hub.endpoint}${path}`, { headers: token ? { Authorization: `Bearer ${token}` } : {} });
const json = async (path: string) => (await get(path)).json() as Promise<Record<string, unknown>>;
const SKETCH = 'demo-collective/Sketch-1B';

describe('lists of repositories', () => {
  test('hold those of an author, the last changed first, without what is private', async () => {
    const all = (await (await get('/api/models?author=Demo-Collective&sort=lastModified')).json()) as { id: string }[];
    expect(all.map(({ id }) => id)).toEqual([SKETCH, 'demo-collective/Sketch-350M', 'demo-collective/Clinic-7B']);
  });

  test('come in pages, and the address of the next is one that can be followed as it is', async () => {
    const first = await get('/api/models?author=demo-collective&limit=2&expand=sha');
    const [, next] = /^<(http:\/\/[^>]+)>; rel="next"$/.exec(first.headers.get('Link') ?? '') ?? [];
    const second = await fetch(String(next));
    expect(await second.json()).toEqual([
      { _id: expect.any(String), id: 'demo-collective/Clinic-7B', sha: expect.any(String) },
    ]);
    expect(second.headers.get('Link')).toBeNull();
  });

  test.each(['/api/models?sort=beauty', '/api/models?limit=many', '/api/datasets?expand=safetensors'])(
    '%s is refused',
    async (path) => expect((await get(path)).status).toBe(400),
  );
});

test('a model is told with what was asked for', async () => {
  const said = await json(`/api/models/${SKETCH}?expand=evalResults&expand=model-index&expand=siblings`);
  expect(said).toMatchObject({
    'model-index': [{ name: 'Sketch-1B' }],
    evalResults: [{ filename: '.eval_results/gpqa.yaml', data: { value: 27.3 } }],
    siblings: [
      { rfilename: 'README.md' },
      { rfilename: 'model.safetensors' },
      { rfilename: '.eval_results/gpqa.yaml' },
    ],
  });
  expect(said.sha).toBeUndefined();
});

describe('files', () => {
  test('stand as they were at each commit', async () => {
    const before = (await json(`/api/models/${SKETCH}`)).sha;
    const after = hub.commit(SKETCH, { card: { license: 'apache-2.0' }, files: { 'a/b.txt': 'b' } });
    expect(after).not.toBe(before);
    expect(await (await get(`/${SKETCH}/raw/${before}/README.md`)).text()).toContain('license: "mit"');
    expect(await (await get(`/${SKETCH}/raw/main/README.md`)).text()).toContain('license: "apache-2.0"');
    expect(await (await get(`/${SKETCH}/resolve/${after}/a/b.txt`)).text()).toBe('b');
    expect(await json(`/api/models/${SKETCH}/revision/${before}`)).toMatchObject({ cardData: { license: 'mit' } });
  });

  test('that are not there, and commits that are not', async () => {
    expect((await get(`/${SKETCH}/raw/main/nothing`)).headers.get('X-Error-Code')).toBe('EntryNotFound');
    expect((await get(`/${SKETCH}/raw/0000000/README.md`)).headers.get('X-Error-Code')).toBe('RevisionNotFound');
  });

  test.each([
    [undefined, 401],
    ['hf_token', 403],
  ])('of a gated model, with the token %s: %d', async (token, status) => {
    const answer = await get('/demo-collective/Clinic-7B/raw/main/README.md', token);
    expect([answer.status, answer.headers.get('X-Error-Code')]).toEqual([status, 'GatedRepo']);
  });
});

test('Lucie’s card once asked for non-commercial use, and no longer does', async () => {
  const [before, now] = demoRepositories().find(({ id }) => id === 'OpenLLM-France/Lucie-7B')?.commits ?? [];
  const read = async (sha = '') => (await get(`/OpenLLM-France/Lucie-7B/raw/${sha}/README.md`)).text();
  expect(await read(before?.sha)).toContain('non-commercial purposes only');
  expect(await read(now?.sha)).not.toContain('non-commercial');
});
