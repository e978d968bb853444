import { errorTree, type Problem } from './problems.ts';

/**
 * Discord's codes with their HTTP status and text.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 */
const KNOWN = {
  0: [404, '404: Not Found'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10014: [400, 'Unknown Emoji'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  30003: [400, 'Maximum number of pins reached (250)'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  30046: [429, 'Maximum number of edits to messages older than 1 hour reached. Try again later'],
  40003: [403, 'You are opening direct messages too fast'],
  40005: [413, 'Request entity too large'],
  40033: [400, 'This message has already been crossposted'],
  40060: [400, 'Interaction has already been acknowledged'],
  40067: [400, 'A tag is required to create a forum post in this channel'],
  50001: [403, 'Missing Access'],
  50003: [403, 'Cannot execute action on a DM channel'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50021: [403, 'Cannot execute action on a system message'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50033: [400, 'Invalid Recipient(s)'],
  50034: [400, 'A message provided was too old to bulk delete'],
  50035: [400, 'Invalid Form Body'],
  50068: [400, 'Invalid message type'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [403, 'Thread is locked'],
  160006: [400, 'Maximum number of active threads reached'],
} as const satisfies Record<number, readonly [status: number, message: string]>;

export type DiscordCode = keyof typeof KNOWN;

/** A refusal as Discord words it: an HTTP status and a JSON body. */
export class DiscordError extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(String(body.message));
    this.name = 'DiscordError';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** The refusal for one of Discord's codes. Code 0 is its plain "404: Not Found". */
export function refusal(code: DiscordCode): DiscordError {
  const [status, message] = KNOWN[code];
  return new DiscordError(status, { message, code });
}

/** 30046: Discord words it as a rate limit, so that clients wait. */
export function tooManyOldEdits(retryAfterSeconds: number): DiscordError {
  const [status, message] = KNOWN[30046];
  const headers = { 'Retry-After': String(Math.ceil(retryAfterSeconds)), 'X-RateLimit-Scope': 'shared' };
  return new DiscordError(status, { message, code: 30046, retry_after: retryAfterSeconds, global: false }, headers);
}

/** 50035, with every problem at its place in `errors`. */
export function invalidForm(problems: readonly Problem[]): DiscordError {
  const [status, message] = KNOWN[50035];
  return new DiscordError(status, { message, code: 50035, errors: errorTree(problems) });
}

/** 50035 for one field. */
export function invalidField(path: Problem['path'], code: string, message: string): DiscordError {
  return invalidForm([{ path, code, message }]);
}

/** A wrong or missing bot token. */
export function unauthorized(): DiscordError {
  return new DiscordError(401, { message: '401: Unauthorized', code: 0 });
}
