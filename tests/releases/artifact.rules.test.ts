import { describe, expect, test } from '@jest/globals';
import { placeOf, readAddress, readLicence } from '../../src/releases/artifact.rules.ts';

describe('an address', () => {
  test.each([
    ['https://github.com/OpenLLM-France/Lit-Claire', 'https://github.com/OpenLLM-France/Lit-Claire', 'github'],
    ['github.com/OpenLLM-France', 'https://github.com/OpenLLM-France', 'github'],
    ['https://huggingface.co/a/b', 'https://huggingface.co/a/b', 'hugging-face'],
    ['https://www.hf.co/a/b', 'https://www.hf.co/a/b', 'hugging-face'],
    ['https://zenodo.org/records/1', 'https://zenodo.org/records/1', 'zenodo'],
    ['http://arxiv.org/abs/2503.12294', 'http://arxiv.org/abs/2503.12294', 'elsewhere'],
    ['https://notgithub.com/a', 'https://notgithub.com/a', 'elsewhere'],
  ])('%s is %s, at %s', (typed, address, place) => {
    expect(readAddress(typed)).toBe(address);
    expect(placeOf(address)).toBe(place);
  });

  test.each(['nothing', 'ftp://example.org/a', 'javascript:alert(1)', 'https://me:secret@example.org', '', 'https://'])(
    '%j is none of the web',
    (typed) => {
      expect(() => readAddress(typed)).toThrow(expect.objectContaining({ key: 'release.errors.address' }));
    },
  );

  test('that no button can hold is refused', () => {
    expect(() => readAddress(`https://example.org/${'a'.repeat(500)}`)).toThrow();
  });
});

test('a licence is one line, or nobody says', () => {
  expect(readLicence(' apache-2.0\n')).toBe('apache-2.0');
  expect(readLicence(' ')).toBeNull();
});
