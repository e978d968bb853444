import { describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const { simulator, messagesWhen } = await startTestBot({
  settings: (id) => ({ taskChannelId: id('tasks'), contributorRoleId: id('contributor'), claimLimit: 0 }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');

async function createdBy(person: typeof ines, title: string): Promise<number> {
  const text = said(await person.command('task create', { title }));
  return Number(/Tâche #(\d+)/.exec(text)?.[1]);
}

describe('/task create', () => {
  test('makes a task by options, tells its author alone, and posts its card in the channel for tasks', async () => {
    const answer = await ines.command('task create', { title: 'Écrire un script', area: 'data', size: 'S' });
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(answer)).toContain('Tâche créée');
    const posted = await messagesWhen('tasks', (all) =>
      all.some((message) => textOf(message).includes('Écrire un script')),
    );
    expect(textOf(posted.at(-1) as APIMessage)).toMatch(/Ouverte.*Données.*S, une demi-journée/);
    expect(noah.messages(simulator.id('general'))).toEqual([]);
  });

  test('opens a form when no option is given, and makes the task out of it', async () => {
    const opened = await noah.command('task create');
    if (opened.kind !== 'modal') throw new Error(opened.kind);
    expect(opened.modal.data.title).toBe('Create a task');
    const answer = await noah.submit(opened.modal, { title: 'Review the card', area: ['documentation'], size: ['M'] });
    expect(said(answer)).toMatch(/Task created[\s\S]*Review the card[\s\S]*Documentation · M, a few days/);
  });

  test('opens the form filled with a message that somebody wrote', async () => {
    const message = await lucas.say(simulator.id('general'), 'Il faut nettoyer le corpus\nLes doublons surtout.');
    const opened = await ines.menu('Create a task', { messageId: message.id, channelId: message.channel_id });
    if (opened.kind !== 'modal') throw new Error(opened.kind);
    const answer = await ines.submit(opened.modal, { area: ['data'], size: ['S'] });
    expect(said(answer)).toMatch(/Il faut nettoyer le corpus[\s\S]*Les doublons surtout/);
    expect(JSON.stringify(messageOf(answer))).toContain(`/${message.channel_id}/${message.id}`);
  });

  test('takes the longest description, whatever it is made of', async () => {
    const answer = await ines.command('task create', { title: '*'.repeat(120), description: '*'.repeat(2_000) });
    expect(said(answer)).toContain('Tâche créée');
    expect(said(answer)).toMatch(/\*…/);
  });

  test('fills the form with a long message without cutting through a character', async () => {
    const message = await lucas.say(simulator.id('general'), `${'x'.repeat(119)}🐝 et la suite`);
    const opened = await ines.menu('Create a task', { messageId: message.id, channelId: message.channel_id });
    expect(opened.kind).toBe('modal');
    expect(JSON.stringify(opened)).not.toMatch(/\\ud83d/);
  });

  test.each([
    [{ title: '\u200b \u2060' }, 'Il manque un titre'],
    [{ description: 'sans titre' }, 'Il manque un titre'],
    [{ title: 'x', link: 'javascript:alert(1)' }, 'Ce lien n’est pas une adresse web'],
    [{ title: 'x', link: 'pas une adresse' }, 'Ce lien n’est pas une adresse web'],
  ])('answers %j with a sentence', async (options: Record<string, string>, sentence) => {
    expect(said(await ines.command('task create', options))).toContain(sentence);
  });

  test('shows mentions and markdown as they were typed, and pings nobody', async () => {
    const answer = await ines.command('task create', { title: '@everyone **gras** <@1> [x](https://example.org)' });
    expect(messageOf(answer)).toMatchObject({ mention_everyone: false, mentions: [] });
    expect(JSON.stringify(messageOf(answer).components)).toContain('\\\\*\\\\*gras');
  });

  test('is refused to who lacks the contributor role, in their language', async () => {
    expect(said(await lucas.command('task create', { title: 'x' }))).toContain('rôle de contributeur');
    expect(said(await simulator.as('emma').command('task create', { title: 'x' }))).toContain('contributor role');
  });
});

describe('claiming', () => {
  test('by the button of the posted card: the card then says so to everybody, in the language of the guild', async () => {
    const id = await createdBy(ines, 'Carte à prendre');
    const isCard = (message: APIMessage) => textOf(message).includes('Carte à prendre');
    const posted = (await messagesWhen('tasks', (all) => all.some(isCard))).find(isCard) as APIMessage;
    const claimed = await noah.click(posted, 'Prendre');
    expect(said(claimed)).toContain(`Prise par <@${noah.id}>`);
    expect(said(await camille.command('task view', { task: id }))).toContain(`Prise par <@${noah.id}>`);
    const back = await noah.click(messageOf(claimed), 'Rendre');
    expect(said(back)).toContain('Ouverte');
  });

  test('by the command: cards posted before are rewritten', async () => {
    const id = await createdBy(ines, 'Réécrite partout');
    expect(said(await noah.command('task claim', { task: id }))).toContain(`Claimed by <@${noah.id}>`);
    await messagesWhen('tasks', (all) =>
      all.some((message) => textOf(message).includes('Réécrite partout') && textOf(message).includes('Prise par')),
    );
  });

  test('of a task that somebody holds is refused and says who holds it', async () => {
    const id = await createdBy(ines, 'Une seule gagne');
    await noah.command('task claim', { task: id });
    expect(said(await ines.command('task claim', { task: id }))).toContain(`prise par <@${noah.id}>`);
    expect(said(await noah.command('task claim', { task: id }))).toContain('yours already');
    expect(said(await ines.command('task unclaim', { task: id }))).toContain('vous ne pouvez rendre que les vôtres');
    await noah.command('task unclaim', { task: id });
    expect(said(await noah.command('task unclaim', { task: id }))).toContain('nothing to give back');
  });

  test('of a task that does not exist says so', async () => {
    expect(said(await noah.command('task claim', { task: 999_999 }))).toContain('no task #999999');
  });

  test('is suggested while typing, without accents, and only what can be claimed', async () => {
    const id = await createdBy(ines, 'Évaluer les réponses');
    const choices = await noah.autocomplete('task claim', { task: 'evaluer' }, 'task');
    expect(choices).toEqual([{ name: `#${id} Évaluer les réponses`, value: id }]);
    await noah.command('task claim', { task: id });
    expect(await noah.autocomplete('task claim', { task: 'evaluer' }, 'task')).toEqual([]);
    expect(await noah.autocomplete('task unclaim', { task: 'evaluer' }, 'task')).toHaveLength(1);
    expect(await lucas.autocomplete('task claim', { task: '' }, 'task')).toEqual([]);
  });
});

describe('/task list', () => {
  test('shows ten per page, and its buttons turn the pages', async () => {
    for (let i = 0; i < 12; i += 1) await ines.command('task create', { title: `Page ${i}`, area: 'legal' });
    const first = await noah.command('task list', { area: 'legal' });
    expect(said(first)).toMatch(/12 tasks[\s\S]*Page 11[\s\S]*Page 2/);
    expect(said(first)).not.toContain('Page 1\n');
    const second = await noah.click(messageOf(first), 'Next');
    expect(said(second)).toMatch(/Page 1[\s\S]*Page 0/);
  });

  test('shows another state when one is picked in its menu, and keeps the area', async () => {
    const listed = messageOf(await noah.command('task list', { area: 'legal' }));
    const menuOf = (message: APIMessage) => /task:filter:[^"]*/.exec(JSON.stringify(message.components))?.[0] ?? '';
    const done = await noah.select(listed, menuOf(listed), ['done']);
    expect(said(done)).toMatch(/No task[\s\S]*Drop a filter/);
    const open = await noah.select(messageOf(done), menuOf(messageOf(done)), ['open']);
    expect(said(open)).toContain('12 tasks');
  });

  test('shows its last page where it has become shorter since', async () => {
    const ids: number[] = [];
    for (let i = 0; i < 11; i += 1) {
      const answer = await ines.command('task create', { title: `Courte ${i}`, area: 'translation' });
      ids.push(Number(/Tâche #(\d+)/.exec(said(answer))?.[1]));
    }
    const listed = messageOf(await noah.command('task list', { area: 'translation', state: 'open' }));
    await noah.command('task claim', { task: ids[0] ?? 0 });
    expect(said(await noah.click(listed, 'Next'))).toMatch(/10 tasks[\s\S]*Courte 10/);
  });

  test('says so when nothing fits', async () => {
    expect(said(await ines.command('task list', { state: 'done' }))).toContain('Aucune tâche');
  });
});
