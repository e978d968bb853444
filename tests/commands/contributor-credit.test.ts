import { describe, expect, test } from '@jest/globals';
import { KINDS, type Kind } from '../../src/contributors/credit.rules.ts';
import { addCredit } from '../../src/contributors/credits.store.ts';
import { ensureContributor } from '../../src/contributors/store.ts';
import { openDatabase } from '../../src/database/open.ts';
import { changeSettings } from '../../src/guilds/store.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';

const world = await startTestBot({
  settings: (id) => ({ timeZone: 'Europe/Paris', contributorRoleId: id('contributor') }),
});
const { simulator, config, setClock } = world;
const camille = simulator.as('camille');
const noah = simulator.as('noah');
const ines = simulator.as('ines');
const lucas = simulator.as('lucas');
const DAY = 24 * 3_600_000;
const T0 = Date.parse('2026-11-24T10:00:00Z');
setClock(T0);

/** What tasks and releases will have earned them. */
function earn(credits: { who: { id: string; name: string }; kind: Kind; at: number }[]): void {
  const db = openDatabase(config.databasePath);
  for (const [originId, { who, kind, at }] of credits.entries()) {
    const guildId = simulator.guildId;
    const contributorId = ensureContributor(db, { guildId, userId: who.id, name: who.name, at });
    addCredit(db, { guildId, contributorId, kind, origin: 'task', originId: originId + 1_000, at });
  }
  db.close();
}

/** What the file of the chart says that it is. */
async function chartOf(answer: Awaited<ReturnType<typeof noah.command>>): Promise<string> {
  const [, url] = /"url":"(http[^"]+wall[^"]+)"/.exec(JSON.stringify(messageOf(answer).components)) ?? [];
  const bytes = Buffer.from(await (await fetch(url ?? '')).arrayBuffer());
  return bytes.subarray(1, 4).toString();
}

async function fileOf(answer: Awaited<ReturnType<typeof noah.command>>): Promise<string> {
  const [file] = messageOf(answer).attachments;
  return (await fetch(file?.url ?? '')).text();
}

describe('an absence', () => {
  test.each([
    ['3 jours', '2026-11-27'],
    ['vendredi', '2026-11-27'],
    ['on Friday', '2026-11-27'],
    ['2026-12-01', '2026-12-01'],
    ['7', '2026-12-01'],
  ])('until %j lasts to the end of %s', async (until, day) => {
    const end = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Europe/Paris').epochMilliseconds - 1;
    const answer = said(await ines.command('contributor away', { until }));
    expect(answer).toContain(`Absence notée jusqu’au <t:${Math.floor(end / 1_000)}:D>`);
    expect(said(await noah.command('contributor profile', { who: ines.id }))).toContain('**Away** until <t:');
    expect(said(await ines.command('contributor back'))).toContain('Bon retour');
  });

  test('ends by a button on one’s own card, which nobody else has', async () => {
    await noah.command('contributor away', { until: '2 days' });
    expect(said(await ines.command('contributor profile', { who: noah.id }))).not.toContain('retour');
    const own = await noah.command('contributor profile');
    const back = await noah.click(messageOf(own), 'I’m back');
    expect(said(back)).toContain('Welcome back.');
    expect(said(back)).not.toContain('Away');
    expect(said(await noah.command('contributor back'))).toContain('You are not away.');
  });

  test('ends by itself', async () => {
    await ines.command('contributor away', { until: '1' });
    setClock(T0 + 2 * DAY);
    expect(said(await ines.command('contributor profile'))).not.toContain('Absence');
    setClock(T0);
    await ines.command('contributor back');
  });

  test.each([
    ['hier', 'Ce moment est passé'],
    ['31 jours', 'Une absence dure 30 jours au plus'],
    ['quand je veux', '`quand je veux` n’est ni une date ni une durée'],
    ['\u200b', 'n’est ni une date ni une durée'],
  ])('%j is answered with a sentence', async (until, sentence) => {
    expect(said(await ines.command('contributor away', { until }))).toContain(sentence);
    expect(said(await ines.command('contributor profile'))).not.toContain('Absence');
  });
});

describe('/contributor find', () => {
  test('finds by skill in any spelling, by language, and who is free now', async () => {
    for (const who of [noah, ines]) await who.command('contributor skill add', { skill: 'Évaluation' });
    expect(said(await lucas.command('contributor find', { skill: 'evaluation' }))).toMatch(
      new RegExp(`2 contributeurs\\nÉvaluation[\\s\\S]*<@${ines.id}> · Évaluation[\\s\\S]*<@${noah.id}>`),
    );
    await ines.command('contributor away', { until: '3' });
    const free = said(await lucas.command('contributor find', { skill: 'Évaluation', free: true }));
    expect(free).toContain(`<@${noah.id}>`);
    expect(free).not.toContain(`<@${ines.id}>`);
    expect(said(await noah.command('contributor find', {}))).toContain('away until <t:');
    await ines.command('contributor back');
  });

  test('leaves out who holds all that they may hold', async () => {
    await noah.command('task create', { title: 'Une seule place' });
    const [choice] = await noah.autocomplete('task claim', { task: 'Une seule' }, 'task');
    await noah.command('task claim', { task: choice?.value ?? 0 });
    const free = await lucas.command('contributor find', { skill: 'Évaluation', free: true });
    expect(said(free)).not.toContain(`<@${noah.id}>`);
    await noah.command('task unclaim', { task: choice?.value ?? 0 });
    expect(said(await lucas.command('contributor find', { free: true }))).toContain(`<@${noah.id}>`);
  });

  test('says so when nobody fits', async () => {
    expect(said(await noah.command('contributor find', { skill: 'astrology' }))).toContain(
      'Nobody here has the skill `astrology`',
    );
    expect(said(await lucas.command('contributor find', { language: 'br' }))).toContain('Personne ne correspond');
    expect(await noah.autocomplete('contributor find', { skill: 'EVAL' }, 'skill')).toEqual([
      { name: 'Évaluation', value: 'Évaluation' },
    ]);
  });
});

describe('/contributor wall', () => {
  test('is empty at first, and then names everyone by kind, beside a chart that is told in words', async () => {
    expect(said(await lucas.command('contributor wall'))).toContain('Aucune contribution n’est enregistrée');
    expect(said(await camille.command('contributor export', { format: 'csv' }))).toContain('rien à exporter');
    earn([
      { who: noah, kind: 'code', at: T0 - DAY },
      { who: ines, kind: 'code', at: T0 - 2 * DAY },
      { who: ines, kind: 'data', at: T0 - 40 * DAY },
    ]);
    const month = await lucas.command('contributor wall');
    expect(said(month)).toContain('**Code**, 2 contributions\u00a0: Inès, Noah');
    expect(said(month)).not.toContain('Données');
    expect(await chartOf(month)).toBe('PNG');
    const whole = await noah.command('contributor wall', { period: 'all' });
    expect(said(whole)).toContain('**Data**, 1 contribution: Inès');
    expect(said(whole)).toContain('Contributions by kind, as bars. Since the beginning: Code (2), Data (1).');
    expect(said(whole)).not.toContain('Ranking');
  });

  test('ranks people where the guild turned it on', async () => {
    const db = openDatabase(config.databasePath);
    changeSettings(db, simulator.guildId, { ranking: 1 }, { actorId: null, at: T0 });
    db.close();
    expect(said(await noah.command('contributor wall', { period: 'all' }))).toContain(
      '**Ranking**\n**1** · Inès: 2\n**2** · Noah: 1',
    );
  });

  test('names people as they wish, or not at all', async () => {
    const chosen = said(await ines.command('contributor preferences', { name: 'Inès B. **' }));
    expect(chosen).toContain('**Nom pour vos crédits**\u00a0: Inès B. \\*\\*');
    expect(said(await noah.command('contributor wall'))).toContain('Inès B. \\*\\*, Noah');
    expect(said(await noah.command('contributor preferences', { wall: false, github: true }))).toMatch(
      /you are not named there[\s\S]*the tasks that you claim are shown there/,
    );
    expect(said(await ines.command('contributor wall'))).not.toContain('Noah');
    expect(said(await ines.command('contributor preferences', { name: 'Inès' }))).toContain('\u00a0: Inès\n');
    expect(said(await noah.command('contributor preferences', { name: '\u200b' }))).toContain('This name is empty');
  });
});

describe('/contributor export', () => {
  test('is for maintainers', async () => {
    expect(said(await ines.command('contributor export', { format: 'csv' }))).toContain('mainteneurs');
    expect(said(await noah.command('contributor export', { format: 'csv' }))).toContain('maintainers');
  });

  test('gives each format as a file, and says who is not in it', async () => {
    const needs = await camille.command('contributor export', { format: 'all-contributors' });
    expect(said(needs)).toContain('Ce fichier appartient à un dépôt');
    const markdown = await camille.command('contributor export', { format: 'markdown' });
    expect(said(markdown)).toContain('1 personne préfère ne pas être nommée');
    expect(await fileOf(markdown)).toBe('- **Inès** — Code, Données\n');
    const csv = await fileOf(await camille.command('contributor export', { format: 'csv' }));
    expect(csv).toMatch(/^date,nom,genre,origine,titre\r\n2026-10-15T10:00:00Z,Inès,Données,tâche,/);
    const options = { format: 'all-contributors', repository: 'OpenLLM-France/Lucie' };
    expect(said(await camille.command('contributor export', options))).toContain('n’a pas indiqué de compte GitHub');
    const form = await ines.command('contributor edit');
    if (form.kind !== 'modal') throw new Error(`answered by ${form.kind}`);
    await ines.submit(form.modal, { links: 'github.com/ines' });
    expect(JSON.parse(await fileOf(await camille.command('contributor export', options)))).toMatchObject({
      projectOwner: 'OpenLLM-France',
      contributors: [{ login: 'ines', contributions: ['code', 'data'] }],
    });
  });
});

describe('/contributor credits', () => {
  test('lists ten a page, the latest first', async () => {
    earn(Array.from({ length: 23 }, (_, i) => ({ who: lucas, kind: 'data' as const, at: T0 - i * DAY })));
    const first = await noah.command('contributor credits', { who: lucas.id });
    expect(said(first)).toContain('23 contributions');
    const second = await noah.click(messageOf(first), 'Next');
    expect(said(second)).toContain('Page 2 of 3');
    expect(said(second)).toContain(`<t:${(T0 - 10 * DAY) / 1_000}:d> **Data** · task #1010`);
  });

  test('fit on the wall however many people have them in every kind', async () => {
    const crowd = Array.from({ length: 40 }, (_, i) => ({ id: String(9_000_000 + i), name: '*'.repeat(32) }));
    earn(crowd.flatMap((who) => KINDS.map((kind) => ({ who, kind, at: T0 }))));
    expect(said(await noah.command('contributor wall', { period: 'quarter' }))).toMatch(
      /Organising events.*and 3\d more/,
    );
  });

  test('outlast a person’s leaving, under their name', async () => {
    simulator.moderate.removeMember('lucas');
    expect(said(await noah.command('contributor wall'))).toContain('Lucas');
  });
});
