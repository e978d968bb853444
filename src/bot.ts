import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client, DiscordAPIError, Events, GatewayIntentBits, REST } from 'discord.js';
import type { Logger } from 'pino';
import { commands, renderers } from '../commands/index.ts';
import type { Config } from './config.ts';
import { dropLease, takeLease } from './database/lease.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import type { OutboxRow } from './database/outbox.ts';
import { PARKED } from './discord/delivery.ts';
import { startDispatch } from './discord/dispatch.ts';
import { startOutbox } from './discord/outbox.ts';
import { parkedNotice } from './discord/parked.ts';
import { registerCommands } from './discord/registration.ts';
import type { Renderer } from './discord/renderer.ts';
import { guildSettings } from './guilds/store.ts';
import { jobs } from './jobs.ts';
import type { Clock, Parts } from './parts.ts';
import { type Minutes, startSchedule, wallMinutes } from './schedule/schedule.ts';
import { textsIn } from './texts.ts';

const ROOT = join(import.meta.dirname, '..');
const LEASE = 'work';
/** After a crash the next process waits this long before it takes over. */
const LEASE_MS = 10_000;

export interface Bot {
  /** Whether the gateway is connected and the database answers. */
  isHealthy(): boolean;
  /** Finishes what is in flight, closes the gateway and the database. */
  stop(): Promise<void>;
}

/** What a test hands in in place of the outside world's. */
export interface Outside {
  log: Logger;
  clock?: Clock;
  minutes?: Minutes;
  leaseMs?: number;
}

/**
 * Opens the database, connects to Discord and wires everything together. Resolves once the commands are registered.
 * @throws {DatabaseError} when the file can't be used or migrated
 * @throws {TokenRefused} when Discord does not take the token
 */
export async function startBot(
  config: Config,
  { log, clock = Date.now, minutes = wallMinutes, leaseMs = LEASE_MS }: Outside,
): Promise<Bot> {
  // checkFolders();
  const db = openDatabase(config.databasePath);
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: config.discordApiUrl } });
  try {
    migrate(db, join(ROOT, 'migrations'));
    client.on(Events.Error, (error) => log.warn({ err: error }, 'the gateway reports an error'));
    const parts: Parts = { config, db, clock, log };
    const readGuild = (guildId: string) => guildSettings(db, guildId, config);
    const holder = randomUUID();
    const mayWork = () => takeLease(db, LEASE, holder, clock(), leaseMs);

    let wake = () => {};
    const dispatch = startDispatch({ client, parts, commands, readGuild, afterRun: () => wake() });
    const { applicationId, botId } = await logIn(client, config);
    await registerCommands(client.rest, applicationId, commands);

    const rest = new REST({ api: config.discordApiUrl, retries: 0, rejectOnRateLimit: () => true }).setToken(
      config.discordToken ?? '',
    );
    const outbox = startOutbox(
      { ...parts, rest, botId, render, maintainerChannel: (guildId) => readGuild(guildId).maintainerChannelId },
      mayWork,
    );
    wake = outbox.wake;
    const schedule = startSchedule({ parts, jobs, minutes, mayWork, afterRun: wake });
    // A long job must not lose the lease.
    const renewal = setInterval(mayWork, leaseMs / 3).unref();

    async function render({ kind, facts, guildId }: OutboxRow) {
      const guild = guildId ? readGuild(guildId) : null;
      const renderer: Renderer | undefined = kind === PARKED ? parkedNotice : renderers[kind];
      if (!renderer) throw new Error(`nobody renders ${kind}`);
      return renderer(facts, { ...parts, guild, t: textsIn(guild?.locale ?? config.defaultLocale) });
    }

    return {
      isHealthy: () => client.isReady() && db.open,
      async stop() {
        clearInterval(renewal);
        await Promise.all([dispatch.stop(), schedule.stop()]);
        await outbox.stop();
        await client.destroy();
        dropLease(db, LEASE, holder);
        db.close();
      },
    };
  } catch (error) {
    await client.destroy();
    db.close();
    throw error;
  }
}

/** Discord does not take the token. */
export class TokenRefused extends Error {
  constructor(options?: ErrorOptions) {
    super('Discord refuses DISCORD_TOKEN: copy it again from the Bot page of the application', options);
    this.name = 'TokenRefused';
  }
}

async function logIn(client: Client, config: Config): Promise<{ applicationId: string; botId: string }> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(config.discordToken);
  } catch (cause) {
    const refused =
      (cause as { code?: unknown }).code === 'TokenInvalid' ||
      (cause instanceof DiscordAPIError && cause.status === 401);
    throw refused ? new TokenRefused({ cause }) : cause;
  }
  const { application, user } = await ready;
  return { applicationId: application.id, botId: user.id };
}

/** A command's folder that `commands/index.ts` does not list is a mistake that nobody would see. */
function checkFolders(): void {
  const listed = new Set(commands.map(({ name }) => name));
  const folders = readdirSync(join(ROOT, 'commands'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const unlisted = folders.find(({ name }) => !listed.has(name));
  if (unlisted) throw new Error(`commands/${unlisted.name} is not listed in commands/index.ts`);
}
