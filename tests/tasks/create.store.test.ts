import { describe, expect, test } from '@jest/globals';
import { eventsOf } from '../../src/database/events.ts';
import { createTask, type Edit, editTask } from '../../src/tasks/create.store.ts';
import { writeLog } from '../../src/tasks/log.store.ts';
import { readDraft } from '../../src/tasks/rules.ts';
import { closeTask } from '../../src/tasks/shelf.store.ts';
import { getTask } from '../../src/tasks/store.ts';
import { testDatabase } from '../support/database.ts';
import { ALICE, AUTHOR, BOB, by, GUILD, MAINTAINER, make, refusalOf, take } from './work.ts';

const db = testDatabase();
const edit = (id: number, change: Edit, userId = AUTHOR) =>
  editTask(db, { ...by(userId), id, maintainer: userId === MAINTAINER, edit: change });

describe('creating', () => {
  test('keeps all that was said', () => {
    const before = make(db);
    const id = make(
      db,
      { area: 'data', size: 'L', priority: 'high', link: 'https://example.org', capacity: 3, dueAt: 5 },
      { skills: ['Python', 'python', 'SQL'], blockers: [before] },
    );
    expect(getTask(db, GUILD, id)).toMatchObject({
      area: 'data',
      size: 'L',
      priority: 'high',
      link: 'https://example.org/',
      capacity: 3,
      dueAt: 5,
      creditKind: 'data',
      skills: ['Python', 'SQL'],
      blockers: [{ id: before, title: 'Nettoyer', state: 'open' }],
      blocked: true,
    });
  });

  test('with an unknown blocker makes nothing', () => {
    const count = () => db.prepare('SELECT count(*) AS n FROM tasks').get();
    const before = count();
    expect(refusalOf(() => make(db, {}, { blockers: [999_999] }))).toBe('task.errors.notFound');
    expect(count()).toEqual(before);
  });

  test('can’t wait for a task of another guild', () => {
    const draft = readDraft({ title: 'Ailleurs' });
    const elsewhere = createTask(db, { ...by(AUTHOR), guildId: '2', draft, channelId: null }).id;
    expect(refusalOf(() => make(db, {}, { blockers: [elsewhere] }))).toBe('task.errors.notFound');
  });
});

describe('editing', () => {
  test('changes what is named and keeps the rest; history has both sides', () => {
    const id = make(db, { description: 'Avant', area: 'code' });
    expect(edit(id, { title: 'Après', skills: ['Rust'] })).toMatchObject({
      title: 'Après',
      description: 'Avant',
      area: 'code',
      skills: ['Rust'],
    });
    expect(eventsOf(db, GUILD, 'task', id, 1)[0]).toMatchObject({
      what: 'edited',
      detail: { title: { from: 'Nettoyer', to: 'Après' }, skills: { from: [], to: ['Rust'] } },
    });
  });

  test('without a difference leaves no event', () => {
    const id = make(db);
    edit(id, { title: 'Nettoyer' });
    expect(eventsOf(db, GUILD, 'task', id, 10)).toHaveLength(1);
  });

  test('is for the author and maintainers', () => {
    const id = make(db);
    expect(refusalOf(() => edit(id, { title: 'x' }, BOB))).toBe('task.errors.notKeeper');
    expect(edit(id, { title: 'x' }, MAINTAINER).title).toBe('x');
  });

  test('leaves room for those who hold it', () => {
    const id = make(db, { capacity: 2 });
    take(db, id, ALICE);
    take(db, id, BOB);
    expect(refusalOf(() => edit(id, { capacity: 1 }))).toBe('task.errors.smallCapacity');
  });

  test('refuses to wait for itself, directly or through others, and changes nothing then', () => {
    const [a = 0, b = 0, c = 0] = [make(db), make(db), make(db)];
    edit(a, { blockers: [b] });
    edit(b, { blockers: [c] });
    expect(refusalOf(() => edit(c, { blockers: [a] }))).toBe('task.errors.cycle');
    expect(refusalOf(() => edit(a, { blockers: [a] }))).toBe('task.errors.cycle');
    expect(refusalOf(() => edit(c, { title: 'Autre', blockers: [b] }))).toBe('task.errors.cycle');
    expect(getTask(db, GUILD, c)).toMatchObject({ title: 'Nettoyer', blockers: [] });
  });

  test('is over when the task is', () => {
    const id = make(db);
    closeTask(db, { ...by(AUTHOR), id, maintainer: false, reason: 'non' });
    expect(refusalOf(() => edit(id, { title: 'x' }))).toBe('task.errors.finished');
  });
});

describe('the full log', () => {
  test('tells every event of this guild, oldest first, as JSON lines or CSV', () => {
    const { words, count } = writeLog(db, GUILD, 'jsonl');
    const lines = words
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { task: number; what: string; at: string });
    expect(lines).toHaveLength(count);
    expect(lines[0]).toMatchObject({ what: 'created', actor: AUTHOR, at: '2026-11-23T12:00:00Z' });
    const csv = writeLog(db, GUILD, 'csv');
    expect(csv.count).toBe(count);
    expect(csv.words).toMatch(/^at,task,title,what,actor,detail\n2026-11-23T12:00:00Z,\d+,Nettoyer,created,10,\{\}\n/);
    expect(csv.words).not.toContain('Ailleurs');
  });

  test('gives a spreadsheet no formula', () => {
    make(db, { title: '=HYPERLINK("https://evil.example","x")' });
    expect(writeLog(db, GUILD, 'csv').words).toContain(`"'=HYPERLINK(""https://evil.example"",""x"")"`);
  });
});
