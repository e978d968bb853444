import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  DiscordAPIError,
  type ForumChannel,
  MessageFlags,
  type NewsChannel,
  PermissionFlagsBits,
  Routes,
  type TextChannel,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { GuildSeed } from '../../simulator/api.ts';
import { demoGuild } from '../../simulator/demo/guild.ts';
import { type Scene, setScene } from './bot.ts';

const HOUR_MS = 3_600_000;
let scene: Scene;
let now = Date.now();

const crowd: GuildSeed = {
  ...demoGuild,
  people: [
    ...demoGuild.people,
    ...Array.from({ length: 25 }, (_, n) => ({ key: `p${n}`, name: `P${n}`, locale: 'fr', roles: [] })),
  ],
};

beforeAll(async () => {
  scene = await setScene(
    { clock: () => now, guild: crowd, acknowledgeWithinMs: 600, rateLimits: false },
    { globalRequestsPerSecond: Number.POSITIVE_INFINITY },
  );
  await scene.client.application.commands.set([{ name: 'plain', description: 'Does something' }]);
});

afterAll(() => scene.stop());

async function channel<T = TextChannel>(key: string): Promise<T> {
  return (await scene.client.channels.fetch(scene.simulator.id(key))) as T;
}

/** The code that a request is refused with. */
async function code(request: Promise<unknown>): Promise<number | string> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof DiscordAPIError) return error.code;
  throw error ?? new Error('it was not refused');
}

describe('what is not there', () => {
  test('10003 for an unknown channel, 10007 for someone who left, 10008 for an unknown message', async () => {
    expect(await code(scene.client.channels.fetch('1'))).toBe(10003);
    const { id } = scene.simulator.as('p0');
    scene.simulator.moderate.removeMember('p0');
    expect(await code(scene.client.guilds.cache.first()?.members.fetch(id) as Promise<unknown>)).toBe(10007);
    const { messages } = await channel('general');
    expect(await code(messages.fetch('1'))).toBe(10008);
    const message = await (await channel('general')).send('soon gone');
    scene.simulator.moderate.deleteMessage(message.channelId, message.id);
    expect(await code(message.edit('still?'))).toBe(10008);
  });

  test('an unknown route is 404 with code 0, a wrong token 401', async () => {
    expect(await code(scene.client.rest.get('/nothing'))).toBe(0);
    const answer = await fetch(`${scene.simulator.apiUrl}/v10/users/@me`, { headers: { authorization: 'Bot wrong' } });
    expect([answer.status, await answer.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  });
});

describe('what the bot may not do', () => {
  test('50001 where it can not look, 50013 where it lacks a permission', async () => {
    const digests = await channel('digests');
    scene.simulator.moderate.deny(digests.id, PermissionFlagsBits.SendMessages);
    expect(await code(digests.send('hello'))).toBe(50013);
    scene.simulator.moderate.deny(digests.id, PermissionFlagsBits.ViewChannel);
    expect(await code(digests.send('hello'))).toBe(50001);
    scene.simulator.moderate.deny(digests.id, 0n);
    expect((await digests.send('hello')).content).toBe('hello');
  });

  test('50013 for files without ATTACH_FILES and embeds without EMBED_LINKS, in messages, edits and posts', async () => {
    const posts = await channel<ForumChannel>('help');
    const texts = await channel('general');
    const said = await texts.send('mine');
    const ways = [
      {
        denied: PermissionFlagsBits.AttachFiles,
        body: { content: 'x', files: [{ attachment: Buffer.from('x'), name: 'x.txt' }] },
      },
      { denied: PermissionFlagsBits.EmbedLinks, body: { content: 'x', embeds: [{ title: 'x' }] } },
    ];
    for (const { denied, body } of ways) {
      for (const { id } of [posts, texts]) scene.simulator.moderate.deny(id, denied);
      expect(await code(texts.send(body))).toBe(50013);
      expect(await code(said.edit(body))).toBe(50013);
      expect(await code(posts.threads.create({ name: 'x', message: body }))).toBe(50013);
      expect((await said.edit('still mine')).content).toBe('still mine');
    }
    for (const { id } of [posts, texts]) scene.simulator.moderate.deny(id, 0n);
  });

  test('50001 in a private thread that it did not make, which other members do not see either', async () => {
    const { threads } = await channel('general');
    const body = { name: 'between us', type: 12 };
    expect(await code(threads.create({ name: body.name, type: 12 }))).toBe(50013);
    const other = await setScene({ guild: { ...demoGuild, botPermissions: PermissionFlagsBits.CreatePrivateThreads } });
    try {
      const general = other.simulator.id('general');
      const made = (await other.client.rest.post(Routes.threads(general), { body })) as { id: string };
      const sees = (key: string) =>
        other.simulator
          .as(key)
          .channels()
          .some(({ id }) => id === made.id);
      expect([sees('noah'), sees('camille')]).toEqual([false, true]);
      await other.client.rest.delete(Routes.threadMembers(made.id, '@me'));
      expect(await code(other.client.rest.get(Routes.channel(made.id)))).toBe(50001);
    } finally {
      await other.stop();
    }
  });

  test('160005 in a locked thread, where members do not write either', async () => {
    const general = await channel('general');
    const thread = await general.threads.create({ name: 'over', type: 11 });
    await thread.setLocked(true);
    await expect(scene.simulator.as('noah').say(thread.id, 'one more thing')).rejects.toThrow('locked');
    scene.simulator.moderate.deny(general.id, PermissionFlagsBits.ManageThreads);
    expect(await code(thread.send('one more thing'))).toBe(160005);
    scene.simulator.moderate.deny(general.id, 0n);
    expect((await thread.send('the last word')).content).toBe('the last word');
  });

  test("50005 for an edit of someone else's message", async () => {
    const said = await scene.simulator.as('noah').say(scene.simulator.id('tasks'), 'mine');
    expect(await code(scene.client.rest.patch(Routes.channelMessage(said.channel_id, said.id), { body: {} }))).toBe(
      50005,
    );
  });

  test('without the right to read history, there is none', async () => {
    const review = await channel('review');
    await review.send('one');
    scene.simulator.moderate.deny(review.id, PermissionFlagsBits.ReadMessageHistory);
    expect((await review.messages.fetch()).size).toBe(0);
  });
});

describe('direct messages', () => {
  const write = async (key: string) => (await scene.client.users.fetch(scene.simulator.as(key).id)).send('hello');

  test('50007 to someone who refuses them, 50278 to someone without a common guild', async () => {
    expect((await write('noah')).content).toBe('hello');
    expect(scene.simulator.as('noah').directMessages()).toMatchObject([{ content: 'hello' }]);
    expect(await code(write('emma'))).toBe(50007);
    scene.simulator.moderate.removeMember('lucas');
    expect(await code(write('lucas'))).toBe(50278);
  });

  test('40003 when too many are opened at once', async () => {
    now += HOUR_MS;
    const open = (n: number) =>
      scene.client.rest.post(Routes.userChannels(), { body: { recipient_id: scene.simulator.as(`p${n}`).id } });
    for (let n = 1; n <= 20; n += 1) await open(n);
    await open(1);
    expect(await code(open(21))).toBe(40003);
  });
});

describe('interactions', () => {
  const plain = () => scene.simulator.as('noah').command('plain');

  test('10062 for a late acknowledgement, and the person sees it fail', async () => {
    const refused = new Promise<number | string>((resolve) =>
      scene.answer(async (interaction) => {
        await failed;
        resolve(await code((interaction as ChatInputCommandInteraction).reply('late')));
      }),
    );
    const failed = plain();
    expect(await failed).toMatchObject({ kind: 'failed' });
    expect(await refused).toBe(10062);
  });

  test('40060 for a second acknowledgement', async () => {
    const refused = new Promise<number | string>((resolve) =>
      scene.answer(async (interaction) => {
        const body = { type: 4, data: { content: 'once' } };
        const callback = Routes.interactionCallback(interaction.id, interaction.token);
        await scene.client.rest.post(callback, { body, auth: false });
        resolve(await code(scene.client.rest.post(callback, { body, auth: false })));
      }),
    );
    expect(await plain()).toMatchObject({ kind: 'message' });
    expect(await refused).toBe(40060);
  });

  test('10015 before the acknowledgement, 50027 after a quarter of an hour', async () => {
    const refused = new Promise<(number | string)[]>((resolve) =>
      scene.answer(async (interaction) => {
        const command = interaction as ChatInputCommandInteraction;
        const early = await code(command.webhook.send('early'));
        await command.reply('in time');
        now += HOUR_MS;
        resolve([early, await code(command.editReply('too late')), await code(command.followUp('too late'))]);
      }),
    );
    expect(await plain()).toMatchObject({ kind: 'message' });
    expect(await refused).toEqual([10015, 50027, 50027]);
  });

  test('50035 for an answer of the wrong kind', async () => {
    const refused = new Promise<number | string>((resolve) =>
      scene.answer(async (interaction) => {
        const callback = Routes.interactionCallback(interaction.id, interaction.token);
        resolve(await code(scene.client.rest.post(callback, { body: { type: 7, data: {} }, auth: false })));
        await (interaction as ChatInputCommandInteraction).reply('right');
      }),
    );
    expect(await plain()).toMatchObject({ kind: 'message' });
    expect(await refused).toBe(50035);
  });

  test('10008 when the message of a button is gone', async () => {
    const { id, channelId } = await (await channel('tasks')).send({
      components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }],
    });
    const refused = new Promise<number | string>((resolve) =>
      scene.answer(async (interaction) => {
        scene.simulator.moderate.deleteMessage(channelId, id);
        resolve(await code((interaction as ButtonInteraction).update('gone')));
        await (interaction as ButtonInteraction).reply({ content: 'gone', flags: MessageFlags.Ephemeral });
      }),
    );
    const message = scene.simulator.messages(channelId).find((known) => known.id === id);
    if (!message) throw new Error('not there');
    expect(await scene.simulator.as('noah').click(message, 'go')).toMatchObject({ kind: 'message', ephemeral: true });
    expect(await refused).toBe(10008);
  });
});

describe('bodies', () => {
  test('50006 for a message that says nothing, 50035 with the place of each mistake', async () => {
    const general = await channel('general');
    expect(await code(general.send({ content: ' ' }))).toBe(50006);
    expect(await code((await general.send('something')).edit({ content: '' }))).toBe(50006);
    const error = await general
      .send({ components: [{ type: 1, components: [{ type: 2, style: 1, label: 'x'.repeat(81), custom_id: 'a' }] }] })
      .catch((reason: unknown) => reason as DiscordAPIError);
    expect((error as DiscordAPIError).rawError).toMatchObject({
      code: 50035,
      errors: { components: { 0: { components: { 0: { label: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } } } },
    });
  });

  test('a body that is no JSON is 50109', async () => {
    const answer = await fetch(
      `${scene.simulator.apiUrl}/v10${Routes.channelMessages(scene.simulator.id('general'))}`,
      {
        method: 'POST',
        headers: { authorization: `Bot ${scene.simulator.token}`, 'content-type': 'application/json' },
        body: '{',
      },
    );
    expect(await answer.json()).toMatchObject({ code: 50109 });
  });
});

describe('limits of old and published messages', () => {
  test('40033 for a second crosspost; the copy that followers get has no components', async () => {
    const news = await channel<NewsChannel>('announcements');
    const message = await news.send({
      embeds: [{ title: 'Lucie 2' }],
      components: [{ type: 1, components: [{ type: 2, style: 5, label: 'Card', url: 'https://example.org/' }] }],
    });
    await message.crosspost();
    expect(await code(message.crosspost())).toBe(40033);
    expect(scene.simulator.crossposts()).toMatchObject([{ embeds: [{ title: 'Lucie 2' }], components: [] }]);
    expect(await code((await (await channel('general')).send('no news')).crosspost())).toBe(50024);
  });

  test('30046 when messages older than an hour are edited too often, with the time to wait', async () => {
    const message = await (await channel('tasks')).send('board');
    now += HOUR_MS;
    for (let n = 1; n <= 30; n += 1) await message.edit(`board ${n}`);
    const answer = await fetch(`${scene.simulator.apiUrl}/v10${Routes.channelMessage(message.channelId, message.id)}`, {
      method: 'PATCH',
      headers: { authorization: `Bot ${scene.simulator.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'once more' }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([429, { code: 30046, retry_after: 3_600 }]);
    now += HOUR_MS;
    expect((await message.edit('rested')).content).toBe('rested');
  });
});

describe('threads', () => {
  test('160004 for a second thread on a message', async () => {
    const message = await (await channel('digests')).send('talk about it');
    const thread = await message.startThread({ name: 'talk' });
    expect(thread.id).toBe(message.id);
    expect(
      await code(scene.client.rest.post(Routes.threads(message.channelId, message.id), { body: { name: 'x' } })),
    ).toBe(160004);
  });

  test('50083 in an archived one, until it is opened again', async () => {
    const thread = await (await channel('tasks')).threads.create({ name: 'work', type: 11 });
    const message = await thread.send('first');
    await thread.setArchived(true);
    expect(await code(message.edit('second'))).toBe(50083);
    expect(await code(scene.client.rest.patch(Routes.channel(thread.id), { body: { name: 'other' } }))).toBe(50083);
    expect((await (await channel('tasks')).threads.fetchArchived()).threads.has(thread.id)).toBe(true);
    await thread.setArchived(false);
    await message.edit('second');
    expect((await (await channel('tasks')).threads.fetchActive()).threads.has(thread.id)).toBe(true);
  });

  test('they archive by themselves after their silence, and a message opens them', async () => {
    const forum = await channel<ForumChannel>('help');
    const tag = forum.availableTags[0]?.id ?? '';
    const post = await forum.threads.create({
      name: 'How?',
      message: { content: 'how' },
      appliedTags: [tag],
      autoArchiveDuration: ThreadAutoArchiveDuration.OneWeek,
    });
    expect(post.appliedTags).toEqual([tag]);
    expect((await post.fetchStarterMessage())?.content).toBe('how');
    now += 7 * 24 * HOUR_MS;
    expect((await forum.threads.fetchArchived()).threads.has(post.id)).toBe(true);
    await post.send('so');
    expect((await forum.threads.fetchArchived()).threads.has(post.id)).toBe(false);
  });

  test('50035 for a tag that the forum does not have', async () => {
    const forum = await channel<ForumChannel>('help');
    expect(await code(forum.threads.create({ name: 'x', message: { content: 'x' }, appliedTags: ['1'] }))).toBe(50035);
  });

  test('160006 when a thousand are open', async () => {
    now += 8 * 24 * HOUR_MS;
    const path = Routes.threads(scene.simulator.id('general'));
    const open = () => scene.client.rest.post(path, { body: { name: 'one of many', type: 11 } });
    await Promise.all(Array.from({ length: 1_000 }, open));
    expect(await code(open())).toBe(160006);
  }, 60_000);
});

test('messages with the text display of another kind of component keep to the rules of Components V2', async () => {
  const general = await channel('general');
  expect(
    await code(
      general.send({
        content: 'both',
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: ComponentType.TextDisplay, content: 'x' }],
      }),
    ),
  ).toBe(50035);
});
