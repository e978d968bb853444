import { describe, expect, test } from '@jest/globals';
import type { APIMessage } from 'discord-api-types/v10';
import { pino } from 'pino';
import { boardPosted } from '../../commands/task/board.ts';
import { readConfig } from '../../src/config.ts';
import type { Look } from '../../src/discord/renderer.ts';
import { createTask } from '../../src/tasks/create.store.ts';
import { readDraft } from '../../src/tasks/rules.ts';
import { type Locale, textsIn } from '../../src/texts.ts';
import { startTestBot } from '../support/bot.ts';
import { testDatabase } from '../support/database.ts';
import { said, textOf } from '../support/messages.ts';

const START = Date.UTC(2027, 0, 4, 9);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let now = START;
const world = await startTestBot({
  simulator: { clock: () => now },
  settings: (id) => ({
    taskChannelId: id('tasks'),
    contributorRoleId: id('contributor'),
    maintainerRoleId: id('maintainer'),
  }),
});
const { simulator, minute, setClock, messagesWhen } = world;
const camille = simulator.as('camille');
const ines = simulator.as('ines');
const noah = simulator.as('noah');
const general = simulator.id('general');
const review = simulator.id('review');

function moveClock(ms: number): void {
  now += ms;
  setClock(now);
}
moveClock(0);

const isBoard = (message: APIMessage) => textOf(message).includes('Tableau des tâches');
const boards = (messages: readonly APIMessage[]) => messages.filter(isBoard);
const boardSays = (words: RegExp) => (messages: readonly APIMessage[]) =>
  boards(messages).some((message) => words.test(textOf(message)));

describe('/task board', () => {
  test('shows by state how many there are, and the first of each', async () => {
    await ines.command('task create', { title: 'Nettoyer **le** corpus' });
    const answer = await camille.command('task board', { channel: general });
    expect(said(answer)).toContain(`<#${general}>`);
    const [board] = boards(await messagesWhen('general', boardSays(/Nettoyer/)));
    const text = textOf(board as APIMessage);
    expect(text).toMatch(/Ouvertes\s: 1[\s\S]*Prises\s: 0 · En relecture\s: 0 · Terminées\s: 0 · Fermées\s: 0/);
    expect(text).toContain('Nettoyer \\*\\*le\\*\\* corpus');
  });

  test('is refused to who is no maintainer, in their language', async () => {
    expect(said(await ines.command('task board'))).toContain('réservé aux mainteneurs');
    expect(said(await noah.command('task board'))).toContain('maintainers');
  });

  test('is rewritten after changes, in ten seconds at the earliest', async () => {
    await noah.command('task claim', { task: 1 });
    moveClock(11_000);
    minute();
    const [board] = boards(await messagesWhen('general', boardSays(/Prises\s: 1/)));
    expect(textOf(board as APIMessage)).toContain(`<@${noah.id}>`);
  });
});

describe('a board that stands', () => {
  test('marks what is overdue, as soon as it is', async () => {
    await ines.command('task create', { title: 'Pour demain', due: 'in 1 day' });
    moveClock(11_000);
    minute();
    await messagesWhen('general', boardSays(/Pour demain/));
    moveClock(2 * DAY);
    minute();
    const [board] = boards(await messagesWhen('general', boardSays(/En retard\s: 1/)));
    expect(textOf(board as APIMessage)).toMatch(/Pour demain · \*\*en retard\*\*/);
  });

  test('comes back when somebody deleted it and something changes', async () => {
    const [before] = boards(simulator.messages(general));
    simulator.moderate.deleteMessage(general, before?.id ?? '');
    await ines.command('task create', { title: 'Une de plus' });
    moveClock(11_000);
    // What was due before this is dealt with once this is posted: by then it is known that the board is gone.
    await ines.command('task create', { title: 'Témoin' });
    await messagesWhen('tasks', (all) => all.some((message) => textOf(message).includes('Témoin')));
    minute();
    const [board] = boards(await messagesWhen('general', boardSays(/Une de plus/)));
    expect(board?.id).not.toBe(before?.id);
  });

  test('has a new message each day, and the old one is taken back', async () => {
    const [before] = boards(simulator.messages(general));
    moveClock(DAY);
    minute();
    const after = boards(
      await messagesWhen(
        'general',
        (all) => boards(all).every(({ id }) => id !== before?.id) && boards(all).length === 1,
      ),
    );
    expect(after).toHaveLength(1);
  });

  test('moves to where a maintainer wants it, and survives a restart', async () => {
    expect(said(await camille.command('task board', { channel: review }))).toContain(`<#${review}>`);
    await messagesWhen('general', (all) => boards(all).length === 0);
    await world.restart();
    expect(boards(await messagesWhen('review', (all) => boards(all).length > 0))).toHaveLength(1);
  });

  test('is not put where Ruche can’t write', async () => {
    simulator.moderate.deny(general, 1n << 11n);
    expect(said(await camille.command('task board', { channel: general }))).toContain('ne peut pas écrire');
  });

  test('is taken down, and there is nothing more to take down', async () => {
    expect(said(await camille.command('task board', { stop: true }))).toContain('retiré');
    await messagesWhen('review', (all) => boards(all).length === 0);
    expect(said(await camille.command('task board', { stop: true }))).toContain('rien à retirer');
  });
});

describe('the message of a board', () => {
  const db = testDatabase();
  const MILLION = 1_000_000;
  const look = (locale: Locale): Look => ({
    db,
    clock: () => START + DAY,
    log: pino({ level: 'silent' }),
    config: readConfig({}),
    conversations: { writtenSince: async () => new Map() },
    t: textsIn(locale),
    guild: { id: '1', locale, timeZone: 'Europe/Paris', contributorRoleId: null, maintainerRoleId: null },
  });

  test.each(['fr', 'en'] as const)(
    'keeps within the limits of Discord with the most that it can show, in %s',
    async (locale) => {
      db.exec("DELETE FROM claims; DELETE FROM tasks; INSERT INTO guilds (id) VALUES ('1') ON CONFLICT DO NOTHING");
      for (let user = 0; user < 5; user += 1) {
        const act = { guildId: '1', userId: `100000000000000000${user}`, name: 'N', at: START };
        for (let task = 0; task < 5; task += 1) {
          const draft = readDraft({ title: '*_'.repeat(60), dueAt: START, capacity: 5 });
          if (user === 0) createTask(db, { ...act, draft, channelId: null });
        }
      }
      db.exec(`UPDATE tasks SET id = id + ${MILLION}`);
      db.exec(`INSERT INTO tasks (guild_id, title, area, size, due_at, capacity, state, thread_id, folded, author_id, created_at)
      SELECT guild_id, title, area, size, due_at, capacity, s.value, thread_id, folded, author_id, created_at
      FROM tasks, json_each('["claimed", "in_review"]') s`);
      for (let user = 0; user < 5; user += 1) {
        db.prepare(
          "INSERT INTO contributors (guild_id, user_id, name, joined_at) VALUES ('1', ?, 'N', 0) ON CONFLICT DO NOTHING",
        ).run(`1000000000000000000${user}`);
      }
      db.exec(
        "INSERT INTO claims (task_id, contributor_id, claimed_at, alive_at, reminded_at) SELECT tasks.id, contributors.id, 0, 0, NULL FROM tasks, contributors WHERE state <> 'open' LIMIT 50",
      );
      db.exec(`UPDATE task_counts SET count = ${MILLION}`);
      const message = await boardPosted({}, look(locale));
      const words = textOf(message as unknown as APIMessage);
      expect(words.length).toBeLessThan(4_000);
      expect(words.length).toBeGreaterThan(2_500);
      expect(JSON.stringify(message).match(/"type":/g)?.length).toBeLessThan(40);
    },
  );
});
