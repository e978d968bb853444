import { describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import type { Answer } from '../../simulator/api.ts';
import { openDatabase } from '../../src/database/open.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';
import { directMessage, fill } from '../support/people.ts';

const { simulator, messagesWhen, config } = await startTestBot({
  simulator: { rateLimits: false },
  settings: (id) => ({
    taskChannelId: id('tasks'),
    reviewChannelId: id('review'),
    contributorRoleId: id('contributor'),
    maintainerRoleId: id('maintainer'),
    claimLimit: 0,
  }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

async function create(title: string, options: Record<string, string | number> = {}, person = ines): Promise<number> {
  const text = said(await person.command('task create', { title, ...options }));
  return Number(/(?:Tâche|Task) #(\d+)/.exec(text)?.[1]);
}

/** The post about a task in a channel, once it says something. */
async function post(channel: string, title: string, words: string): Promise<APIMessage> {
  const fits = (message: APIMessage) => textOf(message).includes(title) && textOf(message).includes(words);
  return (await messagesWhen(channel, (all) => all.some(fits))).findLast(fits) as APIMessage;
}

/** A task that noah handed in. */
async function handedIn(title: string): Promise<number> {
  const task = await create(title);
  await noah.command('task claim', { task });
  await noah.command('task submit', { task, note: 'All there' });
  return task;
}

describe('handing in', () => {
  test('by command or by the form that it opens; the channel for reviews sees what there is to review', async () => {
    const task = await create('À remettre');
    await noah.command('task claim', { task });
    const opened = await noah.command('task submit', { task });
    const answer = await fill(noah, opened, { link: 'https://example.org/pr/1', note: 'Ready for **you**' });
    expect(said(answer)).toMatch(/In review, handed in by <@\d+>[\s\S]*Handed in[\s\S]*Ready for[\s\S]*See the work/);
    const posted = await post('review', 'À remettre', 'En relecture');
    expect(textOf(posted)).toMatch(/Remise[\s\S]*Approuver\nRenvoyer[\s\S]*Voir le travail/);
  });

  test('by the button of the posted card, which then says so to everybody', async () => {
    const task = await create('Remise au bouton');
    await noah.command('task claim', { task });
    const card = await post('tasks', 'Remise au bouton', 'Prise par');
    const answer = await fill(noah, await noah.click(card, 'Remettre'), { note: 'Fini' });
    expect(said(answer)).toMatch(/En relecture, remise par[\s\S]*Approuver/);
  });

  test.each([
    [{ link: 'ftp://example.org' }, 'This link is not a web address'],
    [{ note: '\u200b' }, 'There is nothing to review'],
  ])('with %j is refused', async (typed: Record<string, string>, sentence) => {
    const task = await create('Mal remise');
    await noah.command('task claim', { task });
    expect(said(await noah.command('task submit', { task, ...typed }))).toContain(sentence);
    expect(said(await noah.command('task view', { task }))).toContain('Claimed by');
  });

  test('is refused to those who do not hold it, before they fill in a form', async () => {
    const task = await create('Pas à vous');
    await noah.command('task claim', { task });
    expect(said(await lucas.command('task submit', { task }))).toContain('n’est pas à vous');
    expect(said(await emma.command('task submit', { task, note: 'x' }))).toContain('is not yours');
    const card = await post('tasks', 'Pas à vous', 'Prise par');
    expect(said(await ines.click(card, 'Remettre'))).toContain('n’est pas à vous');
  });
});

describe('approving', () => {
  test('by command finishes the task and credits who did it', async () => {
    const task = await handedIn('À approuver');
    expect(said(await camille.command('task approve', { task }))).toMatch(/Terminée par <@\d+>[\s\S]*Approuvée par/);
    expect(said(await noah.command('task view', { task }))).toMatch(/approved it[\s\S]*handed it in[\s\S]*created it/);
  });

  test('by the button in the channel for reviews', async () => {
    await handedIn('Approuvée au bouton');
    const posted = await post('review', 'Approuvée au bouton', 'En relecture');
    expect(said(await camille.click(posted, 'Approuver'))).toContain('Terminée par');
    await post('tasks', 'Approuvée au bouton', 'Terminée par');
    expect(textOf(await directMessage(noah, 'Approuvée au bouton'))).toMatch(/a approuvé la tâche.*Merci/);
  });

  test('is refused to others and to who did it, in their language', async () => {
    const task = await handedIn('Pas pour tous');
    const posted = await post('review', 'Pas pour tous', 'En relecture');
    expect(said(await ines.command('task approve', { task }))).toContain('Seuls les mainteneurs');
    expect(said(await noah.click(posted, 'Approuver'))).toContain('Only maintainers');
    expect(said(await emma.click(posted, 'Renvoyer'))).toContain('Only maintainers');
    const own = await create('Propre travail');
    await camille.command('task claim', { task: own });
    await camille.command('task submit', { task: own, note: 'moi-même' });
    expect(said(await camille.command('task approve', { task: own }))).toContain('votre propre travail');
  });

  test('is also for the named reviewer, who is notified', async () => {
    const task = await create('Avec relectrice');
    await camille.command('task edit', { task, reviewer: ines.id });
    await noah.command('task claim', { task });
    await noah.command('task submit', { task, note: 'Look' });
    const posted = await post('review', 'Avec relectrice', 'En relecture');
    expect(posted.mentions.map(({ id }) => id)).toEqual([ines.id]);
    expect(said(await ines.click(posted, 'Approuver'))).toContain('Terminée par');
  });

  test('by two maintainers at once: one wins, the other is told, and the card shows the truth', async () => {
    const task = await handedIn('Deux à la fois');
    await camille.command('task edit', { task, reviewer: ines.id });
    const posted = await post('review', 'Deux à la fois', `<@${ines.id}>`);
    const answers = await Promise.all([
      camille.click(posted, 'Approuver'),
      ines.command('task return', { task, reason: 'Il manque les tests' }),
    ]);
    const words = answers.map(said);
    const [approved, sentBack] = [words[0]?.includes('Terminée par'), words[1]?.includes('Prise par')];
    expect([approved, sentBack].filter(Boolean)).toHaveLength(1);
    expect(words.some((word) => /quelqu’un a été plus rapide|vient de la renvoyer/.test(word))).toBe(true);
    await post('review', 'Deux à la fois', approved ? 'Terminée par' : 'Prise par');
    await post('tasks', 'Deux à la fois', approved ? 'Terminée par' : 'Prise par');
  });

  test('by two who click on the same card at once: one wins, the other is told that somebody was quicker', async () => {
    simulator.moderate.role('ines', 'maintainer', true);
    const task = await create('Un seul clic compte');
    await noah.command('task claim', { task });
    await noah.command('task submit', { task, note: 'Look' });
    const posted = await post('review', 'Un seul clic compte', 'En relecture');
    const answers = await Promise.all([camille.click(posted, 'Approuver'), ines.click(posted, 'Approuver')]);
    const [won, lost] = answers.toSorted((a) => (a.kind === 'update' ? -1 : 1));
    simulator.moderate.role('ines', 'maintainer', false);
    expect(won).toMatchObject({ kind: 'update' });
    expect(lost).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(lost as Answer)).toContain('quelqu’un a été plus rapide');
    expect(textOf(await post('review', 'Un seul clic compte', 'Terminée par'))).not.toContain('Approuver');
  });
});

describe('returning', () => {
  test('by the button and its form: the claimant reads why in a direct message and goes on', async () => {
    const task = await handedIn('À renvoyer');
    const posted = await post('review', 'À renvoyer', 'En relecture');
    const answer = await fill(camille, await camille.click(posted, 'Renvoyer'), {
      reason: '@everyone il manque un test',
    });
    expect(said(answer)).toContain('Prise par');
    const told = await directMessage(noah, 'À renvoyer');
    expect(textOf(told)).toContain('il manque un test');
    expect(told.mention_everyone).toBe(false);
    expect(said(await noah.command('task submit', { task, note: 'Now' }))).toContain('In review');
  });

  test('by command asks for a reason', async () => {
    const task = await handedIn('Sans raison');
    expect(said(await camille.command('task return', { task, reason: '\u200b ' }))).toContain(
      'Il manque quelques mots',
    );
  });
});

describe('assigning', () => {
  test('tells the person in a direct message, whose button declines outside the guild', async () => {
    const task = await create('Confiée');
    expect(said(await camille.command('task assign', { task, person: noah.id }))).toContain(`Prise par <@${noah.id}>`);
    const told = await directMessage(noah, 'Confiée');
    expect(textOf(told)).toMatch(/vous confie la tâche[\s\S]*Décliner/);
    expect(said(await noah.click(told, 'Décliner'))).toContain('You declined task');
    const card = said(await ines.command('task view', { task }));
    expect(card).toMatch(/Ouverte[\s\S]*l’a déclinée[\s\S]*l’a confiée à/);
  });

  test('is told in the language that the person said they work in', async () => {
    const task = await create('En anglais');
    await noah.command('task claim', { task });
    await noah.command('task unclaim', { task });
    const db = openDatabase(config.databasePath);
    db.prepare(`UPDATE contributors SET languages = '["en"]' WHERE user_id = ?`).run(noah.id);
    db.close();
    await camille.command('task assign', { task, person: noah.id });
    expect(textOf(await directMessage(noah, 'En anglais'))).toMatch(/gives you task[\s\S]*Decline/);
  });

  test('that was declined or taken back can’t be declined any more', async () => {
    const task = await create('Trop tard');
    await camille.command('task assign', { task, person: noah.id });
    const told = await directMessage(noah, 'Trop tard');
    await noah.command('task unclaim', { task });
    expect(said(await noah.click(told, 'Decline'))).toContain('Nobody holds task');
  });

  test('is for maintainers, and not to bots', async () => {
    const task = await create('Qui confie');
    expect(said(await ines.command('task assign', { task, person: noah.id }))).toContain('mainteneur');
    const bot = simulator.people().find((person) => person.bot)?.id ?? '';
    expect(said(await camille.command('task assign', { task, person: bot }))).toContain('est un robot');
  });
});

describe('renewing and giving back', () => {
  test('are offered to who holds it, and say so in the history', async () => {
    const task = await create('Renouvelée');
    const claimed = messageOf(await noah.command('task claim', { task }));
    const renewed = await noah.click(claimed, 'Still on it');
    expect(said(renewed)).toContain('is still on it');
    expect(said(await noah.click(messageOf(renewed), 'Unclaim'))).toMatch(/Open[\s\S]*gave it back/);
  });

  test('are refused to others', async () => {
    const task = await create('Pas la vôtre');
    await noah.command('task claim', { task });
    expect(said(await ines.command('task renew', { task }))).toContain('vous ne pouvez');
    expect(said(await emma.command('task renew', { task }))).toMatch(/held by/);
    const card = await post('tasks', 'Pas la vôtre', 'Prise par');
    expect(said(await ines.click(card, 'Rendre'))).toContain('vous ne pouvez rendre que les vôtres');
  });
});
