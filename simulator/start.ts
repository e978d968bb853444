import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Simulator, SimulatorOptions } from './api.ts';
import { demoGuild } from './demo/guild.ts';
import type { Discord } from './discord.ts';
import { createFaultPlan } from './faults.ts';
import { createGateway } from './gateway/gateway.ts';
import { mountPage } from './page-server.ts';
import { mountCdn } from './rest/cdn.ts';
import { gatewayUrl } from './rest/login.ts';
import { routes } from './rest/routes.ts';
import { type App, mountRest } from './rest/serve.ts';
import { createSimulator, type Running } from './simulator.ts';
import { createWorld } from './state/create.ts';
import type { WorldEvent } from './state/world.ts';

/**
 * Starts a loopback Discord on 127.0.0.1 with the guild of `options`, else the demo guild.
 * @throws when the port is taken
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const stopped = new AbortController();
  const discord = createDiscord(options, stopped.signal);
  const running: Running = { discord, seed: options.guild ?? demoGuild, requests: [], stop };
  const app: App = new Hono<{ Bindings: HttpBindings }>();
  mountRest(app, discord, routes, running.requests);
  mountCdn(app, discord);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  discord.gateway.attach(server);
  const simulator = createSimulator(running);
  const page = mountPage({ app: app as unknown as Hono, server, simulator });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  discord.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return simulator;

  async function stop(): Promise<void> {
    if (stopped.signal.aborted) return;
    stopped.abort();
    page.close();
    await discord.gateway.stop();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
}

function createDiscord(options: SimulatorOptions, stopped: AbortSignal): Discord {
  const clock = options.clock ?? Date.now;
  const listeners = new Set<(event: WorldEvent) => void>();
  const emit = (event: WorldEvent) => {
    gateway.dispatch(event);
    for (const listener of [...listeners]) listener(event);
  };
  const world = createWorld(options.guild ?? demoGuild, clock, emit);
  const gateway = createGateway(world, () => gatewayUrl(discord.url), options.heartbeatIntervalMs);
  const discord: Discord = {
    options,
    clock,
    world,
    gateway,
    faults: createFaultPlan(),
    interactions: new Map(),
    listeners,
    oldEdits: new Map(),
    openings: [],
    url: '',
    stopped,
  };
  return discord;
}
