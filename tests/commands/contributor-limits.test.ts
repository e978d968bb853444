import { describe, expect, test } from '@jest/globals';
import { demoGuild } from '../../simulator/demo/guild.ts';
import { goAway } from '../../src/contributors/absence.store.ts';
import { KINDS } from '../../src/contributors/credit.rules.ts';
import { addCredit } from '../../src/contributors/credits.store.ts';
import { saveProfile } from '../../src/contributors/profile.store.ts';
import { LANGUAGES } from '../../src/contributors/rules.ts';
import { ensureContributor } from '../../src/contributors/store.ts';
import { dayOf } from '../../src/contributors/thanks.rules.ts';
import { thank } from '../../src/contributors/thanks.store.ts';
import { openDatabase } from '../../src/database/open.ts';
import { assignTask } from '../../src/tasks/claims.store.ts';
import { createTask } from '../../src/tasks/create.store.ts';
import { readDraft } from '../../src/tasks/rules.ts';
import { textsIn } from '../../src/texts.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';

const KANA = 'きのこのやまとたけのこのさとのはなし';
const seeds = demoGuild.people.slice(0, 5);
const names = [undefined, '*'.repeat(32), KANA, '\u202eeve\u200b', '\u3164'];
const people = seeds.map((seed, i) => ({ ...seed, name: names[i] ?? seed.name }));
const { simulator, config } = await startTestBot({
  simulator: { guild: { ...demoGuild, people } },
  settings: () => ({ ranking: 1 }),
});
const [first, starred, japanese, reversed, unseen] = people.map(({ key }) => simulator.as(key));
if (!first || !starred || !japanese || !reversed || !unseen) throw new Error('the demo guild has fewer people');
const guildId = simulator.guildId;
const T0 = Date.now();

describe('a name', () => {
  test('is not cut by thanks from the menu of a person', async () => {
    await japanese.command('contributor skill add', { skill: 'Python' });
    const form = await first.menu('Thank', { userId: japanese.id });
    if (form.kind !== 'modal') throw new Error(`answered by ${form.kind}`);
    await first.submit(form.modal, { kind: ['translation'], reason: 'le guide' });
    expect(said(await first.command('contributor wall'))).toContain(KANA);
  });

  test('neither turns the line around nor is nothing to see', async () => {
    for (const [who, shown] of [
      [reversed, 'eve'],
      [unseen, people[4]?.key],
    ] as const) {
      await who.command('contributor skill add', { skill: 'Rust' });
      await first.command('thank', { who: who.id, kind: 'code', reason: 'tout' });
      const wall = said(await first.command('contributor wall'));
      expect(wall).not.toMatch(/[\u202e\u200b\u3164]/);
      expect(wall).toMatch(new RegExp(`· ${shown}\\s:`));
    }
  });
});

describe('all there can be', () => {
  test('fits on a profile, the wall, and a page of people or credits', async () => {
    const db = openDatabase(config.databasePath);
    db.exec('BEGIN');
    const act = { guildId, userId: starred.id, name: '*'.repeat(32), at: T0 };
    const skills = Array.from({ length: 20 }, (_, i) => `${'*'.repeat(38)}${String(i).padStart(2, '_')}`);
    const profile = { skills, github: 'g', huggingFace: 'h', languages: [...LANGUAGES], hoursAWeek: 40 };
    saveProfile(db, { ...act, profile: { ...profile, presentation: '_'.repeat(500) } });
    const contributorId = ensureContributor(db, act);
    for (const kind of KINDS) {
      for (let originId = 1_000; originId < 2_100; originId++) {
        addCredit(db, { guildId, contributorId, kind, origin: 'task', originId, at: T0 });
      }
    }
    for (let i = 0; i < 25; i++) {
      const owner = { ...act, userId: first.id, name: 'A' };
      const { id } = createTask(db, { ...owner, draft: readDraft({ title: '*'.repeat(120) }), channelId: null });
      assignTask(db, { ...owner, id, person: { userId: starred.id, name: act.name } });
    }
    const crowd = Array.from({ length: 30 }, (_, i) => ({ ...act, userId: String(9_000 + i), name: '_'.repeat(32) }));
    for (const one of crowd) {
      const id = ensureContributor(db, one);
      for (const kind of KINDS)
        addCredit(db, { guildId, contributorId: id, kind, origin: 'task', originId: 1, at: T0 });
    }
    for (const one of crowd) {
      saveProfile(db, { ...one, profile: { ...profile, presentation: null } });
      goAway(db, { ...one, until: T0 + 20 * 86_400_000 });
      thank(db, {
        ...one,
        people: [{ id: starred.id, name: act.name, bot: false }],
        kind: 'eventOrganizing',
        reason: '*'.repeat(300),
        day: dayOf(T0, 'UTC'),
        channelId: null,
      });
    }
    db.exec('COMMIT');
    db.close();
    await starred.command('contributor away', { until: '3' });
    expect(said(await first.command('contributor profile', { who: starred.id }))).toContain('(1100)');
    expect(said(await starred.command('contributor back'))).toContain('(1100)');
    expect(said(await first.command('contributor wall'))).toContain('1130');
    const found = await first.command('contributor find', { skill: skills[0] ?? '', language: 'pt' });
    expect(said(found)).toContain('31 contributeurs');
    expect(said(await first.command('contributor credits', { who: starred.id }))).toContain('merci de');
  });
});

test('the credits of somebody who erased their data are nobody’s', async () => {
  const profile = await first.command('contributor profile', { who: japanese.id });
  await japanese.click(messageOf(await japanese.command('privacy erase')), 'Effacer mes données');
  const listed = said(await first.click(messageOf(profile), textsIn('fr')('contributor.card.allCredits')));
  expect(listed).toMatch(/^### .*une personne qui a effacé ses données/);
});
