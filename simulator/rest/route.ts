import type { Discord } from '../discord.ts';
import type { UploadedFile } from '../state/files.ts';
import type { World } from '../state/world.ts';

/** One request of the bot, with its path and body taken apart. */
export interface Call {
  readonly discord: Discord;
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON body (`payload_json` of a multipart one); `undefined` when there is none. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** A route as Discord documents it. Its handler gives the JSON to answer with; `undefined` is 204. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in Hono: `/channels/:channel/messages`. */
  readonly path: string;
  /** Needs no bot token: the interaction token in the path is the key. */
  readonly open?: boolean;
  readonly limit?: RateLimit;
  handle(call: Call): unknown;
}

/** `requests` in each window; a bucket for each channel, guild or webhook. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

/** An answer with a status other than 200 and 204. */
export interface Reply {
  readonly replyStatus: number;
  readonly json: unknown;
}

export function created(json: unknown): Reply {
  return { replyStatus: 201, json };
}

export function isReply(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && 'replyStatus' in value;
}

/** A path parameter; the router has made sure of it. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}
