import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/** What a failed request means for what was to be sent. */
export type Failure =
  /** Discord did not take it; ask again after so long. */
  | { kind: 'wait'; ms: number }
  /** It may have taken effect: look before sending again. */
  | { kind: 'unsure' }
  /** Discord will not take it. `code` is Discord's. */
  | { kind: 'refused'; code: number };

export const UNKNOWN_CHANNEL = 10003;
export const UNKNOWN_MESSAGE = 10008;
/** Unknown member or user, no direct messages to this person, none without a common server. */
const OUT_OF_REACH = new Set([10007, 10013, 50007, 50278]);
/** Unknown channel, missing access, missing permission. */
const CLOSED = new Set([UNKNOWN_CHANNEL, 50001, 50013]);
/** Edits of old messages are rationed; a guild has a thousand active threads at most. */
const FULL = new Set([30046, 160006]);
const FULL_MS = 10 * 60_000;

/** Reads an error of a REST client with `retries: 0` and `rejectOnRateLimit`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) return { kind: 'wait', ms: Math.max(error.retryAfter, error.timeToReset) };
  if (error instanceof DiscordAPIError && typeof error.code === 'number') {
    if (FULL.has(error.code)) return { kind: 'wait', ms: FULL_MS };
    if (error.status === 401) return { kind: 'wait', ms: 60_000 };
    if (error.status < 500) return { kind: 'refused', code: error.code };
  }
  if (error instanceof HTTPError && error.status < 500) return { kind: 'refused', code: error.status };
  return { kind: 'unsure' };
}

/** Whether the place itself is closed to the bot, rather than this one message wrong. */
export function isClosed(code: number): boolean {
  return CLOSED.has(code);
}

/** Whether a person can't be written to directly, now or ever. */
export function isOutOfReach(code: number): boolean {
  return OUT_OF_REACH.has(code);
}
