import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { GatewayState } from './gateway.ts';
import { ALL_INTENTS, PRIVILEGED } from './intents.ts';
import { guildCreatePayload, memberJson, readyPayload } from './payloads.ts';
import { canReplay, createSession, replay, type Session, sendEvent } from './session.ts';
import type { Transport } from './transport.ts';

/** How many intervals may pass without a heartbeat; Discord does not state its number. */
const PATIENCE = 2;

/** One socket of the bot, from HELLO to its close. */
export interface Connection {
  readonly transport: Transport;
  session?: Session | undefined;
  /** Closes the socket unless each heartbeat starts it anew. */
  readonly pulse: NodeJS.Timeout;
}

export function createConnection(transport: Transport, heartbeatIntervalMs: number): Connection {
  transport.send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatIntervalMs, _trace: ['simulator'] } });
  const pulse = setTimeout(() => transport.close(GatewayCloseCodes.SessionTimedOut), heartbeatIntervalMs * PATIENCE);
  return { transport, pulse };
}

interface Incoming {
  op: number;
  d: unknown;
}

/** Answers one payload of the client, or closes the socket with Discord's close code. */
export function receive(state: GatewayState, connection: Connection, text: string): void {
  const payload = parse(text);
  const code = payload ? answer(state, connection, payload) : GatewayCloseCodes.DecodeError;
  if (code !== undefined) connection.transport.close(code);
}

/** Gives the code to close with when the client did something wrong. */
function answer(state: GatewayState, connection: Connection, { op, d }: Incoming): GatewayCloseCodes | undefined {
  const data = typeof d === 'object' && d !== null ? (d as Record<string, unknown>) : {};
  switch (op) {
    case GatewayOpcodes.Heartbeat:
      connection.pulse.refresh();
      connection.transport.send({ op: GatewayOpcodes.HeartbeatAck });
      return undefined;
    case GatewayOpcodes.Identify:
      return identify(state, connection, data);
    case GatewayOpcodes.Resume:
      return resume(state, connection, data);
  }
  if (!connection.session) return GatewayCloseCodes.NotAuthenticated;
  switch (op) {
    case GatewayOpcodes.RequestGuildMembers:
      sendMembers(state, connection.session, data);
      return undefined;
    case GatewayOpcodes.PresenceUpdate:
    case GatewayOpcodes.VoiceStateUpdate:
      return undefined;
    default:
      return GatewayCloseCodes.UnknownOpcode;
  }
}

function parse(text: string): Incoming | undefined {
  try {
    const payload: unknown = JSON.parse(text);
    return typeof payload === 'object' && payload !== null && 'op' in payload ? (payload as Incoming) : undefined;
  } catch {
    return undefined;
  }
}

/** Discord's clients may write their token with the scheme before it. */
function isToken(state: GatewayState, token: unknown): boolean {
  return typeof token === 'string' && token.replace(/^Bot /, '') === state.world.application.token;
}

function identify(
  state: GatewayState,
  connection: Connection,
  { token, intents, shard, compress }: Record<string, unknown>,
): GatewayCloseCodes | undefined {
  const { transport } = connection;
  if (connection.session) return GatewayCloseCodes.AlreadyAuthenticated;
  if (!isToken(state, token)) return GatewayCloseCodes.AuthenticationFailed;
  if (typeof intents !== 'number' || intents & ~ALL_INTENTS) return GatewayCloseCodes.InvalidIntents;
  if (intents & PRIVILEGED) return GatewayCloseCodes.DisallowedIntents;
  if (compress === true) transport.compressEach();
  const session = createSession(intents, transport);
  connection.session = session;
  state.session = session;
  sendEvent(session, 'READY', readyPayload(state.world, session.id, state.address(), shard));
  sendEvent(session, 'GUILD_CREATE', guildCreatePayload(state.world));
  state.world.emit({ name: 'BOT', data: { online: true } });
  return undefined;
}

function resume(
  state: GatewayState,
  connection: Connection,
  { token, session_id, seq }: Record<string, unknown>,
): GatewayCloseCodes | undefined {
  const { session } = state;
  if (connection.session) return GatewayCloseCodes.AlreadyAuthenticated;
  if (!isToken(state, token)) return GatewayCloseCodes.AuthenticationFailed;
  if (!session || session.id !== session_id || typeof seq !== 'number') {
    connection.transport.send({ op: GatewayOpcodes.InvalidSession, d: false });
    return undefined;
  }
  if (!canReplay(session, seq)) return GatewayCloseCodes.InvalidSeq;
  connection.session = session;
  session.transport = connection.transport;
  replay(session, seq);
  state.world.emit({ name: 'BOT', data: { online: true } });
  return undefined;
}

/** Op 8. Without the members intent a bot may ask for named users, or for names that begin with a text. */
function sendMembers({ world }: GatewayState, session: Session, data: Record<string, unknown>): void {
  const { guild_id, user_ids, query, limit, nonce } = data;
  if (guild_id !== world.guild.id) return;
  const all = [...world.guild.members.values()];
  const wanted = user_ids === undefined ? undefined : [user_ids].flat().map(String);
  const found = wanted
    ? all.filter(({ user }) => wanted.includes(user.id))
    : all.filter(({ user }) => typeof query === 'string' && query !== '' && user.username.startsWith(query));
  sendEvent(session, 'GUILD_MEMBERS_CHUNK', {
    guild_id,
    members: found.slice(0, Number(limit) || 100).map(memberJson),
    chunk_index: 0,
    chunk_count: 1,
    not_found: wanted?.filter((id) => !world.guild.members.has(id)) ?? [],
    ...(nonce !== undefined && { nonce }),
  });
}
