import { afterEach, describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { pino } from 'pino';
import { startBot } from '../../src/bot.ts';
import { startTestBot } from '../support/bot.ts';
import { said, textOf } from '../support/messages.ts';

const { simulator, config, restart, messagesWhen } = await startTestBot({
  settings: (id) => ({ taskChannelId: id('tasks'), maintainerChannelId: id('maintainers') }),
});
const ines = simulator.as('ines');
const tasks = simulator.id('tasks');
const POSTING = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

afterEach(() => simulator.faults.clear());

const about = (title: string) => (message: APIMessage) => textOf(message).includes(title);
const create = async (title: string) => said(await ines.command('task create', { title }));
/** The posts about a task, once another task created afterwards has been posted: whatever was to come has come. */
async function postsOf(title: string): Promise<APIMessage[]> {
  await messagesWhen('tasks', (all) => all.some(about(title)));
  const marker = `après ${title}`;
  await create(marker);
  return (await messagesWhen('tasks', (all) => all.some(about(marker))))
    .filter(about(title))
    .filter((m) => !about(marker)(m));
}

describe('a post', () => {
  test.each([
    ['the socket is closed before Discord saw it', 'drop'],
    ['it was taken and the reply to us was lost', 'losereply'],
    ['Discord answers 500', { status: 500 }],
    ['Discord asks to wait', { rateLimit: { retryAfterSeconds: 0.3 } }],
  ] as const)('stands in the channel once when %s', async (how, what) => {
    simulator.faults.add({ ...POSTING, what });
    await create(`Une carte : ${how}`);
    expect(await postsOf(`Une carte : ${how}`)).toHaveLength(1);
  });

  test('stands there once when the bot stops and starts between acceptance and our record of it', async () => {
    simulator.faults.add({ ...POSTING, what: 'losereply' });
    await create('Relancée');
    await restart();
    expect(await postsOf('Relancée')).toHaveLength(1);
  });

  test('keeps its mark when somebody clicks on it, so that it can still be found', async () => {
    await create('Marquée');
    const [post] = (await messagesWhen('tasks', (all) => all.some(about('Marquée')))).filter(about('Marquée'));
    if (!post) throw new Error('not posted');
    const mark = post.components?.[0]?.id;
    const { message } = (await ines.click(post, 'Prendre')) as { message: APIMessage };
    expect([textOf(message).includes('Prise par'), message.components?.[0]?.id]).toEqual([true, mark]);
  });

  test('that a moderator deleted is not posted again when its subject changes', async () => {
    await create('Effacée');
    const [post] = (await messagesWhen('tasks', (all) => all.some(about('Effacée')))).filter(about('Effacée'));
    simulator.moderate.deleteMessage(tasks, post?.id ?? '');
    const [choice] = await ines.autocomplete('task claim', { task: 'effacee' }, 'task');
    await ines.command('task claim', { task: Number(choice?.value) });
    await create('Témoin');
    const all = await messagesWhen('tasks', (messages) => messages.some(about('Témoin')));
    expect(all.filter(about('Effacée'))).toEqual([]);
  });

  test('is made by one of two processes on the same file', async () => {
    const second = await startBot(config, { log: pino({ level: 'silent' }), minutes: () => () => {} });
    try {
      await create('Deux processus');
      expect(await postsOf('Deux processus')).toHaveLength(1);
    } finally {
      await second.stop();
      // The simulator keeps one gateway session, which the second process had taken.
      await restart();
    }
  });

  test('into a channel that is closed to the bot is parked, and the maintainers are told once', async () => {
    simulator.moderate.deny(tasks, 1n << 11n);
    await create('Refusée 1');
    await create('Refusée 2');
    const isNotice = (message: APIMessage) => textOf(message).includes(`<#${tasks}>`);
    const notices = await messagesWhen('maintainers', (all) => all.some(isNotice));
    expect(notices.filter(isNotice)).toHaveLength(1);
  });

  test('that was parked is sent again, once, when a maintainer says so; as long as it is closed they are told anew', async () => {
    const isOpen = (message: APIMessage) => JSON.stringify(message.components).includes('settings:retry');
    const retry = async () => {
      const notice = (await messagesWhen('maintainers', (all) => all.some(isOpen))).find(isOpen);
      if (!notice) throw new Error('no notice');
      return said(await simulator.as('camille').click(notice, 'Réessayer'));
    };
    expect(await retry()).toContain('2 messages');
    await messagesWhen('maintainers', (all) => all.some(isOpen));
    simulator.moderate.deny(tasks, 0n);
    expect(await retry()).toContain('à la demande de');
    const both = [about('Refusée 1'), about('Refusée 2')];
    const posted = await messagesWhen('tasks', (all) => both.every((one) => all.some(one)));
    expect(both.map((one) => posted.filter(one).length)).toEqual([1, 1]);
  });
});
