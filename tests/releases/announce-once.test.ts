import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import type { Fault, Simulator } from '../../simulator/api.ts';
import { startSimulator } from '../../simulator/start.ts';
import type { Config } from '../../src/config.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { changeSettings } from '../../src/guilds/store.ts';
import { planAnnouncement } from '../../src/releases/announce.store.ts';
import { assessor } from '../../src/releases/assess.ts';
import { editRelease } from '../../src/releases/edit.store.ts';
import { startTestBot } from '../support/bot.ts';
import { MIGRATIONS } from '../support/database.ts';
import { temporaryFolder } from '../support/folder.ts';
import { messageOf, said } from '../support/messages.ts';
import { approved, as } from './drafts.ts';

const world = await startTestBot({
  settings: (id) => ({ maintainerRoleId: id('maintainer'), announcementChannelId: id('announcements') }),
});

let drafted = 0;

/** Puts an approved release into the file of a bot, and gives its number and name. */
function approve(
  { databasePath }: Pick<Config, 'databasePath'>,
  { guildId, as: person }: Simulator,
): { id: number; name: string; version: number } {
  const db = openDatabase(databasePath);
  drafted += 1;
  const { id, name, version } = approved(
    db,
    guildId,
    { repository: `demo-collective/Model-${drafted}` },
    person('ines').id,
  );
  // What was said until then is not what is counted here.
  db.prepare('DELETE FROM outbox').run();
  db.close();
  return { id, name, version };
}

/** Previews and clicks, as a maintainer does. The answer may never come, where the bot is killed. */
async function clickAnnounce(simulator: Simulator, id: number) {
  const camille = simulator.as('camille');
  const preview = await camille.command('release announce', { release: id });
  return camille.click(messageOf(preview), 'Annoncer');
}

function postsOf(simulator: Simulator, name: string): APIMessage[] {
  return simulator
    .messages(simulator.id('announcements'))
    .filter(({ embeds }) => embeds[0]?.title?.endsWith(name) === true);
}

const isPublished = ({ flags }: APIMessage) => ((flags ?? 0) & MessageFlags.Crossposted) !== 0;

/** Resolves once the announcement is published to followers: the last thing that is done with it. */
const published = (simulator: Simulator, name: string) => stands(simulator, name, isPublished);

async function stands(simulator: Simulator, name: string, as: (message: APIMessage) => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!postsOf(simulator, name).some(as)) return;
      stop();
      resolve();
    };
    const stop = simulator.as('camille').watch(look);
    look();
  });
}

/** Resolves once the bot knows of it: a file tells nobody that it changed, so it is looked at again. */
async function recorded(databasePath: string): Promise<void> {
  const db = openDatabase(databasePath);
  const open = db
    .prepare<[], number>("SELECT count(*) FROM outbox WHERE state <> 'delivered' OR crossposted = 0")
    .pluck();
  while (open.get() !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
  db.close();
}

const CREATE = /^\/channels\/\d+\/messages$/;
const CROSSPOST = /\/crosspost$/;

describe('with a Discord that fails', () => {
  afterEach(() => world.simulator.faults.clear());

  const faults: [string, Fault[]][] = [
    ['500', [{ method: 'POST', path: CREATE, what: { status: 500 } }]],
    ['429', [{ method: 'POST', path: CREATE, what: { rateLimit: { retryAfterSeconds: 0.1 } } }]],
    ['a reply lost after the message was taken', [{ method: 'POST', path: CREATE, what: 'losereply' }]],
    ['a dropped socket', [{ method: 'POST', path: CREATE, what: 'drop' }]],
    [
      'a lost reply, and then 500 to the search for the message',
      [
        { method: 'POST', path: CREATE, what: 'losereply' },
        { method: 'GET', path: CREATE, what: { status: 500 } },
      ],
    ],
    ['500 to the crosspost', [{ method: 'POST', path: CROSSPOST, what: { status: 500 } }]],
    ['a lost reply to the crosspost', [{ method: 'POST', path: CROSSPOST, what: 'losereply' }]],
    ['429 to the crosspost', [{ method: 'POST', path: CROSSPOST, what: { rateLimit: { retryAfterSeconds: 0.1 } } }]],
  ];
  test.each(faults)('%s: the announcement stands there once', async (_, plan) => {
    const { simulator, config } = world;
    const { id, name } = approve(config, simulator);
    for (const fault of plan) simulator.faults.add(fault);
    expect(said(await clickAnnounce(simulator, id))).toContain('est annoncée');
    await published(simulator, name);
    await recorded(config.databasePath);
    expect(postsOf(simulator, name)).toHaveLength(1);
  });

  test('a restart after a lost reply: it is found, not sent again', async () => {
    const { simulator, config, restart } = world;
    const { id, name } = approve(config, simulator);
    simulator.faults.add({ method: 'POST', path: CREATE, what: 'losereply' });
    await clickAnnounce(simulator, id);
    await restart();
    await published(simulator, name);
    await recorded(config.databasePath);
    expect(postsOf(simulator, name)).toHaveLength(1);
  });
});

describe('a planned announcement', () => {
  const { simulator, config } = world;
  const HOUR = 3_600_000;
  let now = Date.now();

  /** Planned an hour ahead by Camille, as the preview's button does. */
  async function planned(): Promise<{ id: number; name: string }> {
    const { id, name, version } = approve(config, simulator);
    const db = openDatabase(config.databasePath);
    const place = { channelId: simulator.id('announcements'), followed: true, roleId: null };
    const assess = (await assessor(config.huggingFace.endpoint))({ mandatoryItems: null }, now);
    const act = as('camille', simulator.guildId, id, { id: simulator.as('camille').id, at: now });
    planAnnouncement(db, act, { version, place, assess, announceAt: now + HOUR });
    db.close();
    return { id, name };
  }
  const passTo = (moment: number) => {
    now = moment;
    world.setClock(now);
  };
  const aMinute = async () => {
    world.minute();
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  /**
   * Minutes pass, which skip a job that still runs, until the announcement stands there. Its publication to followers is
   * not waited for: Discord publishes ten messages of a channel an hour, which the tests above have used up.
   */
  async function postedInTime(name: string): Promise<void> {
    const passing = setInterval(() => {
      // What Discord put off is due later: a clock that stood still would never come to it.
      passTo(now + 1_000);
      world.minute();
    }, 50);
    try {
      await stands(simulator, name, () => true);
    } finally {
      clearInterval(passing);
    }
  }

  test('is not made before its time, and once at the first minute after', async () => {
    const { name } = await planned();
    passTo(now + HOUR - 1);
    for (let minute = 0; minute < 5; minute += 1) await aMinute();
    expect(postsOf(simulator, name)).toHaveLength(0);
    passTo(now + 1);
    await postedInTime(name);
    for (let minute = 0; minute < 5; minute += 1) await aMinute();
    expect(postsOf(simulator, name)).toHaveLength(1);
  });

  test('whose minute passed during a restart is made after it, once', async () => {
    const { name } = await planned();
    now += HOUR + 90_000;
    world.setClock(now);
    await world.restart();
    await postedInTime(name);
    for (let minute = 0; minute < 5; minute += 1) await aMinute();
    expect(postsOf(simulator, name)).toHaveLength(1);
  });

  test('that was edited meanwhile is not made', async () => {
    const { id, name } = await planned();
    const db = openDatabase(config.databasePath);
    editRelease(db, as('camille', simulator.guildId, id, { at: now }), { stated: { limits: 'Many.' } });
    db.close();
    const other = await planned();
    passTo(now + HOUR);
    await postedInTime(other.name);
    expect(postsOf(simulator, name)).toHaveLength(0);
  });
});

describe('with a bot that is killed (SIGKILL)', () => {
  const folder = temporaryFolder();
  let simulator: Simulator | undefined;
  let child: ChildProcess | undefined;

  afterEach(async () => {
    await kill();
    await simulator?.stop();
  });
  afterAll(() => expect(child?.signalCode).toBe('SIGKILL'));

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  function startChild({ token, apiUrl }: Simulator, databasePath: string): void {
    const env = { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DATABASE_PATH: databasePath, PATH: process.env.PATH };
    const script = fileURLToPath(new URL('../support/bot-process.ts', import.meta.url));
    child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }

  test.each([
    ['after its answer, before the delivery began', /^\/interactions\/\d+\/[^/]+\/callback$/, 0],
    ['after Discord took the message, before that was recorded', CREATE, 1],
    ['after Discord published it to followers, before that was recorded', CROSSPOST, 1],
  ])(
    '%s: after the restart the announcement stands there once',
    async (_, path, standing) => {
      const running = await startSimulator();
      simulator = running;
      const databasePath = join(folder, `${drafted}.sqlite`);
      const db = openDatabase(databasePath);
      migrate(db, MIGRATIONS);
      const channel = { announcementChannelId: running.id('announcements') };
      changeSettings(db, running.guildId, channel, { actorId: null, at: Date.now() });
      db.close();
      const { id, name } = approve({ databasePath }, running);
      startChild(running, databasePath);
      await running.ready();

      const camille = running.as('camille');
      const preview = messageOf(await camille.command('release announce', { release: id }));
      const killed = Promise.withResolvers<void>();
      running.faults.add({ method: 'POST', path, what: { afterEffect: () => kill().then(killed.resolve) } });
      // The outbox may be quicker than the answer: what must not stand there when the bot dies does not get through.
      if (standing === 0) running.faults.add({ method: 'POST', path: CREATE, times: 1_000, what: 'drop' });
      await camille.click(preview, 'Annoncer');
      await killed.promise;
      running.faults.clear();
      expect(postsOf(running, name)).toHaveLength(standing);

      const before = running.requests.length;
      startChild(running, databasePath);
      await published(running, name);
      await recorded(databasePath);
      expect(postsOf(running, name)).toHaveLength(1);
      const sentAgain = running.requests
        .slice(before)
        .filter((request) => request.method === 'POST' && /\/channels\/\d+\/messages$/.test(request.path));
      expect(sentAgain).toHaveLength(1 - standing);
      // Two processes start, which a busy machine takes its time for.
    },
    60_000,
  );
});
