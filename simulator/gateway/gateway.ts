import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type APIMessage, GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Faults } from '../api.ts';
import { asBotSees } from '../state/content.ts';
import { canSee } from '../state/permissions.ts';
import type { World, WorldEvent } from '../state/world.ts';
import { type Connection, createConnection, receive } from './connection.ts';
import { hears } from './intents.ts';
import { guildCreatePayload } from './payloads.ts';
import { type Session, sendEvent } from './session.ts';
import { createTransport } from './transport.ts';

export const GATEWAY_PATH = '/gateway';
/** The page takes its own upgrades. */
const PAGE_PATH = '/_page/live';

/** The bot's live connection. There is at most one session: a bot of this size has one shard. */
export interface Gateway {
  /** Takes the WebSocket upgrades of the server that ask for the gateway. */
  attach(server: Server): void;
  /** Passes an event on, if the bot's intents and permissions let it know. */
  dispatch(event: WorldEvent): void;
  /** Sends what concerns the bot alone, such as INTERACTION_CREATE. False when no session will ever receive it. */
  tell(name: string, data: object): boolean;
  online(): boolean;
  close: Faults['closeGateway'];
  accept: Faults['acceptGateway'];
  /** A new guild stands where another one was. */
  replaceGuild(formerId: string): void;
  stop(): Promise<void>;
}

/** What the gateway's connections share. */
export interface GatewayState {
  readonly world: World;
  readonly address: () => string;
  /** The one session that can receive or be resumed. */
  session?: Session | undefined;
}

export function createGateway(world: World, address: () => string, heartbeatIntervalMs = 41_250): Gateway {
  const state: GatewayState = { world, address };
  const sockets = new WebSocketServer({ noServer: true });
  const connections = new Set<Connection>();
  let accepting = true;

  function connect(socket: WebSocket, request: IncomingMessage): void {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const transport = createTransport(socket, query.get('compress') === 'zlib-stream');
    const connection = createConnection(transport, heartbeatIntervalMs);
    connections.add(connection);
    socket.on('message', (data) => receive(state, connection, String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      connections.delete(connection);
      connection.pulse.close();
      leave(state, connection, code);
    });
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A line may break while its WebSocket is being refused.
    socket.on('error', () => socket.destroy());
    // Any site may have a browser ask for a path such as `//`, which is no address at all.
    const pathname = URL.parse(request.url ?? '', 'http://localhost')?.pathname;
    if (pathname === PAGE_PATH) return;
    if (!pathname?.startsWith(GATEWAY_PATH)) socket.destroy();
    else if (accepting) sockets.handleUpgrade(request, socket, head, connect);
    else socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  }

  return {
    attach: (server) => void server.on('upgrade', upgrade),
    dispatch(event) {
      const { session } = state;
      if (session && concerns(world, session, event)) sendEvent(session, event.name, dataFor(world, event));
    },
    tell(name, data) {
      if (!state.session) return false;
      sendEvent(state.session, name, data);
      return true;
    },
    online: () => state.session?.transport !== undefined,
    close(how) {
      for (const connection of connections) disturb(state, connection, how);
    },
    accept(accept) {
      accepting = accept;
    },
    replaceGuild(formerId) {
      if (!state.session) return;
      sendEvent(state.session, 'GUILD_DELETE', { id: formerId });
      sendEvent(state.session, 'GUILD_CREATE', guildCreatePayload(world));
    },
    async stop() {
      for (const { transport } of connections) transport.socket.terminate();
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}

function concerns(world: World, session: Session, { name, channelId }: WorldEvent): boolean {
  const channel = channelId === undefined ? undefined : world.channels.get(channelId);
  if (channel && !canSee(world, world.application.bot.id, channel)) return false;
  return hears(session.intents, name, channel?.guild_id !== undefined || channelId === undefined);
}

/** Messages come without what the bot may not read. */
function dataFor(world: World, { name, data }: WorldEvent): object {
  const isMessage = name === 'MESSAGE_CREATE' || name === 'MESSAGE_UPDATE';
  return isMessage ? asBotSees(world, data as APIMessage) : data;
}

/** After 1000 and 1001 a session is over; otherwise it waits for a RESUME. */
function leave(state: GatewayState, connection: Connection, code: number): void {
  const { session } = connection;
  if (!session || session.transport !== connection.transport) return;
  session.transport = undefined;
  const over = code === 1000 || code === 1001 || code === GatewayCloseCodes.AuthenticationFailed;
  if (over && state.session === session) state.session = undefined;
  // A bot may have come anew before its former socket closed.
  state.world.emit({ name: 'BOT', data: { online: state.session?.transport !== undefined } });
}

function disturb(state: GatewayState, connection: Connection, how: Parameters<Gateway['close']>[0]): void {
  const { transport, session } = connection;
  if (how === 'reconnect') {
    transport.send({ op: GatewayOpcodes.Reconnect, d: null });
  } else if ('invalidSession' in how) {
    // The client may go on over the same socket: by RESUME, or by a new IDENTIFY.
    if (session) session.transport = undefined;
    connection.session = undefined;
    if (!how.resumable) state.session = undefined;
    transport.send({ op: GatewayOpcodes.InvalidSession, d: how.resumable });
  } else {
    transport.close(how.code);
  }
}
