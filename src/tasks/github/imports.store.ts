import { ensureContributor } from '../../contributors/store.ts';
import type { Database } from '../../database/open.ts';
import { UserError } from '../../user-error.ts';
import { quoted } from '../../words.ts';
import type { Act } from '../store.ts';

/** A repository whose issues are tasks of a guild, and where the reading of it stands. */
export interface Import {
  id: number;
  guildId: string;
  repository: string;
  /** `''` for all issues. */
  label: string;
  importedById: string;
  sinceAt: number | null;
  etag: string | null;
  beganAt: number | null;
  failures: number;
}

const SELECT_IMPORT = `SELECT id, guild_id AS guildId, repository, label, imported_by_id AS importedById, since_at AS sinceAt, etag,
  began_at AS beganAt, failures FROM imports`;

/** Which import of a guild. */
export interface Which {
  guildId: string;
  repository: string;
  label: string;
}

/** Begins to follow a repository, or goes on where it was left when somebody stopped. */
export function startImport(db: Database, { repository, label, ...act }: Act & Which): Import {
  return db
    .transaction(() => {
      ensureContributor(db, act);
      db.prepare(
        `INSERT INTO imports (guild_id, repository, label, imported_by_id, next_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET next_at = excluded.next_at, failures = 0`,
      ).run(act.guildId, repository, label, act.userId, act.at);
      return findImport(db, { guildId: act.guildId, repository, label });
    })
    .immediate();
}

/** Follows a repository no longer; its tasks stay, on their own. @throws {UserError} when it was not followed */
export function stopImport(db: Database, which: Which): void {
  db.transaction(() => {
    const { id } = findImport(db, which);
    db.prepare('UPDATE imports SET next_at = NULL, etag = NULL WHERE id = ?').run(id);
  }).immediate();
}

/** As if it had never been asked for: for a repository that does not exist. */
export function forgetImport(db: Database, { id }: Import): void {
  db.prepare('DELETE FROM imports WHERE id = ? AND since_at IS NULL').run(id);
}

function findImport(db: Database, { guildId, repository, label }: Which): Import {
  const found = db
    .prepare<unknown[], Import>(
      `${SELECT_IMPORT} WHERE guild_id = ? AND repository = ? AND label = ? AND next_at IS NOT NULL`,
    )
    .get(guildId, repository, label);
  if (!found) throw new UserError('task.errors.noImport', { repository: quoted(repository) });
  return found;
}

/** The imports that should be looked at now, the longest waiting first. */
export function dueImports(db: Database, now: number): Import[] {
  return db.prepare<unknown[], Import>(`${SELECT_IMPORT} WHERE next_at <= ? ORDER BY next_at, id`).all(now);
}

/** What a guild follows, for autocomplete. */
export function importsOf(db: Database, guildId: string): Import[] {
  return db
    .prepare<unknown[], Import>(
      `${SELECT_IMPORT} WHERE guild_id = ? AND next_at IS NOT NULL ORDER BY repository, label`,
    )
    .all(guildId);
}

/** How far GitHub's list was read. Same transaction as what was read. */
export function markPlace(
  db: Database,
  id: number,
  place: { sinceAt: number | null; beganAt: number | null; etag: string | null },
): void {
  db.prepare('UPDATE imports SET since_at = @sinceAt, began_at = @beganAt, etag = @etag WHERE id = @id').run({
    ...place,
    id,
  });
}

/** A look has ended; when the next one is due, unless somebody stopped it meanwhile. */
export function markLooked(db: Database, id: number, look: { failures: number; nextAt: number }): void {
  db.prepare('UPDATE imports SET failures = @failures, next_at = @nextAt WHERE id = @id AND next_at IS NOT NULL').run({
    ...look,
    id,
  });
}

/** GitHub asked to be left alone, whatever the repository. */
export function pauseImports(db: Database, until: number): void {
  db.prepare('UPDATE imports SET next_at = max(next_at, @until), write_at = max(write_at, @until)').run({ until });
}

/** Until when GitHub, or a part of it, is to be left alone; a moment that has passed when it is not. */
export function pausedUntil(db: Database): number {
  return db.prepare<[], number | null>('SELECT max(write_at) FROM imports').pluck().get() ?? 0;
}

/** Nothing is written to this repository before a moment. */
export function holdWriting(db: Database, repository: string, until: number): void {
  db.prepare('UPDATE imports SET write_at = ? WHERE repository = ?').run(until, repository);
}
