import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pino from 'pino';
import { readConfig } from '../../src/config.ts';
import { readRepository } from '../../src/releases/hub.ts';
import type { Repository } from '../../src/releases/rules.ts';
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

const model = (id: string): Repository => ({ kind: 'model', id });
const saying = (key: string) => expect.objectContaining({ name: 'UserError', key });

describe('what is read of a repository', () => {
  test('a model trained from scratch', async () => {
    expect(await read(LUCIE)).toEqual({
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
      task: 'text-generation',
      createdAt: Date.parse('2025-01-23T09:30:00Z'),
      modifiedAt: Date.parse('2025-01-23T09:30:00Z'),
    });
  });

  test('a model made of another, and how', async () => {
    expect(await read(model('OpenLLM-France/Claire-7B-0.1'))).toMatchObject({
      licence: 'cc-by-nc-sa-4.0',
      baseModels: ['tiiuae/falcon-7b'],
      relation: 'finetune',
      languages: ['fr'],
    });
  });

  test('a gated model under a licence of its own', async () => {
    expect(await read(model('demo-collective/Clinic-7B'))).toMatchObject({
      gated: true,
      licence: 'clinic-research-1.0',
      relation: 'adapter',
    });
  });

  test('a model whose card says nothing', async () => {
    expect(await read(model('demo-collective/Sketch-350M'))).toMatchObject({
      licence: null,
      datasets: [],
      baseModels: [],
    });
  });

  test('a dataset', async () => {
    expect(await read({ kind: 'dataset', id: 'OpenLLM-France/Luciole-Training-Dataset' })).toMatchObject({
      kind: 'dataset',
      repository: 'OpenLLM-France/Luciole-Training-Dataset',
      licence: 'cc-by-sa-4.0',
      parameters: null,
      task: null,
    });
  });

  test('the Hub’s own spelling of a name typed in lower case', async () => {
    expect(await read(model('openllm-france/lucie-7b'))).toMatchObject({ repository: LUCIE.id });
  });

  test('a repository that moved, under its new name', async () => {
    expect(await read(model('OpenLLM-France/Lucie-7B-Base'))).toMatchObject({ repository: LUCIE.id });
  });

  test('the token goes along', async () => {
    await read(LUCIE, { token: 'hf_secret' });
    expect(hub.requests).toEqual([{ path: expect.stringContaining(LUCIE.id), authorization: 'Bearer hf_secret' }]);
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
    hub.answerWith(json({ ...ANSWER, private: true }));
    await expect(read(LUCIE, { token: 'hf_token' })).rejects.toEqual(saying('release.errors.noRepository'));
  });

  test('a bad token is the operator’s affair', async () => {
    hub.answerWith({ status: 401, body: '{"error":"Invalid credentials in Authorization header"}' });
    await expect(read(LUCIE, { token: 'hf_expired' })).rejects.toEqual(saying('release.errors.hubToken'));
  });

  const failures: [string, HubAnswer, string][] = [
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

const ANSWER = {
  _id: '1',
  id: 'a/b',
  sha: 'abcdef0',
  lastModified: '2026-01-01T00:00:00Z',
  private: false,
  gated: false,
};
const json = (body: unknown): HubAnswer => ({
  status: 200,
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
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
    ['absurd parameters', { safetensors: { total: -3 } }, { parameters: null }],
    ['a date that is none', { createdAt: 'yesterday' }, { createdAt: null }],
    [
      'lines, and characters that turn them around',
      { cardData: { license: 'mit\n# \u202eno', datasets: ['a/\u202ed'] } },
      { licence: 'mit # no', datasets: ['a/d'] },
    ],
    ['a licence of 500 characters', { cardData: { license: 'x'.repeat(500) } }, { licence: null }],
  ];
  test.each(cards)('%s', async (_, said, facts) => {
    hub.answerWith(json({ ...ANSWER, ...said }));
    expect(await read(model('a/b'))).toMatchObject(facts);
  });
});
