import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Interaction } from 'discord.js';
import { type Scene, setScene } from './bot.ts';

const file = new URL('../../../shared/discord/openapi.json', import.meta.url);
const spec = JSON.parse(readFileSync(file, 'utf8'));
const judge = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, validateFormats: false });
judge.addSchema({ ...spec, $id: 'discord' });

let scene: Scene;

beforeAll(async () => {
  scene = await setScene({ rateLimits: false });
});

afterAll(() => scene.stop());

/** Where a document keeps something: https://www.rfc-editor.org/rfc/rfc6901#section-6 */
const pointer = (...keys: string[]) =>
  `discord#/${keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

/** Sends a request and holds its answer against the schema that Discord publishes for it. */
async function ask(
  method: string,
  template: string,
  ids: Record<string, string>,
  body?: object,
): Promise<{ id: string }> {
  const path = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(ids[name] ?? ''));
  const answer = await fetch(`${scene.simulator.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${scene.simulator.token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const status = String(answer.status);
  const { responses } = spec.paths[template][method.toLowerCase()];
  expect(Object.keys(responses)).toContain(status);
  if (answer.status === 204) return { id: '' };
  const json = await answer.json();
  const place = pointer(
    'paths',
    template,
    method.toLowerCase(),
    'responses',
    status,
    'content',
    'application/json',
    'schema',
  );
  const fits = judge.compile({ $ref: place });
  fits(json);
  expect((fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
  return json as { id: string };
}

const CARD = {
  flags: 32_768,
  components: [
    {
      type: 17,
      components: [
        { type: 10, content: 'A task' },
        { type: 14 },
        {
          type: 9,
          components: [{ type: 10, content: 'text' }],
          accessory: { type: 11, media: { url: 'https://a.example/a.png' } },
        },
        { type: 12, items: [{ media: { url: 'https://a.example/b.png' } }] },
        { type: 1, components: [{ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }] }] },
      ],
    },
  ],
};

describe('answers are as Discord publishes them', () => {
  const ids = () => ({
    application_id: scene.simulator.applicationId,
    guild_id: scene.simulator.guildId,
    channel_id: scene.simulator.id('general'),
    user_id: scene.simulator.as('noah').id,
  });

  test.each([
    '/gateway/bot',
    '/users/@me',
    '/users/{user_id}',
    '/applications/@me',
    '/guilds/{guild_id}',
    '/guilds/{guild_id}/channels',
    '/guilds/{guild_id}/roles',
    '/guilds/{guild_id}/members/{user_id}',
    '/guilds/{guild_id}/threads/active',
    '/channels/{channel_id}',
    '/channels/{channel_id}/messages',
    '/channels/{channel_id}/threads/archived/public',
  ])('GET %s', async (template) => {
    await ask('GET', template, ids());
  });

  test('messages of every kind', async () => {
    const path = '/channels/{channel_id}/messages';
    const embeds = [{ title: 'x', image: { url: 'https://a.example/a.png' } }];
    const plain = await ask('POST', path, ids(), { content: `<@${ids().user_id}>`, embeds });
    await ask('POST', path, ids(), CARD);
    await ask('POST', path, ids(), { content: 'reply', message_reference: { message_id: plain.id } });
    const one = { ...ids(), message_id: plain.id };
    await ask('PATCH', `${path}/{message_id}`, one, { content: 'edited' });
    await ask('PUT', `${path}/{message_id}/reactions/{emoji_name}/@me`, { ...one, emoji_name: '👍' });
    await ask('POST', `${path}/{message_id}/threads`, one, { name: 'thread' });
    await ask('PUT', '/channels/{channel_id}/messages/pins/{message_id}', one);
    await ask('GET', '/channels/{channel_id}/messages/pins', one);
    await ask('GET', path, ids());
  });

  test('threads, posts, crossposts and direct messages', async () => {
    const thread = await ask('POST', '/channels/{channel_id}/threads', ids(), { name: 'thread', type: 11 });
    await ask('PATCH', '/channels/{channel_id}', { channel_id: thread.id }, { archived: true });
    await ask('GET', '/channels/{channel_id}/threads/archived/public', ids());
    const forum = { channel_id: scene.simulator.id('help') };
    await ask('POST', '/channels/{channel_id}/threads', forum, { name: 'post', message: { content: 'how?' } });
    const news = { channel_id: scene.simulator.id('announcements') };
    const { id } = await ask('POST', '/channels/{channel_id}/messages', news, { content: 'news' });
    await ask('POST', '/channels/{channel_id}/messages/{message_id}/crosspost', { ...news, message_id: id });
    await ask('POST', '/users/@me/channels', {}, { recipient_id: ids().user_id });
  });

  test('commands, callbacks and follow-ups', async () => {
    const path = '/applications/{application_id}/commands';
    const options = [{ type: 3, name: 'a', description: 'b', choices: [{ name: 'c', value: 'd' }] }];
    await ask('POST', path, ids(), { name: 'plain', description: 'x', options });
    await ask('PUT', path, ids(), [
      { name: 'plain', description: 'x', options },
      { name: 'Menu', type: 3 },
    ]);
    await ask('GET', path, ids());
    const answered = new Promise<void>((resolve, reject) =>
      scene.answer(async ({ id, token }: Interaction) => {
        const webhook = { webhook_id: scene.simulator.applicationId, webhook_token: token };
        const callback = { interaction_id: id, interaction_token: token };
        const data = { content: 'hello', flags: 64 };
        await ask('POST', '/interactions/{interaction_id}/{interaction_token}/callback', callback, { type: 4, data })
          .then(() => ask('GET', '/webhooks/{webhook_id}/{webhook_token}/messages/@original', webhook))
          .then(() => ask('POST', '/webhooks/{webhook_id}/{webhook_token}', webhook, CARD))
          .then(() => resolve(), reject);
      }),
    );
    await scene.simulator.as('noah').command('plain');
    await answered;
  });
});
