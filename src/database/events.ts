import type { Database } from './open.ts';

/** One change of state: who, when, what, from what. */
export interface Event {
  guildId: string;
  /** What it happened to, by its kind and number: `task` 42. */
  subject: string;
  subjectId: number;
  /** Discord id of who did it, or null for the clock. */
  actorId: string | null;
  /** In the past tense: `created`, `claimed`, `lapsed`. */
  what: string;
  /** What it was before and is now, or anything else that history must know. */
  detail?: Record<string, unknown>;
  at: number;
}

/** Adds to the event log. Called within the transaction of the change itself. */
export function recordEvent(db: Database, { guildId, subject, subjectId, actorId, what, detail, at }: Event): void {
  db.prepare(
    'INSERT INTO events (guild_id, subject, subject_id, actor_id, what, detail, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(guildId, subject, subjectId, actorId, what, JSON.stringify(detail ?? {}), at);
}

/** The last events of a subject, newest first. */
export function eventsOf(db: Database, guildId: string, subject: string, subjectId: number, limit: number): Event[] {
  return db
    .prepare<unknown[], Omit<Event, 'detail'> & { detail: string }>(
      `SELECT guild_id AS guildId, subject, subject_id AS subjectId, actor_id AS actorId, what, detail, at FROM events
       WHERE guild_id = ? AND subject = ? AND subject_id = ? ORDER BY id DESC LIMIT ?`,
    )
    .all(guildId, subject, subjectId, limit)
    .map((row) => ({ ...row, detail: JSON.parse(row.detail) as Record<string, unknown> }));
}
