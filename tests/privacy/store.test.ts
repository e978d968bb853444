import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { goAway } from '../../src/contributors/absence.store.ts';
import { countUnnamed, sharesSince } from '../../src/contributors/credits.store.ts';
import { savePreferences, saveProfile } from '../../src/contributors/profile.store.ts';
import type { Profile } from '../../src/contributors/rules.ts';
import { usedSkills } from '../../src/contributors/skills.store.ts';
import { contributorOf } from '../../src/contributors/store.ts';
import { thank, thanksOf } from '../../src/contributors/thanks.store.ts';
import { eventsOf, recordEvent } from '../../src/database/events.ts';
import { say } from '../../src/database/outbox.ts';
import { isErased } from '../../src/privacy/rules.ts';
import { countKept, eraseKept, exportKept } from '../../src/privacy/store.ts';
import { assignTask, claimTask } from '../../src/tasks/claims.store.ts';
import { createTask, editTask } from '../../src/tasks/create.store.ts';
import { approveTask, submitTask } from '../../src/tasks/review.store.ts';
import { readDraft } from '../../src/tasks/rules.ts';
import { closeTask } from '../../src/tasks/shelf.store.ts';
import { getTask } from '../../src/tasks/store.ts';
import { testDatabase } from '../support/database.ts';

const ALICE = '100000000000000001';
const BOB = '100000000000000002';
const T0 = Date.UTC(2026, 10, 23, 12);
const draft = readDraft({ title: 'Write the card' });

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
    const settings = { claimLimit: 0 };
    claimTask(db, { ...act('1', BOB), id: authored, settings });
    claimTask(db, { ...act('1', ALICE), id: held, settings });
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
      `INSERT INTO releases (guild_id, name, family, kind, maturity, stated, drafted_by, drafted_at)
       VALUES ('1', 'Lucie-7B', 'Lucie', 'model', 'research', '{}', ?, ?)`,
    ).run(ALICE, T0);
    db.prepare("UPDATE outbox SET state = 'delivered' WHERE subject = ?").run(`task:${authored}`);
  });

  test('is counted in all guilds, each row once, and nobody else’s with it', () => {
    expect(Object.fromEntries(countKept(db, ALICE).map(({ kind, count }) => [kind, count]))).toEqual({
      profiles: 2,
      tasks: 1,
      claims: 1,
      releases: 1,
      messages: 2,
      // Two profiles made and changed, a task created, one claimed, and being thanked.
      history: 7,
    });
    expect(countKept(db, '100000000000000009')).toEqual([]);
  });

  test('is exported whole, with skills, claims and readable times', () => {
    const kept = exportKept(db, ALICE);
    expect(Object.keys(kept).sort()).toEqual(['claims', 'contributors', 'events', 'outbox', 'releases', 'tasks']);
    expect(kept.claims).toMatchObject([{ task_id: held, task: 'Write the card', claimed_at: '2026-11-23T12:00:00Z' }]);
    expect(kept.contributors).toMatchObject([
      {
        guild_id: '1',
        name: 'Alice',
        github: 'alice',
        skills: 'Rust',
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
    expect(db.prepare('SELECT name, drafted_by FROM releases').get()).toEqual({
      name: 'Lucie-7B',
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

describe('the work and credit of a person', () => {
  const db = testDatabase();
  const act = (userId: string, name: string) => ({ guildId: '1', userId, name, at: T0 });
  const alice = act(ALICE, 'Alice');
  const bob = act(BOB, 'Bob');
  const day = { from: 0, until: T0 + 1_000 };
  const settings = { claimLimit: 0 };
  const review = { maintainer: true, ownApproval: false };
  let done = 0;
  let judged = 0;
  let waiting = 0;
  let closed = 0;
  let thanks = 0;
  let thanked = 0;

  /** A task with a posted card that the one did and the other approved. */
  function finish(doer: typeof alice, reviewer: typeof alice, title: string): number {
    const { id } = createTask(db, { ...reviewer, draft: { ...draft, title }, channelId: '50' });
    claimTask(db, { ...doer, id, settings });
    submitTask(db, { ...doer, id, link: null, note: 'Here', channelId: '60' });
    approveTask(db, { ...reviewer, ...review, id });
    return id;
  }

  beforeAll(() => {
    const profile = { skills: [], github: null, huggingFace: null, presentation: null, hoursAWeek: null };
    saveProfile(db, { ...alice, profile: { ...profile, languages: ['fr'] } });
    savePreferences(db, { ...alice, preferences: { creditedAs: 'A. Liddell' } });
    goAway(db, { ...alice, until: T0 + 86_400_000 });
    done = finish(alice, bob, 'Done by Alice');
    judged = finish(bob, alice, 'Judged by Alice');
    waiting = createTask(db, { ...bob, draft, channelId: '50' }).id;
    editTask(db, { ...bob, id: waiting, maintainer: true, edit: { reviewerId: ALICE } });
    closed = createTask(db, { ...bob, draft, channelId: null }).id;
    assignTask(db, { ...bob, id: closed, person: { userId: ALICE, name: 'Alice' } });
    closeTask(db, { ...bob, id: closed, maintainer: true, reason: 'Not needed' });
    const person = ({ userId, name }: typeof alice) => ({ id: userId, name, bot: false });
    thanks = thank(db, { ...alice, people: [person(bob)], kind: 'ideas', reason: 'A', day, channelId: '50' }).id;
    thanked = thank(db, { ...bob, people: [person(alice)], kind: 'doc', reason: 'B', day, channelId: '50' }).id;
    db.exec("UPDATE outbox SET state = 'delivered' WHERE channel_id IS NOT NULL");
  });

  test('is counted and exported with the credits, their origins, and the thanks', () => {
    expect(Object.fromEntries(countKept(db, ALICE).map(({ kind, count }) => [kind, count]))).toMatchObject({
      tasks: 2,
      claims: 1,
      credits: 2,
      thanks: 1,
    });
    const kept = exportKept(db, ALICE);
    expect(kept.contributors).toMatchObject([{ credited_as: 'A. Liddell', languages: '["fr"]' }]);
    expect(kept.credits).toMatchObject([
      { origin: 'task', task: 'Done by Alice', at: '2026-11-23T12:00:00Z' },
      { origin: 'thanks', kind: 'doc', reason: 'B' },
    ]);
    expect(kept.thanks).toMatchObject([{ id: thanks, reason: 'A' }]);
    expect(kept.claims).toMatchObject([{ task_id: done }]);
  });

  test('stays after the erasure, under a pseudonym that no wall names', () => {
    eraseKept(db, ALICE, T0 + 1);
    expect(countKept(db, ALICE)).toEqual([]);
    const everything = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .pluck()
      .all()
      .map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()))
      .join();
    for (const trace of [ALICE, 'Liddell']) expect(everything).not.toContain(trace);
    const blank = db.prepare("SELECT * FROM contributors WHERE name = ''").all();
    expect(blank).toMatchObject([
      { credited_as: null, languages: '[]', away_from_at: null, away_until_at: null, on_wall: 0, on_github: 0 },
    ]);

    const [doer] = getTask(db, '1', done).claimants;
    expect(isErased(doer ?? '')).toBe(true);
    expect(getTask(db, '1', judged)).toMatchObject({ state: 'done', approvedById: doer, claimants: [BOB] });
    expect(getTask(db, '1', waiting).reviewerId).toBeNull();
    expect(thanksOf(db, '1', thanks)).toMatchObject({ giverId: doer, people: [BOB], reason: 'A' });
    expect(thanksOf(db, '1', thanked)).toMatchObject({ giverId: BOB, people: [doer], reason: 'B' });
    expect(sharesSince(db, '1', 0).map(({ name }) => name)).toEqual(['Bob', 'Bob']);
    expect(countUnnamed(db, '1', 0)).toBe(1);
    const [event] = eventsOf(db, '1', 'task', closed, 1);
    expect(event?.detail).toMatchObject({ claimants: [doer] });
  });

  test('has every post rewritten that named the person', () => {
    const stale = db
      .prepare("SELECT DISTINCT subject FROM outbox WHERE stale > 0 AND state = 'delivered'")
      .pluck()
      .all();
    const named = [`task:${done}`, `task:${judged}`, `task:${waiting}`, `thanks:${thanks}`, `thanks:${thanked}`];
    expect(stale.toSorted()).toEqual(named.toSorted());
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

describe('the file after an erasure', () => {
  const db = testDatabase();
  const TRACES = ['100000000000000077', 'Zéphyrine', 'zephyrine-codes', 'Je suis une phrase unique', 'Glaciologie'];

  test('holds no trace of the person, not even in its free pages, nor in what tells GitHub’s assignments apart', () => {
    const act = { guildId: '1', userId: '100000000000000077', name: 'Zéphyrine', at: T0 };
    const other = { ...act, userId: BOB, name: 'Bob' };
    saveProfile(db, {
      ...act,
      profile: {
        skills: ['Glaciologie'],
        github: 'zephyrine-codes',
        huggingFace: 'zephyrine-codes',
        presentation: 'Je suis une phrase unique',
        languages: ['fr'],
        hoursAWeek: 4,
      },
    });
    const { id } = createTask(db, { ...other, draft, channelId: '50' });
    db.prepare(
      `INSERT INTO imported_tasks (task_id, guild_id, repository, issue, issue_state, title, description)
       VALUES (?, '1', 'o/n', 1, 'open', '', '')`,
    ).run(id);
    db.prepare("INSERT INTO github_assignments VALUES (?, 'Zephyrine-Codes', 'assigned')").run(id);
    claimTask(db, { ...act, id, settings: { claimLimit: 0 } });
    expect(exportKept(db, act.userId).claims).toMatchObject([{ on_github: 'assigned' }]);
    say(db, { guildId: '1', to: { userId: act.userId }, kind: 'task.idle', facts: { person: act.userId }, at: T0 });
    db.pragma('wal_checkpoint(TRUNCATE)');
    eraseKept(db, act.userId, T0 + 1);

    const files = [db.name, `${db.name}-wal`].filter((path) => existsSync(path)).map((path) => readFileSync(path));
    const bytes = Buffer.concat(files);
    expect(bytes.includes(BOB)).toBe(true);
    expect(TRACES.filter((trace) => bytes.includes(trace))).toEqual([]);
    expect(bytes.toString('latin1').toLowerCase()).not.toContain('zephyrine');
  });
});
