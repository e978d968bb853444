import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
  Client,
  ComponentType,
  Events,
  type ForumChannel,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  Routes,
} from 'discord.js';
import type { Simulator } from '../../../simulator/api.ts';
import { cards, everyMenu, flowerEmbed, formModal, surveyModal } from './answers.ts';
import { commands } from './commands.ts';

/** A running test bot. `continueSlow` lets `/slow` finish; `asked` are the texts that autocomplete was asked for. */
export interface TestBot {
  continueSlow: () => void;
  asked: string[];
  stop: () => Promise<void>;
}

/** Connects a small discord.js bot to a simulator and registers its commands. */
export async function startTestBot(simulator: Simulator): Promise<TestBot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: simulator.apiUrl, cdn: simulator.url, retries: 0 },
  });
  const slow = Promise.withResolvers<void>();
  const bot: TestBot = { continueSlow: slow.resolve, asked: [], stop: () => client.destroy() };
  client.on(Events.InteractionCreate, (interaction) => void handle(interaction, simulator, slow.promise, bot));
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(simulator.token);
  await ready;
  await client.rest.put(Routes.applicationCommands(simulator.applicationId), { body: commands });
  return bot;
}

async function handle(interaction: Interaction, simulator: Simulator, slow: Promise<void>, bot: TestBot) {
  if (interaction.isAutocomplete()) await suggest(interaction, bot);
  else if (interaction.isChatInputCommand()) await command(interaction, simulator, slow);
  else if (interaction.isModalSubmit()) await filledIn(interaction);
  else if (interaction.isButton()) await pressed(interaction);
  else if (interaction.isAnySelectMenu()) {
    await interaction.reply({
      content: `${interaction.customId}: ${interaction.values.join(', ')}`,
      flags: MessageFlags.Ephemeral,
    });
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(`Pressed: ${interaction.targetMessage.content}`);
  } else if (interaction.isUserContextMenuCommand()) {
    await interaction.reply(`Hello ${interaction.targetUser.displayName}`);
  }
}

async function command(interaction: ChatInputCommandInteraction, simulator: Simulator, slow: Promise<void>) {
  switch (interaction.commandName) {
    case 'form':
      return interaction.showModal(formModal);
    case 'survey':
      return interaction.showModal(surveyModal);
    case 'menus':
      return interaction.reply({ content: 'Choose', components: everyMenu });
    case 'cards':
      return interaction.reply(cards);
    case 'embed':
      return interaction.reply({ embeds: [flowerEmbed] });
    case 'whisper':
      return interaction.reply({ content: 'Between us', flags: MessageFlags.Ephemeral });
    case 'slow':
      await interaction.deferReply();
      await slow;
      return interaction.editReply('Thought it over');
    case 'late':
      return undefined;
    case 'thread':
      return openThreads(interaction, simulator);
    default:
      return interaction.reply(`\`\`\`json\n${JSON.stringify(typed(interaction))}\n\`\`\``);
  }
}

/** What was typed, for a test to compare. */
function typed(interaction: ChatInputCommandInteraction): Record<string, unknown> {
  const options = interaction.options.data.flatMap((option) => option.options ?? [option]);
  const flat = options.flatMap((option) => option.options ?? [option]);
  return Object.fromEntries(flat.map(({ name, value, attachment }) => [name, attachment?.name ?? value]));
}

async function suggest(interaction: AutocompleteInteraction, bot: TestBot) {
  const focused = interaction.options.getFocused();
  bot.asked.push(focused);
  const flowers = ['rose', 'rosemary', 'tulip', 'violet'].filter((name) => `a ${name}`.includes(focused));
  await interaction.respond(flowers.map((name) => ({ name: `a ${name}`, value: name })));
}

async function pressed(interaction: ButtonInteraction) {
  if (interaction.customId === 'update') await interaction.update({ content: 'Updated' });
  else await interaction.reply({ content: `Pressed ${interaction.customId}`, flags: MessageFlags.Ephemeral });
}

async function filledIn(interaction: ModalSubmitInteraction) {
  const fields = [...interaction.fields.fields.values()].map((field) => {
    if (field.type === ComponentType.FileUpload) return [field.customId, field.attachments?.map((file) => file.name)];
    return [field.customId, 'values' in field ? field.values : 'value' in field ? field.value : undefined];
  });
  await interaction.reply(`\`\`\`json\n${JSON.stringify(Object.fromEntries(fields))}\n\`\`\``);
}

async function openThreads(interaction: ChatInputCommandInteraction, simulator: Simulator) {
  const reply = await interaction.reply({ content: 'Come and talk', withResponse: true });
  await reply.resource?.message?.startThread({ name: 'About roses' });
  const forum = (await interaction.client.channels.fetch(simulator.id('help'))) as ForumChannel;
  if (forum.type !== ChannelType.GuildForum) throw new Error('the demo guild has no forum');
  const [tag] = forum.availableTags;
  await forum.threads.create({
    name: 'Which soil?',
    message: { content: 'For lilies' },
    appliedTags: tag ? [tag.id] : [],
  });
}
