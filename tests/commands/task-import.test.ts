import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestBot } from '../support/bot.ts';
import { startTestGithub } from '../support/github.ts';
import { messageOf, said } from '../support/messages.ts';

const github = await startTestGithub(Date.now());
afterAll(() => github.stop());
const world = await startTestBot({
  config: { github: { apiUrl: github.apiUrl, token: github.token } },
  settings: (id) => ({ contributorRoleId: id('contributor'), maintainerRoleId: id('maintainer') }),
});
const { simulator } = world;
const camille = simulator.as('camille');
const noah = simulator.as('noah');
const ines = simulator.as('ines');
const emma = simulator.as('emma');

let number = 0;
/** A repository of its own for each test. */
function repository(...titles: string[]): string {
  number += 1;
  const name = `OpenLLM-France/depot_${number}`;
  github.repository(name).assignable.push('noah-gh');
  for (const [index, title] of titles.entries()) github.put(name, { number: index + 1, title, labels: ['data'] });
  return name;
}

beforeEach(() => {
  github.setClock(Date.now());
  camille.locale = 'fr';
});

describe('/task import', () => {
  test('by a maintainer makes tasks of the open issues, and tells how many, in their language', async () => {
    const name = repository('Trier les sources', 'Compter les doublons');
    github.put(name, { number: 3, isPullRequest: true });
    expect(said(await camille.command('task import', { repository: `https://github.com/${name}` }))).toBe(
      `2 tâches tirées de \`${name}\`. La suite est relue toutes les dix minutes.`,
    );
    expect(said(await noah.command('task list'))).toContain('Compter les doublons');
    camille.locale = 'en-US';
    expect(said(await camille.command('task import', { repository: name }))).toContain(`0 tasks made from \`${name}\``);
  });

  test('by label takes those that carry it', async () => {
    const name = repository('Avec');
    github.put(name, { number: 2, title: 'Sans', labels: [] });
    expect(said(await camille.command('task import', { repository: name, label: 'Data' }))).toContain('1 tâche tirée');
  });

  test('makes posts of a forum one after the other; who wants to discuss one need not wait for its turn', async () => {
    await camille.command('settings change', { 'forum-channel': simulator.id('workshop') });
    const posts = () => new Set(camille.channels().map(({ name }) => name?.replace(/^#\d+ /, '')));
    const posted = (title: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!posts().has(title)) return;
          stop();
          resolve();
        };
        const stop = camille.watch(look);
        look();
      });
    await camille.command('task import', { repository: repository('Au forum', 'À son tour', 'Plus tard') });
    await posted('Au forum');
    expect(posts().has('À son tour')).toBe(false);
    const [choice] = await ines.autocomplete('task view', { task: 'tour' }, 'task');
    const card = await ines.command('task view', { task: Number(choice?.value) });
    await ines.click(messageOf(card), 'Discuter');
    await posted('À son tour');
    expect(posts().has('Plus tard')).toBe(false);
    await camille.command('settings clear', { setting: 'forum-channel' });
  });

  test('is refused to a contributor and to a member, in their language', async () => {
    const name = repository('Interdit');
    expect(said(await ines.command('task import', { repository: name }))).toContain('mainteneur');
    expect(said(await noah.command('task import', { repository: name }))).toContain('maintainer');
    expect(said(await emma.command('task import', { repository: name }))).toContain('maintainer');
    expect(github.requests.some(({ path }) => path.includes(name))).toBe(false);
  });

  test('suggests the repositories that are followed, to maintainers', async () => {
    const name = repository('Suivi');
    await camille.command('task import', { repository: name });
    const followed = await camille.autocomplete('task import', { repository: name.slice(-8) }, 'repository');
    expect(followed).toEqual([{ name, value: name }]);
    expect(await noah.autocomplete('task import', { repository: '' }, 'repository')).toEqual([]);
  });

  test('stops following, and says so when there is nothing to stop', async () => {
    const name = repository('Fini');
    await camille.command('task import', { repository: name });
    expect(said(await camille.command('task import', { repository: name, stop: true }))).toContain('n’est plus suivi.');
    expect(said(await camille.command('task import', { repository: name, stop: true }))).toContain('rien à arrêter');
    camille.locale = 'en-US';
    expect(said(await camille.command('task import', { repository: name, stop: true }))).toContain('nothing to stop');
  });

  test.each([
    ['fr', 'pas un dépôt', 'Ce n’est pas un dépôt GitHub'],
    ['en-US', 'https://gitlab.com/o/r', 'This is not a GitHub repository'],
    ['fr', 'o/inconnu', 'GitHub n’a pas ce dépôt'],
    ['en-US', 'o/unknown', 'GitHub has no such repository'],
  ])('in %s answers %s with a sentence', async (locale, typed, sentence) => {
    camille.locale = locale;
    expect(said(await camille.command('task import', { repository: typed }))).toContain(sentence);
  });

  test.each([
    ['fr', 'GitHub ne répond pas'],
    ['en-US', 'GitHub does not answer'],
  ])('in %s says when GitHub is down, and takes the issues in when it is back', async (locale, sentence) => {
    camille.locale = locale;
    const name = repository(`Après la panne ${locale}`);
    github.failNext('drop');
    expect(said(await camille.command('task import', { repository: name }))).toContain(sentence);
    expect(said(await camille.command('task import', { repository: name }))).toMatch(/^1 (tâche|task)/);
  });
});

test('what is claimed here is assigned there, and what is closed there is done here, also after a restart', async () => {
  const name = repository('Toute une vie');
  await camille.command('task import', { repository: name });
  const [choice] = await noah.autocomplete('task claim', { task: 'Toute une vie' }, 'task');
  const task = Number(choice?.value);
  const opened = await noah.command('contributor edit');
  if (opened.kind !== 'modal') throw new Error(opened.kind);
  await noah.submit(opened.modal, { links: 'https://github.com/noah-gh' });
  await noah.command('contributor preferences', { github: true });
  await noah.command('task claim', { task });
  const issue = github.put(name, { number: 1 });

  await minutesUntil(() => issue.comments.length === 1);
  expect(issue).toMatchObject({ assignees: ['noah-gh'], comments: [{ body: expect.stringContaining('@noah-gh') }] });

  await world.restart();
  const later = Date.now() + 11 * 60_000;
  github.setClock(later);
  world.setClock(later);
  github.put(name, { number: 1, state: 'closed', state_reason: 'completed' });
  let shown = '';
  await minutesUntil(async () => {
    shown = said(await noah.command('task view', { task }));
    return shown.includes('**Done by');
  });
  expect(shown).toContain('GitHub approved it');
  expect(issue.comments).toHaveLength(1);
});

/** Lets minutes pass until it holds. A minute in which the last one's job is still running is none. */
async function minutesUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    world.minute();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
