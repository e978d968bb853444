import { describe, expect, test } from '@jest/globals';
import { isRepositoryId, pageOf, parseOrganisation, parseRepository } from '../../src/releases/repository.rules.ts';
import { UserError } from '../../src/user-error.ts';
import { quoted } from '../../src/words.ts';

const ENDPOINT = 'https://hub.example/mirror';

describe('the repository that a person names', () => {
  test.each([
    ['OpenLLM-France/Lucie-7B', 'OpenLLM-France/Lucie-7B'],
    ['  OpenLLM-France/Lucie-7B/ ', 'OpenLLM-France/Lucie-7B'],
    ['https://huggingface.co/OpenLLM-France/Lucie-7B', 'OpenLLM-France/Lucie-7B'],
    ['http://www.huggingface.co/OpenLLM-France/Lucie-7B/tree/main?show=all#files', 'OpenLLM-France/Lucie-7B'],
    ['huggingface.co/OpenLLM-France/Lucie-7B', 'OpenLLM-France/Lucie-7B'],
    ['hf.co/OpenLLM-France/Lucie-7B', 'OpenLLM-France/Lucie-7B'],
    [
      'https://hf.co/OpenLLM-France/Luciole-8B-Instruct-1.1/blob/main/README.md',
      'OpenLLM-France/Luciole-8B-Instruct-1.1',
    ],
    ['https://hub.example/mirror/OpenLLM-France/Lucie-7B', 'OpenLLM-France/Lucie-7B'],
    ['o/n', 'o/n'],
  ])('%s is the model %s', (given, id) => {
    expect(parseRepository(given, ENDPOINT)).toEqual({ kind: 'model', id });
  });

  test.each([
    ['datasets/OpenLLM-France/wikipedia'],
    ['https://huggingface.co/datasets/OpenLLM-France/wikipedia'],
    ['https://hub.example/mirror/datasets/OpenLLM-France/wikipedia/viewer'],
  ])('%s is a dataset', (given) => {
    expect(parseRepository(given, ENDPOINT)).toEqual({ kind: 'dataset', id: 'OpenLLM-France/wikipedia' });
  });

  test('an endpoint without a path counts as well', () => {
    expect(parseRepository('http://127.0.0.1:8080/a/b', 'http://127.0.0.1:8080')).toEqual({ kind: 'model', id: 'a/b' });
  });

  test.each([
    [''],
    ['Lucie-7B'],
    ['OpenLLM-France/'],
    ['/Lucie-7B'],
    ['OpenLLM-France/Lucie-7B/tree/main'],
    ['OpenLLM France/Lucie'],
    ['OpenLLM-France/Lucie 7B'],
    ['a/..'],
    ['../../etc'],
    ['a/b--c'],
    ['a/.hidden'],
    ['a/b.git'],
    ['a/-b'],
    ['a/b-'],
    [`a/${'b'.repeat(97)}`],
    ['https://'],
    ['https://huggingface.co'],
    ['https://huggingface.co/OpenLLM-France'],
    ['https://huggingface.co/spaces/OpenLLM-France/demo'],
    ['https://huggingface.co/collections/OpenLLM-France/lucie-llm'],
    ['https://example.org/OpenLLM-France/Lucie-7B'],
    ['https://hub.example/elsewhere/OpenLLM-France/Lucie-7B'],
    ['https://huggingface.co.example.org/OpenLLM-France/Lucie-7B'],
    ['javascript:alert(1)/b'],
  ])('%j is refused, and the sentence repeats it', (given) => {
    expect(() => parseRepository(given, ENDPOINT)).toThrow(
      expect.objectContaining({ key: 'release.errors.repository', params: { given: quoted(given) } }),
    );
    expect(() => parseRepository(given, ENDPOINT)).toThrow(UserError);
  });
});

test.each([
  ['model', 'https://huggingface.co/a/b'],
  ['dataset', 'https://huggingface.co/datasets/a/b'],
] as const)('the page of a %s is %s', (kind, page) => {
  expect(pageOf({ kind, id: 'a/b' }, 'https://huggingface.co')).toBe(page);
});

test.each([
  ['a/b', true],
  ['squad_v2', false],
  ['a/b/c', false],
  ['a/b--c', false],
])('%s has the form of an id: %s', (words, is) => {
  expect(isRepositoryId(words)).toBe(is);
});

describe('the organisation that a person names', () => {
  test.each([
    ['OpenLLM-France'],
    [' OpenLLM-France '],
    ['https://huggingface.co/OpenLLM-France'],
    ['hf.co/OpenLLM-France/'],
    ['https://huggingface.co/OpenLLM-France/Lucie-7B'],
    ['https://hub.example/mirror/OpenLLM-France#models'],
  ])('%s', (given) => {
    expect(parseOrganisation(given, ENDPOINT)).toBe('OpenLLM-France');
  });

  test.each([
    [''],
    ['a b'],
    ['a--b'],
    ['datasets'],
    ['https://huggingface.co/datasets/OpenLLM-France'],
    ['https://huggingface.co'],
    ['https://huggingface.co/collections'],
    ['https://example.org/OpenLLM-France'],
    ['@everyone'],
  ])('%j is refused, and the sentence repeats it', (given) => {
    expect(() => parseOrganisation(given, ENDPOINT)).toThrow(
      expect.objectContaining({ key: 'release.watch.errors.organisation', params: { given: quoted(given) } }),
    );
  });
});
