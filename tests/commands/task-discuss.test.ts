import { afterEach, describe, expect, test } from '@jest/globals';
import type { APIGuildForumChannel, APIMessage, APIThreadChannel } from 'discord-api-types/v10';
import { openDatabase } from '../../src/database/open.ts';
import { changeSettings } from '../../src/guilds/store.ts';
import { startTestBot } from '../support/bot.ts';
import { said, textOf } from '../support/messages.ts';

const { simulator, config, restart, messagesWhen } = await startTestBot({
  settings: (id) => ({ taskChannelId: id('tasks'), contributorRoleId: id('contributor') }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');
const tasks = simulator.id('tasks');
const forum = simulator.id('help');

afterEach(() => simulator.faults.clear());

const threadsIn = (parentId: string) =>
  camille.channels().filter((channel) => (channel as APIThreadChannel).parent_id === parentId) as (APIThreadChannel & {
    applied_tags: string[];
  })[];
const about = (title: string) => (message: APIMessage) => textOf(message).includes(title);

/** Resolves with the threads of a channel as soon as they are as expected. */
async function threadsWhen(parentId: string, until: (threads: ReturnType<typeof threadsIn>) => boolean) {
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof threadsIn>>();
  const look = () => until(threadsIn(parentId)) && resolve(threadsIn(parentId));
  const stop = camille.watch(look);
  look();
  return promise.finally(stop);
}

async function cardOf(title: string): Promise<APIMessage> {
  await ines.command('task create', { title });
  return (await messagesWhen('tasks', (all) => all.some(about(title)))).find(about(title)) as APIMessage;
}
const named = (title: string) => (threads: readonly APIThreadChannel[]) =>
  threads.some(({ name }) => name?.endsWith(title));

function decide(changes: Parameters<typeof changeSettings>[2]): void {
  const db = openDatabase(config.databasePath);
  changeSettings(db, simulator.guildId, changes, { actorId: null, at: Date.now() });
  db.close();
}

describe('the Discuss button of a card', () => {
  test('opens one thread, of whatever number of clicks, and then leads there', async () => {
    const card = await cardOf('À discuter');
    const answers = await Promise.all([ines.click(card, 'Discuter'), noah.click(card, 'Discuter')]);
    expect(said(answers[0])).toMatch(/s’ouvre|se discute dans/);
    expect(said(answers[1])).toMatch(/is opening|is discussed in/);
    const threads = await threadsWhen(tasks, named('À discuter'));
    expect(threads.map(({ name }) => name)).toEqual(['#1 À discuter']);
    // Its thread has the id of the card.
    await cardOf('Témoin');
    expect(said(await lucas.click(card, 'Discuter'))).toContain(`<#${card.id}>`);
  });

  test.each(['drop', 'losereply'] as const)('opens one thread when the request meets %s', async (what) => {
    const card = await cardOf(`Fil ${what}`);
    simulator.faults.add({ method: 'POST', path: /threads$/, what });
    await ines.click(card, 'Discuter');
    const threads = await threadsWhen(tasks, named(`Fil ${what}`));
    expect(threads.filter(({ name }) => name?.endsWith(`Fil ${what}`))).toHaveLength(1);
  });

  test('opens one thread when the bot is stopped and started in between', async () => {
    const card = await cardOf('Relancé');
    simulator.faults.add({ method: 'POST', path: /threads$/, what: 'losereply' });
    await ines.click(card, 'Discuter');
    await restart();
    const threads = await threadsWhen(tasks, named('Relancé'));
    expect(threads.filter(({ name }) => name?.endsWith('Relancé'))).toHaveLength(1);
  });

  test('opens nothing for who lacks the contributor role, in their language', async () => {
    const card = await cardOf('Réservée');
    expect(said(await lucas.click(card, 'Discuter'))).toContain('rôle de contributeur');
    expect(said(await emma.click(card, 'Discuter'))).toContain('contributor role');
    expect(named('Réservée')(threadsIn(tasks))).toBe(false);
  });

  test('brings a new card with a thread where a moderator deleted the card', async () => {
    const card = await cardOf('Effacée');
    const view = await ines.command('task list', { words: 'effacee' });
    expect(said(view)).toContain('Effacée');
    const id = Number(/#(\d+)/.exec(said(view))?.[1]);
    simulator.moderate.deleteMessage(tasks, card.id);
    await noah.command('task claim', { task: id });
    await cardOf('Témoin de l’effacée');
    const shown = await ines.command('task view', { task: id });
    if (shown.kind !== 'message') throw new Error(shown.kind);
    await ines.click(shown.message, 'Discuter');
    expect(named('Effacée')(await threadsWhen(tasks, named('Effacée')))).toBe(true);
  });

  test('opens another thread where a moderator deleted the first', async () => {
    const card = await cardOf('Fil supprimé');
    await ines.click(card, 'Discuter');
    const first = (await threadsWhen(tasks, named('Fil supprimé'))).find(({ id }) => id === card.id);
    await cardOf('Témoin du fil');
    expect(said(await lucas.click(card, 'Discuter'))).toContain(`<#${first?.id}>`);
    simulator.moderate.deleteChannel(card.id);
    await threadsWhen(tasks, (threads) => !named('Fil supprimé')(threads));
    const cards = (all: APIMessage[]) => all.filter(about('Fil supprimé')).map(({ id }) => id);
    const again = (await messagesWhen('tasks', (all) => cards(all).some((id) => id !== card.id))).findLast(
      about('Fil supprimé'),
    );
    expect(said(await ines.click(again as APIMessage, 'Discuter'))).toContain('s’ouvre');
    expect(named('Fil supprimé')(await threadsWhen(tasks, named('Fil supprimé')))).toBe(true);
  });
});

describe('with a forum', () => {
  const [open = '', claimed = ''] = (
    camille.channels().find(({ id }) => id === forum) as APIGuildForumChannel
  ).available_tags.map(({ id }) => id);

  test('each task is a post whose tag follows its state, archived or not', async () => {
    decide({ forumChannelId: forum, forumTags: JSON.stringify({ open, claimed }) });
    const created = await ines.command('task create', { title: 'Dans le forum' });
    expect(said(created)).toContain(`<#${forum}>`);
    const [post] = await threadsWhen(forum, (threads) => threads.length > 0);
    expect(post).toMatchObject({ name: expect.stringMatching(/^#\d+ Dans le forum$/), applied_tags: [open] });
    const card = simulator.messages(post?.id ?? '')[0] as APIMessage;
    expect(textOf(card)).toContain('Dans le forum');

    simulator.moderate.archiveThread(post?.id ?? '');
    const id = Number(/#(\d+)/.exec(post?.name ?? '')?.[1]);
    expect(said(await ines.command('task claim', { task: id }))).toContain('Prise');
    const [after] = await threadsWhen(forum, ([thread]) =>
      Boolean(thread?.applied_tags.includes(claimed) && thread.thread_metadata?.archived),
    );
    expect(after).toMatchObject({ applied_tags: [claimed], thread_metadata: { archived: true } });
    expect(JSON.stringify(card.components)).not.toContain('Discuter');
  });

  test('a post is opened once when the reply to it was lost', async () => {
    simulator.faults.add({ method: 'POST', path: /threads$/, what: 'losereply' });
    await ines.command('task create', { title: 'Réponse perdue' });
    await restart();
    await ines.command('task create', { title: 'Après la réponse perdue' });
    const threads = await threadsWhen(forum, named('Après la réponse perdue'));
    expect(threads.filter(({ name }) => /^#\d+ Réponse perdue$/.test(name ?? ''))).toHaveLength(1);
  });
});

test('where a guild has no place for tasks, the button says what is missing', async () => {
  decide({ forumChannelId: null, taskChannelId: null });
  const created = await ines.command('task create', { title: 'Sans salon' });
  if (created.kind !== 'message') throw new Error(created.kind);
  expect(said(await ines.click(created.message, 'Discuter'))).toContain('pas de salon');
});
