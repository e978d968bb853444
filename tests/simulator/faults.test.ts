import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ChatInputCommandInteraction, RateLimitError, Routes, type TextChannel } from 'discord.js';
import { type Scene, setScene } from './bot.ts';

const CREATE = /^\/channels\/\d+\/messages$/;
let scene: Scene;

/** A client that repeats nothing by itself. */
beforeEach(async () => {
  scene = await setScene({}, { retries: 0 });
});

afterEach(() => scene.stop());

const general = () => scene.client.channels.cache.get(scene.simulator.id('general')) as TextChannel;
const texts = () => scene.simulator.messages(general().id).map(({ content }) => content);

describe('a fault', () => {
  test('of a status answers in place of Discord, once', async () => {
    scene.simulator.faults.add({ method: 'POST', path: CREATE, what: { status: 503 } });
    await expect(general().send('one')).rejects.toMatchObject({ status: 503 });
    await general().send('two');
    expect(texts()).toEqual(['two']);
    expect(scene.simulator.requests.filter(({ method }) => method === 'POST').map(({ status }) => status)).toEqual([
      503, 200,
    ]);
  });

  test('begins after as many requests and lasts as many times as it says', async () => {
    scene.simulator.faults.add({ path: CREATE, after: 1, times: 2, what: { status: 500 } });
    const outcomes = [];
    for (const text of ['1', '2', '3', '4'])
      outcomes.push(
        await general()
          .send(text)
          .then(
            () => 'sent',
            () => 'refused',
          ),
      );
    expect(outcomes).toEqual(['sent', 'refused', 'refused', 'sent']);
  });

  test('of a rate limit is waited for by the client', async () => {
    scene.simulator.faults.add({ path: CREATE, what: { rateLimit: { retryAfterSeconds: 1 } } });
    expect((await general().send('patience')).content).toBe('patience');
    expect(texts()).toEqual(['patience']);
  });

  test('that drops the socket leaves no effect; one that loses the reply does', async () => {
    scene.simulator.faults.add({ path: CREATE, what: 'drop' });
    await expect(general().send('dropped')).rejects.toThrow();
    expect(texts()).toEqual([]);
    scene.simulator.faults.add({ path: CREATE, what: 'losereply' });
    await expect(general().send('lost')).rejects.toThrow();
    expect(texts()).toEqual(['lost']);
    expect(scene.simulator.requests.at(-1)?.status).toBeUndefined();
  });

  test('may delay a request, or do something between the effect and the answer', async () => {
    scene.simulator.faults.add({ path: CREATE, what: { delayMs: 5 } });
    const seen: string[][] = [];
    scene.simulator.faults.add({ path: CREATE, what: { afterEffect: () => void seen.push(texts()) } });
    await general().send('delayed');
    await general().send('watched');
    expect(seen).toEqual([['delayed', 'watched']]);
  });

  test('is forgotten when the plan is cleared', async () => {
    scene.simulator.faults.add({ path: CREATE, times: 9, what: 'drop' });
    scene.simulator.faults.clear();
    await general().send('calm');
    expect(texts()).toEqual(['calm']);
  });
});

describe('a nonce', () => {
  test('that is enforced gives the earlier message instead of a second one', async () => {
    scene.simulator.faults.add({ path: CREATE, what: 'losereply' });
    const send = () => general().send({ content: 'once', nonce: 'row-1', enforceNonce: true });
    await expect(send()).rejects.toThrow();
    const again = await send();
    expect(again.nonce).toBe('row-1');
    const [message, ...more] = scene.simulator.messages(general().id);
    expect(message).toMatchObject({ id: again.id, content: 'once' });
    expect(message).not.toHaveProperty('nonce');
    expect(more).toEqual([]);
  });

  test('that is not enforced does not', async () => {
    await general().send({ content: 'once', nonce: 'row-1' });
    await general().send({ content: 'twice', nonce: 'row-1' });
    expect(texts()).toEqual(['once', 'twice']);
  });
});

describe('rate limits', () => {
  test('stand in the headers of every answer, and what comes too early is 429 with the time to wait', async () => {
    const send = () =>
      fetch(`${scene.simulator.apiUrl}/v10${Routes.channelMessages(general().id)}`, {
        method: 'POST',
        headers: { authorization: `Bot ${scene.simulator.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ content: 'quick' }),
      });
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await send());
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['4', '3', '2', '1', '0', '0']);
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(last?.headers.get('retry-after')).toBeTruthy();
    expect(await last?.json()).toMatchObject({ global: false, retry_after: expect.any(Number) });
    expect(texts()).toHaveLength(5);
  });

  test('are kept by the real client, which waits', async () => {
    const message = await general().send('well done');
    await Promise.all(['👍', '🎉', '🐝'].map((emoji) => message.react(emoji)));
    const [seen] = scene.simulator.messages(general().id);
    expect(seen?.reactions?.map(({ emoji }) => emoji.name).sort()).toEqual(['👍', '🎉', '🐝'].sort());
    await expect(message.react('not-an-emoji')).rejects.toMatchObject({ code: 10014 });
  });

  test('can be made an error by the client', async () => {
    const strict = await setScene({}, { rejectOnRateLimit: () => true, retries: 0 });
    strict.simulator.faults.add({ path: CREATE, what: { rateLimit: { retryAfterSeconds: 60, global: true } } });
    const channel = strict.client.channels.cache.get(strict.simulator.id('general')) as TextChannel;
    await expect(channel.send('no')).rejects.toBeInstanceOf(RateLimitError);
    await strict.stop();
  });
});

test('a thousand interactions at once are all answered', async () => {
  // A busy machine may need more than Discord's three seconds for them all.
  const { simulator, client, answer, stop } = await setScene({ acknowledgeWithinMs: 60_000 });
  await client.application.commands.set([{ name: 'claim', description: 'Claims' }]);
  answer((interaction) => (interaction as ChatInputCommandInteraction).reply('mine'));
  const noah = simulator.as('noah');
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => noah.command('claim')));
  expect(answers.filter(({ kind }) => kind === 'message')).toHaveLength(1_000);
  await stop();
});
