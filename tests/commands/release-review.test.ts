import { afterAll, describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { startTestBot } from '../support/bot.ts';
import { startTestHub } from '../support/hub.ts';
import { messageOf, said, textOf } from '../support/messages.ts';
import { directMessage, fill } from '../support/people.ts';
import { draftByHand, numberIn } from '../support/releases.ts';

const hub = await startTestHub();
afterAll(() => hub.stop());
const { simulator, messagesWhen } = await startTestBot({
  simulator: { rateLimits: false },
  config: { huggingFace: { endpoint: hub.endpoint, token: undefined } },
  settings: (id) => ({
    contributorRoleId: id('contributor'),
    maintainerRoleId: id('maintainer'),
    reviewChannelId: id('review'),
  }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

/** The card in the channel for reviews, once it says so. */
async function posted(name: string, words: string): Promise<APIMessage> {
  const fits = (message: APIMessage) => textOf(message).includes(name) && textOf(message).includes(words);
  return (await messagesWhen('review', (all) => all.some(fits))).findLast(fits) as APIMessage;
}

/** A release of Inès that waits for a review. */
async function submitted(name: string): Promise<number> {
  const release = await draftByHand(ines, name);
  await ines.command('release submit', { release });
  return release;
}

const changed = (release: number, person = ines) =>
  person
    .command('release edit', { release, section: 'words' })
    .then((opened) => fill(person, opened, { fr: `Phrase ${Math.random()}` }));
const cardOf = async (release: number, person = ines) => said(await person.command('release view', { release }));

describe('/release submit', () => {
  test('shows it in the channel for reviews, with buttons, notifying nobody', async () => {
    const release = await draftByHand(ines, 'Rouge-1');
    const answer = await ines.command('release submit', { release });
    expect(said(answer)).toMatch(/soumise\u00a0: un mainteneur la relit[\s\S]*\*\*En relecture\*\*/);
    const post = await posted('Rouge-1', 'À relire');
    expect(textOf(post)).toContain(`Publication #${release}, version 1, de <@${ines.id}>.`);
    expect(textOf(post)).toMatch(/Voir la fiche\nApprouver\nRendre/);
    expect(post.mentions).toEqual([]);
    expect(said(await emma.click(post, 'Voir la fiche'))).toContain('### Rouge-1\n**In review**');
  });

  test('by the button of the card, which then offers what comes next', async () => {
    const release = await draftByHand(ines, 'Rouge-2');
    const card = messageOf(await ines.command('release view', { release }));
    const answer = await ines.click(card, 'Soumettre');
    expect(answer).toMatchObject({ kind: 'update' });
    expect(said(answer)).not.toContain('Soumettre');
    expect(said(await ines.command('release submit', { release }))).toContain('est en relecture');
  });

  test('is refused to others, who are not offered it', async () => {
    const release = await draftByHand(ines, 'Rouge-3');
    expect(said(await noah.command('release submit', { release }))).toContain(`for the author of release #${release}`);
    expect(said(await lucas.command('release submit', { release }))).toContain('C’est à l’auteur');
    expect(await cardOf(release, noah)).not.toContain('Submit');
  });
});

describe('/release approve', () => {
  test('by the button approves the version on the card, and the author reads so in a direct message', async () => {
    const release = await submitted('Vert-1');
    const answer = await camille.click(await posted('Vert-1', 'Approuver'), 'Approuver');
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(answer)).toMatch(/est approuvée\. Annoncez-la|approuvée\. Annoncez-la/);
    const after = await posted('Vert-1', 'Approuvée, version 1');
    expect(textOf(after)).not.toContain('Approuver');
    const told = await directMessage(ines, 'Vert-1');
    expect(textOf(told)).toContain(`Votre publication **Vert-1** (#${release}) est approuvée par <@${camille.id}>.`);
  });

  test('by command, also of a version that is named', async () => {
    const release = await submitted('Vert-2');
    await changed(release);
    expect(said(await camille.command('release approve', { release, version: 1 }))).toContain(
      'a changé depuis que vous l’avez vue',
    );
    expect(said(await camille.command('release approve', { release, version: 2 }))).toContain('**Approuvée**');
    expect(said(await camille.command('release approve', { release }))).toContain('est approuvée, pas encore annoncée');
  });

  test('of a card that shows an older version is refused', async () => {
    const release = await submitted('Vert-3');
    const card = messageOf(await camille.command('release view', { release }));
    await changed(release);
    expect(said(await camille.click(card, 'Approuver'))).toContain('a changé depuis');
    expect(textOf(await posted('Vert-3', 'version 2'))).toContain('À relire');
    expect(await cardOf(release)).toContain('**En relecture**');
  });

  test('is refused to contributors and members, by command and by button', async () => {
    const release = await submitted('Vert-4');
    const post = await posted('Vert-4', 'Approuver');
    expect(said(await ines.command('release approve', { release }))).toContain('réservé aux mainteneurs');
    expect(said(await noah.click(post, 'Approuver'))).toContain('Only this server’s maintainers');
    expect(said(await emma.click(post, 'Rendre'))).toContain('Only this server’s maintainers');
  });

  test('of one’s own release is refused, unless the server allows it', async () => {
    const release = await draftByHand(camille, 'Vert-5');
    await camille.command('release submit', { release });
    expect(said(await camille.command('release view', { release }))).not.toContain('Approuver');
    expect(said(await camille.command('release approve', { release }))).toContain(
      'un autre mainteneur doit l’approuver',
    );
    expect(said(await camille.click(await posted('Vert-5', 'Approuver'), 'Approuver'))).toContain(
      'un autre mainteneur',
    );
    await camille.command('settings change', { 'release-own-approval': true });
    expect(said(await camille.command('release approve', { release }))).toContain('**Approuvée**');
    await camille.command('settings clear', { setting: 'release-own-approval' });
  });

  test('of a draft that nobody submitted is refused', async () => {
    const release = await draftByHand(ines, 'Vert-6');
    expect(said(await camille.command('release approve', { release }))).toContain(
      'soumettez-la et faites-la approuver',
    );
  });

  test('by two maintainers at once is done once', async () => {
    simulator.moderate.role('noah', 'maintainer', true);
    await submitted('Vert-7');
    const post = await posted('Vert-7', 'Approuver');
    const words = (await Promise.all([camille.click(post, 'Approuver'), noah.click(post, 'Approuver')])).map(said);
    simulator.moderate.role('noah', 'maintainer', false);
    expect(words.filter((text) => /\*\*(Approuvée|Approved)\*\*/.test(text))).toHaveLength(1);
    expect(words.filter((text) => /pas encore annoncée|not announced yet/.test(text))).toHaveLength(1);
  });
});

describe('an approval falls', () => {
  const PNG = 'https://example.org/report.pdf';
  const changes: [string, (release: number) => Promise<unknown>][] = [
    ['an edit', (release) => changed(release)],
    ['a maintainer’s edit', (release) => changed(release, camille)],
    ['an artifact', (release) => ines.command('release artifact add', { release, kind: 'demo', address: PNG })],
    ['a credit', (release) => ines.command('release credit add', { release, who: noah.id, kind: 'data' })],
  ];
  test.each(changes)('by %s', async (what, change) => {
    const release = await submitted(`Bleu ${what}`);
    await camille.command('release approve', { release });
    await change(release);
    expect(await cardOf(release)).toContain('**En relecture**');
    expect(textOf(await posted(`Bleu ${what}`, 'version 2'))).toMatch(/À relire[\s\S]*Approuver/);
    expect(said(await camille.command('release announce', { release }))).toContain('est en relecture');
  });

  test('by reading Hugging Face again', async () => {
    const options = { repository: 'demo-collective/Sketch-1B', maturity: 'research' };
    const release = numberIn(await ines.command('release draft', options));
    await ines.command('release submit', { release });
    await camille.command('release approve', { release });
    hub.commit('demo-collective/Sketch-1B', { card: { license: 'apache-2.0' } });
    const again = await ines.command('release draft', options);
    expect(said(again)).toMatch(/mise à jour d’après Hugging Face[\s\S]*\*\*En relecture\*\*[\s\S]*apache-2\.0/);
  });
});

describe('/release return', () => {
  test('by the button and its form: the author reads why, and may go on', async () => {
    const release = await submitted('Gris-1');
    const opened = await camille.click(await posted('Gris-1', 'Rendre'), 'Rendre');
    const answer = await fill(camille, opened, { reason: 'Dites la **licence**\ndu code. @everyone' });
    expect(said(answer)).toContain('rendue à son auteur');
    const told = await directMessage(ines, 'Gris-1');
    expect(textOf(told)).toContain('Dites la \\*\\*licence\\*\\*\ndu code. @everyone');
    expect(told.mention_everyone).toBe(false);
    await posted('Gris-1', 'En préparation');
    expect(said(await ines.command('release submit', { release }))).toContain('**En relecture**');
  });

  test('by command, also of what is approved', async () => {
    const release = await submitted('Gris-2');
    await camille.command('release approve', { release });
    expect(said(await camille.command('release return', { release, reason: '\u200b' }))).toContain('Dites pourquoi');
    expect(said(await camille.command('release return', { release, reason: 'Encore.' }))).toContain(
      '**En préparation**',
    );
    expect(said(await camille.command('release return', { release, reason: 'Encore.' }))).toContain(
      'est en préparation',
    );
  });

  test('is refused before a form is filled in where it can’t be done', async () => {
    const release = await submitted('Gris-3');
    const card = messageOf(await camille.command('release view', { release }));
    await camille.command('release return', { release, reason: 'Non.' });
    expect(said(await camille.click(card, 'Rendre'))).toContain('est en préparation');
    expect(said(await noah.command('release return', { release, reason: 'x' }))).toContain('maintainers');
  });
});

test('without a channel for reviews nothing is posted, and the review goes on', async () => {
  await camille.command('settings clear', { setting: 'review-channel' });
  const release = await submitted('Seul');
  expect(said(await camille.command('release approve', { release }))).toContain('**Approuvée**');
  expect(textOf(await directMessage(ines, 'Seul'))).toContain('est approuvée');
  expect(simulator.messages(simulator.id('review')).some((message) => textOf(message).includes('Seul'))).toBe(false);
});
