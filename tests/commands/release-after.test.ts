import { describe, expect, test } from '@jest/globals';
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { openDatabase } from '../../src/database/open.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';
import { directMessage, fill } from '../support/people.ts';
import { amend, announceIt, approvedFor, draftByHand } from '../support/releases.ts';

const { simulator, messagesWhen, config } = await startTestBot({
  simulator: { rateLimits: false },
  settings: (id) => ({
    contributorRoleId: id('contributor'),
    maintainerRoleId: id('maintainer'),
    announcementChannelId: id('announcements'),
  }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

/** The message in the channel that says all of this, once there is one. */
async function saying(channel: string, ...words: string[]): Promise<APIMessage> {
  const fits = (message: APIMessage) => words.every((some) => textOf(message).includes(some));
  return (await messagesWhen(channel, (all) => all.some(fits))).find(fits) as APIMessage;
}

/** An announced release, and the message that stands about it. */
async function announced(name: string, channel = 'announcements'): Promise<{ release: number; post: APIMessage }> {
  await camille.command('settings change', { 'announcement-channel': simulator.id(channel) });
  const { id } = approvedFor(simulator, config, { repository: `OpenLLM-France/${name}` });
  await announceIt(camille, id);
  return { release: id, post: await saying(channel, name) };
}

const edit = async (release: number, fr: string, person = ines) =>
  fill(person, await person.command('release edit', { release, section: 'words' }), { fr });
const isPublished = (words: string) => (message: APIMessage) =>
  textOf(message).includes(words) && ((message.flags ?? 0) & MessageFlags.Crossposted) !== 0;
const standing = (channel: string, id: string) =>
  simulator.messages(simulator.id(channel)).find((message) => message.id === id) as APIMessage;

describe('an edit after the announcement', () => {
  test('waits: the post stays as it was, the card says that it waits, and the preview shows what would be', async () => {
    const { release, post } = await announced('Sorbier-1', 'general');
    expect(said(await edit(release, 'Corrigée.'))).toContain('**Modifiée depuis l’annonce.**');
    expect(said(await emma.command('release view', { release }))).toContain('**Changed since the announcement.**');
    expect(textOf(standing('general', post.id))).toBe(textOf(post));
    expect(said(await ines.command('release preview', { release }))).toContain('Corrigée.');
    expect(said(await emma.click(post, 'Read in English'))).not.toContain('Corrigée');
  });

  test('is told by an amendment, in place and with a dated note, by maintainers only', async () => {
    const { release, post } = await announced('Sorbier-2');
    await edit(release, 'Corrigée.');
    expect(said(await ines.command('release amend', { release }))).toContain('réservé aux mainteneurs');
    expect(said(await amend(camille, release, '\u200b'))).toContain('Dites pourquoi');
    const opened = await camille.click(
      messageOf(await camille.command('release view', { release })),
      'Rectifier l’annonce',
    );
    const amended = await fill(camille, opened, { note: 'La **phrase** est corrigée. @everyone' });
    expect(said(amended)).toContain('est mise à jour');
    expect(said(amended)).not.toContain('Modifiée depuis');
    const after = await saying('announcements', 'Sorbier-2', 'Corrigée.');
    expect(after.id).toBe(post.id);
    expect(after.embeds[0]?.description).toMatch(
      /<t:\d+:D>\u00a0: La \\\*\\\*phrase\\\*\\\* est corrigée\. @everyone$/,
    );
    expect(after.mention_everyone).toBe(false);
    expect(
      simulator.messages(simulator.id('announcements')).filter((one) => textOf(one).includes('Sorbier-2')),
    ).toHaveLength(1);
  });

  test('a credit is given and shown at once, by maintainers only', async () => {
    const { release } = await announced('Sorbier-3');
    const options = { release, who: noah.id, kind: 'test' };
    expect(said(await ines.command('release credit add', options))).toContain('seuls les mainteneurs changent');
    await camille.command('release credit add', options);
    await saying('announcements', 'Sorbier-3', `<@${noah.id}>`);
    expect(said(await noah.command('contributor credits', {}))).toContain('Sorbier-3');
  });
});

test('an announcement that an earlier version of Ruche posted is amended as well', async () => {
  const { release, post } = await announced('Houx-1');
  await messagesWhen('announcements', (all) => all.some(isPublished('Houx-1')));
  const db = openDatabase(config.databasePath);
  // What that version froze was the release itself, and what is posted was not kept.
  db.prepare(
    `UPDATE outbox SET facts = json_object('release', json_object('id', ?), 'page', 'x', 'followed', json('true'),
       'roleId', NULL) WHERE kind = 'release.announced' AND subject = ?`,
  ).run(release, `release:${release}`);
  db.prepare('UPDATE releases SET announcement = NULL WHERE id = ?').run(release);
  db.close();
  await amend(camille, release, 'Une précision.');
  expect((await saying('announcements', 'Houx-1', 'Une précision.')).id).toBe(post.id);
});

describe('/release supersede', () => {
  test('says on the post what took its place', async () => {
    const { release, post } = await announced('Érable-1', 'general');
    const next = await announced('Érable-2', 'general');
    expect(said(await camille.command('release supersede', { release, by: release }))).toContain('pas elle-même');
    const draft = await draftByHand(ines, 'Érable-3');
    expect(said(await camille.command('release supersede', { release, by: draft }))).toContain('n’est pas annoncée');
    expect(said(await noah.command('release supersede', { release, by: next.release }))).toContain('maintainers');
    const done = await camille.command('release supersede', { release, by: next.release });
    expect(said(done)).toMatch(/\*\*Remplacée\*\*[\s\S]*Remplacée par la publication #\d+/);
    const after = await saying('general', 'Érable-1', '**Remplacée par Érable-2.**');
    expect(after.id).toBe(post.id);
    expect(said(await emma.click(after, 'Read in English'))).toContain('**Superseded by Érable-2.**');
    expect(said(await camille.command('release amend', { release }))).toContain('est remplacée');
  });
});

describe('/release withdraw', () => {
  test('says so on the post, and posts a notice that followers receive', async () => {
    const { release, post } = await announced('Frêne-1');
    const reason = 'Il récite des *données* privées. @here';
    expect(said(await ines.command('release withdraw', { release, reason }))).toContain('réservé aux mainteneurs');
    expect(said(await camille.command('release withdraw', { release, reason }))).toMatch(
      /\*\*Retirée\*\*[\s\S]*Il récite/,
    );
    const after = await saying('announcements', '**Cette publication est retirée.** Ne l’utilisez plus.');
    expect(after.id).toBe(post.id);
    const isOut = isPublished('Frêne-1 est retiré');
    const notice = (await messagesWhen('announcements', (all) => all.some(isOut))).find(isOut) as APIMessage;
    expect(notice.embeds[0]?.description).toContain('Il récite des \\*données\\* privées. @here');
    expect(notice).toMatchObject({ mention_everyone: false, mentions: [], mention_roles: [] });
    expect(said(await emma.click(notice, 'Voir la fiche'))).toContain('**Withdrawn**: Il récite');
    expect(said(await camille.command('release withdraw', { release, reason }))).toContain('est retirée');
  });

  test('where nobody follows, the notice is a card', async () => {
    const { release } = await announced('Frêne-2', 'general');
    await camille.command('release withdraw', { release, reason: 'Licence fausse.' });
    expect(await saying('general', 'Frêne-2 est retiré', 'Licence fausse.')).toMatchObject({ embeds: [] });
  });

  test('holds where the channel is gone', async () => {
    const { release } = await announced('Frêne-3', 'review');
    simulator.moderate.deleteChannel(simulator.id('review'));
    expect(said(await camille.command('release withdraw', { release, reason: 'Erreur.' }))).toContain('**Retirée**');
  });

  test('of what was never announced is refused', async () => {
    const { id: release } = approvedFor(simulator, config, { repository: 'OpenLLM-France/Frene-4' });
    expect(said(await camille.command('release withdraw', { release, reason: 'x' }))).toContain('pas encore annoncée');
    expect(said(await camille.command('release withdraw', { release, reason: '\u2060' }))).toContain('Dites pourquoi');
  });

  test('the same revision is not announced again, a new one is a release of its own', async () => {
    const { release } = await announced('Frêne-5');
    await camille.command('release withdraw', { release, reason: 'Erreur.' });
    const choices = await camille.autocomplete('release announce', { release: '' }, 'release');
    expect(choices.map(({ value }) => value)).not.toContain(release);
    expect(said(await camille.command('release announce', { release }))).toContain('a déjà été annoncée');
  });
});

test('whoever follows the family reads of it in a direct message, in their language', async () => {
  approvedFor(simulator, config, { repository: 'OpenLLM-France/Tilleul-0' });
  await noah.command('release follow', { family: 'Tilleul' });
  await lucas.command('release follow', { family: 'tilleul' });
  await announced('Tilleul-1');
  const told = await directMessage(lucas, 'Tilleul-1');
  expect(textOf(told)).toMatch(/### Nouveau modèle\u00a0: Tilleul-1\nUn modèle\.\n\*\*Publié pour la recherche/);
  await directMessage(noah, 'Tilleul-1');
  expect(lucas.directMessages().filter((message) => textOf(message).includes('Tilleul-1'))).toHaveLength(1);
  expect(said(await lucas.click(told, 'Ne plus suivre'))).toContain('Vous ne suivez plus');
  expect(messageOf(await noah.command('release list')).mentions).toEqual([]);
});
