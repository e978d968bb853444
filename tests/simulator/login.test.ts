import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ChatInputCommandInteraction, type Client, Events, GatewayIntentBits } from 'discord.js';
import type { Simulator } from '../../simulator/api.ts';
import { startSimulator } from '../../simulator/start.ts';
import { connect } from './client.ts';

let simulator: Simulator;
let client: Client | undefined;

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(async () => {
  await client?.destroy();
  client = undefined;
  await simulator.stop();
});

describe('logging in', () => {
  test('the real client logs in and knows its guild, channels and roles', async () => {
    client = await connect(simulator);
    expect(client.user?.id).toBe(simulator.applicationId);
    expect(simulator.botOnline()).toBe(true);
    const guild = client.guilds.cache.get(simulator.guildId);
    expect(guild?.preferredLocale).toBe('fr');
    expect(guild?.channels.cache.get(simulator.id('general'))?.name).toBe('général');
    expect(guild?.roles.cache.get(simulator.id('maintainer'))?.name).toBe('mainteneur');
  });

  test('a wrong token is refused', async () => {
    const wrong = { ...simulator, token: 'MTIz.wrong.token', apiUrl: simulator.apiUrl };
    await expect(connect(wrong)).rejects.toThrow('invalid token');
  });

  test('a privileged intent is refused', async () => {
    await expect(connect(simulator, { intents: [GatewayIntentBits.MessageContent] })).rejects.toThrow(
      'disallowed intents',
    );
  });

  test('a bot that leaves is offline', async () => {
    client = await connect(simulator);
    const offline = new Promise<void>((resolve) => {
      simulator.as('noah').watch((change) => change.type === 'bot' && !change.online && resolve());
    });
    await client.destroy();
    await offline;
    expect(simulator.botOnline()).toBe(false);
  });
});

describe('a command', () => {
  test('goes to the bot and its reply comes back', async () => {
    client = await connect(simulator);
    client.once(Events.InteractionCreate, (interaction) =>
      (interaction as ChatInputCommandInteraction).reply({ content: `bonjour ${interaction.user.displayName}` }),
    );
    await client.application?.commands.set([{ name: 'hello', description: 'Says hello' }]);
    await simulator.ready();
    const answer = await simulator.as('noah').command('hello');
    expect(answer).toMatchObject({ kind: 'message', ephemeral: false, message: { content: 'bonjour Noah' } });
    expect(simulator.messages(simulator.id('general'))).toHaveLength(1);
  });

  test('fails while no bot is connected', async () => {
    client = await connect(simulator);
    await client.application?.commands.set([{ name: 'hello', description: 'Says hello' }]);
    const offline = new Promise<void>((resolve) => {
      simulator.as('noah').watch((change) => change.type === 'bot' && !change.online && resolve());
    });
    await client.destroy();
    await offline;
    expect(await simulator.as('noah').command('hello')).toMatchObject({ kind: 'failed' });
  });
});
