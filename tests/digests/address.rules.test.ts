import { describe, expect, test } from '@jest/globals';
import { identityOf, withoutTracking } from '../../src/digests/address.rules.ts';

describe('an address without tracking', () => {
  test.each([
    ['https://example.org/a?utm_source=x&utm_medium=rss', 'https://example.org/a'],
    ['https://example.org/a?id=3&fbclid=x#part', 'https://example.org/a?id=3#part'],
    ['https://example.org/a?UTM_Campaign=x&q=a%20b', 'https://example.org/a?q=a+b'],
    ['https://example.org/a?at_medium=custom7&xtor=RSS-3', 'https://example.org/a'],
    ['https://example.org/a?q=a%20b&attribute=1', 'https://example.org/a?q=a%20b&attribute=1'],
    ['no address', 'no address'],
  ])('%s is %s', (address, expected) => expect(withoutTracking(address)).toBe(expected));
});

describe('what a feed calls an entry', () => {
  const same = [
    'https://example.org/a',
    'http://example.org/a/',
    'https://www.example.org/a?utm_source=rss',
    'HTTPS://EXAMPLE.ORG/a',
  ];
  test('is the same however its site writes the address', () => {
    expect(new Set(same.map(identityOf)).size).toBe(1);
  });

  test.each(['https://example.org/b', 'https://example.org/a?id=2', 'https://example.org/a#2', 'urn:uuid:1', 'a'])(
    'is another for %s',
    (id) => expect(identityOf(id)).not.toBe(identityOf('https://example.org/a')),
  );
});
