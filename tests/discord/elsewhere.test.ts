import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, expect, test } from '@jest/globals';
import { Client, GatewayDispatchEvents } from 'discord.js';
import { pino } from 'pino';
import { commands } from '../../commands/index.ts';
import { readConfig } from '../../src/config.ts';
import { startDispatch } from '../../src/discord/dispatch.ts';
import { guildSettings } from '../../src/guilds/store.ts';
import { silence } from '../support/conversations.ts';
import { testDatabase } from '../support/database.ts';

// The simulator has one guild, which has installed the bot; here a person brings it along into another.
const answered = Promise.withResolvers<unknown>();
const discord = createServer(async (request, response) => {
  answered.resolve(await json(request));
  response.writeHead(204).end();
}).listen(0, '127.0.0.1');
await once(discord, 'listening');
const client = new Client({
  intents: [],
  rest: { api: `http://127.0.0.1:${(discord.address() as AddressInfo).port}/api` },
});
afterAll(async () => {
  await client.destroy();
  discord.closeAllConnections();
  discord.close();
});

const db = testDatabase();

test('in a guild that has not installed the bot a person finds what works without one', async () => {
  const config = readConfig({});
  const parts = { config, db, clock: Date.now, log: pino({ level: 'silent' }), conversations: silence };
  const readGuild = (id: string) => guildSettings(db, id, config);
  const dispatch = startDispatch({ client, parts, commands, readGuild, afterRun: () => {} });
  const user = { id: '7', username: 'lea', discriminator: '0', avatar: null, global_name: 'Léa' };
  client.ws.emit(
    GatewayDispatchEvents.InteractionCreate,
    {
      id: '1',
      application_id: '2',
      type: 2,
      token: 'token',
      version: 1,
      guild_id: '3',
      channel: { id: '4', type: 0 },
      channel_id: '4',
      member: { user, roles: [], permissions: '8', nick: null },
      locale: 'fr',
      authorizing_integration_owners: { 1: '7' },
      data: { id: '5', name: 'help', type: 1 },
    },
    0,
  );
  const said = JSON.stringify(await answered.promise);
  expect(said).toContain('/ai-act');
  expect(said).not.toContain('/tâche');
  await dispatch.stop();
});
