import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { readConfig } from '../../src/config.ts';
import { readRepository } from '../../src/releases/hub.ts';
import type { Repository } from '../../src/releases/repository.rules.ts';
import { type HubAnswer, startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(() => {
  hub.answerWith('as usual');
  hub.requests.length = 0;
});

const LUCIE: Repository = { kind: 'model', id: 'OpenLLM-France/Lucie-7B' };

function read(repository: Repository, { token = '', timeoutMs = 5_000 } = {}) {
  const config = readConfig({ HF_ENDPOINT: hub.endpoint, HF_TOKEN: token });
  return readRepository({ config, log: pino({ level: 'silent' }) }, repository, timeoutMs);
}

const facts = async (repository: Repository, options = {}) => (await read(repository, options)).facts;
const model = (id: string): Repository => ({ kind: 'model', id });
const saying = (key: string) => expect.objectContaining({ name: 'UserError', key });

const ANSWER = {
  _id: '1',
  id: 'a/b',
  sha: 'abcdef0',
  lastModified: '2026-01-01T00:00:00Z',
  private: false,
  gated: false,
};
const ANSWER_OF_LUCIE = { ...ANSWER, id: LUCIE.id };
const json = (body: unknown): HubAnswer => ({
  status: 200,
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
});

describe('what is read of a repository', () => {
  test('a model trained from scratch', async () => {
    expect(await facts(LUCIE)).toEqual({
      kind: 'model',
      repository: 'OpenLLM-France/Lucie-7B',
      revision: expect.stringMatching(/^[0-9a-f]{40}$/),
      parameters: 6_706_958_336,
      licence: 'apache-2.0',
      baseModels: [],
      relation: null,
      datasets: ['OpenLLM-France/Lucie-Training-Dataset'],
      languages: ['fr', 'en', 'it', 'de', 'es'],
      gated: false,
      closedToEu: false,
      task: 'text-generation',
      library: 'transformers',
      safetensors: true,
      tokens: 3_131_736_326_144,
      contextLength: 32_000,
      co2Grams: null,
      evaluations: [],
      ingredients: [
        {
          kind: 'dataset',
          id: 'OpenLLM-France/Lucie-Training-Dataset',
          isFound: true,
          licence: 'cc-by-nc-sa-4.0',
          parameters: null,
          tokens: null,
        },
      ],
      card: 'read',
      createdAt: Date.parse('2024-12-20T09:30:00Z'),
      modifiedAt: Date.parse('2025-01-23T09:30:00Z'),
    });
  });

  test('a model made of another, and how', async () => {
    expect(await facts(model('OpenLLM-France/Claire-7B-0.1'))).toMatchObject({
      licence: 'cc-by-nc-sa-4.0',
      baseModels: ['tiiuae/falcon-7b'],
      relation: 'finetune',
      languages: ['fr'],
    });
  });

  test('a gated model under a licence of its own', async () => {
    expect(await facts(model('demo-collective/Clinic-7B'))).toMatchObject({
      gated: true,
      licence: 'clinic-research-1.0',
      relation: 'adapter',
    });
  });

  test('a model whose card says nothing', async () => {
    expect(await facts(model('demo-collective/Sketch-350M'))).toMatchObject({
      licence: null,
      datasets: [],
      baseModels: [],
    });
  });

  test('a dataset', async () => {
    expect(await facts({ kind: 'dataset', id: 'OpenLLM-France/Luciole-Training-Dataset' })).toMatchObject({
      kind: 'dataset',
      repository: 'OpenLLM-France/Luciole-Training-Dataset',
      licence: 'cc-by-sa-4.0',
      parameters: null,
      task: null,
    });
  });

  test('the Hub’s own spelling of a name typed in lower case', async () => {
    expect(await facts(model('openllm-france/lucie-7b'))).toMatchObject({ repository: LUCIE.id });
  });

  test('a repository that moved, under its new name', async () => {
    expect(await facts(model('OpenLLM-France/Lucie-7B-Base'))).toMatchObject({ repository: LUCIE.id });
  });

  test('the token goes along', async () => {
    await read(LUCIE, { token: 'hf_secret' });
    expect(hub.requests.length).toBeGreaterThan(2);
    expect(new Set(hub.requests.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer hf_secret']));
  });

  test('the token does not go along to another host', async () => {
    const elsewhere = await startTestHub();
    hub.answerWith({ status: 307, headers: { Location: `${elsewhere.endpoint}/api/models/${LUCIE.id}` } });
    await read(LUCIE, { token: 'hf_secret' }).catch(() => undefined);
    expect(elsewhere.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
    await elsewhere.stop();
  });
});

describe('what is told when it can’t be read', () => {
  test.each([
    ['a missing repository, without a token', 'OpenLLM-France/Nothing', ''],
    ['a missing repository, with a token', 'OpenLLM-France/Nothing', 'hf_token'],
    ['a private repository', 'demo-collective/Secret-1B', ''],
  ])('%s: there is none that is public', async (_, id, token) => {
    await expect(read(model(id), { token })).rejects.toEqual(saying('release.errors.noRepository'));
  });

  test('a private repository that our token may see is no one else’s business', async () => {
    hub.answerWith(json({ ...ANSWER_OF_LUCIE, private: true }));
    await expect(read(LUCIE, { token: 'hf_token' })).rejects.toEqual(saying('release.errors.noRepository'));
  });

  test('a bad token is the operator’s affair', async () => {
    hub.answerWith({ status: 401, body: '{"error":"Invalid credentials in Authorization header"}' });
    await expect(read(LUCIE, { token: 'hf_expired' })).rejects.toEqual(saying('release.errors.hubToken'));
  });

  const failures: [string, HubAnswer, string][] = [
    ['a repository that was disabled', json({ ...ANSWER_OF_LUCIE, disabled: true }), 'hubDisabled'],
    ['403', { status: 403, body: 'no' }, 'hubForbids'],
    ['429', { status: 429, headers: { 'Retry-After': '60' } }, 'hubBusy'],
    ['500', { status: 500, body: 'oops' }, 'hubDown'],
    [
      'a 503 that claims to be JSON',
      { status: 503, headers: { 'Content-Type': 'application/json' }, body: '<' },
      'hubDown',
    ],
    ['a page instead of JSON', { status: 200, body: '<html>' }, 'hubDown'],
    ['JSON of another shape', { status: 200, body: '[1, 2]' }, 'hubDown'],
    ['an answer without a revision', { status: 200, body: '{"_id":"1","id":"a/b"}' }, 'hubDown'],
    ['more than two megabytes', { status: 200, body: `"${'x'.repeat(2_100_000)}"` }, 'hubDown'],
  ];
  test.each(failures)('%s', async (_, answer, key) => {
    hub.answerWith(answer);
    await expect(read(LUCIE)).rejects.toEqual(saying(`release.errors.${key}`));
  });

  test('a Hub that does not answer in time', async () => {
    hub.answerWith('silence');
    await expect(read(LUCIE, { timeoutMs: 50 })).rejects.toEqual(saying('release.errors.hubSlow'));
  });

  test('a Hub that is not there', async () => {
    const gone = await startTestHub();
    await gone.stop();
    const config = readConfig({ HF_ENDPOINT: gone.endpoint });
    const reading = readRepository({ config, log: pino({ level: 'silent' }) }, LUCIE);
    await expect(reading).rejects.toEqual(saying('release.errors.hubDown'));
  });
});

describe('cards written by hand', () => {
  const cards: [string, Record<string, unknown>, Record<string, unknown>][] = [
    ['no card at all', {}, { licence: null, languages: [], createdAt: null, parameters: null }],
    ['a card that is no object', { cardData: 'oops' }, { licence: null }],
    ['null', { cardData: null, safetensors: null, tags: null }, { licence: null, parameters: null }],
    ['two licences', { cardData: { license: ['mit', 'apache-2.0'] } }, { licence: 'mit, apache-2.0' }],
    ['an unknown licence', { cardData: { license: 'unknown' } }, { licence: null }],
    ['another licence without a name', { cardData: { license: 'other' } }, { licence: null }],
    ['Norwegian, which YAML takes for false', { cardData: { language: ['fr', false, 7, ''] } }, { languages: ['fr'] }],
    ['the same language twice', { cardData: { language: ['fr', 'fr'] } }, { languages: ['fr'] }],
    ['tags only', { tags: ['license:mit', 'dataset:a/d', 'fr'] }, { licence: 'mit', datasets: ['a/d'] }],
    [
      'a base model in the tags only',
      { tags: ['base_model:x/y', 'base_model:merge:x/y'] },
      { baseModels: ['x/y'], relation: 'merge' },
    ],
    [
      'a stated relation',
      { cardData: { base_model: ['x/y'], base_model_relation: 'quantized' } },
      { relation: 'quantized' },
    ],
    [
      'training progress, and the grams of CO₂',
      { cardData: { training_progress: { num_tokens: 5, context_length: 7 }, co2_eq_emissions: 149_200_000 } },
      { tokens: 5, contextLength: 7, co2Grams: 149_200_000 },
    ],
    [
      'the grams in an object',
      { cardData: { co2_eq_emissions: { emissions: 12.5, source: 'x' } } },
      { co2Grams: 12.5 },
    ],
    [
      'absurd numbers',
      { cardData: { training_progress: { num_tokens: 1e40, context_length: -1 }, co2_eq_emissions: -4 } },
      { tokens: null, contextLength: null, co2Grams: null },
    ],
    [
      'progress in words',
      { cardData: { training_progress: 'nearly done', co2_eq_emissions: 'a lot' } },
      { tokens: null },
    ],
    ['closed to people in the EU', { cardData: { extra_gated_eu_disallowed: true } }, { closedToEu: true }],
    ['no word of it', { cardData: { extra_gated_eu_disallowed: 'maybe' } }, { closedToEu: false }],
    ['a library in the card', { cardData: { library_name: 'nemo' } }, { library: 'nemo', safetensors: false }],
    [
      'weights whose size is not known',
      { siblings: [{ rfilename: 'a.safetensors' }] },
      { safetensors: true, parameters: null },
    ],
    ['absurd parameters', { safetensors: { total: -3 } }, { parameters: null }],
    ['a date that is none', { createdAt: 'yesterday' }, { createdAt: null }],
    [
      'lines, and characters that turn them around',
      { cardData: { license: 'mit\n# \u202eno', datasets: ['a/\u202ed'] } },
      { licence: 'mit # no', datasets: ['a/d'] },
    ],
    ['a licence of 500 characters', { cardData: { license: 'x'.repeat(500) } }, { licence: null }],
  ];
  test.each(cards)('%s', async (_, said, expected) => {
    hub.answerWith(json({ ...ANSWER, ...said }), /api\/models\/a\/b/);
    expect(await facts(model('a/b'))).toMatchObject(expected);
  });
});

const SKETCH = 'demo-collective/Sketch-1B';

describe('results of evaluations', () => {
  test('are those of the model-index and of the files of .eval_results', async () => {
    const { evaluations } = await facts(model(SKETCH));
    expect(evaluations).toEqual([
      { benchmark: 'arc_easy', metric: 'accuracy', value: 61.5, source: 'model-index' },
      { benchmark: 'hellaswag', metric: 'accuracy', value: 52.3, source: 'model-index' },
      { benchmark: 'belebele_fra', metric: 'accuracy', value: 41.1, source: 'model-index' },
      { benchmark: 'gpqa_diamond', metric: null, value: 27.3, source: 'eval-results' },
    ]);
  });

  const indexes: [string, unknown, unknown[]][] = [
    ['no list', 'oops', []],
    ['a result without a dataset', [{ results: [{ metrics: [{ type: 'acc', value: 1 }] }] }], []],
    ['a dataset without a name', [{ results: [{ dataset: { type: 'squad_v2' }, metrics: [{ value: 7 }] }] }], [7]],
    [
      'values that are no numbers',
      [{ results: [{ dataset: { name: 'x' }, metrics: [{ value: '20.0 ± 1.2' }, 3, { value: 2 }] }] }],
      [2],
    ],
    [
      'half of it wrong',
      [
        null,
        { results: 3 },
        { results: [7, { dataset: { name: 'x' }, metrics: [{ type: 4, name: 'F1', value: 0.5 }] }] },
      ],
      [0.5],
    ],
  ];
  test.each(indexes)('in a model-index with %s', async (_, index, values) => {
    hub.answerWith(json({ ...ANSWER, 'model-index': index }), /api\/models\/a\/b/);
    expect((await facts(model('a/b'))).evaluations.map(({ value }) => value)).toEqual(values);
  });

  const files: [string, string | Uint8Array][] = [
    ['invalid YAML', '- dataset: {id: ['],
    ['another shape', 'hello'],
    ['no number', '- dataset: {id: a/b}\n  value: high\n'],
    ['infinity', '- dataset: {id: a/b}\n  value: .inf\n'],
    ['no UTF-8', new Uint8Array([0xff, 0xfe, 0x00])],
    ['more than twenty kilobytes', `- dataset: {id: a/b}\n  value: 1\n#${'x'.repeat(20_000)}`],
  ];
  test.each(files)('a file with %s reports nothing, and the others are read', async (_, content) => {
    hub.commit(SKETCH, { files: { '.eval_results/odd.yaml': content } });
    const { evaluations } = await facts(model(SKETCH));
    expect(evaluations.filter(({ source }) => source === 'eval-results').map(({ value }) => value)).toEqual([27.3]);
  });
});

describe('the card', () => {
  const card = (content: string | Uint8Array) =>
    hub.commit('demo-collective/Sketch-350M', { files: { 'README.md': content } });
  const sketch = () => read(model('demo-collective/Sketch-350M'));

  test('comes with its text, of the very commit that was read', async () => {
    const { facts: lucie, cardText } = await read(LUCIE);
    expect(cardText).toContain('## Bias, Risks, and Limitations');
    expect(hub.requests.map(({ path }) => path)).toContain(`/hub/${LUCIE.id}/raw/${lucie.revision}/README.md`);
  });

  const texts: [string, string | Uint8Array, string][] = [
    ['of five megabytes', 'x'.repeat(5_000_000), 'too-long'],
    ['that is no UTF-8', new Uint8Array([0x23, 0xc3, 0x28]), 'unreadable'],
    ['with HTML, mentions and invalid YAML', '---\nlicense: [\n---\n<script>@everyone</script>', 'read'],
    ['that is empty', '', 'read'],
  ];
  test.each(texts)('%s', async (_, content, state) => {
    card(content);
    const { facts: said, cardText } = await sketch();
    expect(said.card).toBe(state);
    expect(cardText).toBe(state === 'read' ? content : null);
  });

  test('that is not there', async () => {
    hub.answerWith({ status: 404, body: 'Entry not found' }, /README/);
    expect(await read(LUCIE)).toMatchObject({ facts: { card: 'missing' }, cardText: null });
  });

  test.each(['', 'hf_token'])('of a gated repository can’t be read, with the token %j', async (token) => {
    expect(await read(model('demo-collective/Clinic-7B'), { token })).toMatchObject({
      facts: { card: 'unreadable', gated: true },
    });
  });

  test('that can’t be fetched now is not taken for a missing one', async () => {
    hub.answerWith({ status: 500, body: 'oops' }, /README/);
    await expect(read(LUCIE)).rejects.toEqual(saying('release.errors.hubDown'));
    hub.answerWith({ status: 429, headers: { RateLimit: '"pages";r=0;t=120' } }, /README/);
    await expect(read(LUCIE)).rejects.toEqual(saying('release.errors.hubBusy'));
    hub.answerWith({ status: 429 }, /eval_results/);
    await expect(read(model(SKETCH))).rejects.toEqual(saying('release.errors.hubBusy'));
  });
});

describe('what it is made of', () => {
  test('is asked for, with licence and size', async () => {
    const { ingredients } = await facts(model('OpenLLM-France/Claire-7B-0.1'));
    expect(ingredients).toMatchObject([
      { kind: 'model', id: 'tiiuae/falcon-7b', isFound: true, licence: 'apache-2.0', parameters: 7_217_189_760 },
      { kind: 'dataset', id: 'OpenLLM-France/Claire-Dialogue-French-0.1', isFound: true, licence: 'cc-by-nc-sa-4.0' },
    ]);
  });

  test('has the tokens of the base model’s own training', async () => {
    const { ingredients } = await facts(model('OpenLLM-France/Luciole-8B-Instruct-1.1'));
    expect(ingredients).toMatchObject([
      { id: 'OpenLLM-France/Luciole-8B-Base', tokens: 5_103_612_329_984 },
      { id: 'OpenLLM-France/Luciole-PostTraining-Dataset-1.1', isFound: false, licence: null },
    ]);
  });

  test('is asked for at most eight times, and only what looks like a repository', async () => {
    const datasets = ['squad_v2', 'a dataset of ours', ...Array.from({ length: 30 }, (_, n) => `o/d${n}`)];
    hub.answerWith(json({ ...ANSWER, cardData: { datasets } }), /api\/models\/a\/b/);
    const said = await facts(model('a/b'));
    expect(said.datasets).toHaveLength(32);
    expect(said.ingredients.map(({ id }) => id)).toEqual(Array.from({ length: 8 }, (_, n) => `o/d${n}`));
    expect(hub.requests.filter(({ path }) => path.includes('/api/datasets/'))).toHaveLength(8);
  });

  test('does not keep the release from being read when it can’t be', async () => {
    hub.answerWith({ status: 500 }, /api\/datasets/);
    expect((await facts(LUCIE)).ingredients).toMatchObject([{ isFound: false }]);
    hub.answerWith(json({ ...ANSWER, id: 'OpenLLM-France/Lucie-Training-Dataset', private: true }), /api\/datasets/);
    expect((await facts(LUCIE)).ingredients).toMatchObject([{ isFound: false }]);
  });
});

describe('the eight real releases', () => {
  test.each([
    ['OpenLLM-France/Claire-7B-0.1', 7e9, null],
    ['OpenLLM-France/Claire-Mistral-7B-0.1', 7e9, null],
    ['OpenLLM-France/Lucie-7B', 6_706_958_336, 1.26e23],
    ['OpenLLM-France/Lucie-7B-Instruct-v1.1', 6_706_958_336, null],
    ['OpenLLM-France/Luciole-1B-Base', 1.3e9, 3.942e22],
    ['OpenLLM-France/Luciole-8B-Base', 8.08e9, 2.474e23],
    ['OpenLLM-France/Luciole-23B-Base', 2.32e10, 6.831e23],
    ['OpenLLM-France/Luciole-8B-Instruct-1.1', 8.08e9, null],
  ])('%s has %d parameters, and tokens for %s FLOP', async (id, parameters, flop) => {
    const said = await facts(model(id));
    expect(said).toMatchObject({ parameters, card: 'read' });
    const estimate = said.tokens === null ? null : 6 * parameters * said.tokens;
    expect(estimate === null ? null : estimate / 1e20).toEqual(flop === null ? null : expect.closeTo(flop / 1e20, -1));
  });
});
