import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Simulator } from '../api.ts';
import { startSimulator } from '../start.ts';
import { smallGithub } from './github/github.ts';
import { demoRepositories } from './github/issues.ts';
import { demoHub } from './hub/hub.ts';
import { demoSite } from './site/site.ts';
import { furnish } from './story.ts';

export interface Demo {
  /** Where the page is. */
  url: string;
  /** What the bot must be told in order to meet the demo instead of Discord. */
  discordToken: string;
  discordApiUrl: string;
  /** The loopback Hugging Face Hub. */
  hubUrl: string;
  /** The loopback GitHub. */
  githubUrl: string;
  /** `host:port` of the loopback site with feeds. */
  siteHost: string;
  /** Lets the people of the demo act once the bot is there, now and after each reset. */
  furnish(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a loopback Discord with its page, and beside it the outside world of the demo: a site with feeds, a Hub and a GitHub.
 * @param port of the page
 * @throws when the port is taken
 */
export async function startDemo(port: number): Promise<Demo> {
  const outside = await startOutside();
  const simulator = await startSimulator({ port }).catch(async (error) => {
    await outside.stop();
    throw error;
  });
  return {
    url: simulator.url,
    discordToken: simulator.token,
    discordApiUrl: simulator.apiUrl,
    hubUrl: `${outside.url}/hub`,
    githubUrl: `${outside.url}/github`,
    siteHost: new URL(outside.url).host,
    furnish: () => furnishAlways(simulator, `${outside.url}/site`),
    async stop() {
      await simulator.stop();
      await outside.stop();
    },
  };
}

/** The story is told in each new guild: at the start, and again whenever somebody resets the demo. */
async function furnishAlways(simulator: Simulator, siteUrl: string): Promise<void> {
  const tell = async () => {
    await simulator.ready();
    await furnish(simulator, siteUrl);
  };
  simulator.as('camille').watch((change) => {
    if (change.type === 'reset') void tell();
  });
  await tell();
}

async function startOutside(): Promise<{ url: string; stop(): Promise<void> }> {
  const app = new Hono();
  let url = '';
  app.route(
    '/site',
    demoSite(() => `${url}/site`),
  );
  app.route('/hub', demoHub({ base: () => `${url}/hub` }));
  app.route(
    '/github',
    smallGithub({ repositories: demoRepositories(Date.now()), base: () => `${url}/github`, clock: Date.now }),
  );
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
