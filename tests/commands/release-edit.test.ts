import { describe, expect, test } from '@jest/globals';
import type { Person } from '../../simulator/api.ts';
import { openDatabase } from '../../src/database/open.ts';
import type { Section } from '../../src/releases/edit.rules.ts';
import { getRelease } from '../../src/releases/store.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';
import { fill } from '../support/people.ts';
import { draftByHand, filledIn } from '../support/releases.ts';

const { simulator, config } = await startTestBot({
  settings: (id) => ({ contributorRoleId: id('contributor'), maintainerRoleId: id('maintainer') }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');

function stored(id: number) {
  const db = openDatabase(config.databasePath);
  const release = getRelease(db, simulator.guildId, id);
  db.close();
  return release;
}

type Fields = Record<string, string | string[]>;
const open = (person: Person, release: number, section: Section) =>
  person.command('release edit', { release, section });
const edit = async (person: Person, release: number, section: Section, fields: Fields) =>
  fill(person, await open(person, release, section), fields);

describe('/release edit', () => {
  const sections: [Section, Fields, string[], Fields][] = [
    [
      'use',
      {
        maturity: ['experimental'],
        use: 'Des assistants.\n\nEn français.',
        limits: 'Se trompe.',
        context: '131 072',
        contact: 'nous@example.org',
      },
      ['Expérimental', 'Des assistants.\n\nEn français.', '**Contexte** : 131 072 jetons'],
      {
        maturity: ['experimental'],
        use: 'Des assistants.\n\nEn français.',
        limits: 'Se trompe.',
        context: '131072',
        contact: 'nous@example.org',
      },
    ],
    ['words', { fr: 'Une phrase.', en: 'One sentence.' }, ['Une phrase.'], { fr: 'Une phrase.', en: 'One sentence.' }],
    [
      'identity',
      {
        name: 'Alouette-7B',
        family: 'Alouette',
        licence: 'apache-2.0',
        parameters: '6,7 milliards',
        languages: 'FR en',
      },
      ['### Alouette-7B', '**Licence** : apache-2.0', '6,7 milliards', '**Langues** : français, anglais'],
      {
        name: 'Alouette-7B',
        family: 'Alouette',
        licence: 'apache-2.0',
        parameters: '6700000000',
        languages: 'fr, en',
      },
    ],
    [
      'training',
      { tokens: '5 053 milliards', flop: '1,26e23', hours: '237 036', energy: '134 370,5 kWh', co2: '3 107' },
      ['5 053 milliards de jetons', '1,26 × 10²³ FLOP', '237 036 h', '134 MWh, 3,11 t de CO₂'],
      { tokens: '5053000000000', flop: '1.26e+23', hours: '237036', energy: '134370.5', co2: '3107' },
    ],
    [
      'data',
      {
        data: 'Le web.',
        datasets: 'a/b\nc/d',
        bases: 'e/f',
        summary: 'example.org/s.pdf',
        copyright: 'https://example.org/c',
      },
      ['**Données** : a/b, c/d', '**Modèle de base** : e/f'],
      {
        data: 'Le web.',
        datasets: 'a/b\nc/d',
        bases: 'e/f',
        summary: 'https://example.org/s.pdf',
        copyright: 'https://example.org/c',
      },
    ],
    [
      'evaluation',
      { results: 'gpqa | accuracy | 41,2 %\nfquad | 71' },
      ['modifiée'],
      { results: 'gpqa | accuracy | 41.2\nfquad | 71' },
    ],
    [
      'openness',
      { paid: ['no'], market: '2/6/2026', base: '1e22', task: 'text-generation' },
      ['modifiée'],
      { paid: ['no'], market: '2026-06-02', base: '1e+22', task: 'text-generation' },
    ],
  ];
  test.each(sections)('%s: takes what people write, and opens with it again', async (section, fields, shown, again) => {
    const release = await draftByHand(ines, 'Merle');
    const answer = await edit(ines, release, section, fields);
    expect(answer).toMatchObject({ ephemeral: true });
    const text = said(answer).replace(/[\u00a0\u202f]/g, ' ');
    for (const words of ['Publication #', ...shown]) expect(text).toContain(words);
    const opened = await open(ines, release, section);
    expect(filledIn(opened)).toMatchObject(again);
    // What is sent as it opened changes nothing.
    const { stated } = stored(release);
    await fill(ines, opened, {});
    expect(stored(release)).toMatchObject({ stated, version: 3 });
  });

  test('reads amounts as English speakers write them, and shows them so', async () => {
    const release = await draftByHand(noah, 'Wren');
    const answer = await edit(noah, release, 'training', { tokens: '5.05 trillion', hours: '237,036' });
    expect(said(answer)).toContain('**Training**: 5.05 trillion tokens');
    expect(said(answer)).toContain('**GPU hours**: 237,036 h');
  });

  test('an empty field takes back what was said', async () => {
    const release = await draftByHand(ines, 'Pinson');
    await edit(ines, release, 'training', { tokens: '12 millions' });
    await edit(ines, release, 'training', { tokens: '' });
    await edit(ines, release, 'openness', { paid: ['yes'] });
    await edit(ines, release, 'openness', { paid: [] });
    expect(stored(release).stated).toMatchObject({ tokens: null, paid: null });
  });

  const wrong: [Section, Fields, string, string][] = [
    ['training', { tokens: '5 trillions' }, 'se lit de deux façons', ''],
    ['training', { tokens: 'beaucoup' }, '`beaucoup` n’est pas un nombre', '`beaucoup` is no number that I understand'],
    ['training', { flop: '1e40' }, '`1e40` est plus que ce qui peut exister (1e30 au plus)', 'more than there can be'],
    ['training', { energy: '-3' }, 'pas plus grand que zéro', '`-3` is not above zero'],
    ['identity', { languages: 'français' }, '`français` n’est pas un code de langue', '`français` is no code'],
    ['identity', { name: '\u200b***' }, 'ni lettre ni chiffre', 'neither a letter nor a digit'],
    ['data', { summary: 'ftp://a.org/<@1>' }, 'n’est pas une adresse du web', 'is no address of the web'],
    ['data', { copyright: `https://a.org/${'é'.repeat(400)}` }, 'pas une adresse', 'is no address'],
    ['evaluation', { results: 'a | 1\n`x` <@1>' }, 'la ligne `’x’ <@1>`', 'the line `’x’ <@1>`'],
    ['openness', { market: '31/02/2026' }, '`31/02/2026` n’est pas un jour', '`31/02/2026` is no day'],
  ];
  test.each(wrong)(
    '%s with %j is refused in both languages, and nothing is stored',
    async (section, fields, fr, en) => {
      const release = await draftByHand(ines, 'Geai');
      const refused = await edit(ines, release, section, fields);
      expect(said(refused)).toContain(fr);
      expect(messageOf(refused).mentions).toEqual([]);
      expect(stored(release).version).toBe(1);
      if (en === '') return;
      ines.locale = 'en-US';
      expect(said(await edit(ines, release, section, fields))).toContain(en);
      ines.locale = 'fr';
    },
  );

  test('is refused to others before they fill in a form, and open to maintainers', async () => {
    const release = await draftByHand(ines, 'Corneille');
    expect(said(await open(noah, release, 'use'))).toContain(`for the author of release #${release}`);
    expect(said(await open(lucas, release, 'use'))).toContain('C’est à l’auteur');
    expect(said(await edit(camille, release, 'words', { fr: 'Relue.' }))).toContain('Relue.');
    expect(said(await open(ines, 999, 'use'))).toContain('pas de publication #999');
  });

  test('a form that somebody kept open is refused once it is not theirs to edit', async () => {
    simulator.moderate.role('noah', 'maintainer', true);
    const release = await draftByHand(ines, 'Grive');
    const opened = await open(noah, release, 'words');
    simulator.moderate.role('noah', 'maintainer', false);
    expect(said(await fill(noah, opened, { fr: 'Trop tard.' }))).toContain('for the author');
    expect(stored(release).version).toBe(1);
  });

  test('is begun from the menu of the card, which then shows what was said', async () => {
    const release = await draftByHand(ines, 'Hirondelle');
    const card = messageOf(await ines.command('release view', { release }));
    const answer = await fill(ines, await ines.select(card, `release:edit:${release}`, ['words']), { fr: 'Vite.' });
    expect(answer).toMatchObject({ kind: 'update' });
    expect(said(answer)).toContain('Vite.');
    expect(said(await noah.command('release view', { release }))).not.toContain('Edit a section');
  });

  test('keeps lists that were typed without spaces whole', async () => {
    const release = await draftByHand(ines, 'Mésange');
    const languages = Array.from({ length: 34 }, (_, i) => `a${String.fromCharCode(97 + (i % 26))}`)
      .join(',')
      .slice(0, 99);
    const bases = Array.from({ length: 25 }, (_, i) => `organisation-${i}/x`).join(',');
    await edit(ines, release, 'identity', { languages: languages.replace(/,$/, '') });
    await edit(ines, release, 'data', { bases });
    const before = stored(release).stated;
    for (const section of ['identity', 'data'] as const) await edit(ines, release, section, {});
    expect(stored(release).stated).toEqual(before);
    expect(before.baseModels).toHaveLength(25);
  });
});
