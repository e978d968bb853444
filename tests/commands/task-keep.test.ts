import { describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import type { Answer, OpenModal, Person } from '../../simulator/api.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

/** A Monday. */
const NOW = Date.UTC(2026, 10, 23, 15);
const { simulator, messagesWhen, setClock } = await startTestBot({
  simulator: { rateLimits: false },
  settings: (id) => ({
    taskChannelId: id('tasks'),
    contributorRoleId: id('contributor'),
    maintainerRoleId: id('maintainer'),
    claimLimit: 0,
  }),
});
setClock(NOW);
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');
const emma = simulator.as('emma');
const day = (iso: string) => `<t:${Math.floor(Temporal.Instant.from(iso).epochMilliseconds / 1000)}:D>`;

async function create(title: string, options: Record<string, string | number> = {}, person = ines): Promise<number> {
  const text = said(await person.command('task create', { title, ...options }));
  return Number(/(?:Tâche|Task) #(\d+)/.exec(text)?.[1]);
}

async function post(title: string, words: string): Promise<APIMessage> {
  const fits = (message: APIMessage) => textOf(message).includes(title) && textOf(message).includes(words);
  return (await messagesWhen('tasks', (all) => all.some(fits))).findLast(fits) as APIMessage;
}

function modalOf(answer: Answer): OpenModal {
  if (answer.kind !== 'modal') throw new Error(`answered by ${answer.kind}: ${said(answer)}`);
  return answer.modal;
}

const view = async (task: number, person: Person = ines) => said(await person.command('task view', { task }));

describe('/task create', () => {
  test('takes every option', async () => {
    const before = await create('D’abord');
    const answer = await noah.command('task create', {
      title: 'With everything',
      area: 'training',
      size: 'L',
      due: 'vendredi prochain',
      priority: 'high',
      link: 'https://example.org/',
      skills: 'Python, PyTorch',
      capacity: 3,
      'blocked-by': `${before}`,
      credit: 'research',
    });
    expect(said(answer)).toMatch(
      /Open · Training · L, weeks · high priority|\*\*Open\*\* · Training · L, weeks · high priority/,
    );
    expect(said(answer)).toContain(`**Due**: ${day('2026-12-04T22:59:59Z')}`);
    expect(said(answer)).toContain(`**Waits for**: #${before} D’abord`);
    expect(said(answer)).toContain('**Skills**: Python, PyTorch');
    expect(said(answer)).toContain('**Places**: 0 of 3 taken');
    expect(said(answer)).toContain('**Credit**: Research');
    expect(said(await noah.command('task claim', { task: Number(/Task #(\d+)/.exec(said(answer))?.[1]) }))).toContain(
      `waits for #${before}`,
    );
  });

  test.each([
    [{ due: 'un de ces jours' }, 'comme une échéance'],
    [{ due: 'hier' }, 'est passée'],
    [{ 'blocked-by': 'douze' }, 'n’est pas le numéro d’une tâche'],
    [{ 'blocked-by': '999999' }, 'Il n’y a pas de tâche #999999'],
    [{ credit: 'gloire' }, 'Il n’y a pas de crédit du genre'],
    [{ skills: 'a,b,c,d,e,f,g,h,i,j,k' }, '10 compétences au plus'],
  ])('answers %j with a sentence and makes nothing', async (options: Record<string, string>, sentence) => {
    expect(
      said(await ines.command('task create', { title: 'Refusée', ...options })).replaceAll('\u00a0', ' '),
    ).toContain(sentence);
    expect(await ines.autocomplete('task view', { task: 'refusee' }, 'task')).toEqual([]);
  });

  test('reads a due date in its form', async () => {
    const opened = modalOf(await noah.command('task create'));
    const bad = await noah.submit(opened, { title: 'Due', area: ['data'], size: ['S'], due: 'whenever' });
    expect(said(bad)).toContain('“in 3 days”');
    const again = modalOf(await noah.command('task create'));
    const made = await noah.submit(again, { title: 'Due', area: ['data'], size: ['S'], due: 'in 3 days' });
    expect(said(made)).toContain(day('2026-11-26T22:59:59Z'));
  });

  test('suggests skills, tasks and kinds of credit for the last piece of a list', async () => {
    const task = await create('Compétente', { skills: 'Évaluation' });
    const skills = await noah.autocomplete('task create', { skills: 'Python, evalu' }, 'skills');
    expect(skills).toEqual([{ name: 'Python, Évaluation', value: 'Python, Évaluation' }]);
    const blockers = await noah.autocomplete('task create', { 'blocked-by': '1, compet' }, 'blocked-by');
    expect(blockers).toEqual([{ name: `1, #${task} Compétente`, value: `1, ${task}` }]);
    const kinds = await ines.autocomplete('task create', { credit: 'trad' }, 'credit');
    expect(kinds).toEqual([{ name: 'Traduction', value: 'translation' }]);
  });
});

describe('/task view', () => {
  test('shows each person the actions that are theirs', async () => {
    const task = await create('À chacun');
    expect(await view(task)).toMatch(/Prendre[\s\S]*Modifier[\s\S]*Fermer/);
    expect(await view(task, noah)).toMatch(/Claim\n[\s\S]*Comment/);
    expect(await view(task, noah)).not.toContain('Close');
    expect(await view(task, emma)).not.toMatch(/Claim\n|Comment/);
    expect(await view(task, camille)).toContain('Geler');
    const details = await noah.click(await post('À chacun', 'Détails'), 'Détails');
    expect(details).toMatchObject({ kind: 'message', ephemeral: true });
    expect(said(details)).toContain('created it');
  });

  test('marks what is overdue', async () => {
    const task = await create('Tardive', { due: '2026-11-24' });
    expect(await view(task)).toContain('**Échéance**');
    setClock(NOW + 3 * 86_400_000);
    expect(await view(task)).toContain('**En retard**');
    setClock(NOW);
  });

  test('fits in a message, however long everything is', async () => {
    const task = await create('*'.repeat(120), {
      description: '_'.repeat(2_000),
      skills: Array.from({ length: 10 }, (_, i) => `${'~'.repeat(39)}${i}`)
        .join(',')
        .slice(0, 300),
    });
    for (let i = 0; i < 12; i += 1) await noah.command('task comment', { task, text: '`'.repeat(1_000) });
    expect((await view(task)).length).toBeLessThan(4_500);
    expect(await view(task)).toContain('commente');
  });

  test('of a task that does not exist says so', async () => {
    expect(await view(999_999, noah)).toContain('no task #999999');
  });
});

describe('editing', () => {
  test('by the form on the card, filled with what is said so far', async () => {
    const task = await create('À corriger', { description: 'Avant', due: '2026-12-01' });
    const modal = modalOf(await ines.click(messageOf(await ines.command('task view', { task })), 'Modifier'));
    expect(JSON.stringify(modal.data)).toMatch(/À corriger.*Avant.*2026-12-01/);
    const answer = await ines.submit(modal, { title: 'Corrigée', size: ['S'] });
    expect(said(answer)).toMatch(/Corrigée[\s\S]*S, une demi-journée[\s\S]*l’a modifiée \(titre, taille\)/);
    await post('Corrigée', 'S, une demi-journée');
  });

  test('keeps a due date that is past by now unless it is changed', async () => {
    const task = await create('Échue', { due: '2026-11-24' });
    setClock(NOW + 5 * 86_400_000);
    const answer = await ines.submit(modalOf(await ines.command('task edit', { task })), {
      title: 'Échue et corrigée',
    });
    expect(said(answer)).toMatch(/Échue et corrigée[\s\S]*En retard/);
    setClock(NOW);
  });

  test('by options; a dash clears what can be', async () => {
    const task = await create('Par options', { due: '2026-12-01', skills: 'SQL', link: 'https://example.org/' });
    const answer = said(
      await ines.command('task edit', { task, due: '-', skills: '-', link: '-', capacity: 2, priority: 'low' }),
    );
    expect(answer).toMatch(/priorité basse[\s\S]*Places/);
    expect(answer).not.toMatch(/Échéance|SQL|Ouvrir le lien/);
  });

  test('refuses cycles and bots', async () => {
    const first = await create('Première');
    const second = await create('Seconde', { 'blocked-by': String(first) });
    expect(said(await ines.command('task edit', { task: first, 'blocked-by': `#${second}` }))).toContain(
      'qui l’attend déjà',
    );
    const bot = simulator.people().find((person) => person.bot)?.id ?? '';
    expect(said(await ines.command('task edit', { task: first, reviewer: bot }))).toContain('est un robot');
  });

  test('is refused to others, in their language', async () => {
    const task = await create('Pas à eux');
    expect(said(await noah.command('task edit', { task, title: 'x' }))).toContain('Only whoever created');
    expect(said(await lucas.command('task edit', { task, title: 'x' }))).toContain('Seuls la personne');
    // Before they fill in a form for nothing, too.
    expect(said(await lucas.command('task edit', { task }))).toContain('Seuls la personne');
  });
});

describe('a task that waits for another', () => {
  test('shows everybody the new title of the other', async () => {
    const other = await create('Avant tout');
    await create('Attend un titre', { 'blocked-by': `${other}` });
    await post('Attend un titre', 'Avant tout');
    await ines.command('task edit', { task: other, title: 'Avant le reste' });
    await post('Attend un titre', 'Avant le reste');
  });

  test('shows everybody that it can be claimed as soon as the other is over', async () => {
    const first = await create('La première des deux');
    const second = await create('La seconde des deux', { 'blocked-by': `#${first}` });
    await post('La seconde des deux', '**Attend**');
    expect(said(await noah.command('task claim', { task: second }))).toContain(`waits for #${first}`);
    await ines.command('task close', { task: first, reason: 'Inutile' });
    const free = await post('La seconde des deux', 'Prendre');
    expect(textOf(free)).not.toContain('**Attend**');
  });
});

describe('closing, freezing and back', () => {
  test('by the buttons of the card and their forms', async () => {
    const task = await create('Tous les états');
    await noah.command('task claim', { task });
    const card = messageOf(await ines.command('task view', { task }));
    const frozen = await ines.submit(modalOf(await ines.click(card, 'Geler')), { reason: 'On attend les données' });
    expect(said(frozen)).toMatch(/Gelée[\s\S]*l’a gelée.*On attend les données/);
    const thawed = await ines.click(messageOf(frozen), 'Dégeler');
    expect(said(thawed)).not.toContain('**Gelée**');
    const closed = await ines.submit(modalOf(await ines.click(messageOf(thawed), 'Fermer')), { reason: 'Abandonnée' });
    expect(said(closed)).toContain('**Fermée**');
    const reopened = await ines.click(messageOf(closed), 'Rouvrir');
    expect(said(reopened)).toContain('**Ouverte**');
  });

  test('by command; who held it reads why', async () => {
    const task = await create('À fermer', {}, noah);
    await ines.command('task claim', { task });
    expect(said(await camille.command('task freeze', { task, reason: 'Attente' }))).toContain('Gelée');
    expect(said(await ines.command('task submit', { task, note: 'x' }))).toContain('doit être dégelée');
    expect(said(await camille.command('task unfreeze', { task }))).toContain('Prise');
    expect(said(await noah.command('task close', { task, reason: 'Done elsewhere' }))).toContain('Closed');
    const told = await new Promise<string>((resolve) => {
      const look = () => {
        const found = ines
          .directMessages()
          .map(textOf)
          .find((words) => words.includes('À fermer'));
        if (!found) return;
        stop();
        resolve(found);
      };
      const stop = ines.watch(look);
      look();
    });
    expect(told).toMatch(/a fermé la tâche[\s\S]*Done elsewhere/);
    expect(said(await noah.command('task reopen', { task }))).toContain('Open');
  });

  test('are refused to those who neither proposed it nor maintain, in both languages', async () => {
    const task = await create('Gardée');
    for (const [path, more] of [
      ['close', { reason: 'x' }],
      ['freeze', { reason: 'x' }],
      ['unfreeze', {}],
      ['reopen', {}],
    ] as const) {
      expect(said(await noah.command(`task ${path}`, { task, ...more }))).toContain('Only whoever created');
      expect(said(await lucas.command(`task ${path}`, { task, ...more }))).toContain('Seuls la personne');
    }
  });
});

describe('commenting', () => {
  test('adds to the history, from the card too', async () => {
    const task = await create('Commentée');
    const card = messageOf(await noah.command('task view', { task }));
    const answer = await noah.submit(modalOf(await noah.click(card, 'Comment')), { text: '@everyone look' });
    expect(said(answer)).toMatch(/comments: “.*everyone look”/);
    expect(messageOf(answer).mention_everyone).toBe(false);
  });

  test('is refused to those without the role', async () => {
    const task = await create('Sans rôle');
    expect(said(await emma.command('task comment', { task, text: 'x' }))).toContain('contributor role');
    expect(said(await lucas.command('task comment', { task, text: 'x' }))).toContain('rôle de contributeur');
  });
});

describe('/task export', () => {
  test('gives maintainers the full log as a file', async () => {
    await create('Exportée');
    for (const [format, name] of [
      ['jsonl', 'tasks.jsonl'],
      ['csv', 'tasks.csv'],
    ] as const) {
      const message = messageOf(await camille.command('task export', { format }));
      const [file] = message.attachments;
      expect(file?.filename).toBe(name);
      expect(await (await fetch(file?.url ?? '')).text()).toContain('Exportée');
    }
  });

  test('is refused to others', async () => {
    expect(said(await ines.command('task export'))).toContain('mainteneur');
    expect(said(await noah.command('task export'))).toContain('maintainer');
  });
});
