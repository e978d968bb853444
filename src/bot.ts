import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Events, GatewayIntentBits, REST } from 'discord.js';
import type { Logger } from 'pino';
import { commands, renderers } from '../commands/index.ts';
import type { Config } from './config.ts';
import { readingLocale } from './contributors/language.ts';
import { contributorOf } from './contributors/store.ts';
import { dropLease, takeLease } from './database/lease.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open.ts';
import type { OutboxRow } from './database/outbox.rows.ts';
import { forgetDigestThread, recordDigestThread } from './digests/digests.store.ts';
import { readConversations } from './discord/conversations.ts';
import { watchDeletedThreads } from './discord/deleted-threads.ts';
import { PARKED } from './discord/delivery.ts';
import { startDispatch } from './discord/dispatch.ts';
import { logIn } from './discord/login.ts';
import { startOutbox } from './discord/outbox.ts';
import { parkedNotice } from './discord/parked.ts';
import { registerCommands } from './discord/registration.ts';
import type { Renderer } from './discord/renderer.ts';
import { guildSettings } from './guilds/store.ts';
import { jobs } from './jobs.ts';
import type { Clock, Parts } from './parts.ts';
import { type Minutes, startSchedule, wallMinutes } from './schedule/schedule.ts';
import { forgetThread, recordThread } from './tasks/threads.store.ts';
import { textsIn } from './texts.ts';

const ROOT = join(import.meta.dirname, '..');
const LEASE = 'work';
/** After a crash the next process waits this long before it takes over. */
const LEASE_MS = 10_000;
/** Shorter than a stop may take: what Discord left without an answer by then is looked for after the next start. */
const REQUEST_MS = 5_000;

export interface Bot {
  /** Whether the gateway is connected and the database is open. */
  isHealthy(): boolean;
  /** Rejects with a `NotConnected` when Discord closes the connection for good: there is nothing left but to stop. */
  lost: Promise<never>;
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
 * @throws {NotConnected} when Discord does not take the token, or can't be reached
 */
export async function startBot(
  config: Config,
  { log, clock = Date.now, minutes = wallMinutes, leaseMs = LEASE_MS }: Outside,
): Promise<Bot> {
  checkFolders();
  const db = openDatabase(config.databasePath);
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: config.discordApiUrl } });
  try {
    migrate(db, join(ROOT, 'migrations'));
    const onTrouble = (error: Error) => log.warn({ err: error }, 'the gateway reports an error');
    client.on(Events.Error, onTrouble).on(Events.ShardError, onTrouble);
    const parts: Parts = { config, db, clock, log, conversations: readConversations(client.rest) };
    const readGuild = (guildId: string) => guildSettings(db, guildId, config);
    const holder = randomUUID();
    // Called by timers, where a throw would end the process: a database that is busy for once is no reason to.
    const mayWork = () => {
      try {
        return takeLease(db, LEASE, holder, clock(), leaseMs);
      } catch (error) {
        log.error({ err: error }, 'the lease could not be taken');
        return false;
      }
    };

    let wake = () => {};
    const dispatch = startDispatch({ client, parts, commands, readGuild, afterRun: () => wake() });
    const { applicationId, botId, lost, isConnected } = await logIn(client, config.discordToken ?? '');
    await registerCommands(client.rest, applicationId, commands);

    const rest = new REST({
      api: config.discordApiUrl,
      retries: 0,
      rejectOnRateLimit: () => true,
      timeout: REQUEST_MS,
    }).setToken(client.token ?? '');
    const outbox = startOutbox(
      {
        ...parts,
        rest,
        botId,
        render,
        maintainerChannel: (guildId) => readGuild(guildId).maintainerChannelId,
        onThread: ({ kind, facts, guildId }, threadId) => {
          const at = clock();
          if (kind === 'digest.posted') recordDigestThread(db, { digest: Number(facts.digest), threadId, at });
          else recordThread(db, { kind, task: Number(facts.task), guildId, threadId, at });
        },
      },
      mayWork,
    );
    wake = outbox.wake;
    watchDeletedThreads(client, log, (guildId, threadId) => {
      forgetThread(db, { guildId, threadId, at: clock() });
      forgetDigestThread(db, threadId);
      wake();
    });
    const schedule = startSchedule({ parts, jobs, minutes, mayWork, afterRun: wake });
    // A long job must not lose the lease.
    const renewal = setInterval(mayWork, leaseMs / 3).unref();

    async function render({ kind, facts, guildId, userId }: OutboxRow) {
      const guild = guildId ? readGuild(guildId) : null;
      const renderer: Renderer | undefined = kind === PARKED ? parkedNotice : renderers[kind];
      if (!renderer) throw new Error(`nobody renders ${kind}`);
      const locale = guild?.locale ?? config.defaultLocale;
      const reader = guildId && userId ? contributorOf(db, guildId, userId) : null;
      return renderer(facts, { ...parts, guild, t: textsIn(readingLocale(reader?.languages ?? [], locale)) });
    }

    return {
      isHealthy: () => db.open && isConnected(),
      lost,
      async stop() {
        clearInterval(renewal);
        // At once, for each may have to wait for somebody else's answer. What is said meanwhile is delivered after the next start.
        await Promise.all([dispatch.stop(), schedule.stop(), outbox.stop()]);
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

/** A command's folder that `commands/index.ts` does not list is a mistake that nobody would see. */
function checkFolders(): void {
  const listed = new Set(commands.map(({ name }) => name));
  const folders = readdirSync(join(ROOT, 'commands'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const unlisted = folders.find(({ name }) => !listed.has(name));
  if (unlisted) throw new Error(`commands/${unlisted.name} is not listed in commands/index.ts`);
}
