import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';

export type { Database };

/** The database can't be used as it is; the message says why in one line. */
export class DatabaseError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseError';
  }
}

/**
 * Opens (or makes) the one file that holds everything.
 * WAL so that reading never waits for writing; FULL so that what was confirmed to a person survives a power cut.
 * @param path of the file; its folder is made when it is missing
 * @throws {DatabaseError} when the file is no database, is broken, or can't be reached
 */
export function openDatabase(path: string): Database {
  let db: Database | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    db = new Sqlite(path, { timeout: 5_000 });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // What is deleted is overwritten with zeros: else an erasure would leave it in the file's free pages.
    db.pragma('secure_delete = ON');
    const broken = db.pragma('quick_check(1)', { simple: true });
    if (broken !== 'ok') throw new Error(String(broken).replaceAll('\n', ' '));
    return db;
  } catch (cause) {
    db?.close();
    throw new DatabaseError(`${path} can't be used as a database: ${(cause as Error).message}`, { cause });
  }
}
