import { Client, Events, GatewayIntentBits, type RESTOptions } from 'discord.js';
import type { Simulator } from '../../simulator/api.ts';

/** The real discord.js client, logged in to the simulator and ready. */
export async function connect(
  simulator: Simulator,
  { rest = {}, intents = [GatewayIntentBits.Guilds] }: { rest?: Partial<RESTOptions>; intents?: number[] } = {},
): Promise<Client<true>> {
  const client = new Client({ intents, rest: { api: simulator.apiUrl, ...rest } });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(simulator.token);
  await ready;
  return client as Client<true>;
}
