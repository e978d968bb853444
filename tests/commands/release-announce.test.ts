import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type APIMessage, MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';
import { fill } from '../support/people.ts';
import { announceIt, announcing, approvedFor, draftByHand } from '../support/releases.ts';

const { simulator, messagesWhen, config } = await startTestBot({
  simulator: { rateLimits: false },
  settings: announcing,
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

const use = (channel: string) => camille.command('settings change', { 'announcement-channel': simulator.id(channel) });
afterEach(() => use('announcements'));

const HUB = 'https://huggingface.co';
const approve = (name: string) => approvedFor(simulator, config, { repository: `OpenLLM-France/${name}` }).id;
const about = (name: string) => (message: APIMessage) => textOf(message).includes(name);
/** The message about a release, once it stands in the channel. */
async function posted(channel: string, name: string): Promise<APIMessage> {
  return (await messagesWhen(channel, (all) => all.some(about(name)))).find(about(name)) as APIMessage;
}
const postsAbout = (channel: string, name: string) => simulator.messages(simulator.id(channel)).filter(about(name));

describe('/release preview', () => {
  test('shows its author exactly what will be posted, in both languages', async () => {
    const release = approve('Vue-1');
    const answer = await ines.command('release preview', { release });
    expect(answer).toMatchObject({ ephemeral: true });
    const { embeds } = messageOf(answer);
    expect(embeds.map(({ title }) => title)).toEqual(['Nouveau modèle\u00a0: Vue-1', 'New model: Vue-1']);
    expect(embeds[0]?.description).toBe(
      'Un modèle.\n**Publié pour la recherche\u00a0: à étudier, pas à mettre en service.**\n' +
        'Usage prévu\u00a0: Assistants in French.\n-# In English: A model.',
    );
    await announceIt(camille, release);
    const { embeds: [post] = [] } = await posted('announcements', 'Vue-1');
    expect(post).toMatchObject({ ...embeds[0] });
  });

  test('a sentence that is there in one language only is shown once', async () => {
    const release = await draftByHand(ines, 'Vue-0', { summary: 'Une seule fois.' });
    for (const { description } of messageOf(await ines.command('release preview', { release })).embeds) {
      expect(description?.match(/Une seule fois\./g)).toHaveLength(1);
    }
  });

  test('where nobody follows, by a card whose other language is a click away', async () => {
    await use('general');
    const release = await draftByHand(ines, 'Vue-2', { summary: 'Une phrase.' });
    const card = messageOf(await ines.command('release view', { release }));
    const shown = messageOf(await ines.click(card, 'Aperçu'));
    expect(textOf(shown)).toMatch(/### Nouveau modèle\u00a0: Vue-2[\s\S]*### New model: Vue-2/);
    const other = said(await ines.click(shown, 'Read in English'));
    expect(other).toMatch(/^### New model: Vue-2\nUne phrase\.\n\*\*Published for research/);
  });

  test('is for the author and maintainers', async () => {
    const release = await draftByHand(ines, 'Vue-3');
    expect(said(await camille.command('release preview', { release }))).toContain('Vue-3');
    expect(said(await noah.command('release preview', { release }))).toContain('for the author');
    expect(said(await lucas.command('release preview', { release }))).toContain('C’est à l’auteur');
  });
});

describe('/release announce', () => {
  test('shows a maintainer what will be posted; the button posts that, once, and publishes it to followers', async () => {
    const release = approve('Merle-1');
    await camille.command('release credit add', { release, who: noah.id, kind: 'data' });
    await camille.command('release approve', { release });
    const preview = await camille.command('release announce', { release });
    expect(preview).toMatchObject({ ephemeral: true });
    expect(said(preview)).toContain(
      `<#${simulator.id('announcements')}>, en prévenant <@&${simulator.id('contributor')}>`,
    );
    expect(postsAbout('announcements', 'Merle-1')).toEqual([]);
    const done = await camille.click(messageOf(preview), 'Annoncer');
    expect(said(done)).toContain(`La publication #${release} est annoncée`);
    expect(messageOf(done)).toMatchObject({ embeds: [], components: [] });

    const isOut = (one: APIMessage) => about('Merle-1')(one) && ((one.flags ?? 0) & MessageFlags.Crossposted) !== 0;
    const [post, ...others] = (await messagesWhen('announcements', (all) => all.some(isOut))).filter(about('Merle-1'));
    expect(others).toEqual([]);
    expect(post).toMatchObject({
      content: `<@&${simulator.id('contributor')}>`,
      mention_roles: [simulator.id('contributor')],
      mentions: [],
      embeds: [{ url: `${HUB}/OpenLLM-France/Merle-1`, footer: { text: 'Révision aaaaaaa' } }],
    });
    const fields = Object.fromEntries(post?.embeds[0]?.fields?.map(({ name, value }) => [name, value]) ?? []);
    expect(fields.Avec).toBe(`<@${ines.id}>, <@${noah.id}>`);
    expect(fields.Licences).toContain('Poids\u00a0: apache-2.0');
    expect(fields.Ouverture).toContain('poids ouverts');
    expect(JSON.stringify(post?.components)).toContain(`${HUB}/datasets/OpenLLM-France/Lucie-Training-Dataset"`);
    expect(textOf(simulator.crossposts().find(about('Merle-1')) as APIMessage)).toContain('Merle-1');

    expect(said(await camille.command('release announce', { release }))).toContain(
      `déjà été annoncée par <@${camille.id}>`,
    );
    expect(said(await noah.command('contributor credits', {}))).toContain('Merle-1');
  });

  test('in a channel that nobody follows, by a card whose other language anybody reads', async () => {
    await use('general');
    const release = approve('Merle-2');
    const done = await announceIt(camille, release);
    expect(said(done)).toContain('est annoncée');
    const post = await posted('general', 'Merle-2');
    expect(post).toMatchObject({ embeds: [], mention_roles: [simulator.id('contributor')] });
    expect(textOf(post)).toMatch(/### Nouveau modèle\u00a0: Merle-2[\s\S]*Read in English/);
    const english = await emma.click(post, 'Read in English');
    expect(english).toMatchObject({ ephemeral: true });
    expect(said(english)).toMatch(/### New model: Merle-2\nA model\.\n\*\*Published for research/);
    expect(said(await lucas.click(post, 'Read in English'))).toContain('**Parameters**: 6.71 billion');
  });

  test('refuses what is not approved, and names what is missing', async () => {
    const release = await draftByHand(ines, 'Merle-3', { use: 'Essais.' });
    expect(said(await camille.command('release announce', { release }))).toContain(
      'soumettez-la et faites-la approuver',
    );
    await ines.command('release submit', { release });
    await camille.command('release approve', { release });
    const refused = said(await camille.command('release announce', { release }));
    expect(refused).toMatch(/ne peut pas être annoncée\. Il manque\u00a0:\n- \*\*/);
    expect(refused).toContain('- **Licence sur la fiche**');
    expect(said(await camille.command('release announce', { release: 999 }))).toContain('pas de publication #999');
  });

  test('by an admin who says why, which everybody reads', async () => {
    const release = await draftByHand(ines, 'Merle-4', { use: 'Essais.' });
    await ines.command('release submit', { release });
    await camille.command('release approve', { release });
    const hidden = await camille.command('release announce', { release, override: '\u200b'.repeat(12) });
    expect(said(hidden)).toContain('Dites pourquoi');
    const override = 'Démonstration au salon, les **pièces** suivent.';
    const preview = await camille.command('release announce', { release, override });
    expect(said(preview)).toContain(
      'Annoncé par dérogation\u00a0: Démonstration au salon, les \\*\\*pièces\\*\\* suivent.',
    );
    await camille.click(messageOf(preview), 'Annoncer');
    expect(textOf(await posted('announcements', 'Merle-4'))).toContain('Annoncé par dérogation');
    expect(said(await emma.command('release view', { release }))).toContain('**Override**: Démonstration');
  });

  test('an override is refused to maintainers who are no admins', async () => {
    // Discord lets maintainers of the demo manage the server, and so Ruche; a role of their own does not.
    await camille.command('settings change', { 'maintainer-role': simulator.id('contributor') });
    const release = approve('Merle-5');
    expect(said(await noah.command('release announce', { release, override: 'Because I want it.' }))).toContain(
      'Only people who can manage this server',
    );
    await camille.command('settings change', { 'maintainer-role': simulator.id('maintainer') });
  });

  test('two maintainers at once: one announcement, and the other is told who made it', async () => {
    simulator.moderate.role('noah', 'maintainer', true);
    const release = approve('Merle-6');
    const hers = messageOf(await camille.command('release announce', { release }));
    const his = messageOf(await noah.command('release announce', { release }));
    expect(his.embeds).toEqual(hers.embeds);
    const words = (await Promise.all([camille.click(hers, 'Annoncer'), noah.click(his, 'Announce')])).map(said);
    simulator.moderate.role('noah', 'maintainer', false);
    expect(words.filter((text) => /le message part dans|message is on its way/.test(text))).toHaveLength(1);
    expect(words.filter((text) => /déjà été annoncée par <@|announced already by <@/.test(text))).toHaveLength(1);
    await posted('announcements', 'Merle-6');
    expect(postsAbout('announcements', 'Merle-6')).toHaveLength(1);
  });

  test('what changed since its preview is not announced, even approved again', async () => {
    const release = approve('Merle-7');
    const preview = messageOf(await camille.command('release announce', { release }));
    await fill(ines, await ines.command('release edit', { release, section: 'words' }), { fr: 'Autre.' });
    expect(said(await camille.click(preview, 'Annoncer'))).toContain('est en relecture');
    await camille.command('release approve', { release });
    expect(said(await camille.click(preview, 'Annoncer'))).toContain('a changé depuis que vous l’avez vue');
    expect(postsAbout('announcements', 'Merle-7')).toEqual([]);
  });

  test('is refused to contributors and members, who are offered nothing', async () => {
    const release = approve('Merle-8');
    expect(said(await ines.command('release announce', { release }))).toContain('réservé aux mainteneurs');
    expect(said(await emma.command('release announce', { release }))).toContain('Only this server’s maintainers');
    expect(await ines.autocomplete('release announce', { release: '' }, 'release')).toEqual([]);
    expect(await camille.autocomplete('release announce', { release: 'merle-8' }, 'release')).toEqual([
      { name: `#${release} · Merle-8 (Approuvée)`, value: release },
    ]);
  });
});

describe('where the channel is not as it should be', () => {
  let release = 0;
  beforeEach(() => {
    release = approve(`Nid-${Math.random().toString(36).slice(2, 8)}`);
  });
  test('a channel that is deleted between preview and click is said, and the release stays approved', async () => {
    await use('review');
    const preview = messageOf(await camille.command('release announce', { release }));
    simulator.moderate.deleteChannel(simulator.id('review'));
    expect(said(await camille.click(preview, 'Annoncer'))).toContain('Le salon d’annonces n’existe plus');
    expect(said(await camille.command('release view', { release }))).toContain('**Approuvée**');
  });

  test('one that is closed to Ruche is said, with what to do', async () => {
    await use('tasks');
    simulator.moderate.deny(simulator.id('tasks'), PermissionFlagsBits.SendMessages);
    expect(said(await camille.command('release announce', { release }))).toMatch(/ne peut pas écrire dans <#\d+>/);
  });

  test('none is said, with what to do', async () => {
    await camille.command('settings clear', { setting: 'announcement-channel' });
    expect(said(await camille.command('release announce', { release }))).toContain('pas de salon d’annonces');
    expect(said(await ines.command('release preview', { release }))).toContain('Nouveau modèle');
  });
});
