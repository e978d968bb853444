import { once } from 'node:events';
import { constants, createInflate, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  AttachmentBuilder,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
  Routes,
  type TextChannel,
} from 'discord.js';
import { WebSocket } from 'ws';
import type { Change } from '../../simulator/api.ts';
import { demoGuild } from '../../simulator/demo/guild.ts';
import { type Scene, setScene } from './bot.ts';

/** The smallest PNG: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let scene: Scene;

beforeAll(async () => {
  scene = await setScene({ rateLimits: false });
});

afterAll(() => scene.stop());

const at = (key: string) => scene.client.channels.cache.get(scene.simulator.id(key)) as TextChannel;

describe('messages', () => {
  test('are listed newest first, by page', async () => {
    const channel = at('review');
    const ids = [];
    for (let n = 0; n < 5; n += 1) ids.push((await channel.send(`${n}`)).id);
    const texts = async (options: object) =>
      [...(await channel.messages.fetch({ cache: false, ...options })).values()].map((m) => m.content);
    expect(await texts({ limit: 3 })).toEqual(['4', '3', '2']);
    expect(await texts({ before: ids[2] })).toEqual(['1', '0']);
    expect(await texts({ after: ids[2] })).toEqual(['4', '3']);
    expect(await texts({ around: ids[2], limit: 3 })).toEqual(['3', '2', '1']);
  });

  test('are deleted one by one and many at once', async () => {
    const channel = at('digests');
    const sent = [await channel.send('a'), await channel.send('b'), await channel.send('c')];
    await sent[0]?.delete();
    await channel.bulkDelete(sent.slice(1));
    expect(scene.simulator.messages(channel.id)).toEqual([]);
  });

  test('reply to others, but not to one that is gone', async () => {
    const said = await scene.simulator.as('noah').say(at('tasks').id, 'who takes it?');
    const reply = await at('tasks').send({ content: 'me', reply: { messageReference: said.id } });
    expect(reply.type).toBe(MessageType.Reply);
    const lost = at('tasks').send({ content: 'me', reply: { messageReference: '1', failIfNotExists: true } });
    await expect(lost).rejects.toMatchObject({ code: 50035 });
  });

  test('of others are blank for a bot without the message content intent, unless they mention it', async () => {
    const said = await scene.simulator.as('noah').say(at('review').id, 'a secret');
    const hailed = await scene.simulator.as('noah').say(at('review').id, `<@${scene.simulator.applicationId}> hello`);
    expect((await at('review').messages.fetch(said.id)).content).toBe('');
    expect((await at('review').messages.fetch(hailed.id)).content).toContain('hello');
    expect(said.content).toBe('a secret');
  });

  test('mention only those whom the bot meant', async () => {
    const [noah, ines] = ['noah', 'ines'].map((key) => scene.simulator.as(key).id) as [string, string];
    const role = scene.simulator.id('maintainer');
    const content = `<@${noah}> <@${ines}> <@&${role}> @everyone`;
    await at('tasks').send({ content, allowedMentions: { parse: [], users: [ines] } });
    expect(scene.simulator.messages(at('tasks').id).at(-1)).toMatchObject({
      mentions: [{ id: ines }],
      mention_roles: [],
      mention_everyone: false,
    });
  });

  test('mention everyone, and roles not open to it, only where the bot has the right', async () => {
    const [closed, open] = ['maintainer', 'contributor'].map((key) => scene.simulator.id(key)) as [string, string];
    await at('tasks').send({
      content: `<@&${closed}> <@&${open}> @everyone`,
      allowedMentions: { parse: ['everyone'], roles: [closed, open] },
    });
    expect(scene.simulator.messages(at('tasks').id).at(-1)).toMatchObject({
      mention_roles: [open],
      mention_everyone: false,
    });
  });

  test('carry files that are served, also inside embeds and components', async () => {
    const file = () => new AttachmentBuilder(PIXEL, { name: 'chart.png', description: 'a chart' });
    const plain = await at('tasks').send({ files: [file()] });
    const attachment = plain.attachments.first();
    expect(attachment).toMatchObject({
      name: 'chart.png',
      width: 1,
      height: 1,
      contentType: 'image/png',
      description: 'a chart',
    });
    const served = await fetch(attachment?.url ?? '');
    expect(Buffer.from(await served.arrayBuffer()).equals(PIXEL)).toBe(true);
    const embed = await at('tasks').send({ files: [file()], embeds: [{ image: { url: 'attachment://chart.png' } }] });
    expect(embed.attachments.size).toBe(0);
    expect(embed.embeds[0]?.image?.url).toContain('/_cdn/attachments/');
    const gallery = await at('tasks').send({
      flags: MessageFlags.IsComponentsV2,
      files: [file()],
      components: [{ type: 12, items: [{ media: { url: 'attachment://chart.png' } }] }],
    });
    expect(JSON.stringify(gallery.components)).toContain('/_cdn/attachments/');
    const again = await gallery.edit({
      components: [{ type: 12, items: [{ media: { url: 'attachment://chart.png' }, description: 'the same file' }] }],
    });
    expect(JSON.stringify(again.components)).toContain('/_cdn/attachments/');
    const kept = await plain.edit({ content: 'without', attachments: [] });
    expect(kept.attachments.size).toBe(0);
    const large = new AttachmentBuilder(Buffer.alloc(10 * 1_024 * 1_024 + 1), { name: 'large.bin' });
    await expect(at('tasks').send({ files: [large] })).rejects.toMatchObject({ status: 413 });
  });

  test('are pinned and unpinned', async () => {
    const message = await at('tasks').send('the board');
    await message.pin();
    expect((await at('tasks').messages.fetchPins()).items.map((pin) => pin.message.id)).toEqual([message.id]);
    await message.unpin();
    expect((await at('tasks').messages.fetchPins()).items).toEqual([]);
  });

  test('take reactions, and give them back', async () => {
    const message = await at('tasks').send('vote');
    const reaction = await message.react('👍');
    expect([...(await reaction.users.fetch()).keys()]).toEqual([scene.simulator.applicationId]);
    await reaction.users.remove();
    expect(scene.simulator.messages(at('tasks').id).at(-1)?.reactions).toEqual([]);
  });
});

describe('the guild', () => {
  test('gives members one by one and by name, but not the whole list', async () => {
    const guild = await scene.client.guilds.fetch(scene.simulator.guildId);
    const noah = await guild.members.fetch(scene.simulator.as('noah').id);
    expect([...noah.roles.cache.keys()]).toContain(scene.simulator.id('contributor'));
    expect((await guild.members.search({ query: 'ine' })).map(({ displayName }) => displayName)).toEqual(['Inès']);
    expect((await guild.members.fetch({ user: [scene.simulator.as('emma').id] })).size).toBe(1);
    await expect(guild.members.list()).rejects.toMatchObject({ code: 50001 });
  });

  test('keeps its roles and channels from a bot without the right to manage them', async () => {
    const guild = await scene.client.guilds.fetch(scene.simulator.guildId);
    const noah = await guild.members.fetch(scene.simulator.as('noah').id);
    await expect(noah.roles.add(scene.simulator.id('maintainer'))).rejects.toMatchObject({ code: 50013 });
    await expect(guild.channels.create({ name: 'new' })).rejects.toMatchObject({ code: 50013 });
    await expect(at('tasks').delete()).rejects.toMatchObject({ code: 50013 });
  });

  test('lets a bot with the right manage them, below its own role', async () => {
    const botPermissions = PermissionFlagsBits.ManageRoles | PermissionFlagsBits.ManageChannels;
    const other = await setScene({ guild: { ...demoGuild, botPermissions } });
    const guild = await other.client.guilds.fetch(other.simulator.guildId);
    const noah = await guild.members.fetch(other.simulator.as('noah').id);
    await noah.roles.add(other.simulator.id('maintainer'));
    expect(other.simulator.people().find(({ key }) => key === 'noah')?.roles).toContain(
      other.simulator.id('maintainer'),
    );
    const channel = await guild.channels.create({ name: 'new' });
    expect((await channel.setTopic('fresh')).topic).toBe('fresh');
    await channel.delete();
    await expect(other.client.channels.fetch(channel.id, { force: true })).rejects.toMatchObject({ code: 10003 });
    await other.stop();
  });
});

describe('people', () => {
  test('see the channels that are theirs, and the direct messages with the bot', () => {
    const names = (key: string) =>
      scene.simulator
        .as(key)
        .channels()
        .map((channel) => channel.name);
    expect(names('camille')).toContain('mainteneurs');
    expect(names('noah')).not.toContain('mainteneurs');
    expect(names('noah')).toContain(null);
  });

  test('hear of what they can see, until they stop listening', async () => {
    const heard: Change[] = [];
    const stop = scene.simulator.as('noah').watch((change) => void heard.push(change));
    const message = await at('general').send('hello');
    await at('maintainers').send('secret');
    await message.delete();
    scene.simulator.moderate.role('lucas', 'contributor', true);
    stop();
    await at('general').send('unheard');
    expect(heard.map(({ type }) => type)).toEqual(['message', 'messageDeleted', 'people']);
  });

  test('can not write where they may not', async () => {
    await expect(scene.simulator.as('noah').say(at('announcements').id, 'news')).rejects.toThrow("can't write");
    await expect(scene.simulator.as('noah').say(at('maintainers').id, 'news')).rejects.toThrow('sees no channel');
  });
});

describe('compression', () => {
  const open = (query: string) =>
    new WebSocket(`${scene.simulator.url.replace('http', 'ws')}/gateway?v=10&encoding=json${query}`);

  test('of the whole stream is understood by a zlib client', async () => {
    const socket = open('&compress=zlib-stream');
    const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH });
    const text = once(inflate, 'data');
    socket.on('message', (data) => inflate.write(data as Buffer));
    expect(JSON.parse(String((await text)[0]))).toMatchObject({ op: 10 });
    socket.terminate();
  });

  test('of each payload is given when IDENTIFY asks', async () => {
    const socket = open('');
    await once(socket, 'message');
    socket.send(JSON.stringify({ op: 2, d: { token: scene.simulator.token, intents: 1, compress: true } }));
    const [data] = await once(socket, 'message');
    expect(JSON.parse(inflateSync(data as Buffer).toString())).toMatchObject({ t: 'READY' });
    socket.terminate();
  });
});

test('a route that Discord does not have is recorded too', async () => {
  await expect(scene.client.rest.get('/nowhere')).rejects.toMatchObject({ code: 0 });
  expect(scene.simulator.requests.at(-1)).toMatchObject({ path: '/api/v10/nowhere', status: 404 });
  await expect(scene.client.rest.get(Routes.guild('1'))).rejects.toMatchObject({ code: 10004 });
});

test('of the requests only the latest are kept, so that a demo can run for weeks', async () => {
  const other = await setScene({ keepRequests: 3 });
  try {
    for (let n = 0; n < 5; n += 1) await other.client.rest.get(`/users/${n}`).catch(() => undefined);
    const paths = other.simulator.requests.map(({ path }) => path);
    expect(paths).toEqual([2, 3, 4].map((n) => `/api/v10/users/${n}`));
  } finally {
    await other.stop();
  }
});
