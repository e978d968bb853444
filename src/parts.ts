import type { Database } from 'better-sqlite3';
import type { Logger } from 'pino';
import type { Config } from './config.ts';

/** Milliseconds since the epoch. Handed in everywhere, so that tests decide what time it is. */
export type Clock = () => number;

/** Who spoke lately: what no gateway event tells without the right to read messages, and is asked for when it matters. */
export interface Conversations {
  /**
   * Who wrote in a channel or thread after a moment, by Discord id, with the time of their last message. Nobody, where
   * the channel is gone or closed to the bot.
   * @throws when Discord can't be asked now
   */
  writtenSince(channelId: string, since: number, signal: AbortSignal): Promise<ReadonlyMap<string, number>>;
}

/** What every room may need of the outside. */
export interface Parts {
  config: Config;
  db: Database;
  clock: Clock;
  log: Logger;
  conversations: Conversations;
}
