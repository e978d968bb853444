import { readFileSync, rmSync } from 'node:fs';
import { pino } from 'pino';
import { type Bot, startBot, TokenRefused } from './bot.ts';
import { type Config, ConfigError, DEMO_DATABASE, readConfig } from './config.ts';
import { DatabaseError } from './database/open.ts';
import { startHealth } from './health.ts';

const EXIT_CONFIG = 78;
const EXIT_FAULT = 1;
/** A service manager kills after ten seconds; a little less leaves time to say so. */
const STOP_WITHIN_MS = 9_000;

try {
  await main();
} catch (error) {
  fail(error);
}

async function main(): Promise<void> {
  const config = readConfig(process.env, readEnvFile());
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const { bot, alsoStop } = config.discordToken ? await connect(config) : await demo(config);
  stopOnSignals();

  async function connect(real: Config) {
    const started = await startBot(real, { log });
    const health = await startHealth(real.port, () => started.isHealthy());
    log.info('Ruche is connected to Discord');
    return { bot: started, alsoStop: health.stop };
  }

  async function demo(given: Config) {
    const { startDemo } = await import('../simulator/demo/start.ts');
    const { url, discordToken, discordApiUrl, hubUrl, siteHost, furnish, stop: alsoStop } = await startDemo(given.port);
    // Each demo begins with an empty guild, so with an empty file; one that the operator named is not ours to remove.
    if (given.databasePath === DEMO_DATABASE) removeDatabase(DEMO_DATABASE);
    const started = await startBot(
      {
        ...given,
        discordToken,
        discordApiUrl,
        huggingFace: { endpoint: hubUrl, token: undefined },
        allowPrivateHosts: [...given.allowPrivateHosts, siteHost],
      },
      { log },
    );
    await furnish();
    process.stdout.write(`\nRuche is running in the demo. Open ${url}\nStop it with Ctrl+C.\n\n`);
    return { bot: started, alsoStop };
  }

  function stopOnSignals(): void {
    let stopping = false;
    const onSignal = () => {
      if (stopping) process.exit(EXIT_FAULT);
      stopping = true;
      setTimeout(() => fail(new Error('what was in flight did not finish in time')), STOP_WITHIN_MS).unref();
      stop(bot, alsoStop).then(() => process.exit(0), fail);
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  }
}

function removeDatabase(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
}

async function stop(bot: Bot, alsoStop: () => Promise<void>): Promise<void> {
  await bot.stop();
  await alsoStop();
}

/** The text of `.env`, if there is one. */
function readEnvFile(): string {
  try {
    return readFileSync('.env', 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return '';
    throw new ConfigError([`.env can't be read: ${message}`]);
  }
}

/** One clear line for what an operator can mend; the whole stack for a fault of ours. */
function fail(error: unknown): never {
  if (error instanceof ConfigError) {
    process.stderr.write(
      `Ruche can't start with this environment (see .env.example):\n${error.problems.map((p) => `  ${p}\n`).join('')}`,
    );
    process.exit(EXIT_CONFIG);
  }
  const { code, message, stack } = error as NodeJS.ErrnoException;
  const expected = error instanceof DatabaseError || error instanceof TokenRefused || code !== undefined;
  process.stderr.write(`Ruche can't start: ${expected ? explain(code, message) : stack}\n`);
  process.exit(EXIT_FAULT);
}

function explain(code: string | undefined, message: string): string {
  if (code === 'EADDRINUSE') return `the port is in use (${message}): set PORT to another one`;
  if (code === 'EACCES') return `a file or the port may not be used (${message})`;
  return message;
}
