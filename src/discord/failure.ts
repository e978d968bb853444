import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/** What a failed request means for what was to be sent. */
export type Failure =
  /** Discord did not take it; ask again after so long. */
  | { kind: 'wait'; ms: number }
  /** It may have taken effect: look before sending again. */
  | { kind: 'unsure' }
  /** Discord will not take it. `code` is Discord's. */
  | { kind: 'refused'; code: number };

/** Unknown channel, missing access, missing permission, no direct messages to this person. */
const CLOSED = new Set([10003, 50001, 50013, 50007, 50278]);
const EDITS_RATIONED = 30046;
const RATION_MS = 10 * 60_000;

/** Reads an error of a REST client with `retries: 0` and `rejectOnRateLimit`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RateLimitError) return { kind: 'wait', ms: Math.max(error.retryAfter, error.timeToReset) };
  if (error instanceof DiscordAPIError && typeof error.code === 'number') {
    if (error.code === EDITS_RATIONED) return { kind: 'wait', ms: RATION_MS };
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
