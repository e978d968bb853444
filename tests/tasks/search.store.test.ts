import { describe, expect, test } from '@jest/globals';
import { addSkill } from '../../src/contributors/profile.store.ts';
import { claimTask, unclaimTask } from '../../src/tasks/claims.store.ts';
import { createTask } from '../../src/tasks/create.store.ts';
import { heldTasks, tasksToReview } from '../../src/tasks/mine.store.ts';
import { submitTask } from '../../src/tasks/review.store.ts';
import { readDraft, type TypedDraft } from '../../src/tasks/rules.ts';
import { type Filter, findTasks, listTasks, type Offer } from '../../src/tasks/search.store.ts';
import { closeTask, freezeTask } from '../../src/tasks/shelf.store.ts';
import { skillNumber, skillsOfTasks } from '../../src/tasks/skills.store.ts';
import { suggestTasks } from '../../src/tasks/suggest.store.ts';
import { testDatabase } from '../support/database.ts';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const db = testDatabase();
let guilds = 0;

/** A guild of its own for each test, and short ways to act in it. */
function guild() {
  guilds += 1;
  const guildId = `guild-${guilds}`;
  const act = (userId: string) => ({ guildId, userId, name: userId, at: NOW });
  const create = (
    title: string,
    typed: TypedDraft = {},
    { skills = [], blockers = [] }: { skills?: string[]; blockers?: number[] } = {},
  ) =>
    createTask(db, {
      ...act('ines'),
      draft: readDraft({ title, ...typed }),
      extras: { skills, blockers },
      channelId: null,
    }).id;
  const claim = (userId: string, id: number) => claimTask(db, { ...act(userId), id, settings: { claimLimit: 0 } });
  const submit = (userId: string, id: number) =>
    submitTask(db, { ...act(userId), id, link: null, note: 'fait', channelId: null });
  const list = (filter: Filter, number = 1) => listTasks(db, { guildId, filter, now: NOW }, { size: 10, number });
  const ids = (filter: Filter, number = 1) => list(filter, number).tasks.map(({ id }) => id);
  const find = (typed: string, offer: Offer = { which: 'any' }) =>
    findTasks(db, guildId, typed, offer).map(({ id }) => id);
  return { guildId, act, create, claim, submit, list, ids, find };
}

describe('a list', () => {
  test('has the newest first, ten to a page, and ends with the last page whatever number is asked for', () => {
    const { create, list, ids } = guild();
    const all = Array.from({ length: 23 }, (_, i) => create(`Tâche ${i}`)).reverse();
    expect(list({})).toMatchObject({ number: 1, total: 23, more: false });
    expect([...ids({}), ...ids({}, 2), ...ids({}, 3)]).toEqual(all);
    expect(list({}, 99)).toMatchObject({ number: 3, tasks: [{}, {}, {}] });
    expect(list({ words: 'tache' }, 99)).toMatchObject({ number: 3, tasks: [{}, {}, {}] });
  });

  test('is empty on its only page where nothing fits', () => {
    expect(guild().list({ state: 'done' })).toEqual({ tasks: [], number: 1, total: 0, more: false });
  });

  test('is narrowed by any filter, and by all of them together', () => {
    const { guildId, create, claim, submit, ids } = guild();
    const plain = create('Sans rien', { area: 'legal', size: 'L' });
    const late = create('En retard', { area: 'data', size: 'S', dueAt: NOW - DAY }, { skills: ['Python'] });
    const later = create('Plus en retard', { area: 'data', dueAt: NOW - 2 * DAY });
    const held = create('Prise', { area: 'data', size: 'S', dueAt: NOW + DAY }, { skills: ['python', 'Évaluation'] });
    claim('noah', held);
    const finished = create('Rendue', { area: 'data', dueAt: NOW - DAY });
    claim('noah', finished);
    submit('noah', finished);
    const skillId = skillNumber(db, guildId, 'PYTHON');
    expect(ids({ state: 'open' })).toEqual([later, late, plain]);
    expect(ids({ area: 'data' })).toEqual([finished, held, later, late]);
    expect(ids({ size: 'S' })).toEqual([held, late]);
    expect(ids({ skillId })).toEqual([held, late]);
    expect(ids({ claimantId: 'noah' })).toEqual([finished, held]);
    expect(ids({ claimantId: 'nobody' })).toEqual([]);
    expect(ids({ unclaimed: true })).toEqual([later, late, plain]);
    expect(ids({ overdue: true, state: 'open' })).toEqual([later, late]);
    expect(ids({ state: 'claimed', area: 'data', size: 'S', skillId, claimantId: 'noah', words: 'pri' })).toEqual([
      held,
    ]);
    expect(ids({ state: 'claimed', area: 'legal', skillId, claimantId: 'noah', words: 'pri' })).toEqual([]);
  });

  test('has the longest overdue first', () => {
    const { create, ids } = guild();
    const [late, later] = [create('Tard', { dueAt: NOW - DAY }), create('Plus tard', { dueAt: NOW - 9 * DAY })];
    create('À temps', { dueAt: NOW });
    expect(ids({ overdue: true })).toEqual([later, late]);
  });

  test('counts what is not kept up to a hundred, or to the end of the page that is looked at', () => {
    const { create, list } = guild();
    for (let i = 0; i < 115; i += 1) create(`Corpus ${i}`);
    expect(list({ words: 'corpus' })).toMatchObject({ total: 100, more: true });
    expect(list({ words: 'corpus' }, 11)).toMatchObject({ number: 11, total: 110, more: true });
    expect(list({ words: 'corpus' }, 12)).toMatchObject({ number: 12, total: 115, more: false });
    expect(list({ state: 'open' })).toMatchObject({ total: 115, more: false });
  });

  test('follows what becomes of a task, in kept counts as in searches', () => {
    const { act, create, list, ids } = guild();
    const id = create('Corpus à trier');
    closeTask(db, { ...act('ines'), id, maintainer: true, reason: 'plus besoin' });
    expect(list({ state: 'open' }).total).toBe(0);
    expect(ids({ state: 'closed', words: 'trier' })).toEqual([id]);
  });

  test('never shows what belongs to another guild', () => {
    const [mine, other] = [guild(), guild()];
    other.create('Secret', {}, { skills: ['Rust'] });
    const filters: Filter[] = [
      {},
      { words: 'secret' },
      { skillId: skillNumber(db, other.guildId, 'Rust') },
      { overdue: true },
    ];
    expect(filters.flatMap((filter) => mine.ids(filter))).toEqual([]);
    expect(mine.find('secret')).toEqual([]);
  });
});

describe('a search', () => {
  const { create, ids } = guild();
  const id = create('Évaluer les réponses', { description: 'Sur le corpus de l’été, avec Œuvre & Cie (n° 7)' });
  create('Autre chose');

  test.each([
    ['Évaluer'],
    ['EVALUER'],
    ['evalu'],
    ['réponse eval'],
    ['  corpus   été '],
    ['l’été'],
    ['œuvre'],
    ['n° 7'],
    ['évaluer, (réponses)!'],
  ])('for %j finds the task by the beginnings of its words', (words) => {
    expect(ids({ words })).toEqual([id]);
  });

  test.each([['valuer'], ['évaluer absent'], ['corpusculaire']])('for %j finds nothing', (words) => {
    expect(ids({ words })).toEqual([]);
  });

  test.each([
    '"',
    '""',
    '*',
    'a"*',
    'corpus*',
    'NOT corpus',
    'corpus OR autre',
    'NEAR(corpus, autre)',
    'folded:corpus',
    '{folded}: corpus',
    '^corpus',
    '-corpus',
    '+',
    '(((',
    "'; DROP TABLE tasks; --",
    '%',
    '_',
    '\\',
    '\u0000',
    '\u200b',
    '🎉',
    '--',
    ':',
    'a:b',
    '中文',
    'x'.repeat(5_000),
  ])('takes %j for words, not for syntax', (words) => {
    expect(() => ids({ words })).not.toThrow();
    expect(() => guild().find(words)).not.toThrow();
  });

  test('takes operators of FTS5 for words that must be there', () => {
    expect(ids({ words: 'corpus OR autre' })).toEqual([]);
    expect(ids({ words: 'NOT autre' })).toEqual([]);
  });
});

describe('autocomplete', () => {
  test('offers the newest 25 while nothing is typed', () => {
    const { create, find } = guild();
    const all = Array.from({ length: 30 }, (_, i) => create(`Tâche ${i}`)).reverse();
    expect(find('')).toEqual(all.slice(0, 25));
    expect(find('tach')).toHaveLength(25);
  });

  test('takes a number for the beginning of a task’s number first, then for a word', () => {
    const { create, find } = guild();
    const [first] = [create('Une'), create('Deux')];
    const named = create(`Suite de ${first}`);
    expect(find(`#${first}`)).toEqual([first, named]);
    expect(find(` ${first} `)[0]).toBe(first);
    expect(find(String(first).slice(0, 1))).toContain(first);
  });

  test('offers to claim only what can be claimed', () => {
    const { act, create, claim, find } = guild();
    const free = create('Libre');
    const shared = create('Partagée', { capacity: 2 });
    const taken = create('Prise');
    const frozen = create('Gelée');
    create('Bloquée', {}, { blockers: [free] });
    claim('noah', shared);
    claim('noah', taken);
    freezeTask(db, { ...act('ines'), id: frozen, maintainer: true, reason: 'on attend' });
    expect(find('', { which: 'claimable' })).toEqual([shared, free]);
    expect(find('pris', { which: 'claimable' })).toEqual([]);
    expect(find(String(taken), { which: 'claimable' })).toEqual([]);
  });

  test('offers to hand in only what the person holds, and to review only what was handed in', () => {
    const { create, claim, submit, find } = guild();
    const [held, handedIn] = [create('Tenue'), create('Rendue')];
    create('Autre');
    claim('noah', held);
    claim('noah', handedIn);
    submit('noah', handedIn);
    expect(find('', { which: 'heldBy', userId: 'noah' })).toEqual([held]);
    expect(find('', { which: 'heldBy', userId: 'ines' })).toEqual([]);
    expect(find('', { which: 'inReview' })).toEqual([handedIn]);
  });

  test('offers the skills that tasks ask for, those that begin so first', () => {
    const { guildId, create } = guild();
    create('Une', {}, { skills: ['Évaluation', 'Réévaluation', 'Python'] });
    expect(skillsOfTasks(db, guildId, 'EVAL', 25)).toEqual(['Évaluation', 'Réévaluation']);
    expect(skillsOfTasks(db, 'elsewhere', 'eval', 25)).toEqual([]);
  });
});

describe('what is mine', () => {
  test('has what is due first on top, then what is held longest, then what was handed in', () => {
    const { guildId, create, claim, submit } = guild();
    const [none, far, near, handedIn] = [
      create('Sans date'),
      create('Loin', { dueAt: NOW + 9 * DAY }),
      create('Près', { dueAt: NOW - DAY }),
      create('Rendue', { dueAt: NOW - 5 * DAY }),
    ];
    for (const id of [none, far, near, handedIn]) claim('noah', id);
    submit('noah', handedIn);
    const held = heldTasks(db, { guildId, userId: 'noah' }, 3);
    expect(held.tasks.map(({ id }) => id)).toEqual([near, far, none]);
    expect(held.total).toBe(4);
  });

  test('waits for the review of maintainers and of who is named, but of nobody who did it unless the guild allows it', () => {
    const { guildId, create, claim, submit } = guild();
    const [plain, named] = [create('Une'), create('Deux')];
    for (const id of [plain, named]) {
      claim('noah', id);
      submit('noah', id);
    }
    db.prepare("UPDATE tasks SET reviewer_id = 'ines' WHERE id = ?").run(named);
    const review = (userId: string, maintainer: boolean, ownApproval = false) =>
      tasksToReview(db, { guildId, userId, maintainer, ownApproval }, 10).tasks.map(({ id }) => id);
    expect(review('ines', false)).toEqual([named]);
    expect(review('ines', true)).toEqual([named, plain]);
    expect(review('lucas', false)).toEqual([]);
    expect(review('noah', true)).toEqual([]);
    expect(review('noah', true, true)).toEqual([plain, named]);
  });
});

describe('suggestions', () => {
  test('are open tasks that nothing hinders, and that the person did not give back before', () => {
    const { guildId, act, create, claim } = guild();
    const free = create('Libre');
    const frozen = create('Gelée');
    freezeTask(db, { ...act('ines'), id: frozen, maintainer: true, reason: 'on attend' });
    claim('ines', create('Prise'));
    create('Bloquée', {}, { blockers: [free] });
    const given = create('Rendue');
    claim('noah', given);
    unclaimTask(db, { ...act('noah'), id: given });
    const suggested = (userId: string) => suggestTasks(db, { guildId, userId, now: NOW }).map(({ task }) => task.id);
    expect(suggested('noah')).toEqual([free]);
    expect(suggested('lucas')).toEqual([given, free]);
  });

  test('find an old task by a skill of the person among many newer ones', () => {
    const { guildId, act, create } = guild();
    const old = create('Ancienne', {}, { skills: ['Python'] });
    for (let i = 0; i < 200; i += 1) create(`Plus récente ${i}`);
    addSkill(db, { ...act('noah'), skill: 'python' });
    const [best] = suggestTasks(db, { guildId, userId: 'noah', now: NOW });
    expect(best).toMatchObject({ task: { id: old }, reasons: [{ why: 'skills', skills: ['Python'] }] });
  });
});
