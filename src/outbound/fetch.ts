import { type LookupAddress, lookup } from 'node:dns';
import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { UserError } from '../user-error.ts';
import { isAllowedHost, isPublicAddress } from './addresses.ts';

/** Bounds of one fetch, redirects included. */
export const LIMITS = { timeoutMs: 20_000, bytes: 5 * 1024 * 1024, redirects: 5 };

export interface FetchOptions {
  /** Hosts that the operator exempts from the guard: `host` or `host:port`. */
  allowPrivateHosts: readonly string[];
  headers?: Record<string, string>;
  signal?: AbortSignal;
  limits?: typeof LIMITS;
}

/** An answer that is an error, and when the server wants to be asked again, in its own words. */
export class StatusRefusal extends UserError {
  readonly status: number;
  /** https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
  readonly retryAfter: string | undefined;

  constructor(host: string, status: number, retryAfter: string | undefined) {
    super('digest.refusals.status', { host, status });
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** What an address answered: its body, or that nothing changed since the validators that were sent. */
export interface Fetched {
  /** Where the answer came from, after redirects. */
  url: string;
  /** The new address, when all redirects up to it were permanent. */
  movedTo: string | null;
  notModified: boolean;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Fetches an address that people supplied. Only http(s); the connection goes to the very address that was checked to be
 * public, again after each redirect; time and size (after decompression) are bounded.
 * @throws {UserError} `digest.refusals.…` saying why it was refused or failed
 */
export async function fetchOutside(address: string, options: FetchOptions): Promise<Fetched> {
  const { timeoutMs } = options.limits ?? LIMITS;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    return await follow(checkedUrl(address), { ...options, signal });
  } catch (error) {
    options.signal?.throwIfAborted();
    if (timeout.aborted) throw new UserError('digest.refusals.timeout', { seconds: Math.round(timeoutMs / 1000) });
    throw error instanceof UserError ? error : explained(error, address);
  }
}

/**
 * An address as typed, in its normal form: `https://` is added where no scheme is given, the fragment is dropped.
 * @throws {UserError} when it is no http(s) address or holds a password
 */
export function checkedUrl(address: string, base?: URL): URL {
  const trimmed = address.trim();
  // `example.org/rss` and `example.org:8080/rss` are meant as web addresses; `hello` is none.
  const bare = !base && /^[^\s/:]+\.[^\s/:]+(:\d+)?(\/|$)/.test(trimmed);
  const url = URL.parse(bare ? `https://${trimmed}` : trimmed, base);
  if (!url?.hostname || !/^https?:$/.test(url.protocol)) throw new UserError('digest.refusals.notHttp');
  if (url.username || url.password) throw new UserError('digest.refusals.credentials');
  url.hash = '';
  return url;
}

type Bounded = FetchOptions & { signal: AbortSignal };

async function follow(start: URL, options: Bounded): Promise<Fetched> {
  const limits = options.limits ?? LIMITS;
  let url = start;
  let movedTo: string | null = null;
  let permanent = true;
  for (let hop = 0; hop <= limits.redirects; hop++) {
    const response = await open(url, options);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (![301, 302, 303, 307, 308].includes(status) || !location) {
      return { url: url.href, movedTo, ...(await answer(response, url, limits.bytes)) };
    }
    response.destroy();
    url = checkedUrl(location, url);
    permanent &&= status === 301 || status === 308;
    if (permanent) movedTo = url.href;
  }
  throw new UserError('digest.refusals.redirects', { count: limits.redirects });
}

function open(url: URL, { allowPrivateHosts, headers, signal }: Bounded): Promise<IncomingMessage> {
  const guarded = !isAllowedHost(url, allowPrivateHosts);
  // A literal address is connected to without any lookup.
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (guarded && isIP(literal) && !isPublicAddress(literal)) throw refusedHost(url.hostname);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  (url.protocol === 'https:' ? https : http)
    .get(url, {
      // A connection of its own: a kept one could belong to an address that was checked for another name.
      agent: false,
      headers: {
        'user-agent': 'Ruche (Discord bot; reads feeds for its servers, every half hour)',
        'accept-encoding': 'gzip, deflate, br',
        ...headers,
      },
      signal,
      ...(guarded && { lookup: lookupPublic }),
    })
    .on('response', resolve)
    .on('error', reject)
    // A server that changes the protocol (101) unasked gives neither: Node closes the connection, and says no more.
    .on('close', () => reject(Object.assign(new Error('closed without an answer'), { code: 'ECONNRESET' })));
  return promise;
}

/** Resolves a name and refuses it when any of its addresses is not public: what is connected to is what was checked. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? Object.assign(new Error(hostname), { code: 'ENOTFOUND' }), []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) return callback(refusedHost(hostname), []);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

async function answer(response: IncomingMessage, url: URL, limit: number) {
  const { headers, statusCode: status = 0 } = response;
  if (status === 304) {
    response.destroy();
    return { notModified: true, headers, body: Buffer.alloc(0) };
  }
  if (status < 200 || status > 299) {
    response.destroy();
    throw new StatusRefusal(url.host, status, headers['retry-after']);
  }
  return { notModified: false, headers, body: await readBody(response, limit) };
}

async function readBody(response: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of decompressed(response) as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop destroys the stream, so a gzip bomb is unpacked no further than this.
    if (size > limit) throw new UserError('digest.refusals.tooLarge', { megabytes: Math.round(limit / 1024 / 1024) });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decompressed(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  // Like browsers, take what is there when the end of the compressed stream is missing.
  const lenient = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
  if (/^(x-)?gzip$/.test(encoding)) return pipeline(response, createGunzip(lenient), ignoreHere);
  if (encoding === 'deflate') return pipeline(response, createInflate(lenient), ignoreHere);
  if (encoding === 'br') return pipeline(response, createBrotliDecompress(), ignoreHere);
  return response;
}

/** Whoever reads the stream gets its error. */
function ignoreHere(): void {}

function refusedHost(host: string): UserError {
  return new UserError('digest.refusals.privateAddress', { host });
}

/** Says in words what Node says in codes. https://nodejs.org/api/errors.html#common-system-errors */
function explained(error: unknown, address: string): UserError {
  const { code = 'unknown' } = error as { code?: string };
  const host = checkedUrl(address).host;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new UserError('digest.refusals.unknownHost', { host });
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI')) return new UserError('digest.refusals.compression');
  return new UserError('digest.refusals.unreachable', { host, code });
}
