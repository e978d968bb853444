import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from '../../../src/config.ts';
import { savePreferences, saveProfile } from '../../../src/contributors/profile.store.ts';
import type { Parts } from '../../../src/parts.ts';
import { claimTask, unclaimTask } from '../../../src/tasks/claims.store.ts';
import { editTask } from '../../../src/tasks/create.store.ts';
import { startImport, stopImport } from '../../../src/tasks/github/imports.store.ts';
import { syncGithub } from '../../../src/tasks/github/jobs.ts';
import { readNow } from '../../../src/tasks/github/read.ts';
import { replay } from '../../../src/tasks/history.rules.ts';
import { approveTask, submitTask } from '../../../src/tasks/review.store.ts';
import { freezeTask } from '../../../src/tasks/shelf.store.ts';
import { getTask, type Task } from '../../../src/tasks/store.ts';
import { UserError } from '../../../src/user-error.ts';
import { testDatabase } from '../../support/database.ts';
import { type GithubRequest, startTestGithub } from '../../support/github.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 10, 23, 7);
const GUILD = '100';
const REPO = 'OpenLLM-France/Luciole-Training';

const db = testDatabase();
const github = await startTestGithub(START);
afterAll(() => github.stop());
let now = START;
const clock = () => now;
const config = { ...readConfig({ NODE_ENV: 'test' }), github: { apiUrl: github.apiUrl, token: undefined } };
const conversations = { writtenSince: async () => new Map<string, number>() };
const parts: Parts = { config, db, clock, log: pino({ level: 'silent' }), conversations };
const withToken: Parts = { ...parts, config: { ...config, github: { apiUrl: github.apiUrl, token: github.token } } };
const never = new AbortController().signal;

const act = (userId: string) => ({ guildId: GUILD, userId, name: `person ${userId}`, at: now });
const begin = (label = '', guildId = GUILD) => startImport(db, { ...act('1'), guildId, repository: REPO, label });
const read = (label = '', guildId = GUILD) => readNow(parts, begin(label, guildId));
const sync = (some: Parts = parts) => syncGithub(some, never);

function pass(ms: number): void {
  now += ms;
  github.setClock(now);
}

async function tenMinutes(some: Parts = parts): Promise<void> {
  pass(10 * MINUTE);
  await sync(some);
}

const tasks = (): Task[] =>
  db
    .prepare<[], number>('SELECT id FROM tasks ORDER BY id')
    .pluck()
    .all()
    .map((id) => getTask(db, GUILD, id));
const titles = () => tasks().map(({ title }) => title);
const onlyTask = (): Task => {
  const [task, ...others] = tasks();
  if (!task || others.length > 0) throw new Error(`${others.length + 1} tasks`);
  return task;
};
const events = () =>
  db
    .prepare<[], { what: string; actorId: string | null; detail: string }>(
      "SELECT what, actor_id AS actorId, detail FROM events WHERE subject = 'task' ORDER BY id",
    )
    .all()
    .map((event) => ({ ...event, detail: JSON.parse(event.detail) as Record<string, unknown> }));
const happened = () => events().map(({ what }) => what);
const lists = () => github.requests.filter(({ path }) => path.endsWith('/issues'));
const writes = () => github.requests.filter(({ method }) => method !== 'GET');
const claim = (userId: string, id = onlyTask().id) =>
  claimTask(db, { ...act(userId), id, settings: { claimLimit: 0 } });
const issue = (number = 1) => github.repository(REPO).issues.find((one) => one.number === number);
/** When a claimant was last alive. */
const aliveAt = () => db.prepare<[], number>('SELECT alive_at FROM claims').pluck().get();
/** All that the import may change, to see that nothing did. */
const everything = () =>
  ['tasks', 'events', 'claims', 'imported_tasks', 'credits', 'github_assignments'].map((table) =>
    db.prepare(`SELECT * FROM ${table}`).all(),
  );

beforeEach(() => {
  const tables = ['github_assignments', 'imported_tasks', 'imports', 'claims', 'task_blockers', 'tasks', 'credits'];
  for (const table of [...tables, 'contributors', 'events', 'outbox']) db.exec(`DELETE FROM ${table}`);
  db.prepare("INSERT INTO guilds (id, locale) VALUES ('100', 'fr'), ('200', 'en') ON CONFLICT DO NOTHING").run();
  github.reset();
  github.repository(REPO);
  pass(24 * HOUR);
});

describe('an import', () => {
  test('makes a task of each open issue, over all pages, and of no pull request', async () => {
    for (let number = 1; number <= 350; number += 1) {
      pass(SECOND);
      github.put(REPO, { number, isPullRequest: number % 10 === 0, state: number % 7 === 0 ? 'closed' : 'open' });
    }
    const expected = github.repository(REPO).issues.filter((one) => one.state === 'open' && !one.isPullRequest);
    expect(await read()).toBe(expected.length);
    expect(titles()).toEqual(expected.map(({ title }) => title));
    expect(lists().length).toBeGreaterThan(3);
    expect(lists().every(({ authorization }) => authorization === undefined)).toBe(true);
  });

  test('goes on where a page holds nothing but pull requests', async () => {
    for (let number = 1; number <= 220; number += 1) {
      pass(SECOND);
      github.put(REPO, { number, isPullRequest: number <= 210 });
    }
    expect(await read()).toBe(10);
  });

  test('leaves out none of more issues than a page holds that changed in the same second', async () => {
    for (let number = 1; number <= 250; number += 1) github.put(REPO, { number });
    expect(await read()).toBe(250);
    await tenMinutes();
    expect(tasks()).toHaveLength(250);
  });

  test('leaves out none that changes between two pages', async () => {
    for (let number = 1; number <= 150; number += 1) {
      pass(SECOND);
      github.put(REPO, { number });
    }
    github.failNext({ status: 502 }, ({ query }) => query.since !== undefined);
    await expect(read()).rejects.toThrow(UserError);
    expect(tasks()).toHaveLength(100);
    github.put(REPO, { number: 3, title: 'Changed meanwhile' });
    github.put(REPO, { number: 50, state: 'closed' });
    await tenMinutes();
    await tenMinutes();
    await tenMinutes();
    expect(tasks()).toHaveLength(150);
    expect(titles()).toContain('Changed meanwhile');
    expect(tasks().filter(({ state }) => state === 'closed')).toHaveLength(1);
  });

  test('takes the words, the link and the area of the issue, and says who imported it', async () => {
    github.put(REPO, { number: 4, title: 'Nettoyer le corpus', body: 'Les <!-- x -->doublons', labels: ['data'] });
    await read();
    expect(onlyTask()).toMatchObject({
      title: 'Nettoyer le corpus',
      description: 'Les doublons',
      area: 'data',
      link: `${github.apiUrl}/${REPO}/issues/4`,
      authorId: '1',
      state: 'open',
    });
    expect(events()).toMatchObject([{ what: 'imported', detail: { issue: onlyTask().link } }]);
  });

  test('by label makes tasks of those that carry it, whatever its case, and of those that get it later', async () => {
    github.put(REPO, { number: 1, labels: ['Good First Issue'] });
    github.put(REPO, { number: 2, labels: ['bug'] });
    github.put(REPO, { number: 3, labels: [] });
    expect(await read('good first issue')).toBe(1);
    await tenMinutes();
    expect(titles()).toEqual(['Issue 1']);
    github.put(REPO, { number: 2, labels: ['bug', 'good first issue'] });
    await tenMinutes();
    expect(titles()).toEqual(['Issue 1', 'Issue 2']);
  });

  test('of an issue that two imports name makes one task', async () => {
    github.put(REPO, { number: 1, labels: ['a', 'b'] });
    expect([await read('a'), await read('b'), await read()]).toEqual([1, 0, 0]);
    expect(tasks()).toHaveLength(1);
  });

  test('of the same repository by two guilds makes tasks for each, apart', async () => {
    github.put(REPO, { number: 1 });
    await read();
    expect(await read('', '200')).toBe(1);
    expect(db.prepare('SELECT guild_id FROM tasks ORDER BY id').pluck().all()).toEqual(['100', '200']);
  });

  test('of a repository that GitHub does not have says so and is forgotten', async () => {
    const started = startImport(db, { ...act('1'), repository: 'o/none', label: '' });
    await expect(readNow(parts, started)).rejects.toMatchObject({ key: 'task.errors.noRepository' });
    expect(db.prepare('SELECT count(*) FROM imports').pluck().get()).toBe(0);
  });

  test('that is stopped and begun again makes nothing twice and learns what happened meanwhile', async () => {
    github.put(REPO, { number: 1 });
    github.put(REPO, { number: 2 });
    await read();
    stopImport(db, { guildId: GUILD, repository: REPO, label: '' });
    github.put(REPO, { number: 1, state: 'closed', state_reason: 'completed' });
    const before = github.requests.length;
    await tenMinutes();
    expect(github.requests).toHaveLength(before);
    expect(tasks().map(({ state }) => state)).toEqual(['open', 'open']);
    expect(await read()).toBe(0);
    expect(tasks().map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(() => stopImport(db, { guildId: '200', repository: REPO, label: '' })).toThrow(UserError);
  });
});

describe('in step', () => {
  beforeEach(async () => {
    github.put(REPO, { number: 1, title: 'Avant', body: 'Texte' });
    await read();
    await tenMinutes();
  });

  test('it is read every ten minutes, and nothing is written while GitHub answers 304', async () => {
    await tenMinutes();
    github.requests.length = 0;
    const before = everything();
    pass(9 * MINUTE);
    await sync();
    expect(github.requests).toEqual([]);
    pass(MINUTE);
    await sync();
    expect(lists()).toMatchObject([{ status: 304 }]);
    expect(everything()).toEqual(before);
  });

  test('a new issue is a new task', async () => {
    github.put(REPO, { number: 2 });
    await tenMinutes();
    expect(titles()).toEqual(['Avant', 'Issue 2']);
  });

  test('new words there are new words here, once', async () => {
    github.put(REPO, { number: 1, title: 'Après' });
    await tenMinutes();
    await tenMinutes();
    expect(onlyTask()).toMatchObject({ title: 'Après', description: 'Texte' });
    expect(events().slice(1)).toMatchObject([
      { what: 'edited', actorId: 'github', detail: { title: { from: 'Avant', to: 'Après' } } },
    ]);
    const found = db.prepare("SELECT count(*) FROM task_words WHERE task_words MATCH 'apres'").pluck().get();
    expect(found).toBe(1);
  });

  test('what was edited here stays until the same changes there', async () => {
    editTask(db, { ...act('1'), id: onlyTask().id, maintainer: true, edit: { title: 'Notre titre' } });
    github.put(REPO, { number: 1, labels: ['bug'] });
    await tenMinutes();
    expect(onlyTask().title).toBe('Notre titre');
    github.put(REPO, { number: 1, body: 'Autre texte' });
    await tenMinutes();
    expect(onlyTask()).toMatchObject({ title: 'Notre titre', description: 'Autre texte' });
  });

  test('completed there while somebody holds it here: done, with credit, once', async () => {
    claim('2');
    freezeTask(db, { ...act('1'), id: onlyTask().id, maintainer: true, reason: 'x' });
    github.put(REPO, { number: 1, state: 'closed', state_reason: 'completed' });
    await tenMinutes();
    await tenMinutes();
    expect(onlyTask()).toMatchObject({ state: 'done', approvedById: 'github', claimants: ['2'], frozen: false });
    expect(db.prepare('SELECT kind, origin FROM credits').all()).toEqual([{ kind: 'code', origin: 'task' }]);
    expect(happened()).toEqual(['imported', 'claimed', 'frozen', 'approved']);
    expect(replay(events())).toEqual({ state: 'done', frozen: false, claimants: ['2'] });
  });

  test('what it ends is told to those who hold it here, with the issue as the reason', async () => {
    github.put(REPO, { number: 2 });
    await tenMinutes();
    for (const { id } of tasks()) {
      claim('7', id);
      editTask(db, { ...act('1'), id, maintainer: true, edit: { link: null } });
    }
    pass(MINUTE);
    github.put(REPO, { number: 1, state: 'closed', state_reason: 'completed' });
    github.put(REPO, { number: 2, state: 'closed', state_reason: 'not_planned' });
    await tenMinutes();
    const told = db
      .prepare<[], { kind: string; facts: string }>("SELECT kind, facts FROM outbox WHERE user_id = '7' ORDER BY kind")
      .all()
      .map(({ kind, facts }) => ({ kind, facts: JSON.parse(facts) as Record<string, unknown> }));
    const [done, dropped] = tasks();
    expect(told).toEqual([
      { kind: 'task.approved', facts: { task: done?.id, by: 'github' } },
      { kind: 'task.closed', facts: { task: dropped?.id, by: 'github', reason: expect.stringMatching(/issues.2$/) } },
    ]);
  });

  test('completed there while nobody holds it: closed', async () => {
    github.put(REPO, { number: 1, state: 'closed', state_reason: 'completed' });
    await tenMinutes();
    expect(onlyTask()).toMatchObject({ state: 'closed', approvedById: null });
    expect(db.prepare('SELECT count(*) FROM credits').pluck().get()).toBe(0);
  });

  test.each(['not_planned', 'duplicate'] as const)('closed as %s: closed, and who held it is told', async (reason) => {
    claim('2');
    github.put(REPO, { number: 1, state: 'closed', state_reason: reason });
    await tenMinutes();
    expect(onlyTask()).toMatchObject({ state: 'closed', claimants: [] });
    expect(db.prepare("SELECT user_id FROM outbox WHERE kind = 'task.closed'").pluck().all()).toEqual(['2']);
    expect(replay(events())).toEqual({ state: 'closed', frozen: false, claimants: [] });
  });

  test('reopened there: open again, but what is done stays done', async () => {
    github.put(REPO, { number: 1, state: 'closed', state_reason: 'not_planned' });
    await tenMinutes();
    github.put(REPO, { number: 1, state: 'open', state_reason: 'reopened' });
    await tenMinutes();
    expect(onlyTask().state).toBe('open');
    claim('2');
    github.put(REPO, { number: 1, state: 'closed', state_reason: 'completed' });
    await tenMinutes();
    github.put(REPO, { number: 1, state: 'open', state_reason: 'reopened' });
    await tenMinutes();
    expect(onlyTask().state).toBe('done');
    expect(replay(events()).state).toBe('done');
  });

  test('an issue that lost the label of its import is still followed', async () => {
    github.put(REPO, { number: 5, labels: ['help wanted'] });
    db.exec('DELETE FROM imports');
    await read('help wanted');
    github.put(REPO, { number: 5, labels: [] });
    await tenMinutes();
    github.put(REPO, { number: 5, state: 'closed', state_reason: 'completed' });
    await tenMinutes();
    expect(tasks().find(({ title }) => title === 'Issue 5')?.state).toBe('closed');
  });

  test('what happens there is a sign of life of a claimant who is assigned there', async () => {
    saveProfile(db, { ...act('2'), profile: profileOf('Ines-Dev') });
    claim('2');
    const claimedAt = now;
    pass(5 * MINUTE);
    github.put(REPO, { number: 1, assignees: ['someone'] });
    await tenMinutes();
    expect(aliveAt()).toBe(claimedAt);
    const seen = now;
    github.put(REPO, { number: 1, assignees: ['ines-dev'] });
    await tenMinutes();
    expect(aliveAt()).toBe(seen);
  });
});

describe('when GitHub does not answer', () => {
  beforeEach(async () => {
    github.put(REPO, { number: 1 });
    await read();
    github.requests.length = 0;
    github.put(REPO, { number: 2 });
  });

  /** Minutes from now until it was asked again; everything is there then. */
  async function askedAgainAfter(): Promise<number> {
    const failed = github.requests.length;
    for (let minute = 1; minute <= 24 * 60; minute += 1) {
      pass(MINUTE);
      await sync();
      if (github.requests.length > failed) {
        expect(titles()).toEqual(['Issue 1', 'Issue 2']);
        return minute;
      }
    }
    throw new Error('not asked again in a day');
  }
  const inSeconds = (ms: number) => String((now + ms) / SECOND);

  test('403 with an exhausted limit: it waits until the limit is reset', async () => {
    pass(10 * MINUTE);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(42 * MINUTE) };
    github.failNext({ status: 403, headers, body: '{"message":"API rate limit exceeded for 127.0.0.1."}' });
    await sync();
    expect(await askedAgainAfter()).toBe(42);
  });

  test.each([403, 429])('%i with retry-after: it waits that long', async (status) => {
    pass(10 * MINUTE);
    github.failNext({
      status,
      headers: { 'retry-after': '180' },
      body: '{"message":"You have exceeded a secondary rate limit."}',
    });
    await sync();
    expect(await askedAgainAfter()).toBe(3);
  });

  test('a limit stops the asking for every repository, also by command', async () => {
    github.put('o/other', { number: 1 });
    const other = startImport(db, { ...act('1'), repository: 'o/other', label: '' });
    pass(10 * MINUTE);
    github.failNext({ status: 429, headers: { 'retry-after': '600' } });
    await sync();
    expect(github.requests).toHaveLength(1);
    await expect(readNow(parts, other)).rejects.toMatchObject({ key: 'task.errors.githubBusy' });
    expect(github.requests).toHaveLength(1);
    pass(10 * MINUTE);
    await sync();
    expect(tasks).not.toThrow();
    expect(tasks()).toHaveLength(3);
  });

  test.each([
    ['502', { status: 502, body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } }],
    [
      'a secondary limit without a time',
      { status: 403, body: '{"message":"You have exceeded a secondary rate limit."}' },
    ],
    ['401', { status: 401, body: '{"message":"Bad credentials"}' }],
    ['something else than issues', { status: 200, body: '{"surprise":true}' }],
    ['half an answer', { status: 200, body: '[{"number":1,' }],
    ['a dropped socket', 'drop'],
    ['a lost reply', 'lose the reply'],
  ] as const)('%s: it asks again in twenty minutes, then in forty, and loses nothing', async (_, fault) => {
    pass(10 * MINUTE);
    github.failNext(fault);
    await sync();
    github.failNext(fault);
    pass(20 * MINUTE);
    await sync();
    expect(github.requests).toHaveLength(2);
    expect(await askedAgainAfter()).toBe(40);
    github.put(REPO, { number: 2, title: 'Issue 2' });
    github.requests.length = 0;
    expect(await askedAgainAfter()).toBe(10);
  });

  test('an outage during the first reading keeps the import, and the clock goes on with it', async () => {
    github.put('o/other', { number: 1, title: 'Ailleurs' });
    github.failNext({ status: 503 });
    const started = startImport(db, { ...act('1'), repository: 'o/other', label: '' });
    await expect(readNow(parts, started)).rejects.toMatchObject({ key: 'task.errors.githubBusy' });
    pass(20 * MINUTE);
    await sync();
    expect(titles()).toContain('Ailleurs');
  });

  test('a stop of the bot ends what is under way and counts as no failure', async () => {
    pass(10 * MINUTE);
    const stop = new AbortController();
    github.failNext('silence');
    const running = syncGithub(parts, stop.signal);
    await asked();
    stop.abort();
    await running;
    expect(db.prepare('SELECT failures FROM imports').pluck().get()).toBe(0);
    await sync();
    expect(tasks()).toHaveLength(2);
  });

  /** Once a request has reached GitHub. */
  async function asked(): Promise<void> {
    while (github.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  }
});

test('a crash half-way makes no duplicate and leaves nothing out', async () => {
  for (let number = 1; number <= 250; number += 1) {
    pass(SECOND);
    github.put(REPO, { number });
  }
  // A page holds a hundred, and begins with the last of the one before.
  for (const [number, kept] of [
    [30, 0],
    [150, 100],
    [250, 199],
  ] as const) {
    begin();
    db.exec(
      `CREATE TEMP TRIGGER killed BEFORE INSERT ON imported_tasks WHEN new.issue = ${number}
       BEGIN SELECT RAISE(ABORT, 'the process is killed'); END`,
    );
    await sync();
    db.exec('DROP TRIGGER killed');
    expect(tasks()).toHaveLength(kept);
    expect(db.prepare('SELECT count(*) FROM imported_tasks').pluck().get()).toBe(kept);
  }
  begin();
  await sync();
  await tenMinutes();
  expect(tasks()).toHaveLength(250);
  expect(new Set(titles()).size).toBe(250);
  expect(happened().filter((what) => what === 'imported')).toHaveLength(250);
});

function profileOf(login: string | null) {
  return { skills: [], presentation: null, languages: [], hoursAWeek: null, github: login, huggingFace: null };
}

describe('a claim here', () => {
  const agree = (userId: string, login: string | null, onGithub = true) => {
    saveProfile(db, { ...act(userId), profile: profileOf(login) });
    savePreferences(db, { ...act(userId), preferences: { onGithub } });
  };
  const isComment = ({ method, path }: GithubRequest) => method === 'POST' && path.endsWith('/comments');
  const isAssignment = ({ method, path }: GithubRequest) => method === 'POST' && path.endsWith('/assignees');

  beforeEach(async () => {
    github.put(REPO, { number: 1 });
    github.repository(REPO).assignable.push('ines', 'noah');
    await read();
  });

  test('is an assignment and one comment there, in the language of the guild', async () => {
    agree('2', 'Ines');
    claim('2');
    await sync(withToken);
    expect(issue()?.assignees).toEqual(['Ines']);
    expect(issue()?.comments).toHaveLength(1);
    expect(issue()?.comments[0]?.body).toMatch(/^@Ines a pris cette tâche sur le Discord du collectif\./);
    await tenMinutes(withToken);
    await tenMinutes(withToken);
    expect(writes()).toHaveLength(2);
  });

  test.each([
    ['the comment', isComment],
    ['the assignment', isAssignment],
  ])('is commented once also when the reply to %s is lost', async (_, fits) => {
    agree('2', 'ines');
    claim('2');
    github.failNext('lose the reply', fits);
    await sync(withToken);
    await tenMinutes(withToken);
    await tenMinutes(withToken);
    expect(issue()).toMatchObject({ assignees: ['ines'], comments: [{}] });
    expect(issue()?.comments).toHaveLength(1);
  });

  test('that ended is no assignment any more; a new one is commented anew', async () => {
    agree('2', 'ines');
    claim('2');
    await sync(withToken);
    pass(MINUTE);
    unclaimTask(db, { ...act('2'), id: onlyTask().id });
    await sync(withToken);
    expect(issue()?.assignees).toEqual([]);
    pass(MINUTE);
    claim('2');
    await sync(withToken);
    expect(issue()).toMatchObject({ assignees: ['ines'] });
    expect(issue()?.comments).toHaveLength(2);
  });

  test('that ended before it was written is never written', async () => {
    agree('2', 'ines');
    claim('2');
    unclaimTask(db, { ...act('2'), id: onlyTask().id });
    await sync(withToken);
    expect(writes()).toEqual([]);
  });

  test.each([
    ['without a token', () => agree('2', 'ines'), () => parts],
    ['without agreement', () => agree('2', 'ines', false), () => withToken],
    ['without a login', () => agree('2', null), () => withToken],
    ['of who can’t be assigned there', () => agree('2', 'stranger'), () => withToken],
  ])('%s is written nowhere', async (_, prepare, whose) => {
    prepare();
    claim('2');
    await sync(whose());
    await tenMinutes(whose());
    expect(writes()).toEqual([]);
    expect(issue()).toMatchObject({ assignees: [], comments: [] });
  });

  test('of who can’t be assigned is asked about once, and again for the next claim', async () => {
    agree('2', 'stranger');
    claim('2');
    await sync(withToken);
    await tenMinutes(withToken);
    const checks = () => github.requests.filter(({ path }) => path.includes('/assignees/'));
    expect(checks()).toHaveLength(1);
    unclaimTask(db, { ...act('2'), id: onlyTask().id });
    await tenMinutes(withToken);
    claim('2');
    await tenMinutes(withToken);
    expect(checks()).toHaveLength(2);
    expect(writes()).toEqual([]);
  });

  test('of who takes their agreement back is taken back there', async () => {
    agree('2', 'ines');
    claim('2');
    await sync(withToken);
    agree('2', 'ines', false);
    await sync(withToken);
    expect(issue()?.assignees).toEqual([]);
  });

  test('that is finished stays there', async () => {
    agree('2', 'ines');
    claim('2');
    await sync(withToken);
    const { id } = onlyTask();
    submitTask(db, { ...act('2'), id, link: null, note: 'x', channelId: null });
    approveTask(db, { ...act('1'), id, maintainer: true, ownApproval: false });
    await tenMinutes(withToken);
    expect(issue()?.assignees).toEqual(['ines']);
    expect(db.prepare('SELECT count(*) FROM github_assignments').pluck().get()).toBe(0);
  });

  test('stays as it is there when the issue is closed there', async () => {
    agree('2', 'ines');
    claim('2');
    await sync(withToken);
    github.put(REPO, { number: 1, state: 'closed', state_reason: 'not_planned' });
    github.requests.length = 0;
    await tenMinutes(withToken);
    await tenMinutes(withToken);
    expect(writes()).toEqual([]);
    expect(issue()?.assignees).toEqual(['ines']);
  });

  test('is refused for good where the token may not assign, and holds up no other', async () => {
    github.put(REPO, { number: 2 });
    await tenMinutes();
    const [first, second] = tasks();
    agree('2', 'ines');
    agree('3', 'noah');
    claim('2', first?.id);
    claim('3', second?.id);
    github.failNext(
      { status: 403, body: '{"message":"Resource not accessible by personal access token"}' },
      isAssignment,
    );
    await sync(withToken);
    await tenMinutes(withToken);
    expect(issue(1)?.assignees).toEqual([]);
    expect(issue(2)?.assignees).toEqual(['noah']);
  });

  test('waits as long as GitHub asks to', async () => {
    agree('2', 'ines');
    claim('2');
    github.failNext({ status: 403, headers: { 'retry-after': '240' } }, isComment);
    await sync(withToken);
    const before = github.requests.length;
    pass(3 * MINUTE);
    await sync(withToken);
    expect(github.requests).toHaveLength(before);
    pass(MINUTE);
    await sync(withToken);
    expect(issue()?.comments).toHaveLength(1);
  });

  test('and no more than four of them a minute', async () => {
    for (let number = 2; number <= 9; number += 1) github.put(REPO, { number });
    await tenMinutes();
    agree('2', 'ines');
    for (const { id } of tasks()) claim('2', id);
    await sync(withToken);
    expect(writes()).toHaveLength(8);
    await sync(withToken);
    expect(writes()).toHaveLength(16);
  });

  test('comes back to us as no news: no event, no sign of life, no further word', async () => {
    agree('2', 'ines');
    claim('2');
    const claimedAt = now;
    pass(5 * MINUTE);
    await sync(withToken);
    const before = everything();
    await tenMinutes(withToken);
    await tenMinutes(withToken);
    expect(everything()).toEqual(before);
    expect(aliveAt()).toBe(claimedAt);
    github.put(REPO, { number: 1, title: 'Neuf' });
    const seen = now;
    await tenMinutes(withToken);
    expect(aliveAt()).toBe(seen);
    expect(onlyTask().title).toBe('Neuf');
  });

  test('hides no change that was made there just before', async () => {
    agree('2', 'ines');
    claim('2');
    github.put(REPO, { number: 1, title: 'Juste avant' });
    await syncGithub({ ...withToken }, never);
    await tenMinutes(withToken);
    expect(onlyTask().title).toBe('Juste avant');
  });
});
