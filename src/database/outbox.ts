import type { Database } from './open.ts';

/** Something to be said to others. It names what, not how it looks: a renderer of `commands/` makes the message at delivery. */
export interface Saying {
  /** Whose language it is said in; null only for what concerns no guild. */
  guildId: string | null;
  to: { channelId: string } | { userId: string };
  /** The renderer's name: `release.announced`. */
  kind: string;
  /** Ids, and what must not change any more. JSON. */
  facts: Record<string, unknown>;
  /** What it is about (`task:42`): `restate` has it rewritten when that changes. */
  subject?: string;
  /** Not before this moment, ms since the epoch. */
  at: number;
  /** Publish it to the followers of an announcement channel. */
  crosspost?: boolean;
}

/**
 * Puts something into the outbox. Call it within the transaction of the change that causes it: then either both
 * happened or neither, and it is delivered exactly once whatever crashes.
 * @returns the row's number
 */
export function say(db: Database, { guildId, to, kind, facts, subject, at, crosspost }: Saying): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO outbox (guild_id, kind, facts, channel_id, user_id, subject, due_at, crossposted)
       VALUES (@guildId, @kind, @facts, @channelId, @userId, @subject, @at, @crossposted)`,
    )
    .run({
      guildId,
      kind,
      facts: JSON.stringify(facts),
      channelId: 'channelId' in to ? to.channelId : null,
      userId: 'userId' in to ? to.userId : null,
      subject: subject ?? null,
      at,
      crossposted: crosspost ? 0 : null,
    });
  return Number(lastInsertRowid);
}

/**
 * Has every message about a subject made anew, because the subject changed. Same transaction as the change. A row that
 * has to wait goes on waiting: edits of old messages are rationed.
 */
export function restate(db: Database, subject: string, now: number): void {
  db.prepare(
    "UPDATE outbox SET stale = stale + 1, due_at = max(due_at, ?) WHERE subject = ? AND state IN ('sending', 'delivered')",
  ).run(now, subject);
}

/** A row of the outbox that something is to be done with. */
export interface OutboxRow {
  id: number;
  guildId: string | null;
  kind: string;
  facts: Record<string, unknown>;
  channelId: string | null;
  userId: string | null;
  state: 'waiting' | 'sending' | 'delivered';
  attempts: number;
  triedAt: number | null;
  postedChannelId: string | null;
  messageId: string | null;
  stale: number;
  crossposted: number | null;
}

/** What is due now, oldest first: to be sent, looked for, rewritten or crossposted. */
export function dueRows(db: Database, now: number, limit: number): OutboxRow[] {
  return db
    .prepare<unknown[], Omit<OutboxRow, 'facts'> & { facts: string }>(
      `SELECT id, guild_id AS guildId, kind, facts, channel_id AS channelId, user_id AS userId, state, attempts,
         tried_at AS triedAt, posted_channel_id AS postedChannelId, message_id AS messageId, stale, crossposted
       FROM outbox
       WHERE due_at <= ? AND state IN ('waiting', 'sending', 'delivered')
         AND (state IN ('waiting', 'sending') OR stale > 0 OR crossposted = 0)
       ORDER BY due_at, id LIMIT ?`,
    )
    .all(now, limit)
    .map((row) => ({ ...row, facts: JSON.parse(row.facts) as Record<string, unknown> }));
}

/** When the next row is due, or undefined when none is. */
export function nextDue(db: Database): number | undefined {
  const next = db
    .prepare<[], { at: number | null }>(
      `SELECT MIN(due_at) AS at FROM outbox
       WHERE state IN ('waiting', 'sending', 'delivered') AND (state IN ('waiting', 'sending') OR stale > 0 OR crossposted = 0)`,
    )
    .get();
  return next?.at ?? undefined;
}

/** Before it is sent: from here on it may stand in the channel, so after a crash it is looked for first. */
export function markSending(db: Database, id: number, now: number): void {
  db.prepare(
    "UPDATE outbox SET state = 'sending', attempts = attempts + 1, tried_at = coalesce(tried_at, ?) WHERE id = ?",
  ).run(now, id);
}

/** Discord did not take it, and said so. */
export function markUnsent(db: Database, id: number): void {
  db.prepare("UPDATE outbox SET state = 'waiting' WHERE id = ? AND state = 'sending'").run(id);
}

/** Discord has it. */
export function markDelivered(db: Database, id: number, channelId: string, messageId: string, now: number): void {
  db.prepare(
    `UPDATE outbox SET state = 'delivered', posted_channel_id = ?, message_id = ?, delivered_at = ?, attempts = 0, error = NULL, due_at = ?
     WHERE id = ?`,
  ).run(channelId, messageId, now, now, id);
}

/** The message says what is true as of `seen` changes of its subject; a later change makes it due again. */
export function markRewritten(db: Database, id: number, seen: number): void {
  db.prepare('UPDATE outbox SET stale = max(0, stale - ?), attempts = 0, error = NULL WHERE id = ?').run(seen, id);
}

/** Followers have it, or (null) it can't be published to them. */
export function markCrossposted(db: Database, id: number, outcome: 1 | null): void {
  db.prepare('UPDATE outbox SET crossposted = ?, attempts = 0 WHERE id = ?').run(outcome, id);
}

/** Not now: try again at `dueAt`. */
export function postpone(db: Database, id: number, dueAt: number, error: string): void {
  db.prepare('UPDATE outbox SET attempts = attempts + 1, due_at = ?, error = ? WHERE id = ?').run(dueAt, error, id);
}

/** No more: `parked` can't be delivered, `gone` was deleted by somebody or has nothing to say any more. */
export function giveUp(db: Database, id: number, state: 'parked' | 'gone', error: string): void {
  db.prepare('UPDATE outbox SET state = ?, error = ?, stale = 0 WHERE id = ?').run(state, error, id);
}

/** Whether something of this kind about this subject was put into the outbox after a moment. */
export function wasSaid(db: Database, kind: string, subject: string, since: number): boolean {
  return (
    db.prepare('SELECT 1 FROM outbox WHERE subject = ? AND kind = ? AND due_at > ?').get(subject, kind, since) !==
    undefined
  );
}
