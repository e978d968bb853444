import { afterEach, describe, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { startTestBot } from '../support/bot.ts';
import { said } from '../support/messages.ts';

const { simulator, config, restart } = await startTestBot();
const ines = simulator.as('ines');
const general = simulator.id('general');
const CALLBACK = /^\/interactions\/\d+\/[^/]+\/callback$/;

afterEach(() => simulator.faults.clear());

const tasksIn = () => {
  const db = new Sqlite(config.databasePath, { readonly: true });
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM tasks').get()?.n ?? 0;
  db.close();
  return count;
};

describe('an answer', () => {
  test.each([
    ['the socket is closed before Discord saw it', 'drop'],
    ['it took effect and the reply to us was lost', 'losereply'],
    ['Discord stumbles', { status: 500 }],
  ] as const)('arrives once, from one run, when %s', async (_, what) => {
    const before = tasksIn();
    simulator.faults.add({ method: 'POST', path: CALLBACK, what });
    const answer = await ines.command('task create', { title: 'Une fois' });
    expect(said(answer)).toContain('Une fois');
    expect(tasksIn()).toBe(before + 1);
    const replies = ines
      .messages(general)
      .filter((message) => message.interaction_metadata?.id === answer.interactionId);
    expect(replies).toHaveLength(1);
  });

  test.each(['tasks', 'guilds'])(
    'when the table of %s is gone is an apology with a reference, in the language of the person',
    async (table) => {
      const db = new Sqlite(config.databasePath);
      db.exec(`ALTER TABLE ${table} RENAME TO away`);
      expect(said(await ines.command('task list'))).toMatch(/de notre côté[\s\S]*`[0-9a-f]{6}`/);
      expect(said(await simulator.as('noah').command('task list'))).toMatch(/on our side[\s\S]*`[0-9a-f]{6}`/);
      db.exec(`ALTER TABLE away RENAME TO ${table}`);
      db.close();
      expect(said(await ines.command('task list'))).not.toContain('de notre côté');
    },
  );
});

describe('when the gateway drops', () => {
  test('while an interaction is being answered, it is answered, and so is the next', async () => {
    const before = tasksIn();
    simulator.faults.add({
      method: 'POST',
      path: CALLBACK,
      what: { afterEffect: () => simulator.faults.closeGateway({ code: 4000 }) },
    });
    expect(said(await ines.command('task create', { title: 'Au milieu' }))).toContain('Au milieu');
    expect(said(await ines.command('task create', { title: 'Juste après' }))).toContain('Juste après');
    expect(tasksIn()).toBe(before + 2);
  });

  test.each([['reconnect' as const], [{ invalidSession: true, resumable: true } as const]])(
    'by %j, what was typed meanwhile is answered once',
    async (how) => {
      const before = tasksIn();
      simulator.faults.closeGateway(how);
      const answers = await Promise.all(['a', 'b', 'c'].map((title) => ines.command('task create', { title })));
      for (const answer of answers) expect(answer.kind).toBe('message');
      expect(tasksIn()).toBe(before + 3);
    },
  );
});

describe('registration', () => {
  test('happens at the first start and not again while nothing changes', async () => {
    const puts = () =>
      simulator.requests.filter(({ method, path }) => method === 'PUT' && path.includes('/commands')).length;
    expect(puts()).toBe(1);
    await restart();
    expect(puts()).toBe(1);
  });
});
