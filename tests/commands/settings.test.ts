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
  test.each([
    ['settings view', {}],
    ['settings change', { language: 'en' }],
    ['settings change', { 'claim-limit': 25, 'own-approval': true }],
    ['settings clear', { setting: 'language' }],
    ['settings forum-tags', { open: 'données' }],
  ])('%s %j is for admins only', async (path, options: Record<string, string | number | boolean>) => {
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

  test('change warns of a role for announcements that a mention would not reach', async () => {
    const change = (role: string) => camille.command('settings change', { 'announcement-role': id(role) });
    expect(said(await change('maintainer'))).toContain(`<@&${id('maintainer')}> par Ruche ne préviendrait personne`);
    expect(said(await change('contributor'))).not.toContain('Attention');
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

describe('the settings of tasks', () => {
  const lines = async () => said(await camille.command('settings view'));

  test('have defaults, which view shows in the language of the person', async () => {
    const french = await lines();
    expect(french).toMatch(/Tâches à la fois\*\*\u00a0: 3 par personne/);
    expect(french).toMatch(/Rappel\*\*\u00a0: après 10 jours sans nouvelles/);
    expect(french).toMatch(/\u00a0: 4 jours après le rappel/);
    camille.locale = 'en-US';
    const english = await lines();
    expect(english).toContain('**Review channel**: none, what was handed in is told nowhere');
    expect(english).toContain('**Forum for tasks**: none, a task is discussed in a thread');
    expect(english).toContain('**Tasks at once**: 3 for each person');
    expect(english).toContain('**Reminder**: after 10 days without news');
    expect(english).toContain('**Lapse**: 4 days after the reminder');
    expect(english).toContain('**Approving one’s own work**: no');
    expect(english).toContain('**Ranking on the wall**: no');
    camille.locale = 'fr';
  });

  test('are changed together, and cleared one by one', async () => {
    camille.locale = 'en-US';
    const answer = said(
      await camille.command('settings change', {
        'review-channel': id('review'),
        'claim-limit': 5,
        'idle-days': 1,
        'lapse-days': 2,
        'own-approval': true,
        ranking: true,
      }),
    );
    expect(answer).toContain(`**Review channel**: <#${id('review')}>`);
    expect(answer).toContain('**Tasks at once**: 5 for each person');
    expect(answer).toContain('**Reminder**: after 1 day without news');
    expect(answer).toContain('**Lapse**: 2 days after the reminder');
    expect(answer).toContain('**Approving one’s own work**: yes');
    expect(answer).toContain('**Ranking on the wall**: yes');
    const cleared = {
      'review-channel': 'none, what was handed in is told nowhere',
      'claim-limit': '3 for each person',
      'idle-days': 'after 10 days without news',
      'lapse-days': '4 days after the reminder',
      'own-approval': 'own work**: no',
      ranking: 'wall**: no',
    };
    for (const [setting, shown] of Object.entries(cleared)) {
      expect(said(await camille.command('settings clear', { setting }))).toContain(shown);
    }
    camille.locale = 'fr';
  });

  test('are switched off by 0', async () => {
    const off = said(await camille.command('settings change', { 'claim-limit': 0, 'idle-days': 0, 'lapse-days': 0 }));
    expect(off).toContain('sans limite');
    expect(off.match(/jamais/g)).toHaveLength(2);
    for (const setting of ['claim-limit', 'idle-days', 'lapse-days'])
      await camille.command('settings clear', { setting });
  });

  test('hold at once: two tasks, where the limit of beginners is off', async () => {
    const created = async (title: string) =>
      Number(/(?:Tâche|Task) #(\d+)/.exec(said(await camille.command('task create', { title })))?.[1]);
    const tasks = [await created('Une'), await created('Deux')];
    await noah.command('task claim', { task: tasks[0] ?? 0 });
    expect(said(await noah.command('task claim', { task: tasks[1] ?? 0 }))).not.toContain('Claimed by');
    await camille.command('settings change', { 'claim-limit': 0 });
    expect(said(await noah.command('task claim', { task: tasks[1] ?? 0 }))).toContain('Claimed by');
    await camille.command('settings clear', { setting: 'claim-limit' });
  });
});

describe('/settings forum-tags', () => {
  const forum = id('help');
  const shown = async () => said(await camille.command('settings forum-tags'));

  test('is refused with a sentence, and suggests nothing, as long as no forum is set', async () => {
    expect(said(await camille.command('settings forum-tags', { open: 'données' }))).toContain(
      'Aucun forum n’est choisi',
    );
    expect(await camille.autocomplete('settings forum-tags', { open: '' }, 'open')).toEqual([]);
  });

  test('suggests the tags of the forum, without accents, to admins only', async () => {
    expect(said(await camille.command('settings change', { 'forum-channel': forum }))).toContain(`<#${forum}>`);
    const all = await camille.autocomplete('settings forum-tags', { open: '' }, 'open');
    expect(all.map(({ name }) => name)).toEqual(['données', 'entraînement', 'évaluation', 'licence', 'juridique']);
    const some = await camille.autocomplete('settings forum-tags', { done: 'EVAL' }, 'done');
    expect(some.map(({ name }) => name)).toEqual(['évaluation']);
    expect(await lucas.autocomplete('settings forum-tags', { open: '' }, 'open')).toEqual([]);
  });

  test('takes a tag as suggested or by its name, and leaves the states that are not named', async () => {
    const [choice] = await camille.autocomplete('settings forum-tags', { open: 'donnees' }, 'open');
    const answer = said(
      await camille.command('settings forum-tags', { open: String(choice?.value), in_review: 'Evaluation' }),
    );
    expect(answer).toMatch(/Ouverte\*\*\u00a0: données[\s\S]*En relecture\*\*\u00a0: évaluation/);
    await camille.command('settings forum-tags', { done: 'licence' });
    expect(await shown()).toMatch(/: données[\s\S]*: aucune[\s\S]*: évaluation[\s\S]*: licence[\s\S]*: aucune/);
    camille.locale = 'en-US';
    expect(await shown()).toMatch(/Open\*\*: données[\s\S]*Claimed\*\*: none/);
    camille.locale = 'fr';
  });

  test('names the tags that there are when it is given another', async () => {
    const answer = said(await camille.command('settings forum-tags', { closed: '@everyone' }));
    expect(answer).toContain('Il a\u00a0: données, entraînement, évaluation, licence, juridique');
    expect(await shown()).toContain('licence');
  });

  test('the same forum keeps its tags', async () => {
    await camille.command('settings change', { 'forum-channel': forum });
    expect(await shown()).toContain('données');
    await camille.command('settings clear', { setting: 'forum-channel' });
  });
});
