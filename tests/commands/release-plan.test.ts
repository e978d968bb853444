import { beforeEach, describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';
import { fill } from '../support/people.ts';
import { approvedFor } from '../support/releases.ts';

const world = await startTestBot({
  simulator: { rateLimits: false },
  settings: (id) => ({
    contributorRoleId: id('contributor'),
    maintainerRoleId: id('maintainer'),
    maintainerChannelId: id('review'),
    announcementChannelId: id('announcements'),
    timeZone: 'Europe/Paris',
  }),
});
const { simulator, messagesWhen, config } = world;
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');

const HOUR = 3_600_000;
/** Noon in Paris, on a day after which clocks stay as they are. */
let now = Date.parse('2026-12-01T11:00:00Z');
let release = 0;
let name = '';
beforeEach(() => {
  world.setClock(now);
  name = `Plan-${Math.random().toString(36).slice(2, 8)}`;
  release = approvedFor(simulator, config, { repository: `OpenLLM-France/${name}` }).id;
});

const unix = (iso: string) => Math.floor(Date.parse(iso) / 1_000);
const stands = () => simulator.messages(simulator.id('announcements')).some(isAbout);
const isAbout = (message: APIMessage) => textOf(message).includes(name);
function later(ms: number): void {
  now += ms;
  world.setClock(now);
  world.minute();
}

describe('/release announce at a time', () => {
  const moments: [Record<string, string>, string][] = [
    [{ when: '2026-12-02 09:00' }, '2026-12-02T08:00:00Z'],
    [{ when: 'demain à 9 h' }, '2026-12-02T08:00:00Z'],
    [{ when: '2026-12-02 09:00', zone: 'America/Montreal' }, '2026-12-02T14:00:00Z'],
    [{ when: 'dans 2 heures' }, '2026-12-01T13:00:00Z'],
  ];
  test.each(moments)('%j is shown before it is planned', async (typed, moment) => {
    const preview = await camille.command('release announce', { release, ...typed });
    expect(said(preview)).toContain(`Publication prévue\u00a0: <t:${unix(moment)}:F>.`);
    const done = await camille.click(messageOf(preview), 'Programmer');
    expect(said(done)).toContain(`La publication #${release} sera annoncée dans <#`);
    expect(said(done)).toContain(`<t:${unix(moment)}:F>`);
    expect(said(await noah.command('release view', { release }))).toContain(
      `Announcement planned: <t:${unix(moment)}:f>.`,
    );
    expect(stands()).toBe(false);
  });

  test('is posted when the time has come', async () => {
    const preview = await camille.command('release announce', { release, when: 'dans 2 heures' });
    await camille.click(messageOf(preview), 'Programmer');
    later(HOUR);
    expect(said(await ines.command('release view', { release }))).toContain('**Approuvée**');
    later(HOUR);
    await messagesWhen('announcements', (all) => all.some(isAbout));
    expect(said(await ines.command('release view', { release }))).toContain(`annoncée par <@${camille.id}>`);
  });

  const wrong: [Record<string, string>, string, string][] = [
    [{ when: '2026-11-30 09:00' }, '`2026-11-30 09:00` est passé', 'is past'],
    [{ when: 'demain' }, 'n’est pas un moment que je comprends', 'is no moment that I understand'],
    [{ when: '2026-02-30 09:00' }, 'n’est pas un moment', 'is no moment'],
    [{ when: '2029-01-01 09:00' }, 'dans plus d’un an', 'more than a year ahead'],
    [{ when: 'demain à 9 h', zone: 'Paris/Nord' }, '`Paris/Nord`', '`Paris/Nord`'],
  ];
  test.each(wrong)('%j is refused in both languages', async (typed, fr, en) => {
    expect(said(await camille.command('release announce', { release, ...typed }))).toContain(fr);
    camille.locale = 'en-US';
    expect(said(await camille.command('release announce', { release, ...typed }))).toContain(en);
    camille.locale = 'fr';
  });

  test('a click after the time that was chosen is refused with a sentence', async () => {
    const preview = messageOf(await camille.command('release announce', { release, when: 'dans 1 heure' }));
    later(2 * HOUR);
    expect(said(await camille.click(preview, 'Programmer'))).toContain('est passé. Choisissez-en un autre');
    expect(stands()).toBe(false);
  });

  test('zones are suggested with their time', async () => {
    const zones = await camille.autocomplete('release announce', { release, zone: 'tokyo' }, 'zone');
    expect(zones).toEqual([{ name: expect.stringMatching(/^Asia\/Tokyo · /), value: 'Asia/Tokyo' }]);
  });
});

describe('a planned announcement', () => {
  const plan = async () =>
    camille.click(
      messageOf(await camille.command('release announce', { release, when: 'dans 1 heure' })),
      'Programmer',
    );

  test('is cancelled by command, and the approval stays', async () => {
    await plan();
    expect(said(await ines.command('release cancel', { release }))).toContain('réservé aux mainteneurs');
    expect(said(await camille.command('release cancel', { release }))).toMatch(
      /n’est plus programmée[\s\S]*\*\*Approuvée\*\*/,
    );
    expect(said(await camille.command('release cancel', { release }))).toContain('n’est pas programmée');
    later(2 * HOUR);
    expect(said(await camille.command('release view', { release }))).toContain('**Approuvée**');
  });

  test('by the button of the card, which only maintainers see', async () => {
    await plan();
    expect(said(await ines.command('release view', { release }))).not.toContain('Annuler l’annonce');
    const card = messageOf(await camille.command('release view', { release }));
    expect(said(await camille.click(card, 'Annuler l’annonce'))).toContain('n’est plus programmée');
  });

  test('falls with the approval when the release is edited', async () => {
    await plan();
    await fill(ines, await ines.command('release edit', { release, section: 'words' }), { fr: 'Autre.' });
    later(2 * HOUR);
    const card = said(await camille.command('release view', { release }));
    expect(card).toContain('**En relecture**');
    expect(card).not.toContain('Annonce programmée');
    expect(stands()).toBe(false);
  });

  test('that can’t be made is told to the maintainers, with why', async () => {
    await plan();
    // More is demanded now than when it was planned.
    const shown = messageOf(await camille.command('settings checklist'));
    await camille.select(shown, 'settings:mandatory', ['card.exists', 'openness.mof']);
    later(2 * HOUR);
    const told = (await messagesWhen('review', (all) => all.some(isAbout))).find(isAbout) as APIMessage;
    expect(textOf(told)).toMatch(/Annonce programmée non publiée\*\*\u00a0: Plan-\w+ \(#\d+\)\.\nIl manque 1 élément/);
    expect(said(await ines.click(told, 'Voir la fiche'))).toContain('**Approuvée**');
  });
});
