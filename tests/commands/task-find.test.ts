import { describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';

const { simulator, setClock } = await startTestBot({
  settings: (id) => ({ contributorRoleId: id('contributor'), maintainerRoleId: id('maintainer'), claimLimit: 0 }),
});
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');

// A second guild with nothing in it.
const empty = await startTestBot();

type Options = Parameters<typeof ines.command>[1];

async function created(title: string, options: Options = {}): Promise<number> {
  const text = said(await ines.command('task create', { title, ...options }));
  return Number(/(?:Tâche|Task) #(\d+)/.exec(text)?.[1]);
}

/** The custom_id of a message's component whose id begins so. */
function idIn(message: APIMessage, start: string): string {
  return new RegExp(`"(${start}[^"]*)"`).exec(JSON.stringify(message.components))?.[1] ?? '';
}

describe('/task list', () => {
  test('is narrowed by all filters at once, says so in words, and keeps them in its buttons and its menu', async () => {
    for (let i = 0; i < 12; i += 1) {
      await created(`Évaluer le modèle ${i}`, { area: 'evaluation', size: 'S', skills: 'Rétro-ingénierie' });
    }
    await created('Évaluer autrement', { area: 'legal', size: 'S' });
    const filters = {
      area: 'evaluation',
      size: 'S',
      skill: 'rétro-ingenierie',
      unclaimed: true,
      words: 'ÉVALUER, mod',
    };
    const first = await noah.command('task list', filters);
    expect(said(first)).toMatch(
      /12 tasks\n-# Evaluation · S, half a day · skill: Rétro-ingénierie · unclaimed · “evaluer mod”/,
    );
    const second = await noah.click(messageOf(first), 'Next');
    expect(said(second)).toMatch(
      /12 tasks\n-# Evaluation · .*“evaluer mod”[\s\S]*Évaluer le modèle 1\n[\s\S]*Évaluer le modèle 0/,
    );
    const menu = idIn(messageOf(second), 'task:filter:');
    const open = await noah.select(messageOf(second), menu, ['open']);
    expect(said(open)).toMatch(/12 tasks\n-# Evaluation · .*“evaluer mod”/);
    const done = await noah.select(messageOf(open), idIn(messageOf(open), 'task:filter:'), ['done']);
    expect(said(done)).toMatch(/No task\n-# Evaluation · [\s\S]*Drop a filter/);
    const all = await noah.select(messageOf(done), idIn(messageOf(done), 'task:filter:'), ['all']);
    expect(said(all)).toContain('12 tasks');
  });

  test('carries the longest filters that there can be within the limits of Discord', async () => {
    await created('Rétro', { skills: 'Rétro-ingénierie' });
    const filters = {
      state: 'in_review',
      area: 'community',
      size: 'M',
      skill: 'Retro-Ingenierie',
      claimant: emma.id,
      overdue: true,
      unclaimed: true,
      words: 'é'.repeat(40),
    };
    expect(said(await ines.command('task list', filters))).toMatch(
      /Aucune tâche\n-# Communauté · M, quelques jours · compétence.: Rétro-ingénierie · prises par <@\d+> · en retard · libres · «.e{40}.»\nRetirez un filtre/,
    );
  });

  test('shows what somebody holds and what is overdue, to anybody', async () => {
    const [held, late] = [
      await created('Longue traduction', { due: '2030-01-01' }),
      await created('Courte', { due: '2030-01-05' }),
    ];
    await noah.command('task claim', { task: held });
    const listed = await emma.command('task list', { claimant: noah.id });
    expect(said(listed)).toMatch(
      new RegExp(`1 task\\n-# claimed by <@${noah.id}>\\n\\*\\*#${held}\\*\\* Longue traduction`),
    );
    expect(said(await lucas.command('task list', { overdue: true }))).toContain('Aucune tâche');
    setClock(Date.UTC(2030, 0, 4));
    expect(said(await lucas.command('task list', { overdue: true }))).toMatch(
      /1 tâche\n-# en retard\n.*Longue traduction/,
    );
    setClock(Date.UTC(2030, 0, 8));
    expect(said(await lucas.command('task list', { overdue: true }))).toMatch(/Longue traduction[\s\S]*Courte/);
    setClock(Date.now());
    await noah.command('task unclaim', { task: held });
    for (const task of [held, late]) await camille.command('task close', { task, reason: 'plus besoin' });
  });

  test('takes what looks like the syntax of a search for words', async () => {
    expect(said(await ines.command('task list', { words: '"modele" OR *' }))).toContain('Aucune tâche');
    expect(said(await ines.command('task list', { words: '** | @everyone' }))).toMatch(/Aucune tâche\n-# «.everyone.»/);
  });

  test.each<[Options, string, string]>([
    [{ words: '🎉 !' }, 'aucun mot dans votre recherche', 'no word in your search'],
    [{ skill: 'Alchimie' }, 'Aucune tâche ne demande `Alchimie`', 'No task asks for `Alchimie`'],
  ])('answers %j with a sentence', async (options, french, english) => {
    expect(said(await ines.command('task list', options))).toContain(french);
    expect(said(await noah.command('task list', options))).toContain(english);
  });

  test('suggests the skills that tasks ask for', async () => {
    expect(await emma.autocomplete('task list', { skill: 'retro' }, 'skill')).toEqual([
      { name: 'Rétro-ingénierie', value: 'Rétro-ingénierie' },
    ]);
  });

  test('says how many there are at least where it does not count them all', async () => {
    for (let i = 0; i < 101; i += 1) await created(`Foule ${i}`);
    const first = await noah.command('task list', { words: 'foule' });
    expect(said(first)).toMatch(/More than 100 tasks[\s\S]*Page 1 of 11\+/);
    expect(said(await noah.click(messageOf(first), 'Next'))).toMatch(/Page 2 of 11\+/);
    expect(said(await ines.command('task list', { words: 'foule' }))).toMatch(/Plus de 100 tâches/);
  }, 30_000);
});

describe('the menu of a list', () => {
  test('opens the card of the task that is picked, for whoever picks it', async () => {
    const task = await created('À ouvrir depuis la liste');
    const listed = messageOf(await noah.command('task list', { words: 'ouvrir depuis' }));
    expect(said(await noah.select(listed, 'task:pick', [String(task)]))).toMatch(
      /À ouvrir depuis la liste\n\*\*Open[\s\S]*created it[\s\S]*Claim/,
    );
  });
});

describe('/task mine', () => {
  test('shows what is due, what one holds and what waits for one’s review, each task once', async () => {
    setClock(Date.UTC(2031, 0, 1));
    const due = await created('Bientôt due', { due: '2031-01-05' });
    const held = await created('Sans échéance');
    const handedIn = await created('Rendue hier', { due: '2031-01-02' });
    for (const task of [due, held, handedIn]) await noah.command('task claim', { task });
    await noah.command('task submit', { task: handedIn, note: 'done' });
    const english = said(await noah.command('task mine'));
    expect(english).toMatch(
      /Your tasks\n\*\*Due within a week\*\*\n.*Bientôt due\n-# .* · due <t:\d+:R>\n[\s\S]*In your hands\*\*\n.*Sans échéance[\s\S]*Rendue hier/,
    );
    expect(english.match(/\*\* Bientôt due/g)).toHaveLength(1);
    expect(english).not.toContain('Waiting for your review');
    expect(said(await camille.command('task mine'))).toMatch(
      /Vos tâches\n\*\*En attente de votre relecture\*\*\n.*Rendue hier/,
    );
    await camille.command('task edit', { task: handedIn, reviewer: ines.id });
    expect(said(await ines.command('task mine'))).toMatch(/En attente de votre relecture\*\*\n.*Rendue hier/);
    await ines.command('task approve', { task: handedIn });
    expect(said(await ines.command('task mine'))).toMatch(/Vous n’avez rien pris, et rien n’attend votre relecture/);
    for (const task of [due, held]) await noah.command('task unclaim', { task });
    expect(said(await noah.command('task mine'))).toContain('You hold nothing');
  });

  test('leads to the whole list where there is more than fits', async () => {
    const tasks = await Promise.all(Array.from({ length: 8 }, (_, i) => created(`Beaucoup ${i}`)));
    for (const task of tasks) await noah.command('task claim', { task });
    const shown = await noah.command('task mine');
    expect(said(shown)).toMatch(/In your hands[\s\S]*and 3 more\nOpen a task[\s\S]*All of mine/);
    expect(said(await noah.click(messageOf(shown), 'All of mine'))).toMatch(/Beaucoup 0/);
    for (const task of tasks) await noah.command('task submit', { task, note: 'done' });
    const review = await camille.command('task mine');
    expect(said(review)).toMatch(
      /En attente de votre relecture[\s\S]*et 3 autres\nOuvrir une tâche[\s\S]*Toutes celles en relecture/,
    );
    expect(said(await camille.click(messageOf(review), 'Toutes celles en relecture'))).toMatch(
      /8 tâches[\s\S]*Beaucoup 0/,
    );
    for (const task of tasks) await camille.command('task approve', { task });
  });
});

describe('/task suggest', () => {
  test('offers five open tasks with the reason for each, and a button to claim it', async () => {
    setClock(Date.UTC(2032, 0, 1));
    await ines.command('contributor skill add', { skill: 'Linguistique' });
    await noah.command('contributor skill add', { skill: 'linguistique' });
    const fitting = await created('Relire le lexique', { skills: 'Linguistique', due: '2032-01-04' });
    const newcomer = said(await ines.command('task suggest'));
    expect(newcomer).toMatch(
      /5 tâches pour vous\n.*Relire le lexique\n-# .*\n- Elle demande ce que vous savez faire.: Linguistique\.\n- Son échéance approche.: <t:\d+:R>\./,
    );
    expect(newcomer).toContain('Elle est petite\u00a0: de quoi commencer.');
    expect(newcomer.match(/Prendre #/g)).toHaveLength(5);
    const experienced = await noah.command('task suggest');
    expect(said(experienced)).toMatch(
      /5 tasks for you\n.*Relire le lexique\n-# .*\n- It asks for what you can do: Linguistique\./,
    );
    expect(said(experienced)).toMatch(/You have finished 9 tasks in this area: Community\.\n/);
    const claimed = await noah.click(messageOf(experienced), `Claim #${fitting}`);
    expect(said(claimed)).toContain(`Claimed by <@${noah.id}>`);
    expect(said(await ines.command('task suggest'))).not.toContain('Relire le lexique');
    await noah.command('task unclaim', { task: fitting });
    expect(said(await noah.command('task suggest'))).not.toContain('Relire le lexique');
  });

  test.each(['mine', 'suggest'])('and /task mine are refused to who lacks the role: /task %s', async (name) => {
    expect(said(await lucas.command(`task ${name}`))).toContain('rôle de contributeur');
    expect(said(await emma.command(`task ${name}`))).toContain('contributor role');
  });
});

test('the longest lists, of the longest titles with as many claimants as can be, fit into a message of Discord', async () => {
  setClock(Date.UTC(2033, 0, 1));
  const skills = Array.from({ length: 5 }, (_, i) => `${'_'.repeat(38)}${i}`);
  const title = '*'.repeat(120);
  for (const skill of skills) await ines.command('contributor skill add', { skill });
  const longest = { size: 'M', area: 'documentation', priority: 'high', skills: skills.join(','), due: '2033-01-02' };
  await Promise.all(Array.from({ length: 12 }, () => created(title, longest)));
  expect(said(await ines.command('task suggest'))).toContain('5 tâches pour vous');
  const tasks = await Promise.all(Array.from({ length: 12 }, () => created(title, { ...longest, capacity: 5 })));
  const [held, reviewed] = [tasks.slice(0, 6), tasks.slice(6)];
  for (const task of tasks) {
    // The maintainer reviews what is not her own.
    for (const person of [ines, noah, lucas, emma, ...(held.includes(task) ? [camille] : [])]) {
      await camille.command('task assign', { task, person: person.id });
    }
  }
  for (const task of reviewed) await noah.command('task submit', { task, note: 'done' });
  const filters = { area: 'documentation', size: 'M', skill: skills[0] ?? '', claimant: noah.id, overdue: false };
  expect(said(await ines.command('task list', filters))).toContain('12 tâches');
  expect(said(await camille.command('task mine'))).toContain('En attente de votre relecture');
}, 30_000);

describe('in a guild without tasks', () => {
  test('nothing is found, and what to do is said', async () => {
    const { simulator } = empty;
    expect(said(await simulator.as('ines').command('task suggest'))).toContain('Aucune tâche n’est libre');
    expect(said(await simulator.as('noah').command('task suggest'))).toContain('No task is free');
    expect(said(await simulator.as('emma').command('task list'))).toContain('Create the first');
  });
});
