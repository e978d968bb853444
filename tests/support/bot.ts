import { join } from 'node:path';
import { afterAll, afterEach, expect } from '@jest/globals';
import { pino } from 'pino';
import type { RecordedRequest, Simulator, SimulatorOptions } from '../../simulator/api.ts';
import { startSimulator } from '../../simulator/start.ts';
import { type Bot, startBot } from '../../src/bot.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database/open.ts';
import { changeSettings } from '../../src/guilds/store.ts';
import type { Minutes } from '../../src/schedule/schedule.ts';
import { temporaryFolder } from './folder.ts';
import { openApiCheck } from './openapi.ts';

interface World {
  simulator: Simulator;
  config: Config;
  /** The bot that runs now. */
  readonly bot: Bot;
  /** A minute passes: every job looks whether something is due. */
  minute(): void;
  /** Moves the clock that the bot reads. */
  setClock(now: number): void;
  /** Stops the bot and starts it again on the same file. */
  restart(): Promise<void>;
  /** The messages of a channel by its key, once `until` holds for them. */
  messagesWhen(
    channelKey: string,
    until: (messages: ReturnType<Simulator['messages']>) => boolean,
  ): Promise<ReturnType<Simulator['messages']>>;
}

interface Options {
  simulator?: SimulatorOptions;
  config?: Partial<Config>;
  /** What the guild decided before the bot starts; channels and roles by their keys in the seed. */
  settings?: (id: Simulator['id']) => Parameters<typeof changeSettings>[2];
}

/**
 * The whole bot against the simulator, with a file of its own; both end with the tests of the file or `describe`.
 * Where Discord's OpenAPI document is at hand, each request is held against it and a violation fails the test.
 */
export async function startTestBot({
  simulator: simulatorOptions,
  config: given,
  settings,
}: Options = {}): Promise<World> {
  const check = openApiCheck();
  const violations: string[] = [];
  const onRequest = (request: RecordedRequest) => void violations.push(...(check?.(request) ?? []));
  const simulator = await startSimulator({ ...simulatorOptions, onRequest });
  const config: Config = {
    ...readConfig({
      DISCORD_TOKEN: simulator.token,
      DISCORD_API_URL: simulator.apiUrl,
      LOG_LEVEL: 'silent',
      PORT: '0',
    }),
    databasePath: join(temporaryFolder(), 'ruche.sqlite'),
    ...given,
  };
  let now: number | undefined;
  let onMinute = () => {};
  const minutes: Minutes = (callback) => {
    onMinute = callback;
    return () => {};
  };
  const start = () =>
    startBot(config, { log: pino({ level: config.logLevel }), clock: () => now ?? Date.now(), minutes });
  let bot = await start();
  if (settings) decide(config, simulator, settings);
  await simulator.ready();

  afterEach(() => expect(violations.splice(0)).toEqual([]));
  afterAll(async () => {
    await bot.stop();
    await simulator.stop();
  });
  return {
    simulator,
    config,
    get bot() {
      return bot;
    },
    minute: () => onMinute(),
    setClock: (to) => {
      now = to;
    },
    async restart() {
      await bot.stop();
      bot = await start();
    },
    messagesWhen: (key, until) => messagesWhen(simulator, simulator.id(key), until),
  };
}

function decide(config: Config, simulator: Simulator, settings: NonNullable<Options['settings']>): void {
  const db = openDatabase(config.databasePath);
  changeSettings(db, simulator.guildId, settings(simulator.id), { actorId: null, at: Date.now() });
  db.close();
}

/** Resolves with a channel's messages as soon as they are as expected; looks again at each change. */
async function messagesWhen(
  simulator: Simulator,
  channelId: string,
  until: (messages: ReturnType<Simulator['messages']>) => boolean,
) {
  const someone = simulator.as('camille');
  return new Promise<ReturnType<Simulator['messages']>>((resolve) => {
    const look = () => {
      const messages = simulator.messages(channelId);
      if (!until(messages)) return;
      stop();
      resolve(messages);
    };
    const stop = someone.watch(look);
    look();
  });
}
