import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type ChatInputCommandInteraction,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  REST,
  Routes,
} from 'discord.js';
import type { Answer, GuildSeed, Simulator, SimulatorOptions } from '../../simulator/api.ts';
import { startSimulator } from '../../simulator/start.ts';

const guild: GuildSeed = {
  name: 'Strict',
  locale: 'en-US',
  roles: [],
  people: [{ key: 'ada', name: 'Ada', locale: 'en-US', roles: [] }],
  channels: [{ key: 'general', name: 'general', type: 'text' }],
};

let simulator: Simulator;

afterEach(() => simulator.stop());

/** What a promise is refused with: code, HTTP status and the nested errors, as discord.js read them. */
async function refusal(promise: Promise<unknown>): Promise<{ code: unknown; status: number; errors: unknown }> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DiscordAPIError)) throw new Error(`not refused by Discord: ${String(error)}`);
  return { code: error.code, status: error.status, errors: (error.rawError as { errors?: unknown }).errors };
}

const invalid = (errors: object) => ({ code: 50035, status: 400, errors });
const because = (code: string, message: string) => ({ _errors: [{ code, message }] });

const button = (custom_id: string, label = 'Claim') => ({ type: 2, style: 1, label, custom_id });
const row = (...components: object[]) => [{ type: 1, components }];

describe("discord.js' REST client is refused", () => {
  beforeEach(async () => {
    simulator = await startSimulator({ guild });
  });

  const rest = () => new REST({ api: simulator.apiUrl }).setToken(simulator.token);
  const post = (body: object) => rest().post(Routes.channelMessages(simulator.id('general')), { body });

  test('a label of 81 characters', async () => {
    expect(await refusal(post({ content: 'x', components: row(button('a', 'a'.repeat(81))) }))).toEqual(
      invalid({
        components: {
          0: { components: { 0: { label: because('BASE_TYPE_MAX_LENGTH', 'Must be 80 or fewer in length.') } } },
        },
      }),
    );
  });

  test('six buttons in a row', async () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => button(id));
    expect(await refusal(post({ content: 'x', components: row(...six) }))).toEqual(
      invalid({
        components: { 0: { components: because('BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.') } },
      }),
    );
  });

  test('content beside Components V2', async () => {
    const body = { content: 'x', flags: MessageFlags.IsComponentsV2, components: [{ type: 10, content: 'y' }] };
    expect(await refusal(post(body))).toEqual(
      invalid({
        content: because(
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
        ),
      }),
    );
  });

  test('one custom_id on two buttons', async () => {
    const twice = because('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    expect(await refusal(post({ content: 'x', components: row(button('a'), button('a')) }))).toEqual(
      invalid({ components: { 0: { components: { 1: { custom_id: twice } } } } }),
    );
  });

  test('an unknown field', async () => {
    expect(await refusal(post({ content: 'x', ephemeral: true }))).toEqual(
      invalid({ ephemeral: because('UNKNOWN_FIELD', 'Discord does not know this field') }),
    );
  });

  test('a message that says nothing, by a code of its own', async () => {
    expect(await refusal(post({ content: ' ' }))).toEqual({ code: 50006, status: 400, errors: undefined });
  });

  test('an upper-case command name, and nothing of the list is registered', async () => {
    const path = Routes.applicationCommands(simulator.applicationId);
    const body = [
      { name: 'task', description: 'Tasks' },
      { name: 'Help', description: 'Help' },
    ];
    expect(await refusal(rest().put(path, { body }))).toEqual(
      invalid({ 1: { name: because('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid') } }),
    );
    expect(await rest().get(path)).toEqual([]);
  });

  test('nothing else: what is refused leaves no message, what is right does', async () => {
    await refusal(post({ content: 'x', components: row(button('a'), button('a')) }));
    await post({ content: 'Bonjour', components: row(button('a'), button('b')) });
    expect(simulator.messages(simulator.id('general')).map(({ content }) => content)).toEqual(['Bonjour']);
  });
});

describe('a bot that answers wrongly', () => {
  let client: Client;

  afterEach(() => client.destroy());

  async function connect(options: SimulatorOptions = {}): Promise<void> {
    simulator = await startSimulator({ guild, ...options });
    client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: simulator.apiUrl } });
    const online = once(client, Events.ClientReady);
    await client.login(simulator.token);
    await online;
    await client.application?.commands.set([{ name: 'task', description: 'Tasks' }]);
    await simulator.ready();
  }

  /** Ada types the command: what reaches the bot, and what she will have been answered. */
  async function asked(): Promise<{ interaction: ChatInputCommandInteraction; answer: Promise<Answer> }> {
    const reached = once(client, Events.InteractionCreate);
    const answer = simulator.as('ada').command('task');
    const [interaction] = (await reached) as [Interaction];
    if (!interaction.isChatInputCommand()) throw new Error('another kind of interaction');
    return { interaction, answer };
  }

  test('too late is told that the interaction is unknown, and the person that it failed', async () => {
    await connect({ acknowledgeWithinMs: 50 });
    const { interaction, answer } = await asked();
    expect((await answer).kind).toBe('failed');
    expect(await refusal(interaction.reply('At last'))).toEqual({ code: 10062, status: 404, errors: undefined });
    expect(simulator.messages(simulator.id('general'))).toEqual([]);
  });

  test('twice is told that the interaction is acknowledged, and the first answer stands', async () => {
    await connect();
    const { interaction, answer } = await asked();
    await interaction.reply('First');
    const again = Routes.interactionCallback(interaction.id, interaction.token);
    const second = client.rest.post(again, { body: { type: 4, data: { content: 'Second' } }, auth: false });
    expect(await refusal(second)).toEqual({ code: 40060, status: 400, errors: undefined });
    expect(await answer).toMatchObject({ kind: 'message', message: { content: 'First' } });
  });

  test('with a refused body may still answer rightly', async () => {
    await connect();
    const { interaction, answer } = await asked();
    expect(await refusal(interaction.reply('a'.repeat(2001)))).toEqual(
      invalid({ data: { content: because('BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.') } }),
    );
    await interaction.reply({ content: 'Short', flags: MessageFlags.Ephemeral });
    expect(await answer).toMatchObject({ kind: 'message', ephemeral: true, message: { content: 'Short' } });
  });

  test('to a command with choices, which are for typing, is refused', async () => {
    await connect();
    const { interaction, answer } = await asked();
    const path = Routes.interactionCallback(interaction.id, interaction.token);
    const choices = client.rest.post(path, { body: { type: 8, data: { choices: [] } }, auth: false });
    expect(await refusal(choices)).toEqual(
      invalid({ type: because('BASE_TYPE_CHOICES', 'Value must be one of (4, 5, 9).') }),
    );
    await interaction.reply('Right');
    expect((await answer).kind).toBe('message');
  });
});
