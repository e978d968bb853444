import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { migrate } from '../../database/migrate.ts';
import { type Database, openDatabase } from '../../database/open.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../migrations');
const DEFAULT_DATABASE = 'data/ruche.sqlite';

/** The bot's own file: what `DATABASE_PATH` names, in the environment or in `.env`. */
export function databasePath(environment: NodeJS.ProcessEnv): string {
  const file = existsSync('.env') ? parse(readFileSync('.env', 'utf8')) : {};
  return environment.DATABASE_PATH || file.DATABASE_PATH || DEFAULT_DATABASE;
}

/** The bot's database, brought up to date as the bot would: made where it is missing. */
export function openOwnDatabase(path: string): Database {
  const db = openDatabase(path);
  migrate(db, MIGRATIONS);
  return db;
}

/** The bot's database where it is there and knows of the desk, with the texts that were imported; else one in memory. */
export function openForReading(path: string): Database {
  if (existsSync(path)) {
    const db = openDatabase(path);
    if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'ai_act_followers'").get() !== undefined) return db;
    db.close();
  }
  return openOwnDatabase(':memory:');
}
