import { randomUUID } from 'node:crypto';
import { blankProfiles } from '../contributors/profile.store.ts';
import type { Act } from '../contributors/store.ts';
import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { restate } from '../database/outbox.ts';
import { claimsOf, unclaimTask } from '../tasks/claims.store.ts';
import { forgetAssignments } from '../tasks/github/assignments.store.ts';
import { boardSubject } from '../tasks/store.ts';
import { type Kind, type PersonalColumn, personalColumns } from './columns.ts';
import { pseudonym } from './rules.ts';

/** How many rows of each kind hold something of the person, in all guilds. Kinds without any are left out. */
export type Kept = { kind: Kind; count: number }[];

/** What is kept of the person, in counts. */
export function countKept(db: Database, userId: string): Kept {
  const counts = new Map<Kind, number>();
  for (const [table, columns] of byTable()) {
    const count = db
      .prepare<[{ id: string }], number>(`SELECT count(*) FROM ${table} WHERE ${anyOf(columns)}`)
      .pluck()
      .get({ id: userId });
    const kind = columns[0]?.kind;
    if (kind && count) counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  return [...counts].map(([kind, count]) => ({ kind, count }));
}

/** Every row that holds something of the person, in all guilds, by table. Times are written out (ISO 8601, UTC). */
export function exportKept(db: Database, userId: string): Record<string, Record<string, unknown>[]> {
  const tables = [...byTable()].map(([table, columns]) => {
    const also = columns.flatMap((column) => column.also ?? []);
    const rows = db
      .prepare<[{ id: string }], Record<string, unknown>>(
        `SELECT ${[`${table}.*`, ...also].join(', ')} FROM ${table} WHERE ${anyOf(columns)}`,
      )
      .all({ id: userId });
    return [table, rows.map(withTimes)] as const;
  });
  return Object.fromEntries(tables.filter(([, rows]) => rows.length > 0));
}

/**
 * Lets go of what the person holds, empties their profiles, drops what was to be said to them, and puts a pseudonym in
 * place of their id everywhere else, in all guilds. One transaction: all of it or nothing.
 * @returns what was kept of them before
 */
export function eraseKept(db: Database, userId: string, at: number): Kept {
  const kept = eraseAll(db, userId, at);
  // The log of recent writes still holds what was erased until it goes into the database.
  db.pragma('wal_checkpoint(TRUNCATE)');
  return kept;
}

function eraseAll(db: Database, userId: string, at: number): Kept {
  return db
    .transaction(() => {
      const kept = countKept(db, userId);
      const subjects = personalColumns.flatMap((column) => subjectsOf(db, column, userId));
      forgetAssignments(db, userId);
      const profiles = blankProfiles(db, userId);
      for (const { guildId } of profiles) unclaimAll(db, { guildId, userId, name: '', at });
      const alias = pseudonym(randomUUID());
      for (const column of personalColumns) erase(db, column, userId, alias);
      for (const { id, guildId } of profiles) {
        recordEvent(db, { guildId, subject: 'contributor', subjectId: id, actorId: alias, what: 'erased', at });
        restate(db, boardSubject(guildId), at);
      }
      for (const subject of new Set(subjects)) restate(db, subject, at);
      return kept;
    })
    .immediate();
}

/** Nobody is left to finish these: others may take them. */
function unclaimAll(db: Database, act: Act): void {
  const held = claimsOf(db, act.guildId, act.userId).filter(({ state }) => state === 'claimed');
  for (const { id } of held) unclaimTask(db, { ...act, id });
}

function byTable(): Map<string, PersonalColumn[]> {
  return Map.groupBy(personalColumns, ({ table }) => table);
}

function anyOf(columns: readonly PersonalColumn[]): string {
  return columns.map(condition).join(' OR ');
}

function condition({ column, erasure }: PersonalColumn): string {
  if (erasure === 'follow') return `${column} IN (SELECT id FROM contributors WHERE user_id = @id)`;
  return erasure === 'redact' ? `instr(${column}, '"' || @id || '"') > 0` : `${column} = @id`;
}

function subjectsOf(db: Database, column: PersonalColumn, userId: string): string[] {
  if (!column.subject) return [];
  return db
    .prepare<[{ id: string }], string>(`SELECT ${column.subject} FROM ${column.table} WHERE ${condition(column)}`)
    .pluck()
    .all({ id: userId });
}

const ERASED = {
  rename: () => '@alias',
  forget: () => 'NULL',
  redact: (column: string) => `replace(${column}, '"' || @id || '"', '"' || @alias || '"')`,
} as const;

function erase(db: Database, entry: PersonalColumn, userId: string, alias: string): void {
  const { table, column, erasure } = entry;
  if (erasure === 'follow') return;
  const statement =
    erasure === 'remove' ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${column} = ${ERASED[erasure](column)}`;
  db.prepare(`${statement} WHERE ${condition(entry)}`).run({ id: userId, alias });
}

function withTimes(row: Record<string, unknown>): Record<string, unknown> {
  const isTime = (name: string) => name === 'at' || name.endsWith('_at');
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      isTime(name) && typeof value === 'number' ? Temporal.Instant.fromEpochMilliseconds(value).toString() : value,
    ]),
  );
}
