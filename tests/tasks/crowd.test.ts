import { describe, expect, test } from '@jest/globals';
import type { GuildSeed, Person } from '../../simulator/api.ts';
import { openDatabase } from '../../src/database/open.ts';
import { claimTask } from '../../src/tasks/claims.store.ts';
import { createTask } from '../../src/tasks/create.store.ts';
import { replay, type TaskEvent } from '../../src/tasks/history.rules.ts';
import { approveTask, submitTask } from '../../src/tasks/review.store.ts';
import { readDraft } from '../../src/tasks/rules.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';

/** Lateness is not the question here, and this machine may be slow. */
const patient = { acknowledgeWithinMs: 120_000, rateLimits: false };

function crowd(size: number): GuildSeed {
  return {
    name: 'Foule',
    locale: 'fr',
    roles: [],
    people: Array.from({ length: size }, (_, i) => ({ key: `p${i}`, name: `P${i}`, locale: 'fr', roles: [] })),
    channels: [{ key: 'general', name: 'général', type: 'text' }],
  };
}

async function startCrowd(size: number, claimLimit: number | null = null) {
  const guild = crowd(size);
  const world = await startTestBot({ simulator: { guild, ...patient }, settings: () => ({ claimLimit }) });
  return { ...world, people: guild.people.map(({ key }) => world.simulator.as(key)) };
}

async function createdBy(author: Person | undefined, title: string, capacity = 1): Promise<number> {
  if (!author) throw new Error('nobody is there');
  const created = messageOf(await author.command('task create', { title, capacity }));
  return Number(/#(\d+)/.exec(JSON.stringify(created))?.[1]);
}

const queue = await startCrowd(1_000);
const fair = await startCrowd(200, 2);

/** These have finished a task before: from then on one may hold as many as the guild allows. */
function finishOne(databasePath: string, guildId: string, people: readonly Person[]): void {
  const db = openDatabase(databasePath);
  for (let first = 0; first < people.length; first += 5) {
    const act = ({ id, name }: { id: string; name: string }) => ({ guildId, userId: id, name, at: first });
    const reviewer = act({ id: '1', name: 'Reviewer' });
    const draft = readDraft({ title: `Faite ${first}`, capacity: 5 });
    const { id } = createTask(db, { ...reviewer, draft, channelId: null });
    const group = people.slice(first, first + 5).map(act);
    for (const one of group) claimTask(db, { ...one, id, settings: { claimLimit: 0 } });
    submitTask(db, { ...(group[0] ?? reviewer), id, link: null, note: 'Voilà', channelId: null });
    approveTask(db, { ...reviewer, id, maintainer: true, ownApproval: false });
  }
  db.close();
}

/** Every task as its history tells it and as it is now. */
function pastAndPresent(databasePath: string) {
  const db = openDatabase(databasePath);
  const tasks = db
    .prepare<[], { id: number; state: string; claimants: string }>(
      `SELECT id, state, (SELECT json_group_array(user_id ORDER BY user_id) FROM claims
         JOIN contributors ON contributors.id = contributor_id WHERE task_id = tasks.id) AS claimants FROM tasks`,
    )
    .all();
  const events = db
    .prepare<[], TaskEvent & { task: number }>(
      `SELECT subject_id AS task, what, actor_id AS actorId FROM events WHERE subject = 'task' ORDER BY id`,
    )
    .all();
  db.close();
  const told = Map.groupBy(events, ({ task }) => task);
  return {
    present: tasks.map(({ id, state, claimants }) => ({ id, state, claimants: JSON.parse(claimants) as string[] })),
    past: tasks.map(({ id }) => {
      const { state, claimants } = replay(told.get(id) ?? []);
      return { id, state, claimants: claimants.toSorted() };
    }),
    claimed: events.filter(({ what }) => what === 'claimed').length,
    unclaimed: events.filter(({ what }) => what === 'unclaimed').length,
  };
}

/** The same each time: which of so many, one after the other. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function* numbers(below: number): Generator<number, never> {
  let seed = 20_261_123;
  while (true) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    yield Math.floor((seed / 2 ** 31) * below);
  }
}

describe('when a thousand people claim a task at once', () => {
  test.each([1, 3])(
    'that has room for %i, so many hold it, and all others are told who',
    async (capacity) => {
      const { people, config } = queue;
      const [author] = people;
      const before = pastAndPresent(config.databasePath).claimed;
      const task = await createdBy(author, `Convoitée par tous, pour ${capacity}`, capacity);
      const answers = await Promise.all(
        people.map(async (person) => said(await person.command('task claim', { task }))),
      );

      const { past, present, claimed } = pastAndPresent(config.databasePath);
      const holders = present.find(({ id }) => id === task)?.claimants ?? [];
      expect(holders).toHaveLength(capacity);
      const won = people.filter(({ id }) => holders.includes(id));
      const wonAnswers = answers.filter((_, i) => won.includes(people[i] as Person));
      expect(wonAnswers.filter((answer) => answer.includes('Prise par'))).toHaveLength(capacity);
      const lost = answers.filter((answer) => !wonAnswers.includes(answer));
      expect(lost).toHaveLength(people.length - capacity);
      for (const answer of lost) {
        for (const holder of holders) expect(answer).toContain(`<@${holder}>`);
      }
      expect(past).toEqual(present);
      expect(claimed - before).toBe(capacity);
      // Who holds one may not claim another before it is finished.
      for (const person of won) await person.command('task unclaim', { task });
    },
    300_000,
  );
});

describe('when 200 people claim and give back at random among 50 tasks', () => {
  test('no limit is broken, nobody holds what has no place, and history tells it all', async () => {
    const { people, config, simulator } = fair;
    const [old, young] = [people.slice(0, 100), people.slice(100)];
    finishOne(config.databasePath, simulator.guildId, old);
    const before = pastAndPresent(config.databasePath).claimed;
    const tasks: { id: number; capacity: number }[] = [];
    for (let i = 0; i < 50; i += 1) {
      const capacity = 1 + (i % 3);
      tasks.push({ id: await createdBy(people[i], `Tâche ${i}`, capacity), capacity });
    }
    const pick = numbers(tasks.length);
    const answers = await Promise.all(
      people.map(async (person) => {
        const told: { path: string; words: string }[] = [];
        for (const path of ['task claim', 'task claim', 'task unclaim', 'task claim', 'task claim']) {
          const task = tasks[pick.next().value]?.id ?? 0;
          told.push({ path, words: said(await person.command(path, { task })) });
        }
        return told;
      }),
    );

    const { past, present, claimed, unclaimed } = pastAndPresent(config.databasePath);
    expect(past).toEqual(present);
    for (const { id, capacity } of tasks) {
      const holders = present.find((task) => task.id === id)?.claimants ?? [];
      expect(holders.length).toBeLessThanOrEqual(capacity);
    }
    const atWork = present.filter(({ state }) => state === 'claimed').flatMap(({ claimants }) => claimants);
    const most = (some: Person[]) =>
      Math.max(...some.map(({ id }) => atWork.filter((claimant) => claimant === id).length));
    expect({ old: most(old), young: most(young) }).toEqual({ old: 2, young: 1 });
    const told = answers.flat();
    const won = (wanted: string) => told.filter(({ path, words }) => path === wanted && words.startsWith('###')).length;
    expect({ claimed: won('task claim'), unclaimed: won('task unclaim') }).toEqual({
      claimed: claimed - before,
      unclaimed,
    });
  }, 300_000);
});
