import { describe, expect, test } from '@jest/globals';
import { contributorOf } from '../../src/contributors/store.ts';
import { eventsOf } from '../../src/database/events.ts';
import { dueRows } from '../../src/database/outbox.ts';
import { actionsOn, MAX_TITLE, readDraft, STATES } from '../../src/tasks/rules.ts';
import { claimTask, createTask, findTasks, getTask, listTasks, unclaimTask } from '../../src/tasks/store.ts';
import { testDatabase } from '../support/database.ts';

const db = testDatabase();
const T0 = Date.UTC(2026, 10, 23);
let guilds = 0;
/** A guild of its own for each test. */
const guild = () => String(++guilds);
const act = (guildId: string, userId = 'alice', at = T0) => ({ guildId, userId, name: `${userId}’s name`, at });

const typed = { title: 'x', description: undefined, area: undefined, size: undefined, link: undefined };
function create(
  guildId: string,
  title: string,
  { channelId = null as string | null, area = 'code', by = 'alice' } = {},
) {
  const draft = readDraft({ ...typed, title, area });
  return createTask(db, { ...act(guildId, by), draft, channelId });
}

/** The key of the error that is thrown. */
function refusal(attempt: () => unknown): unknown {
  try {
    attempt();
  } catch (error) {
    return (error as { key: string }).key;
  }
  return undefined;
}

describe('a draft', () => {
  test('needs a title only', () => {
    expect(readDraft({ ...typed, title: ' Un \n titre ' })).toEqual({
      title: 'Un titre',
      description: '',
      area: 'community',
      size: 'M',
      link: null,
    });
  });

  test.each([
    ['no title', { title: ' \u200b' }, 'task.errors.noTitle'],
    ['a title too long', { title: 'é'.repeat(MAX_TITLE + 1) }, 'task.errors.longTitle'],
    ['a description too long', { description: 'x'.repeat(2_001) }, 'task.errors.longDescription'],
    ['an address that is none', { link: 'example.org' }, 'task.errors.badLink'],
    ['an address that is code', { link: 'javascript:alert(1)' }, 'task.errors.badLink'],
    ['an address too long for a button', { link: `https://example.org/${'é'.repeat(200)}` }, 'task.errors.badLink'],
  ])('is refused with %s', (_, wrong, key) => {
    expect(refusal(() => readDraft({ ...typed, ...wrong }))).toBe(key);
  });

  test('counts characters as people do', () => {
    expect(readDraft({ ...typed, title: '🐝'.repeat(MAX_TITLE) }).title).toHaveLength(2 * MAX_TITLE);
  });
});

test('a task offers to be claimed when it is open, to be dropped when it is claimed, and else nothing', () => {
  expect(STATES.map((state) => actionsOn(state))).toEqual([['claim'], ['unclaim'], [], [], []]);
});

describe('creating', () => {
  test('makes the author a contributor, an event, and a post where the guild has a channel', () => {
    const g = guild();
    const task = create(g, 'Traduire', { channelId: '10' });
    expect(task).toMatchObject({ guildId: g, title: 'Traduire', state: 'open', authorId: 'alice', claimants: [] });
    expect(contributorOf(db, g, 'alice')).not.toBeNull();
    expect(eventsOf(db, g, 'task', task.id, 9)).toMatchObject([{ what: 'created', actorId: 'alice', at: T0 }]);
    expect(dueRows(db, T0, 100).filter(({ guildId }) => guildId === g)).toMatchObject([
      { channelId: '10', kind: 'task.card', facts: { task: task.id } },
    ]);
  });

  test('posts nothing where the guild has no channel', () => {
    const g = guild();
    create(g, 'Traduire');
    expect(dueRows(db, T0, 100).filter(({ guildId }) => guildId === g)).toEqual([]);
  });
});

describe('claiming and unclaiming', () => {
  test('are undone by each other, and leave their events', () => {
    const g = guild();
    const { id } = create(g, 'Traduire');
    expect(claimTask(db, { ...act(g, 'bob'), id })).toMatchObject({ state: 'claimed', claimants: ['bob'] });
    expect(unclaimTask(db, { ...act(g, 'bob'), id })).toMatchObject({ state: 'open', claimants: [] });
    expect(eventsOf(db, g, 'task', id, 9).map(({ what, actorId }) => [what, actorId])).toEqual([
      ['unclaimed', 'bob'],
      ['claimed', 'bob'],
      ['created', 'alice'],
    ]);
  });

  test('are refused with the reason, and change nothing', () => {
    const g = guild();
    const { id } = create(g, 'Traduire');
    expect(refusal(() => unclaimTask(db, { ...act(g, 'bob'), id }))).toBe('task.errors.unheld');
    claimTask(db, { ...act(g, 'bob'), id });
    expect(refusal(() => claimTask(db, { ...act(g, 'bob'), id }))).toBe('task.errors.alreadyYours');
    expect(refusal(() => claimTask(db, { ...act(g, 'carol'), id }))).toBe('task.errors.taken');
    expect(refusal(() => unclaimTask(db, { ...act(g, 'carol'), id }))).toBe('task.errors.notYours');
    db.prepare("UPDATE tasks SET state = 'done' WHERE id = ?").run(id);
    expect(refusal(() => unclaimTask(db, { ...act(g, 'bob'), id }))).toBeDefined();
    db.prepare('DELETE FROM claims WHERE task_id = ?').run(id);
    expect(refusal(() => claimTask(db, { ...act(g, 'carol'), id }))).toBe('task.errors.notOpen.done');
    expect(contributorOf(db, g, 'carol')).toBeNull();
    expect(eventsOf(db, g, 'task', id, 9).map(({ what }) => what)).toEqual(['claimed', 'created']);
  });
});

describe('a guild', () => {
  test('neither sees nor touches the tasks of another', () => {
    const [here, there] = [guild(), guild()];
    const { id } = create(here, 'Secret');
    const elsewhere = act(there, 'alice');
    for (const attempt of [
      () => getTask(db, there, id),
      () => claimTask(db, { ...elsewhere, id }),
      () => unclaimTask(db, { ...elsewhere, id }),
    ])
      expect(refusal(attempt)).toBe('task.errors.notFound');
    expect(listTasks(db, there, { state: null, area: null }, { size: 10, number: 1 })).toEqual({ tasks: [], total: 0 });
    expect(findTasks(db, there, 'secret', {})).toEqual([]);
    expect(getTask(db, here, id).state).toBe('open');
  });
});

describe('finding', () => {
  test('goes by words without accents, or by number', () => {
    const g = guild();
    const { id } = create(g, 'Évaluer 100 % des réponses');
    create(g, 'Autre chose');
    for (const words of ['evaluer', 'RÉPONSES', `#${id}`, String(id), '100 %'])
      expect(findTasks(db, g, words, {}).map((task) => task.id)).toContain(id);
    expect(findTasks(db, g, '%', {}).map((task) => task.id)).toEqual([id]);
    expect(findTasks(db, g, '_', {})).toEqual([]);
  });

  test('can be held to a state, or to one holder', () => {
    const g = guild();
    const { id } = create(g, 'Prise');
    create(g, 'Libre');
    claimTask(db, { ...act(g, 'bob'), id });
    expect(findTasks(db, g, '', { state: 'open' }).map(({ title }) => title)).toEqual(['Libre']);
    expect(findTasks(db, g, '', { heldBy: 'bob' }).map(({ title }) => title)).toEqual(['Prise']);
    expect(findTasks(db, g, '', { heldBy: 'alice' })).toEqual([]);
  });

  test('lists the newest first, by pages and filters', () => {
    const g = guild();
    for (let i = 0; i < 12; i += 1) create(g, `Tâche ${i}`, { area: i % 2 ? 'code' : 'data' });
    const page = (number: number, area: string | null = null) =>
      listTasks(db, g, { state: null, area }, { size: 10, number });
    expect(page(1)).toMatchObject({ total: 12 });
    expect(page(2).tasks.map(({ title }) => title)).toEqual(['Tâche 1', 'Tâche 0']);
    expect(page(1, 'data')).toMatchObject({ total: 6 });
    expect(page(3).tasks).toEqual([]);
  });
});
