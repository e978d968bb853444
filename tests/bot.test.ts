import { once } from 'node:events';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { pino } from 'pino';
import { startSimulator } from '../simulator/start.ts';
import { startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';
import { changeSettings } from '../src/guilds/store.ts';
import { temporaryFolder } from './support/folder.ts';
import { said } from './support/messages.ts';

const simulator = await startSimulator();
afterAll(() => simulator.stop());
const databasePath = join(temporaryFolder(), 'ruche.sqlite');

/** Starts the bot, and gives what it logs. */
async function start({ token = simulator.token, leaseMs = 10_000 } = {}) {
  const lines = new PassThrough();
  const config = readConfig({
    DISCORD_TOKEN: token,
    DISCORD_API_URL: simulator.apiUrl,
    DATABASE_PATH: databasePath,
  });
  const bot = await startBot(config, { log: pino(lines), minutes: () => () => {}, leaseMs });
  await simulator.ready();
  return { bot, lines };
}

/** Resolves once something is logged that says so. */
async function logged(lines: PassThrough, words: string): Promise<void> {
  for (;;) {
    const [chunk] = await once(lines, 'data');
    if (String(chunk).includes(words)) return;
  }
}

/** Resolves once something is posted in the channel for tasks. */
function nextPost(): Promise<void> {
  return new Promise((resolve) => {
    const stop = simulator.as('ines').watch((change) => {
      if (change.type !== 'message' || change.channelId !== simulator.id('tasks')) return;
      stop();
      resolve();
    });
  });
}

describe('the bot', () => {
  test('is well while the gateway is connected, and no more when Discord closes it for good', async () => {
    const { bot } = await start();
    expect(bot.isHealthy()).toBe(true);
    simulator.faults.closeGateway({ code: 4004 });
    await expect(bot.lost).rejects.toThrow('Discord refuses DISCORD_TOKEN');
    expect(bot.isHealthy()).toBe(false);
    await bot.stop();
  });

  test('lives on while its lease cannot be taken, and delivers afterwards', async () => {
    const { bot, lines } = await start({ leaseMs: 60 });
    const db = new Sqlite(databasePath);
    const settings = { taskChannelId: simulator.id('tasks') };
    changeSettings(db, simulator.guildId, settings, { actorId: null, at: Date.now() });
    db.exec('ALTER TABLE leases RENAME TO away');
    await logged(lines, 'the lease could not be taken');
    const ines = simulator.as('ines');
    expect(said(await ines.command('task create', { title: 'Malgré tout' }))).toContain('Malgré tout');
    const posted = nextPost();
    db.exec('ALTER TABLE away RENAME TO leases');
    db.close();
    await posted;
    await bot.stop();
  });

  test('takes a token with "Bot" before it for everything that it sends', async () => {
    const { bot } = await start({ token: `Bot ${simulator.token}` });
    const ines = simulator.as('ines');
    const posted = nextPost();
    await ines.command('task create', { title: 'Avec préfixe' });
    await posted;
    await bot.stop();
  });
});
