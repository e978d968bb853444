import type { Database } from 'better-sqlite3';
import type { Logger } from 'pino';
import type { Config } from './config.ts';

/** Milliseconds since the epoch. Handed in everywhere, so that tests decide what time it is. */
export type Clock = () => number;

/** What every room may need of the outside. */
export interface Parts {
  config: Config;
  db: Database;
  clock: Clock;
  log: Logger;
}
