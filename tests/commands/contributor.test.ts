import { describe, expect, test } from '@jest/globals';
import type { Answer, OpenModal, Person } from '../../simulator/api.ts';
import { LANGUAGES } from '../../src/contributors/rules.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';

const { simulator } = await startTestBot({ settings: (id) => ({ contributorRoleId: id('contributor') }) });
const camille = simulator.as('camille');
const noah = simulator.as('noah');
const ines = simulator.as('ines');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

function formOf(answer: Answer): OpenModal {
  if (answer.kind !== 'modal') throw new Error(`answered by ${answer.kind}`);
  return answer.modal;
}

async function edited(person: Person, fields: Record<string, string | string[]>): Promise<Answer> {
  return person.submit(formOf(await person.command('contributor edit')), fields);
}

/** The addresses of the link buttons. */
function linksIn(answer: Answer): string[] {
  return [...JSON.stringify(messageOf(answer).components).matchAll(/"url":"([^"]+)"/g)].map(([, url]) => String(url));
}

describe('/contributor edit', () => {
  test('opens a form in the language of the person and shows the profile that it makes, to them alone', async () => {
    const form = formOf(await ines.command('contributor edit'));
    expect(form.data.title).toBe('Votre profil');
    const answer = await ines.submit(form, {
      skills: 'Python, Évaluation',
      links: 'https://github.com/ines\nhf.co/ines-hf',
      languages: ['fr', 'it'],
      presentation: 'J’aime **relire**.',
      hoursAWeek: '4',
    });
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(answer)).toContain('**Compétences**\u00a0: Évaluation, Python');
    expect(said(answer)).toContain('**Langues**\u00a0: français, italien');
    expect(said(answer)).toContain('4 heures par semaine');
    expect(said(answer)).toContain('\\*\\*relire\\*\\*');
    expect(linksIn(answer)).toEqual(['https://github.com/ines', 'https://huggingface.co/ines-hf']);
  });

  test('comes filled with what is known, and an emptied field is forgotten', async () => {
    await edited(noah, { skills: 'Rust', links: 'github.com/noah', languages: ['en'], hoursAWeek: '1' });
    const again = formOf(await noah.command('contributor edit'));
    expect(JSON.stringify(again.data)).toContain('"value":"https://github.com/noah"');
    const answer = await noah.submit(again, { links: '' });
    expect(said(answer)).toContain('**Languages**: English');
    expect(said(answer)).toContain('Rust');
    expect(said(answer)).toContain('1 hour a week');
    expect(linksIn(answer)).toEqual([]);
  });

  test('from the button of one’s own card rewrites that card', async () => {
    const shown = await noah.command('contributor profile');
    const form = formOf(await noah.click(messageOf(shown), 'Edit'));
    const answer = await noah.submit(form, { presentation: 'Hello.' });
    expect(answer).toMatchObject({ kind: 'update' });
    expect(messageOf(answer).id).toBe(messageOf(shown).id);
    expect(said(answer)).toContain('Hello.');
  });

  test('is for members without the contributor role too: a profile is how one introduces oneself', async () => {
    expect(said(await edited(lucas, { skills: 'Traduction' }))).toContain('Traduction');
  });

  test.each([
    [{ links: 'javascript:alert(1)' }, '`javascript:alert(1)` is not the address of a person’s page'],
    [{ links: 'https://evil.example/octocat' }, 'is not the address of a person’s page'],
    [{ links: '<@1>`x`' }, '`<@1>’x’` is not the address'],
    [{ skills: 'x'.repeat(41) }, 'too long, 40 characters at most'],
    [{ skills: Array.from({ length: 21 }, (_, i) => `s${i}`).join() }, '20 skills at most'],
    [{ hoursAWeek: 'a lot' }, 'a whole number from 0 to 80'],
  ])('answers %j with a sentence and changes nothing', async (fields: Record<string, string>, sentence) => {
    const before = said(await emma.command('contributor profile'));
    expect(said(await edited(emma, { presentation: 'not to be kept', ...fields }))).toContain(sentence);
    expect(said(await emma.command('contributor profile'))).toBe(before);
  });

  test('takes only what can be seen, and pings nobody', async () => {
    const answer = await edited(emma, { skills: '\u200b, @everyone, <@&1>', presentation: '\u200b\u2060' });
    expect(messageOf(answer)).toMatchObject({ mention_everyone: false, mentions: [], mention_roles: [] });
    expect(said(answer)).toContain('@everyone');
    expect(said(answer)).toContain('\\<@&1>');
  });
});

describe('/contributor profile', () => {
  test('fits on a card whatever was typed: the most of everything, all of it markdown', async () => {
    const skills = Array.from({ length: 20 }, (_, i) => `${'*'.repeat(38)}${String(i).padStart(2, '_')}`).join();
    const links = `github.com/${'g'.repeat(39)} hf.co/${'h'.repeat(96)}`;
    const fields = { skills, presentation: '_'.repeat(500), links, languages: [...LANGUAGES] };
    expect(linksIn(await edited(emma, fields))).toHaveLength(2);
    await edited(emma, { skills: '', presentation: '', links: '', languages: [] });
  });

  test('of oneself before any act invites to say something, and makes nothing yet', async () => {
    const shown = await camille.command('contributor profile');
    expect(said(shown)).toContain('Votre profil ne dit encore rien');
    expect(said(await noah.command('contributor profile', { who: camille.id }))).toContain(
      'Camille has no profile here yet',
    );
  });

  test('of somebody else has no button to edit it, by option and by context menu, in both languages', async () => {
    for (const shown of [
      await noah.command('contributor profile', { who: ines.id }),
      await noah.menu('Profile', { userId: ines.id }),
    ]) {
      expect(shown).toMatchObject({ kind: 'message', ephemeral: true });
      expect(said(shown)).toMatch(/Inès[\s\S]*\*\*Skills\*\*: Évaluation, Python/);
      expect(said(shown)).not.toContain('Edit');
    }
    expect(said(await lucas.menu('Profile', { userId: ines.id }))).toContain('Contribue depuis le');
  });

  test('of a bot says that bots have none', async () => {
    const bot = simulator.people().find((person) => person.bot);
    expect(said(await ines.command('contributor profile', { who: bot?.id ?? '' }))).toContain('est un robot');
  });

  test('shows what the person holds now', async () => {
    await ines.command('task create', { title: 'Tenir la carte' });
    const [choice] = await ines.autocomplete('task claim', { task: 'Tenir' }, 'task');
    await ines.command('task claim', { task: choice?.value ?? 0 });
    expect(said(await noah.command('contributor profile', { who: ines.id }))).toContain('Tenir la carte');
    await ines.command('task unclaim', { task: choice?.value ?? 0 });
    expect(said(await noah.command('contributor profile', { who: ines.id }))).not.toContain('Tenir la carte');
  });
});

describe('/contributor skill', () => {
  test('adds a skill as the others here spell it, and suggests theirs but not one’s own', async () => {
    await ines.command('contributor skill add', { skill: 'Étiquetage' });
    const offered = await noah.autocomplete('contributor skill add', { skill: 'etiq' }, 'skill');
    expect(offered).toEqual([{ name: 'Étiquetage', value: 'Étiquetage' }]);
    const added = said(await noah.command('contributor skill add', { skill: 'ETIQUETAGE' }));
    expect(added).toMatch(/Skill added\.[\s\S]*Étiquetage/);
    expect(await noah.autocomplete('contributor skill add', { skill: 'etiq' }, 'skill')).toEqual([]);
  });

  test('removes one of one’s own, suggested while typing', async () => {
    await lucas.command('contributor skill add', { skill: 'Relecture' });
    expect(await lucas.autocomplete('contributor skill remove', { skill: 'RELEC' }, 'skill')).toEqual([
      { name: 'Relecture', value: 'Relecture' },
    ]);
    const removed = said(await lucas.command('contributor skill remove', { skill: 'relecture' }));
    expect(removed).toContain('Compétence retirée.');
    expect(removed).not.toContain('Relecture');
    expect(said(await lucas.command('contributor skill remove', { skill: 'relecture' }))).toContain(
      '`relecture` ne fait pas partie de vos compétences',
    );
  });

  test.each(['\u200b', 'Python, Rust'])('takes a single skill, not %j', async (skill) => {
    expect(said(await noah.command('contributor skill add', { skill }))).toContain('Give a single skill');
  });
});
