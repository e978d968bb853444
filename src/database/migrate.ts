import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, DatabaseError } from './open.ts';

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/**
 * Brings the schema up to date, forward only: each file in one transaction, recorded with its checksum.
 * A database that already holds something is first copied aside, to `<file>.before-<first new migration>`.
 * @param directory of files named `0001_words.sql`
 * @returns the names of those applied now
 * @throws {DatabaseError} when a file was edited, removed or put before one that ran already, or its SQL fails
 */
export function migrate(db: Database, directory: string): string[] {
  db.exec(
    `CREATE TABLE IF NOT EXISTS migrations (
       name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL
     ) STRICT`,
  );
  const files = readMigrations(directory);
  const applied = db
    .prepare<[], { name: string; checksum: string }>('SELECT name, checksum FROM migrations ORDER BY name')
    .all();
  checkHistory(applied, files);
  const fresh = files.slice(applied.length);
  const [first] = fresh;
  if (first && applied.length > 0) copyAside(db, first);
  return fresh.filter((migration) => apply(db, migration)).map(({ name }) => name);
}

function readMigrations(directory: string): Migration[] {
  const names = readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, i) => {
    if (!name.startsWith(`${String(i + 1).padStart(4, '0')}_`)) {
      throw new DatabaseError(
        `migrations/${name} is out of order: number ${i + 1} was expected, without gaps or doubles`,
      );
    }
    // Git may change line ends on Windows; that is no edit.
    const sql = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

function checkHistory(applied: readonly { name: string; checksum: string }[], files: readonly Migration[]): void {
  for (const [i, { name, checksum }] of applied.entries()) {
    const file = files[i];
    if (file?.name !== name) {
      throw new DatabaseError(
        `this database has run migration ${name}, where migrations/ now has ${file?.name ?? 'nothing'}: use the version of Ruche that wrote it, or a later one`,
      );
    }
    if (file.checksum !== checksum) {
      throw new DatabaseError(
        `migrations/${name} was edited after it ran: restore it and put the change into a new migration`,
      );
    }
  }
}

function copyAside(db: Database, { name }: Migration): void {
  const copy = `${db.name}.before-${name.replace(/\.sql$/, '')}`;
  const part = `${copy}.${process.pid}.part`;
  try {
    // A whole, consistent copy, whatever the WAL holds. It gets its name when it is complete, and takes the place of
    // one that an attempt left which failed: people may have gone on with the old version since.
    db.prepare('VACUUM INTO ?').run(part);
    // Unless a second process has migrated meanwhile: then its copy is the one from before.
    if (hasRun(db, name)) rmSync(part);
    else renameSync(part, copy);
  } catch (cause) {
    rmSync(part, { force: true });
    throw new DatabaseError(`${copy} can't be written, so nothing was migrated: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function hasRun(db: Database, name: string): boolean {
  return db.prepare('SELECT 1 FROM migrations WHERE name = ?').get(name) !== undefined;
}

/** @returns whether it ran now: a second process that started on the same file may have been quicker */
function apply(db: Database, { name, sql, checksum }: Migration): boolean {
  try {
    return db
      .transaction(() => {
        if (hasRun(db, name)) return false;
        db.exec(sql);
        db.prepare("INSERT INTO migrations VALUES (?, ?, unixepoch('subsec') * 1000)").run(name, checksum);
        return true;
      })
      .exclusive();
  } catch (cause) {
    throw new DatabaseError(`migrations/${name} failed and was undone: ${(cause as Error).message}`, { cause });
  }
}
