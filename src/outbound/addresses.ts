import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is one of the public internet: not private, loopback, link-local, carrier-grade NAT,
 * multicast, reserved or a tunnel to such, also where IPv6 wraps an IPv4 address.
 * https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  // `::a.b.c.d`, long deprecated, still names an IPv4 address in some network stacks.
  if (
    ip.kind() === 'ipv6' &&
    ip
      .toByteArray()
      .slice(0, 12)
      .every((byte) => byte === 0)
  )
    return false;
  return ip.range() === 'unicast';
}

/** Whether the operator allowed this address's host by name: `host` for every port, or `host:port`. */
export function isAllowedHost(url: URL, allowed: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const names = [url.hostname, `${url.hostname}:${port}`];
  return allowed.some((name) => names.includes(name.toLowerCase()));
}
