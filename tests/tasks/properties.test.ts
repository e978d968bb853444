import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  assignTask,
  claimTask,
  declineTask,
  FIRST_LIMIT,
  lapseClaim,
  renewTask,
  unclaimTask,
} from '../../src/tasks/claims.store.ts';
import { createTask, editTask } from '../../src/tasks/create.store.ts';
import { replay, type TaskEvent } from '../../src/tasks/history.rules.ts';
import { type Action, actionsFor } from '../../src/tasks/lifecycle.rules.ts';
import { approveTask, returnTask, submitTask } from '../../src/tasks/review.store.ts';
import { readDraft } from '../../src/tasks/rules.ts';
import { closeTask, commentTask, freezeTask, reopenTask, unfreezeTask } from '../../src/tasks/shelf.store.ts';
import { getTask, type Task } from '../../src/tasks/store.ts';
import { UserError } from '../../src/user-error.ts';
import { testDatabase } from '../support/database.ts';

/** What people can do, in any order. Some things come more often, so that tasks also get to their end. */
const DEEDS = [
  ...(['claim', 'claim', 'claim', 'claim', 'submit', 'submit', 'submit', 'submit', 'approve', 'approve'] as const),
  ...(['approve', 'return', 'unclaim', 'decline', 'create', 'renew', 'assign', 'edit', 'blockers'] as const),
  ...(['close', 'reopen', 'reopen', 'freeze', 'unfreeze', 'unfreeze', 'comment', 'lapse'] as const),
];

/** One step: who does what to which task; `n` is whatever else is to be chosen. */
interface Step {
  deed: (typeof DEEDS)[number];
  who: number;
  which: number;
  n: number;
}

const PEOPLE = ['p0', 'p1', 'p2', 'p3'];
/** The first is the maintainer. */
const isMaintainer = (userId: string) => userId === PEOPLE[0];

const steps = fc.array(
  fc.record<Step>({
    deed: fc.constantFrom(...DEEDS),
    // The maintainer and one contributor do most.
    who: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
    which: fc.constantFrom(0, 0, 0, 1, 2, 3),
    n: fc.nat(5),
  }),
  { minLength: 10, maxLength: 60, size: 'max' },
);
const rules = fc.record({ claimLimit: fc.nat(3), ownApproval: fc.boolean() });
type Rules = typeof rules extends fc.Arbitrary<infer R> ? R : never;

const db = testDatabase();
// The file is thrown away: nothing need survive a power cut.
db.pragma('synchronous = OFF');
let runs = 0;

/** A guild with two tasks, and what can be done in it. */
function startGuild({ claimLimit, ownApproval }: Rules) {
  runs += 1;
  const guildId = `guild-${runs}`;
  let at = Date.UTC(2026, 10, 23);
  const ids: number[] = [];
  const act = (userId: string) => ({ guildId, userId, name: userId, at });

  function create(userId: string, n: number, blocker?: number): void {
    const draft = readDraft({ title: `Task ${n}`, capacity: 1 + (n % 3) });
    const extras = { skills: [], blockers: blocker === undefined ? [] : [blocker] };
    ids.push(createTask(db, { ...act(userId), draft, extras, channelId: '50' }).id);
  }
  create('p0', 0);
  create('p1', 1);

  function take({ deed, who, which, n }: Step): void {
    at += 1_000;
    const userId = PEOPLE[who] ?? 'p0';
    const id = ids[which % ids.length] ?? 0;
    const other = ids[n % ids.length] ?? 0;
    const maintainer = isMaintainer(userId);
    const own = { ...act(userId), id };
    const keeper = { ...own, maintainer };
    const review = { ...keeper, ownApproval };
    const whom = PEOPLE[n % PEOPLE.length] ?? 'p0';
    const deeds: Record<Step['deed'], () => unknown> = {
      create: () => create(userId, n, n % 2 === 0 ? other : undefined),
      claim: () => claimTask(db, { ...own, settings: { claimLimit } }),
      unclaim: () => unclaimTask(db, own),
      decline: () => declineTask(db, own),
      renew: () => renewTask(db, own),
      assign: () => assignTask(db, { ...own, person: { userId: whom, name: whom } }),
      submit: () => submitTask(db, { ...own, link: null, note: 'Done', channelId: n % 2 === 0 ? '60' : null }),
      approve: () => approveTask(db, review),
      return: () => returnTask(db, { ...review, reason: 'Not yet' }),
      edit: () => editTask(db, { ...keeper, edit: { capacity: 1 + (n % 3), reviewerId: whom } }),
      blockers: () => editTask(db, { ...keeper, edit: { blockers: n === 0 ? [] : [other] } }),
      close: () => closeTask(db, { ...keeper, reason: 'Not needed' }),
      reopen: () => reopenTask(db, keeper),
      freeze: () => freezeTask(db, { ...keeper, reason: 'Later' }),
      unfreeze: () => unfreezeTask(db, keeper),
      comment: () => commentTask(db, { ...own, text: 'Hello', contributor: n % 2 === 0 }),
      lapse: () => {
        const aliveAt = aliveOf(id, whom);
        if (aliveAt !== undefined) lapseClaim(db, { guildId, taskId: id, userId: whom, aliveAt, at });
      },
    };
    deeds[deed]();
  }

  return { guildId, claimLimit, ownApproval, ids, take };
}
type Guild = ReturnType<typeof startGuild>;

function aliveOf(taskId: number, userId: string): number | undefined {
  return db
    .prepare<unknown[], number>(
      'SELECT alive_at FROM claims JOIN contributors ON contributors.id = contributor_id WHERE task_id = ? AND user_id = ?',
    )
    .pluck()
    .get(taskId, userId);
}

/** All that is stored for a guild. */
function everythingOf(guildId: string): string {
  const own = ['tasks', 'events', 'outbox', 'credits', 'contributors', 'task_counts'].map((table) =>
    db.prepare(`SELECT * FROM ${table} WHERE guild_id = ?`).all(guildId),
  );
  const below = ['claims', 'task_blockers'].map((table) =>
    db.prepare(`SELECT ${table}.* FROM ${table} JOIN tasks ON tasks.id = task_id WHERE guild_id = ?`).all(guildId),
  );
  return JSON.stringify([own, below]);
}

function historyOf(task: Task): TaskEvent[] {
  return db
    .prepare<unknown[], { what: string; actorId: string | null; detail: string }>(
      `SELECT what, actor_id AS actorId, detail FROM events
       WHERE guild_id = ? AND subject = 'task' AND subject_id = ? ORDER BY id`,
    )
    .all(task.guildId, task.id)
    .map((event) => ({ ...event, detail: JSON.parse(event.detail) as Record<string, unknown> }));
}

/** What holds of every task whatever happened to it. */
function checkTask(task: Task): void {
  const { state, frozen, claimants, capacity, approvedById } = task;
  expect(claimants.length).toBeLessThanOrEqual(capacity);
  expect(new Set(claimants).size).toBe(claimants.length);
  if (state === 'done') expect(approvedById).not.toBeNull();
  if (state === 'open' || state === 'closed') expect(claimants).toEqual([]);
  else expect(claimants.length).toBeGreaterThan(0);
  const past = replay(historyOf(task));
  expect({ ...past, claimants: past.claimants.toSorted() }).toEqual({
    state,
    frozen,
    claimants: claimants.toSorted(),
  });
}

const COUNTS = 'SELECT state, area, count FROM task_counts WHERE guild_id = ? AND count <> 0 ORDER BY 1, 2';
const COUNTED =
  'SELECT state, area, count(*) AS count FROM tasks WHERE guild_id = ? GROUP BY state, area ORDER BY 1, 2';

/** What holds of a whole guild. */
function checkGuild({ guildId, ids }: Guild): void {
  for (const id of ids) checkTask(getTask(db, guildId, id));
  expect(db.prepare(COUNTS).all(guildId)).toEqual(db.prepare(COUNTED).all(guildId));
}

/** How many tasks somebody works on, and how many they may claim by now; 0: any number. */
function limitsOf({ guildId, claimLimit }: Guild, userId: string): { held: number; limit: number } {
  const states = db
    .prepare<unknown[], string>(
      `SELECT state FROM claims JOIN tasks ON tasks.id = task_id JOIN contributors ON contributors.id = contributor_id
       WHERE tasks.guild_id = ? AND user_id = ?`,
    )
    .pluck()
    .all(guildId, userId);
  const limit = claimLimit === 0 || states.includes('done') ? claimLimit : FIRST_LIMIT;
  return { held: states.filter((state) => state === 'claimed').length, limit };
}

/** What holds of the change that was just made. */
function checkChange(guild: Guild, { deed, who, which }: Step): void {
  const userId = PEOPLE[who] ?? '';
  const task = getTask(db, guild.guildId, guild.ids[which % guild.ids.length] ?? 0);
  if (deed === 'approve') {
    expect(task).toMatchObject({ state: 'done', approvedById: userId });
    expect(isMaintainer(userId) || task.reviewerId === userId).toBe(true);
    if (!guild.ownApproval) expect(task.claimants).not.toContain(userId);
    const credited = db.prepare("SELECT count(*) FROM credits WHERE origin = 'task' AND origin_id = ?").pluck();
    expect(credited.get(task.id)).toBe(task.claimants.length);
  }
  if (deed === 'claim') {
    const { held, limit } = limitsOf(guild, userId);
    if (limit > 0) expect(held).toBeLessThanOrEqual(limit);
  }
}

/** What the card offers, which the store must then do; a claim can still be one too many. */
const OFFERED: Partial<Record<Step['deed'], Action>> = {
  unclaim: 'unclaim',
  renew: 'renew',
  submit: 'submit',
  approve: 'approve',
  return: 'return',
  close: 'close',
  reopen: 'reopen',
  freeze: 'freeze',
  unfreeze: 'unfreeze',
};

function isOffered({ guildId, ids, ownApproval }: Guild, { deed, who, which }: Step): boolean {
  const action = OFFERED[deed];
  const id = PEOPLE[who] ?? '';
  const asker = { id, contributor: true, maintainer: isMaintainer(id), ownApproval };
  const task = getTask(db, guildId, ids[which % ids.length] ?? 0);
  return action !== undefined && actionsFor(task, asker).includes(action);
}

// fast-check prints the seed and the shortest order of steps that fails.
test('whatever the order in which people act, a task stays a task', () => {
  fc.assert(
    fc.property(rules, steps, (decided, taken) => {
      const guild = startGuild(decided);
      for (const step of taken) {
        const before = everythingOf(guild.guildId);
        const offered = isOffered(guild, step);
        try {
          guild.take(step);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          expect(everythingOf(guild.guildId)).toBe(before);
          expect({ offered, step, key: error.key }).toMatchObject({ offered: false });
          continue;
        }
        checkChange(guild, step);
        checkGuild(guild);
      }
    }),
    { numRuns: 100 },
  );
}, 60_000);
