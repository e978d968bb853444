import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Profile } from '../../src/contributors/rules.ts';
import { contributorOf, saveProfile, usedSkills } from '../../src/contributors/store.ts';
import { eventsOf, recordEvent } from '../../src/database/events.ts';
import { say } from '../../src/database/outbox.ts';
import { isErased } from '../../src/privacy/rules.ts';
import { countKept, eraseKept, exportKept } from '../../src/privacy/store.ts';
import { claimTask, createTask, getTask } from '../../src/tasks/store.ts';
import { testDatabase } from '../support/database.ts';

const ALICE = '100000000000000001';
const BOB = '100000000000000002';
const T0 = Date.UTC(2026, 10, 23, 12);
const draft = { title: 'Write the card', description: '', area: 'code', size: 'M', link: null } as const;

describe('what is kept of a person', () => {
  const db = testDatabase();
  const act = (guildId: string, userId: string) => ({
    guildId,
    userId,
    name: userId === ALICE ? 'Alice' : 'Bob',
    at: T0,
  });
  const profile: Profile = {
    skills: ['Rust'],
    github: 'alice',
    huggingFace: null,
    presentation: 'Hello.',
    languages: [],
    hoursAWeek: 4,
  };
  let authored = 0;
  let held = 0;

  beforeAll(() => {
    for (const guildId of ['1', '2']) saveProfile(db, { ...act(guildId, ALICE), profile });
    saveProfile(db, { ...act('1', BOB), profile: { ...profile, skills: ['Python'], github: 'bob' } });
    authored = createTask(db, { ...act('1', ALICE), draft, channelId: '50' }).id;
    held = createTask(db, { ...act('1', BOB), draft, channelId: null }).id;
    claimTask(db, { ...act('1', BOB), id: authored });
    claimTask(db, { ...act('1', ALICE), id: held });
    say(db, { guildId: '1', to: { userId: ALICE }, kind: 'task.idle', facts: {}, at: T0 });
    say(db, { guildId: '1', to: { channelId: '50' }, kind: 'task.news', facts: { by: ALICE, with: [BOB] }, at: T0 });
    recordEvent(db, {
      guildId: '1',
      subject: 'task',
      subjectId: authored,
      actorId: BOB,
      what: 'thanked',
      detail: { whom: ALICE },
      at: T0,
    });
    db.prepare(
      `INSERT INTO releases (guild_id, maturity, kind, repository, revision, drafted_by, drafted_at)
       VALUES ('1', 'research', 'model', 'OpenLLM-France/Lucie-7B', 'abc', ?, ?)`,
    ).run(ALICE, T0);
    db.prepare("UPDATE outbox SET state = 'delivered' WHERE subject = ?").run(`task:${authored}`);
  });

  test('is counted in all guilds, each row once, and nobody else’s with it', () => {
    expect(Object.fromEntries(countKept(db, ALICE).map(({ kind, count }) => [kind, count]))).toEqual({
      profiles: 2,
      tasks: 1,
      releases: 1,
      messages: 2,
      // Two profiles made and changed, a task created, one claimed, and being thanked.
      history: 7,
    });
    expect(countKept(db, '100000000000000009')).toEqual([]);
  });

  test('is exported whole, with skills, claims and readable times', () => {
    const kept = exportKept(db, ALICE);
    expect(Object.keys(kept).sort()).toEqual(['contributors', 'events', 'outbox', 'releases', 'tasks']);
    expect(kept.contributors).toMatchObject([
      {
        guild_id: '1',
        name: 'Alice',
        github: 'alice',
        skills: 'Rust',
        claims: `#${held}`,
        joined_at: '2026-11-23T12:00:00Z',
      },
      { guild_id: '2', name: 'Alice' },
    ]);
    expect(JSON.stringify(kept)).not.toContain('"bob"');
    expect(exportKept(db, '100000000000000009')).toEqual({});
  });

  test('is erased in all guilds at once: no id, no word of the profile stays anywhere', () => {
    const before = countKept(db, ALICE);
    expect(eraseKept(db, ALICE, T0 + 1)).toEqual(before);
    expect(countKept(db, ALICE)).toEqual([]);
    expect(contributorOf(db, '1', ALICE)).toBeNull();
    const everything = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
      .map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()))
      .join();
    for (const trace of [ALICE, 'Alice', 'alice', 'Rust']) expect(everything).not.toContain(trace);
  });

  test('leaves the work to the others: tasks stay, held ones are open again, cards are made anew', () => {
    const task = getTask(db, '1', authored);
    expect(isErased(task.authorId)).toBe(true);
    expect(task.claimants).toEqual([BOB]);
    expect(getTask(db, '1', held)).toMatchObject({ state: 'open', claimants: [], authorId: BOB });
    expect(db.prepare('SELECT stale FROM outbox WHERE subject = ?').pluck().get(`task:${authored}`)).toBe(1);
    expect(db.prepare('SELECT facts FROM outbox WHERE kind = ?').pluck().get('task.news')).toBe(
      JSON.stringify({ by: task.authorId, with: [BOB] }),
    );
    expect(db.prepare("SELECT count(*) FROM outbox WHERE kind = 'task.idle'").pluck().get()).toBe(0);
    expect(contributorOf(db, '1', BOB)).toMatchObject({ name: 'Bob', skills: ['Python'] });
    expect(usedSkills(db, '1', '', 25)).toEqual(['Python']);
    expect(db.prepare('SELECT repository, drafted_by FROM releases').get()).toEqual({
      repository: 'OpenLLM-France/Lucie-7B',
      drafted_by: null,
    });
  });

  test('stays in the history under one pseudonym, with the erasure itself', () => {
    const { authorId } = getTask(db, '1', authored);
    const [thanked, , created] = eventsOf(db, '1', 'task', authored, 9);
    expect(thanked?.detail).toEqual({ whom: authorId });
    expect(created).toMatchObject({ what: 'created', actorId: authorId });
    const erased = db.prepare("SELECT actor_id FROM events WHERE what = 'erased'").pluck().all();
    expect(erased).toEqual([authorId, authorId]);
  });

  test('starts anew when the person comes back', () => {
    const { skills, github } = saveProfile(db, { ...act('1', ALICE), profile: { ...profile, github: null } });
    expect({ skills, github }).toEqual({ skills: ['Rust'], github: null });
    expect(countKept(db, ALICE)).toEqual([
      { kind: 'profiles', count: 1 },
      { kind: 'history', count: 2 },
    ]);
  });
});

describe('an erasure that fails half-way', () => {
  const db = testDatabase();
  test('leaves everything as it was', () => {
    const act = { guildId: '1', userId: ALICE, name: 'Alice', at: T0 };
    createTask(db, { ...act, draft, channelId: null });
    db.exec("CREATE TRIGGER no BEFORE UPDATE OF actor_id ON events BEGIN SELECT RAISE(ABORT, 'disk on fire'); END");
    const before = exportKept(db, ALICE);
    expect(() => eraseKept(db, ALICE, T0)).toThrow('disk on fire');
    expect(exportKept(db, ALICE)).toEqual(before);
  });
});
