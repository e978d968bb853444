import { describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import type { GuildSeed, Person } from '../../simulator/api.ts';
import { openDatabase } from '../../src/database/open.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said, textOf } from '../support/messages.ts';

const DAY = 24 * 60 * 60_000;
const START = Date.UTC(2027, 0, 4, 9);

type Settings = ReturnType<NonNullable<NonNullable<Parameters<typeof startTestBot>[0]>['settings']>>;

/** A guild in which time is at hand. Each test has its own, for time passes for all that is in it. */
async function startAgeing(settings: Settings = {}, guild?: GuildSeed) {
  let now = START;
  const world = await startTestBot({
    simulator: { clock: () => now, rateLimits: false, ...(guild && { guild }) },
    settings: (id) => ({ taskChannelId: id('tasks'), ...settings }),
  });
  const { simulator } = world;
  world.setClock(now);

  async function held(person: Person, title: string): Promise<number> {
    const created = JSON.stringify(messageOf(await simulator.as('ines').command('task create', { title })));
    const task = Number(/task:claim:(\d+)/.exec(created)?.[1]);
    await person.command('task claim', { task });
    return task;
  }

  function passDays(days: number): void {
    now += days * DAY;
    world.setClock(now);
    world.minute();
  }

  /** What a person gets by direct message, once there are so many and `until` holds for them. */
  function directMessages(
    person: Person,
    count: number,
    until: (messages: APIMessage[]) => boolean = () => true,
  ): Promise<APIMessage[]> {
    return new Promise((resolve) => {
      const look = () => {
        const messages = person.directMessages();
        if (messages.length < count || !until(messages)) return;
        stop();
        resolve(messages);
      };
      const stop = person.watch(look);
      look();
    });
  }

  const viewed = async (task: number) => said(await simulator.as('ines').command('task view', { task }));
  return { ...world, simulator, held, passDays, directMessages, viewed };
}

/** Beginners hold one task; here they may hold any number. */
const freely = { claimLimit: 0 };

const twenty = Array.from({ length: 20 }, (_, i) => `p${i}`);
const crowd: GuildSeed = {
  name: 'Foule',
  locale: 'fr',
  roles: [],
  people: ['ines', 'late', ...twenty].map((key) => ({ key, name: key, locale: 'fr', roles: [] })),
  channels: [{ key: 'tasks', name: 'tâches', type: 'text' }],
};

const worlds = {
  once: await startAgeing(freely),
  clicks: await startAgeing(freely),
  lapsed: await startAgeing(),
  lateClick: await startAgeing(),
  english: await startAgeing({ ...freely, locale: 'en' }),
  absence: await startAgeing(),
  silent: await startAgeing({ idleDays: 0 }),
  patient: await startAgeing({ lapseDays: 0 }),
  talk: await startAgeing(),
  told: await startAgeing(),
  refused: await startAgeing(),
  outage: await startAgeing(),
  crowded: await startAgeing({}, crowd),
};

describe('an idle claim', () => {
  test('is reminded of once, by one message of all idle claims, and lapses four days later', async () => {
    const { simulator, held, passDays, directMessages, viewed, restart, minute } = worlds.once;
    const lucas = simulator.as('lucas');
    const [a, b] = [await held(lucas, 'Relire le corpus'), await held(lucas, 'Trier *les* sources')];
    passDays(9.99);
    await viewed(a);
    passDays(0.01);
    const [reminder] = await directMessages(lucas, 1);
    expect(textOf(reminder as APIMessage)).toMatch(
      new RegExp(`Toujours dessus[\\s\\S]*#${a}.*Relire le corpus[\\s\\S]*#${b}.*Trier`),
    );
    passDays(1);
    await restart();
    minute();
    await viewed(a);
    passDays(3);
    const [, lost, ...others] = await directMessages(lucas, 2);
    expect(textOf(lost as APIMessage)).toMatch(/Tâches rendues[\s\S]*Relire le corpus[\s\S]*Trier/);
    expect(others).toEqual([]);
    expect(await viewed(a)).toContain('Ouverte');
    expect(await viewed(b)).toContain('Ouverte');
  });

  test('is renewed by a click and let go by another; the rest of the message stays', async () => {
    const { simulator, held, passDays, directMessages, viewed } = worlds.clicks;
    const lucas = simulator.as('lucas');
    const tasks = [await held(lucas, 'Une'), await held(lucas, 'Deux'), await held(lucas, 'Trois')];
    const [a = 0, b = 0, c = 0] = tasks;
    passDays(10);
    const [reminder] = await directMessages(lucas, 1);
    const id = (route: string, task: number) =>
      new RegExp(`task:${route}:[\\d.]+:\\d+:${task}:[\\d.]+`).exec(JSON.stringify(reminder))?.[0] ?? '';
    const renewed = await lucas.click(reminder as APIMessage, id('still', a));
    expect(said(renewed)).toMatch(/Une\n-# Toujours à vous[\s\S]*Deux\n-# Dernier signe[\s\S]*J’y travaille/);
    const both = await lucas.click(messageOf(renewed), id('letgo', b));
    expect(said(both)).toMatch(/Une\n-# Toujours à vous[\s\S]*Deux\n-# Rendue[\s\S]*Trois\n-# Dernier signe/);
    expect(await viewed(a)).toContain('Prise par');
    expect(await viewed(b)).toContain('Ouverte');
    passDays(4);
    await directMessages(lucas, 2);
    expect(await viewed(a)).toContain('Prise par');
    expect(await viewed(c)).toContain('Ouverte');
  });

  test('that lapsed says so in the reminder, too, which then asks nothing', async () => {
    const { simulator, held, passDays, directMessages } = worlds.lapsed;
    const lucas = simulator.as('lucas');
    await held(lucas, 'Trop tard');
    passDays(10);
    await directMessages(lucas, 1);
    const rewritten = directMessages(lucas, 1, ([reminder]) =>
      textOf(reminder as APIMessage).includes('faute de réponse'),
    );
    passDays(4);
    expect(JSON.stringify(await rewritten)).not.toContain('task:still');
  });

  test('that was given back elsewhere says so to a late click', async () => {
    const { simulator, held, passDays, directMessages, viewed } = worlds.lateClick;
    const lucas = simulator.as('lucas');
    const task = await held(lucas, 'Trop tard');
    passDays(10);
    const [reminder] = await directMessages(lucas, 1);
    await lucas.command('task unclaim', { task });
    await simulator.as('noah').command('task claim', { task });
    expect(said(await lucas.click(reminder as APIMessage, 'J’y travaille toujours'))).toMatch(/Trop tard\n-# Rendue/);
    expect(await viewed(task)).toContain(`Prise par <@${simulator.as('noah').id}>`);
  });

  test('is told in the guild’s language, and answered in the person’s', async () => {
    const { simulator, held, passDays, directMessages } = worlds.english;
    const [noah, lucas] = [simulator.as('noah'), simulator.as('lucas')];
    await held(noah, 'In English');
    await held(lucas, 'In French, then');
    passDays(10);
    const [forNoah] = await directMessages(noah, 1);
    const [forLucas] = await directMessages(lucas, 1);
    expect(textOf(forNoah as APIMessage)).toMatch(/Still on it\?[\s\S]*this task is yours[\s\S]*Last sign of life/);
    expect(said(await noah.click(forNoah as APIMessage, 'Let it go'))).toContain('Let go: somebody else can claim it');
    expect(said(await lucas.click(forLucas as APIMessage, 'Still on it'))).toContain('Toujours à vous');
    passDays(10);
    const [, again] = await directMessages(lucas, 2);
    expect(textOf(again as APIMessage)).toContain('Last sign of life');
    passDays(4);
    const [, , lost] = await directMessages(lucas, 3);
    expect(textOf(lost as APIMessage)).toContain('Task given back');
    expect(noah.directMessages()).toHaveLength(1);
  });

  test('is not one while its holder is away', async () => {
    const { simulator, config, held, passDays, directMessages } = worlds.absence;
    const lucas = simulator.as('lucas');
    await held(lucas, 'Plus tard');
    const db = openDatabase(config.databasePath);
    db.prepare('UPDATE contributors SET away_from_at = ?, away_until_at = ? WHERE user_id = ?').run(
      START + 5 * DAY,
      START + 25 * DAY,
      lucas.id,
    );
    db.close();
    const noah = simulator.as('noah');
    await held(noah, 'Témoin');
    passDays(10);
    await directMessages(noah, 1);
    expect(lucas.directMessages()).toEqual([]);
    passDays(15);
    await directMessages(noah, 2);
    expect(lucas.directMessages()).toEqual([]);
    passDays(5);
    await directMessages(lucas, 1);
  });

  test('is neither reminded of nor lapses where the days are 0', async () => {
    const { silent, patient } = worlds;
    const lucas = silent.simulator.as('lucas');
    await silent.held(lucas, 'Pour toujours');
    silent.passDays(400);
    const noah = patient.simulator.as('noah');
    const task = await patient.held(noah, 'Sans terme');
    patient.passDays(10);
    const [reminder] = await patient.directMessages(noah, 1);
    expect(textOf(reminder as APIMessage)).not.toContain('Sans réponse');
    patient.passDays(400);
    expect(await patient.viewed(task)).toContain('Prise par');
    expect(noah.directMessages()).toHaveLength(1);
    expect(lucas.directMessages()).toEqual([]);
  });
});

describe('the thread of a task', () => {
  /** A task of this person whose thread is open. */
  async function discussed(world: (typeof worlds)['talk'], person: Person) {
    const task = await world.held(person, 'À discuter');
    const ines = world.simulator.as('ines');
    const card = messageOf(await ines.command('task view', { task }));
    const discuss = async () => /<#(\d+)>/.exec(said(await ines.click(card, 'Discuter')))?.[1];
    await discuss();
    // It is being opened: asked again once it stands, the bot leads there as soon as it knows it.
    await world.messagesWhen('tasks', (all) => all.some((message) => message.thread !== undefined));
    let thread = await discuss();
    while (thread === undefined) thread = await discuss();
    return { task, thread };
  }

  test('counts: what its holder writes there is a sign of life, what others write is none', async () => {
    const world = worlds.talk;
    const { simulator, passDays, directMessages, viewed } = world;
    const [lucas, noah] = [simulator.as('lucas'), simulator.as('noah')];
    const { task, thread } = await discussed(world, lucas);
    passDays(9);
    await lucas.say(thread, 'J’avance');
    passDays(5);
    await viewed(task);
    await noah.say(thread, 'Et alors ?');
    passDays(5);
    const [reminder, ...others] = await directMessages(lucas, 1);
    expect(textOf(reminder as APIMessage)).toContain(`<t:${(START + 9 * DAY) / 1000}:R>`);
    expect(others).toEqual([]);
    await lucas.say(thread, 'Toujours là');
    passDays(4);
    expect(await viewed(task)).toContain('Prise par');
  });

  test('is told that a claim lapsed, with a button to claim the task', async () => {
    const world = worlds.told;
    const { simulator, passDays, directMessages } = world;
    const lucas = simulator.as('lucas');
    const { thread } = await discussed(world, lucas);
    passDays(10);
    await directMessages(lucas, 1);
    passDays(4);
    await directMessages(lucas, 2);
    const note = simulator.messages(thread).at(-1) as APIMessage;
    expect(textOf(note)).toMatch(new RegExp(`<@${lucas.id}>, faute de nouvelles.*de nouveau ouverte`));
    expect(said(await simulator.as('noah').click(note, 'Prendre'))).toContain('Prise par');
    // What it says stays true: the button goes when the place is taken.
    const isTrue = () => {
      const shown = simulator.messages(thread).find(({ id }) => id === note.id);
      return (
        textOf(shown as APIMessage).includes('faute de nouvelles') && !JSON.stringify(shown).includes('task:claim')
      );
    };
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!isTrue()) return;
        stop();
        resolve();
      };
      const stop = lucas.watch(look);
      look();
    });
  });

  test('gets the reminder of who refuses direct messages, and nobody else may answer it', async () => {
    const world = worlds.refused;
    const { simulator, passDays, viewed } = world;
    const emma = simulator.as('emma');
    const { task, thread } = await discussed(world, emma);
    const fallen = new Promise<APIMessage>((resolve) => {
      const stop = emma.watch((change) => {
        if (change.type !== 'message' || change.channelId !== thread) return;
        stop();
        resolve(change.message);
      });
    });
    passDays(10);
    const reminder = await fallen;
    expect(reminder.mentions.map(({ id }) => id)).toEqual([emma.id]);
    expect(said(await simulator.as('noah').click(reminder, 'J’y travaille toujours'))).toContain('for somebody else');
    expect(said(await emma.click(reminder, 'J’y travaille toujours'))).toContain('Toujours à vous');
    passDays(4);
    expect(await viewed(task)).toContain('Prise par');
  });

  test('that can’t be read now has its claim wait, and no other', async () => {
    const world = worlds.outage;
    const { simulator, held, passDays, directMessages, minute } = world;
    const [lucas, noah] = [simulator.as('lucas'), simulator.as('noah')];
    const { thread } = await discussed(world, lucas);
    await held(noah, 'Sans fil');
    simulator.faults.add({
      method: 'GET',
      path: new RegExp(`/channels/${thread}/messages`),
      times: 4,
      what: { status: 503 },
    });
    passDays(10);
    await directMessages(noah, 1);
    expect(lucas.directMessages()).toEqual([]);
    const answered = directMessages(lucas, 1);
    minute();
    await answered;
  });
});

test('a guild reminds twenty people in a day, the longest silent first; the others wait for the next day', async () => {
  const { simulator, config, held, passDays, viewed } = worlds.crowded;
  const early = twenty.map((key) => simulator.as(key));
  const late = simulator.as('late');
  let task = 0;
  for (const person of early) task = await held(person, 'En retard');
  passDays(0.001);
  await held(late, 'Un peu moins');
  // Discord takes a while to open so many direct messages: what is written for them is enough.
  const reminded = () => {
    const db = openDatabase(config.databasePath);
    const people = db
      .prepare<[], string>("SELECT user_id FROM outbox WHERE kind = 'task.idle' ORDER BY id")
      .pluck()
      .all();
    db.close();
    return people;
  };
  passDays(12);
  await viewed(task);
  expect(reminded()).toEqual(early.map(({ id }) => id));
  passDays(0.5);
  await viewed(task);
  expect(reminded()).toHaveLength(20);
  passDays(0.5);
  await viewed(task);
  expect(reminded().at(-1)).toBe(late.id);
});
