import { beforeAll, describe, expect, test } from '@jest/globals';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';
import { fill } from '../support/people.ts';
import { announceIt, approvedFor, draftByHand } from '../support/releases.ts';

const { simulator, config } = await startTestBot({
  simulator: { rateLimits: false },
  settings: (id) => ({
    contributorRoleId: id('contributor'),
    maintainerRoleId: id('maintainer'),
    announcementChannelId: id('announcements'),
  }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

const ids: Record<string, number> = {};
test('says what to do where there is none yet, in both languages', async () => {
  expect(said(await lucas.command('release list'))).toContain('Préparez la première avec `/publication préparer`');
  expect(said(await emma.command('release list'))).toContain('Draft the first with `/release draft`');
});

describe('/release list', () => {
  beforeAll(async () => {
    for (let i = 1; i <= 10; i += 1) ids[`Aube-${i}`] = await draftByHand(ines, `Aube-${i}`);
    ids['Brume-1'] = approvedFor(simulator, config, { repository: 'x/Brume-1', licence: 'MIT' }).id;
    ids['Brume-2'] = approvedFor(simulator, config, { repository: 'x/Brume-2', licence: 'cc:by|nc' }).id;
    await announceIt(camille, ids['Brume-1'] ?? 0);
  });

  test('shows everyone the releases, newest first, ten per page with buttons', async () => {
    const first = await lucas.command('release list');
    expect(first).toMatchObject({ ephemeral: true });
    expect(said(first)).toMatch(
      /### Publications\n\*\*#12\*\* Brume-2\n-# Approuvée · <t:\d+:D> · Recherche · cc:by\\\|nc/,
    );
    expect(said(first)).toContain('Page 1 sur 2');
    expect(said(first)).not.toContain('Aube-2\n');
    const second = await lucas.click(messageOf(first), 'Suivant');
    expect(said(second)).toMatch(/\*\*#2\*\* Aube-2[\s\S]*\*\*#1\*\* Aube-1\n[\s\S]*Page 2 sur 2/);
    expect(said(await lucas.click(messageOf(second), 'Précédent'))).toContain('Page 1 sur 2');
  });

  const year = new Date().getUTCFullYear();
  const filters: [Record<string, string | number>, string[]][] = [
    [{ state: 'announced' }, ['Brume-1']],
    [{ family: 'brume' }, ['Brume-2', 'Brume-1']],
    [{ licence: 'mit' }, ['Brume-1']],
    [{ family: 'Brume', state: 'announced', year }, ['Brume-1']],
    [{ licence: 'cc:by|nc' }, ['Brume-2']],
  ];
  test.each(filters)('narrowed to %j', async (filter, names) => {
    const text = said(await emma.command('release list', filter));
    expect([...text.matchAll(/\*\*#\d+\*\* (\S+)/g)].map(([, name]) => name)).toEqual(names);
  });

  test('says when none fits', async () => {
    expect(said(await emma.command('release list', { state: 'withdrawn' }))).toContain('No release fits.');
    expect(said(await lucas.command('release list', { year: 2016 }))).toContain('Aucune publication ne correspond.');
  });

  test('keeps its filter from page to page', async () => {
    for (let i = 11; i <= 12; i += 1) await draftByHand(ines, `Aube-${i}`);
    const first = await emma.command('release list', { family: 'Aube', state: 'draft' });
    const second = said(await emma.click(messageOf(first), 'Next'));
    expect(second).toContain('-# Aube · Draft');
    expect(second).not.toContain('Brume');
    expect(second).toContain('Aube-1\n');
  });

  test('suggests the families and licences that there are', async () => {
    expect(await lucas.autocomplete('release list', { family: 'au' }, 'family')).toEqual([
      { name: 'Aube', value: 'Aube' },
    ]);
    expect((await lucas.autocomplete('release list', { licence: '' }, 'licence')).map(({ value }) => value)).toContain(
      'MIT',
    );
  });

  test('suggests no family that could not be chosen', async () => {
    const release = await draftByHand(ines, 'Crue');
    const family = 'F'.repeat(60);
    await fill(ines, await ines.command('release edit', { release, section: 'identity' }), { family });
    const [choice] = await lucas.autocomplete('release list', { family: 'ff' }, 'family');
    const text = said(await lucas.command('release list', { family: String(choice?.value) }));
    expect(text).toContain('Crue');
  });
});

describe('/release view', () => {
  test('is for everyone, with the buttons of those who may', async () => {
    const release = ids['Brume-2'] ?? 0;
    const card = said(await emma.command('release view', { release }));
    expect(card).toMatch(/### Brume-2\n\*\*Approved\*\* · Model · Research/);
    expect(card).toContain('**Revision**: `aaaaaaa`');
    expect(card).toMatch(/Hugging Face\nCheck$/);
    expect(said(await camille.command('release view', { release }))).toMatch(/Vérifier\nAperçu\nRendre\nModifier/);
    expect(said(await lucas.command('release view', { release: 999 }))).toContain(
      'Cherchez-la avec `/publication lister`',
    );
  });

  test('suggests any release, by its name or number', async () => {
    const named = await lucas.autocomplete('release view', { release: 'brume-1' }, 'release');
    expect(named).toEqual([{ name: `#${ids['Brume-1']} · Brume-1 (Annoncée)`, value: ids['Brume-1'] }]);
    const [first] = await lucas.autocomplete('release view', { release: '1' }, 'release');
    expect(first?.value).toBe(1);
  });
});
