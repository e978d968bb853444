import { describe, expect, test } from '@jest/globals';
import { isAllowedHost, isPublicAddress } from '../../src/outbound/addresses.ts';

describe('an address', () => {
  test.each(['1.1.1.1', '93.184.215.14', '2606:4700::1111', '::ffff:1.1.1.1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['unspecified', '0.0.0.0'],
    ['link-local, where clouds keep their secrets', '169.254.169.254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['for benchmarks', '198.18.0.1'],
    ['for documentation', '192.0.2.1'],
    ['loopback', '::1'],
    ['unspecified', '::'],
    ['link-local', 'fe80::1'],
    ['unique local', 'fd12:3456::1'],
    ['multicast', 'ff02::1'],
    ['IPv4 mapped', '::ffff:10.0.0.1'],
    ['IPv4 mapped, in hexadecimal', '::ffff:7f00:1'],
    ['IPv4 compatible', '::127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001::1'],
    ['for documentation', '2001:db8::1'],
    ['not an address', 'example.org'],
  ])('that is %s (%s) is not public', (_, address) => expect(isPublicAddress(address)).toBe(false));
});

describe('a host that the operator allowed', () => {
  test.each([
    ['http://feeds.internal/x', ['feeds.internal'], true],
    ['http://feeds.internal:8080/x', ['feeds.internal'], true],
    ['http://feeds.internal:8080/x', ['feeds.internal:8080'], true],
    ['http://feeds.internal/x', ['feeds.internal:80'], true],
    ['https://feeds.internal/x', ['feeds.internal:443'], true],
    ['http://feeds.internal:8081/x', ['feeds.internal:8080'], false],
    ['http://FEEDS.internal/x', ['Feeds.Internal'], true],
    ['http://[::1]:8080/', ['[::1]:8080'], true],
    ['http://other.internal/', ['feeds.internal'], false],
    ['http://evil-feeds.internal/', ['feeds.internal'], false],
  ])('%s with %j: %s', (url, allowed, expected) => expect(isAllowedHost(new URL(url), allowed)).toBe(expected));
});
