import { readFileSync, rmSync } from 'node:fs';
import { type Logger, pino } from 'pino';
import { type Bot, startBot } from './bot.ts';
import { type Config, ConfigError, DEMO_DATABASE, readConfig } from './config.ts';
import { DatabaseError } from './database/open.ts';
import { NotConnected } from './discord/login.ts';
import { startHealth } from './health.ts';

const EXIT_CONFIG = 78;
const EXIT_FAULT = 1;
/** A service manager kills after ten seconds; a little less leaves time to say so. */
const STOP_WITHIN_MS = 9_000;

class Unfinished extends Error {
  override message = 'what was in flight did not finish in time; what was to be said is said after the next start';
}

try {
  await main();
} catch (error) {
  fail(error);
}

/** What runs, and what stops with it. */
interface Running {
  bot: Bot;
  stopRest(): Promise<void>;
}

async function main(): Promise<void> {
  let running: Running | undefined;
  onSignal(() => end(running));
  const config = readConfig(process.env, readEnvFile());
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  running = config.discordToken ? await connect(config, log) : await demo(config, log);
  running.bot.lost.catch((error) => end(running, error));
}

async function connect(config: Config, log: Logger): Promise<Running> {
  let bot: Bot | undefined;
  // First, so that a port in use is known before anything is said in Discord.
  const health = await startHealth(config.port, () => bot?.isHealthy() ?? false);
  bot = await startBot(config, { log });
  log.info('Ruche is connected to Discord');
  return { bot, stopRest: health.stop };
}

async function demo(config: Config, log: Logger): Promise<Running> {
  const { startDemo } = await import('../simulator/demo/start.ts');
  const { url, discordToken, discordApiUrl, hubUrl, githubUrl, siteHost, furnish, stop } = await startDemo(config.port);
  // Each demo begins with an empty guild, so with an empty file; one that the operator named is not ours to remove.
  if (config.databasePath === DEMO_DATABASE) removeDatabase(DEMO_DATABASE);
  const bot = await startBot(
    {
      ...config,
      discordToken,
      discordApiUrl,
      huggingFace: { endpoint: hubUrl, token: undefined },
      github: { apiUrl: githubUrl, token: undefined },
      allowPrivateHosts: [...config.allowPrivateHosts, siteHost],
    },
    { log },
  );
  await furnish();
  process.stdout.write(`\nRuche is running in the demo. Open ${url}\nStop it with Ctrl+C.\n\n`);
  return { bot, stopRest: stop };
}

/** Calls back at the first SIGINT or SIGTERM; the second ends the process at once. */
function onSignal(first: () => void): void {
  let told = false;
  const listen = () => {
    if (told) process.exit(EXIT_FAULT);
    told = true;
    first();
  };
  process.on('SIGINT', listen).on('SIGTERM', listen);
}

/** Finishes what is in flight and ends the process: with 0, or telling the cause. During the start nothing is in flight. */
function end(running: Running | undefined, cause?: unknown): void {
  setTimeout(() => fail(new Unfinished()), STOP_WITHIN_MS).unref();
  const stopped = running ? running.bot.stop().then(running.stopRest) : Promise.resolve();
  stopped.then(() => (cause ? fail(cause) : process.exit(0)), fail);
}

function removeDatabase(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
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
  const known = [DatabaseError, NotConnected, Unfinished].some((kind) => error instanceof kind);
  // System errors have words for codes; Discord's, which are faults of ours, have numbers.
  const clear = known || typeof code === 'string';
  process.stderr.write(`Ruche stops: ${clear ? explain(code, message) : stack}\n`);
  process.exit(EXIT_FAULT);
}

function explain(code: string | undefined, message: string): string {
  if (code === 'EADDRINUSE') return `the port is in use (${message}): set PORT to another one`;
  if (code === 'EACCES') return `a file or the port may not be used (${message})`;
  return message;
}
