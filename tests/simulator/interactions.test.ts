import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ApplicationCommandType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  ApplicationCommandOptionType as Option,
  PermissionFlagsBits,
  type UserSelectMenuInteraction,
} from 'discord.js';
import type { Answer } from '../../simulator/api.ts';
import { type Scene, setScene } from './bot.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await setScene();
  await scene.client.application.commands.set([
    {
      name: 'task',
      description: 'Tasks',
      options: [
        {
          type: Option.SubcommandGroup,
          name: 'label',
          description: 'Labels',
          options: [
            {
              type: Option.Subcommand,
              name: 'add',
              description: 'Adds one',
              options: [
                { type: Option.String, name: 'name', description: 'Name', required: true, minLength: 2, maxLength: 10 },
                { type: Option.User, name: 'who', description: 'Who' },
                { type: Option.Channel, name: 'where', description: 'Where' },
                { type: Option.Role, name: 'role', description: 'Role' },
                { type: Option.Attachment, name: 'file', description: 'File' },
                { type: Option.Integer, name: 'days', description: 'Days', minValue: 1, maxValue: 30 },
                { type: Option.String, name: 'size', description: 'Size', choices: [{ name: 'Small', value: 's' }] },
              ],
            },
          ],
        },
        {
          type: Option.Subcommand,
          name: 'find',
          description: 'Finds one',
          options: [{ type: Option.String, name: 'title', description: 'Title', required: true, autocomplete: true }],
        },
      ],
    },
    { name: 'admin', description: 'For admins', defaultMemberPermissions: PermissionFlagsBits.ManageGuild },
    { name: 'here', description: 'Only in a guild', contexts: [InteractionContextType.Guild] },
    { name: 'own', description: 'For users too', integrationTypes: [0, 1], contexts: [0, 1, 2] },
    { name: 'plain', description: 'Does something' },
    { name: 'Quote', type: ApplicationCommandType.Message },
    { name: 'Thank', type: ApplicationCommandType.User },
  ]);
});

afterAll(() => scene.stop());

const noah = () => scene.simulator.as('noah');
const general = () => scene.simulator.id('general');

async function said(answer: Promise<Answer>): Promise<string> {
  const settled = await answer;
  return settled.kind === 'message' ? settled.message.content : settled.kind;
}

describe('options', () => {
  test('arrive under their group and subcommand, with whole users, channels, roles and files', async () => {
    scene.answer(async (interaction) => {
      const { options } = interaction as ChatInputCommandInteraction;
      const file = options.getAttachment('file', true);
      const content = await (await fetch(file.url)).text();
      await (interaction as ChatInputCommandInteraction).reply(
        [
          `${options.getSubcommandGroup()} ${options.getSubcommand()} ${options.getString('name')}`,
          options.getUser('who')?.displayName,
          options.getChannel('where')?.name,
          options.getRole('role')?.name,
          `${file.name} ${file.size} ${file.contentType} ${content}`,
          options.getInteger('days'),
        ].join('|'),
      );
    });
    const answer = noah().command('task label add', {
      name: 'docs',
      who: scene.simulator.as('ines').id,
      where: scene.simulator.id('tasks'),
      role: scene.simulator.id('maintainer'),
      file: { filename: 'a.txt', content: new TextEncoder().encode('bonjour'), contentType: 'text/plain' },
      days: 3,
    });
    expect(await said(answer)).toBe('label add docs|Inès|tâches|mainteneur|a.txt 7 text/plain bonjour|3');
  });

  test.each([
    ['a required option is missing', {}, 'name is required'],
    ['a text is too long', { name: 'a name beyond ten' }, '2 to 10 characters'],
    ['a number is out of range', { name: 'docs', days: 31 }, 'between 1 and 30'],
    ['a value is none of the choices', { name: 'docs', size: 'xl' }, 'one of s'],
    ['an option is unknown', { name: 'docs', other: 'x' }, 'no option other'],
    ['a user is unknown', { name: 'docs', who: '1' }, 'no user 1'],
  ])('are not sent when %s', async (_, options, message) => {
    await expect(noah().command('task label add', options)).rejects.toThrow(message);
  });

  test('a command needs its subcommand', async () => {
    await expect(noah().command('task')).rejects.toThrow('needs one of its subcommands');
  });

  test('are completed by the bot while they are typed', async () => {
    scene.answer((interaction) => {
      const typed = (interaction as AutocompleteInteraction).options.getFocused();
      return (interaction as AutocompleteInteraction).respond([{ name: `${typed} the board`, value: '42' }]);
    });
    expect(await noah().autocomplete('task find', { title: 'fix' }, 'title')).toEqual([
      { name: 'fix the board', value: '42' },
    ]);
  });
});

describe('who may use a command', () => {
  test('one with default permissions is not offered to others', async () => {
    scene.answer((interaction) => (interaction as ChatInputCommandInteraction).reply('yes'));
    await expect(noah().command('admin')).rejects.toThrow('no command admin');
    expect(await said(scene.simulator.as('camille').command('admin'))).toBe('yes');
  });

  test('one for guilds alone is not offered in direct messages', async () => {
    scene.answer((interaction) =>
      (interaction as ChatInputCommandInteraction).reply(`${interaction.context} ${interaction.guildId}`),
    );
    await expect(noah().command('here', {}, 'dm')).rejects.toThrow('no command here');
    expect(await said(noah().command('plain', {}, 'dm'))).toBe('1 null');
    expect(noah().directMessages()).toHaveLength(1);
  });

  test('one that users may install names who installed it', async () => {
    scene.answer((interaction) =>
      (interaction as ChatInputCommandInteraction).reply(JSON.stringify(interaction.authorizingIntegrationOwners)),
    );
    expect(await said(noah().command('own'))).toBe(JSON.stringify({ 0: scene.simulator.guildId, 1: noah().id }));
    expect(await said(noah().command('own', {}, 'dm'))).toBe(JSON.stringify({ 0: '0', 1: noah().id }));
  });

  test('the bot knows the locales and permissions of who asks', async () => {
    scene.answer((interaction) =>
      (interaction as ChatInputCommandInteraction).reply(
        [
          interaction.locale,
          interaction.guildLocale,
          interaction.memberPermissions?.has('Administrator'),
          interaction.appPermissions.has('SendMessages'),
        ].join(' '),
      ),
    );
    expect(await said(noah().command('plain'))).toBe('en-US fr false true');
    expect(await said(scene.simulator.as('camille').command('plain'))).toBe('fr fr true true');
  });
});

describe('answers', () => {
  test('an ephemeral one is seen by its person only', async () => {
    scene.answer((interaction) =>
      (interaction as ChatInputCommandInteraction).reply({ content: 'psst', flags: MessageFlags.Ephemeral }),
    );
    const answer = await noah().command('plain');
    if (answer.kind !== 'message') throw new Error(answer.kind);
    expect(answer.ephemeral).toBe(true);
    const sees = (messages: { id: string }[]) => messages.some(({ id }) => id === answer.message.id);
    expect(sees(noah().messages(general()))).toBe(true);
    expect(sees(scene.simulator.as('ines').messages(general()))).toBe(false);
    expect(sees(scene.simulator.messages(general()))).toBe(false);
  });

  test('a deferred one shows as thinking, and counts once it is filled in', async () => {
    const flags: (number | undefined)[] = [];
    const stop = noah().watch((change) => change.type === 'message' && flags.push(change.message.flags));
    scene.answer(async (interaction) => {
      const command = interaction as ChatInputCommandInteraction;
      await command.deferReply({ flags: MessageFlags.Ephemeral });
      await command.editReply('done');
      expect((await command.fetchReply()).content).toBe('done');
    });
    expect(await said(noah().command('plain'))).toBe('done');
    stop();
    expect(flags).toEqual([MessageFlags.Loading | MessageFlags.Ephemeral, MessageFlags.Ephemeral]);
    expect(scene.errors).toEqual([]);
  });

  test('the first follow-up takes the place of a deferred one, the next is a message of its own', async () => {
    const ids: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    scene.answer(async (interaction) => {
      const command = interaction as ChatInputCommandInteraction;
      await command.deferReply();
      ids.push((await command.followUp({ content: 'one', flags: MessageFlags.Ephemeral })).id);
      const second = await command.followUp({ content: 'two', flags: MessageFlags.Ephemeral });
      ids.push(second.id, (await command.fetchReply()).id);
      await command.deleteReply();
      await command.deleteReply(second);
      resolve();
    });
    const answer = await noah().command('plain');
    await promise;
    expect(answer).toMatchObject({ kind: 'message', ephemeral: false, message: { content: 'one' } });
    expect(ids[0]).toBe(ids[2]);
    expect(ids[1]).not.toBe(ids[0]);
    expect(
      noah()
        .messages(general())
        .some(({ id }) => ids.includes(id)),
    ).toBe(false);
  });
});

const buttons = {
  flags: MessageFlags.IsComponentsV2,
  components: [
    {
      type: ComponentType.Container,
      components: [
        { type: ComponentType.TextDisplay, content: '# Task' },
        {
          type: ComponentType.ActionRow,
          components: [
            { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Claim', custom_id: 'claim' },
            {
              type: ComponentType.Button,
              style: ButtonStyle.Primary,
              label: 'Closed',
              custom_id: 'no',
              disabled: true,
            },
          ],
        },
        {
          type: ComponentType.ActionRow,
          components: [{ type: ComponentType.UserSelect, custom_id: 'who', max_values: 2 }],
        },
      ],
    },
  ],
} as const;

async function card() {
  scene.answer((interaction) => (interaction as ChatInputCommandInteraction).reply(buttons));
  const answer = await noah().command('plain');
  if (answer.kind !== 'message') throw new Error(answer.kind);
  return answer.message;
}

describe('components', () => {
  test('get ids, and a press reaches the bot, which updates the message', async () => {
    const message = await card();
    expect(message.components?.[0]).toMatchObject({ id: 1, components: [{ id: 2 }, { id: 3 }, { id: 6 }] });
    scene.answer((interaction) =>
      (interaction as ButtonInteraction).update({
        components: [{ type: ComponentType.TextDisplay, content: 'claimed' }],
      }),
    );
    const answer = await scene.simulator.as('ines').click(message, 'Claim');
    expect(answer).toMatchObject({
      kind: 'update',
      updated: true,
      message: { id: message.id, components: [{ type: ComponentType.TextDisplay, content: 'claimed', id: 1 }] },
    });
  });

  test('a disabled, unknown or unseen button can not be pressed', async () => {
    const message = await card();
    await expect(noah().click(message, 'no')).rejects.toThrow('disabled');
    await expect(noah().click(message, 'nothing')).rejects.toThrow('there is no button nothing');
    await expect(noah().click({ ...message, id: '1' }, 'claim')).rejects.toThrow('no such message');
  });

  test('a select brings whole users, and keeps to its limits', async () => {
    const message = await card();
    scene.answer((interaction) => {
      const select = interaction as UserSelectMenuInteraction;
      return select.reply(select.users.map((user) => user.displayName).join(' '));
    });
    const [ines, lucas, emma] = ['ines', 'lucas', 'emma'].map((key) => scene.simulator.as(key).id) as [
      string,
      string,
      string,
    ];
    expect(await said(noah().select(message, 'who', [ines, lucas]))).toBe('Inès Lucas');
    await expect(noah().select(message, 'who', [ines, lucas, emma])).rejects.toThrow('takes 1 to 2 values');
    await expect(noah().select(message, 'who', ['1'])).rejects.toThrow('no user 1');
  });

  test('a deferred update that is filled in later counts as an update', async () => {
    const message = await card();
    scene.answer(async (interaction) => {
      const button = interaction as ButtonInteraction;
      await button.deferUpdate();
      await button.editReply({ components: [{ type: ComponentType.TextDisplay, content: 'later' }] });
    });
    expect(await noah().click(message, 'claim')).toMatchObject({ kind: 'update', updated: true });
  });
});

describe('menus', () => {
  test('on a message and on a person reach the bot with their target', async () => {
    const message = await noah().say(general(), 'a wise word');
    scene.answer((interaction) => {
      const menu = interaction as MessageContextMenuCommandInteraction;
      return menu.reply(menu.targetMessage.content);
    });
    expect(await said(noah().menu('Quote', { messageId: message.id, channelId: general() }))).toBe('a wise word');
    scene.answer((interaction) => {
      if (!interaction.isUserContextMenuCommand()) throw new Error('another kind');
      return interaction.reply(interaction.targetUser.displayName);
    });
    expect(await said(noah().menu('Thank', { userId: scene.simulator.as('ines').id }))).toBe('Inès');
  });
});

const label = (text: string, component: object) => ({ type: ComponentType.Label, label: text, component });
const option = (value: string, more: object = {}) => ({ label: value, value, ...more });

describe('modals', () => {
  async function openModal(components: object[]) {
    scene.answer((interaction) =>
      (interaction as ChatInputCommandInteraction).showModal({
        custom_id: 'edit:1',
        title: 'Edit',
        components: components as never,
      }),
    );
    const answer = await noah().command('plain');
    if (answer.kind !== 'modal') throw new Error(answer.kind);
    return answer.modal;
  }

  test('bring every kind of field', async () => {
    const modal = await openModal([
      label('Title', { type: ComponentType.TextInput, custom_id: 'title', style: 1, value: 'old' }),
      label('Owner', { type: ComponentType.UserSelect, custom_id: 'owner' }),
      label('Size', { type: 21, custom_id: 'size', options: [option('s'), option('m')] }),
      label('Kinds', { type: 22, custom_id: 'kinds', options: [option('code'), option('doc', { default: true })] }),
      label('Sure', { type: 23, custom_id: 'sure' }),
    ]);
    scene.answer((interaction) => {
      const { fields, customId } = interaction as ModalSubmitInteraction;
      return (interaction as ModalSubmitInteraction).reply(
        [
          customId,
          fields.getTextInputValue('title'),
          fields.getSelectedUsers('owner', true)?.first()?.displayName,
          fields.getRadioGroup('size'),
          fields.getCheckboxGroup('kinds').join(),
          fields.getCheckbox('sure'),
        ].join('|'),
      );
    });
    const fields = { owner: [scene.simulator.as('ines').id], size: 'm', sure: true };
    expect(await said(noah().submit(modal, fields))).toBe('edit:1|old|Inès|m|doc|true');
  });

  test('bring uploaded files', async () => {
    const modal = await openModal([label('File', { type: 19, custom_id: 'file' })]);
    scene.answer((interaction) => {
      const files = (interaction as ModalSubmitInteraction).fields.getUploadedFiles('file', true);
      return (interaction as ModalSubmitInteraction).reply(files.map(({ name, size }) => `${name} ${size}`).join());
    });
    const file = [{ filename: 'card.md', content: new Uint8Array(5) }];
    expect(await said(noah().submit(modal, { file }))).toBe('card.md 5');
  });

  test('are not submitted with a required field empty, a value out of bounds or an unknown field', async () => {
    const modal = await openModal([
      label('Title', { type: ComponentType.TextInput, custom_id: 'title', style: 1, min_length: 3, max_length: 5 }),
      label('Size', { type: ComponentType.StringSelect, custom_id: 'size', options: [option('s')], required: false }),
    ]);
    await expect(noah().submit(modal, {})).rejects.toThrow('title is required');
    await expect(noah().submit(modal, { title: 'ab' })).rejects.toThrow('3 to 5 characters');
    await expect(noah().submit(modal, { title: 'abc', size: ['xl'] })).rejects.toThrow('none of the options');
    await expect(noah().submit(modal, { title: 'abc', more: 'x' })).rejects.toThrow('no field more');
    await expect(scene.simulator.as('ines').submit(modal, { title: 'abc' })).rejects.toThrow('no such modal');
  });

  test('that a button opened can update its message', async () => {
    const message = await card();
    scene.answer((interaction) =>
      (interaction as ButtonInteraction).showModal({
        custom_id: 'm',
        title: 'Note',
        components: [label('Note', { type: ComponentType.TextInput, custom_id: 'note', style: 1 })] as never,
      }),
    );
    const opened = await noah().click(message, 'claim');
    if (opened.kind !== 'modal') throw new Error(opened.kind);
    scene.answer((interaction) => {
      if (!interaction.isModalSubmit() || !interaction.isFromMessage()) throw new Error('another kind');
      const content = interaction.fields.getTextInputValue('note');
      return interaction.update({ components: [{ type: ComponentType.TextDisplay, content }] });
    });
    expect(await noah().submit(opened.modal, { note: 'noted' })).toMatchObject({
      kind: 'update',
      message: { id: message.id, components: [{ content: 'noted' }] },
    });
  });
});

test('everything above kept to Discord’s OpenAPI document', () => {
  expect(scene.violations).toEqual([]);
});
