import { describe, expect, test } from '@jest/globals';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';

const { simulator } = await startTestBot();
const camille = simulator.as('camille');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const id = (key: string) => simulator.id(key);

describe('/settings', () => {
  test.each(['settings view', 'settings change', 'settings clear'])('%s is for admins only', async (path) => {
    const options: Record<string, string> =
      path === 'settings change' ? { language: 'en' } : path === 'settings clear' ? { setting: 'language' } : {};
    const before = said(await camille.command('settings view'));
    expect(said(await noah.command(path, options))).toContain('can manage this server');
    expect(said(await lucas.command(path, options))).toContain('peuvent gérer ce serveur');
    expect(said(await camille.command('settings view'))).toBe(before);
  });

  test('view shows the defaults and what each unset one means, in the language of the person', async () => {
    const french = said(await camille.command('settings view'));
    expect(french).toMatch(/Langue des messages publiés\*\*\u00a0: français[\s\S]*Europe\/Paris/);
    expect(french).toContain('aucun, tout membre peut prendre des tâches');
    camille.locale = 'en-US';
    expect(said(await camille.command('settings view'))).toContain('**Language of posts**: French');
    camille.locale = 'fr';
  });

  test('change sets several at once and shows only what is different now', async () => {
    const answer = await camille.command('settings change', {
      language: 'en',
      'time-zone': 'america/montreal',
      'task-channel': id('tasks'),
      'announcement-channel': id('announcements'),
      'contributor-role': id('contributor'),
    });
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(answer)).toContain(`<#${id('tasks')}>`);
    expect(said(answer)).toContain(`<@&${id('contributor')}>`);
    expect(said(answer)).toContain('America/');
    expect(said(answer)).not.toContain('Attention');
    expect(said(answer)).not.toContain('Salon des mainteneurs');
    expect(messageOf(answer)).toMatchObject({ mention_roles: [], mentions: [] });
    expect(said(await camille.command('settings view'))).toContain(`<#${id('announcements')}>`);
  });

  test('changed settings hold at once: only who has the contributor role may claim', async () => {
    await camille.command('settings change', { 'contributor-role': id('contributor') });
    expect(said(await lucas.command('task create', { title: 'x' }))).toContain('rôle de contributeur');
    await camille.command('settings clear', { setting: 'contributor-role' });
    expect(said(await lucas.command('task create', { title: 'Ouvert à tous' }))).toContain('Ouvert à tous');
  });

  test('change warns of a channel in which the bot may not write, and sets it all the same', async () => {
    simulator.moderate.deny(id('review'), PermissionFlagsBits.SendMessages);
    const answer = await camille.command('settings change', { 'task-channel': id('review') });
    expect(said(answer)).toContain(`Ruche ne peut pas écrire dans <#${id('review')}>`);
    expect(said(await camille.command('settings view'))).toContain(`<#${id('review')}>`);
  });

  test('clear goes back to the default', async () => {
    await camille.command('settings change', { language: 'en', 'maintainer-channel': id('maintainers') });
    expect(said(await camille.command('settings clear', { setting: 'language' }))).toContain('français');
    expect(said(await camille.command('settings clear', { setting: 'maintainer-channel' }))).toContain('aucun');
    expect(said(await camille.command('settings clear', { setting: 'maintainer-channel' }))).toContain(
      'Rien à changer',
    );
  });

  test('a time zone is suggested with the time there', async () => {
    const choices = await camille.autocomplete('settings change', { 'time-zone': 'par' }, 'time-zone');
    expect(choices).toContainEqual({
      name: expect.stringMatching(/^Europe\/Paris · \d\d:\d\d$/) as unknown as string,
      value: 'Europe/Paris',
    });
    expect(await camille.autocomplete('settings change', { 'time-zone': '' }, 'time-zone')).toHaveLength(25);
    expect(await lucas.autocomplete('settings change', { 'time-zone': 'par' }, 'time-zone')).toEqual([]);
  });

  test.each([
    [{}, 'Choisissez au moins un réglage'],
    [{ 'time-zone': 'Mars/Olympus' }, '`Mars/Olympus` n’est pas un fuseau horaire'],
    [{ 'time-zone': '<@1>`' }, '`<@1>’` n’est pas'],
    [{ language: 'en', 'time-zone': '+02:00' }, 'n’est pas un fuseau horaire'],
  ])(
    'change with %j answers with a sentence and changes nothing',
    async (options: Record<string, string>, sentence) => {
      const before = said(await camille.command('settings view'));
      expect(said(await camille.command('settings change', options))).toContain(sentence);
      expect(said(await camille.command('settings view'))).toBe(before);
    },
  );

  test('the role of everyone makes nobody a maintainer', async () => {
    const answer = await camille.command('settings change', { 'maintainer-role': simulator.guildId });
    expect(said(answer)).toContain('Choisissez un autre rôle');
  });
});
