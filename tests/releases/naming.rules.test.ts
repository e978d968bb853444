import { expect, test } from '@jest/globals';
import { familyOf, nameOf, readName } from '../../src/releases/naming.rules.ts';

test.each([
  ['OpenLLM-France/Lucie-7B', 'Lucie-7B'],
  ['wikipedia', 'wikipedia'],
])('%s goes by the name %s', (repository, name) => expect(nameOf(repository)).toBe(name));

test.each([
  ['Luciole-8B-Instruct-1.1', 'Luciole'],
  ['Claire_7B', 'Claire'],
  ['Voix', 'Voix'],
  ['-odd', '-odd'],
])('%s is of the family %s', (name, family) => expect(familyOf(name)).toBe(family));

test('a name is one line of at most 96 characters, with something to read in it', () => {
  expect(readName('  Voix\nouvertes ')).toBe('Voix ouvertes');
  expect(readName('x'.repeat(200))).toHaveLength(96);
  expect(() => readName(' *** ')).toThrow(expect.objectContaining({ key: 'release.errors.name' }));
});
