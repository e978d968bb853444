import { UserError } from '../user-error.ts';
import type { Repository } from './repository.rules.ts';

/** Unless a reader says otherwise: what the Hub's API says is a few kilobytes. */
const MAX_BYTES = 2_000_000;

/** The Hub has had enough of us for a while. */
export class HubBusy extends Error {
  /** How long it wants to be left alone, ms; 0 where it does not say. */
  readonly waitMs: number;

  constructor(waitMs: number) {
    super(`Hugging Face wants to be left alone for ${waitMs} ms`);
    this.name = 'HubBusy';
    this.waitMs = waitMs;
  }
}

/** More than we keep. */
export class TooLong extends Error {
  constructor(bytes: number) {
    super(`the answer is longer than ${bytes} bytes`);
    this.name = 'TooLong';
  }
}

/**
 * `fetch` with an end in time and in size, for the reading of the body as well. Its calls throw `HubBusy` for a 429 and
 * `TooLong` where there is more than `maxBytes`.
 */
export function boundedFetch(signal: AbortSignal, maxBytes = MAX_BYTES): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, signal });
    if (response.status === 429) {
      await response.body?.cancel();
      throw new HubBusy(waitOf(response.headers));
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new TooLong(maxBytes);
      chunks.push(chunk);
    }
    return new Response(Buffer.concat(chunks), { status: response.status, headers: response.headers });
  };
}

/** An hour: whatever a header says, the Hub's own windows are of five minutes. */
const LONGEST_WAIT_MS = 3_600_000;

/** `RateLimit: "api";r=0;t=55` or `Retry-After: 55`, both in seconds. https://huggingface.co/docs/hub/rate-limits */
function waitOf(headers: Headers): number {
  const limit = /;\s*t=(\d{1,9})/.exec(headers.get('RateLimit') ?? '')?.[1];
  const retry = /^\s*(\d{1,9})\s*$/.exec(headers.get('Retry-After') ?? '')?.[1];
  return Math.min(Math.max(Number(limit ?? 0), Number(retry ?? 0)) * 1_000, LONGEST_WAIT_MS);
}

/**
 * What to tell a person of an error of the Hub. Without a token it answers 401 to whoever asks for a repository that is
 * missing or private; with one it answers 404 for these, and 401 only to a bad token.
 * https://huggingface.co/docs/huggingface_hub/package_reference/utilities
 */
export function explain(error: unknown, { id }: Pick<Repository, 'id'>, withToken: boolean): UserError {
  if (error instanceof UserError) return error;
  if (error instanceof HubBusy) return new UserError('release.errors.hubBusy');
  const { statusCode, name } = error as { statusCode?: unknown; name?: unknown };
  if (statusCode === 404 || (statusCode === 401 && !withToken)) {
    return new UserError('release.errors.noRepository', { repository: id });
  }
  if (statusCode === 401) return new UserError('release.errors.hubToken');
  if (statusCode === 403) return new UserError('release.errors.hubForbids', { repository: id });
  if (name === 'TimeoutError') return new UserError('release.errors.hubSlow');
  return new UserError('release.errors.hubDown');
}
