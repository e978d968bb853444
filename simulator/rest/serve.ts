import { setTimeout as wait } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Context, Hono } from 'hono';
import type { Fault, RecordedRequest } from '../api.ts';
import type { Discord } from '../discord.ts';
import { DiscordError, refusal, unauthorized } from '../errors.ts';
import { findByToken } from '../interactions/find.ts';
import { type ParsedBody, readBody } from './body.ts';
import { createLimits, type Limits, tooMany } from './limits.ts';
import { isReply, type Route } from './route.ts';

const API_PREFIX = '/api/v10';
/** A demo may run for weeks. */
const KEPT_REQUESTS = 10_000;

export type App = Hono<{ Bindings: HttpBindings }>;
type HttpContext = Context<{ Bindings: HttpBindings }>;

/** Puts Discord's REST routes on the server, each behind the token, the limits and the faults. */
export function mountRest(app: App, discord: Discord, routes: readonly Route[], requests: RecordedRequest[]): void {
  const limits = createLimits(discord.options.rateLimits ?? true);
  for (const route of routes) {
    app.on(route.method, API_PREFIX + route.path, (context) => serve(context, discord, route, requests, limits));
  }
  app.all('/api/*', async (context) => {
    const parsed = await readBody(context.req.raw).catch((error: unknown) => error);
    record(discord, requests, { ...recordOf(discord, context, parsed), status: 404 });
    return send(context, 404, refusal(0).body);
  });
}

async function serve(
  context: HttpContext,
  discord: Discord,
  route: Route,
  requests: RecordedRequest[],
  limits: Limits,
): Promise<Response> {
  const request = context.req.raw;
  const parsed = await readBody(request).catch((error: unknown) => error);
  const recorded = record(discord, requests, recordOf(discord, context, parsed));
  const path = new URL(request.url).pathname.slice(API_PREFIX.length);
  const fault = discord.faults.next(request.method, path);
  if (fault === 'drop') return drop(context);
  const early = await meetFault(context, discord, fault);
  const response = early ?? (await answer(context, discord, route, limits, parsed));
  if (fault === 'losereply') return drop(context);
  if (typeof fault === 'object' && 'afterEffect' in fault) await fault.afterEffect();
  recorded.status = response.status;
  return response;
}

function record(discord: Discord, requests: RecordedRequest[], request: RecordedRequest): RecordedRequest {
  requests.push(request);
  if (requests.length > (discord.options.keepRequests ?? KEPT_REQUESTS)) requests.shift();
  discord.options.onRequest?.(request);
  return request;
}

function recordOf(discord: Discord, context: HttpContext, parsed: unknown): RecordedRequest {
  const { pathname, search } = new URL(context.req.url);
  const { body, files } = isParsed(parsed) ? parsed : { body: undefined, files: [] };
  return {
    method: context.req.method,
    path: pathname + search,
    body,
    files: files.map(({ name }) => name),
    v2: editsV2(discord, context.req.param(), body),
  };
}

function isParsed(parsed: unknown): parsed is ParsedBody {
  return typeof parsed === 'object' && parsed !== null && 'files' in parsed;
}

/** Whether the message that is edited is a Components V2 one: the path names it, or a callback updates what was used. */
function editsV2(discord: Discord, params: Record<string, string>, body: unknown): boolean {
  const { channel, message, token } = params;
  const interaction = token ? findByToken(discord, token) : undefined;
  const channelId = channel ?? interaction?.channelId ?? '';
  const updatesSource = (body as { type?: unknown } | null | undefined)?.type === InteractionResponseType.UpdateMessage;
  const used = updatesSource ? interaction?.sourceId : undefined;
  const messageId = message === '@original' ? interaction?.originalId : (message ?? used);
  const flags = discord.world.messages.get(channelId)?.get(messageId ?? '')?.json.flags ?? 0;
  return Boolean(flags & MessageFlags.IsComponentsV2);
}

/** Closes the socket without an answer. */
function drop(context: HttpContext): Response {
  context.env.incoming.socket.destroy();
  return new Response(null, { status: 499 });
}

async function meetFault(
  context: HttpContext,
  discord: Discord,
  fault: Fault['what'] | undefined,
): Promise<Response | undefined> {
  if (typeof fault !== 'object') return undefined;
  if ('status' in fault) return send(context, fault.status, fault.body ?? {}, fault.headers);
  if ('rateLimit' in fault) {
    const { body, headers } = tooMany(fault.rateLimit.retryAfterSeconds, fault.rateLimit.global ?? false);
    return send(context, 429, body, headers);
  }
  if ('delayMs' in fault) await wait(fault.delayMs, undefined, { signal: discord.stopped }).catch(() => undefined);
  return undefined;
}

async function answer(
  context: HttpContext,
  discord: Discord,
  route: Route,
  limits: Limits,
  parsed: unknown,
): Promise<Response> {
  const params = context.req.param() as Record<string, string>;
  const major = params.token ?? params.channel ?? params.guild ?? '';
  const { headers, retryAfterSeconds } = limits.take(route, major);
  if (retryAfterSeconds !== undefined) {
    const refused = tooMany(retryAfterSeconds, false);
    return send(context, 429, refused.body, { ...headers, ...refused.headers });
  }
  try {
    if (!route.open && context.req.header('authorization') !== `Bot ${discord.world.application.token}`) {
      throw unauthorized();
    }
    if (!isParsed(parsed)) throw parsed;
    const query = new URL(context.req.url).searchParams;
    const result = await route.handle({ discord, world: discord.world, params, query, ...parsed });
    if (isReply(result)) return send(context, result.replyStatus, result.json, headers);
    return send(context, result === undefined ? 204 : 200, result, headers);
  } catch (error) {
    if (error instanceof DiscordError) return send(context, error.status, error.body, { ...headers, ...error.headers });
    return send(context, 500, { message: '500: Internal Server Error', code: 0, cause: String(error) }, headers);
  }
}

function send(context: HttpContext, status: number, body: unknown, headers: Record<string, string> = {}): Response {
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  if (status === 204) return context.body(null, 204);
  return context.json(body as object, status as 200);
}
