import type { Database } from './open.ts';

/** A row of the outbox that something is to be done with. */
export interface OutboxRow {
  id: number;
  guildId: string | null;
  kind: string;
  facts: Record<string, unknown>;
  channelId: string | null;
  userId: string | null;
  /** 1: the channel is a forum. */
  isPost: number;
  state: 'waiting' | 'sending' | 'delivered';
  attempts: number;
  triedAt: number | null;
  postedChannelId: string | null;
  messageId: string | null;
  stale: number;
  crossposted: number | null;
  threadName: string | null;
  threadId: string | null;
  unwanted: number;
}

/** Something is left to be done. The same words as of the index `outbox_due`. */
const PENDING = `(state IN ('waiting', 'sending') OR (state = 'delivered'
  AND (stale > 0 OR crossposted = 0 OR unwanted = 1 OR (thread_name IS NOT NULL AND thread_id IS NULL))))`;

/** What is due now, oldest first: to be sent, looked for, rewritten, crossposted, given a thread or taken back. */
export function dueRows(db: Database, now: number, limit: number): OutboxRow[] {
  return db
    .prepare<unknown[], Omit<OutboxRow, 'facts'> & { facts: string }>(
      `SELECT id, guild_id AS guildId, kind, facts, channel_id AS channelId, user_id AS userId, is_post AS isPost, state,
         attempts, tried_at AS triedAt, posted_channel_id AS postedChannelId, message_id AS messageId, stale,
         crossposted, thread_name AS threadName, thread_id AS threadId, unwanted
       FROM outbox WHERE due_at <= ? AND ${PENDING} ORDER BY due_at, id LIMIT ?`,
    )
    .all(now, limit)
    .map((row) => ({ ...row, facts: JSON.parse(row.facts) as Record<string, unknown> }));
}

/** When the next row is due, or undefined when none is. */
export function nextDue(db: Database): number | undefined {
  const next = db.prepare<[], { at: number | null }>(`SELECT MIN(due_at) AS at FROM outbox WHERE ${PENDING}`).get();
  return next?.at ?? undefined;
}

/**
 * Before it is sent: from here on it may stand in the channel, so after a crash it is looked for first.
 * @returns false when it was taken back or erased meanwhile
 */
export function markSending(db: Database, id: number, now: number): boolean {
  const { changes } = db
    .prepare(
      `UPDATE outbox SET state = 'sending', attempts = attempts + 1, tried_at = coalesce(tried_at, ?)
       WHERE id = ? AND state IN ('waiting', 'sending')`,
    )
    .run(now, id);
  return changes === 1;
}

/** Discord did not take it, and said so. */
export function markUnsent(db: Database, id: number): void {
  db.prepare(
    "UPDATE outbox SET state = 'waiting', tried_at = NULL WHERE id = ? AND state = 'sending' AND unwanted = 0",
  ).run(id);
}

/** Discord has it. */
export function markDelivered(db: Database, id: number, channelId: string, messageId: string, now: number): void {
  db.prepare(
    `UPDATE outbox SET state = 'delivered', posted_channel_id = @channelId, message_id = @messageId, delivered_at = @now,
       written_at = @now, attempts = 0, error = NULL, due_at = @now + iif(unwanted, 0, gather_ms)
     WHERE id = @id`,
  ).run({ channelId, messageId, now, id });
}

/** The message says what is true as of `seen` changes of its subject; a later change makes it due again. */
export function markRewritten(db: Database, id: number, seen: number, now: number): void {
  db.prepare(
    `UPDATE outbox SET stale = max(0, stale - @seen), written_at = @now, attempts = 0, error = NULL,
       due_at = iif(unwanted, due_at, max(due_at, @now + gather_ms))
     WHERE id = @id`,
  ).run({ seen, now, id });
}

/** Followers have it, or (null) it can't be published to them. */
export function markCrossposted(db: Database, id: number, outcome: 1 | null): void {
  db.prepare('UPDATE outbox SET crossposted = ?, attempts = 0 WHERE id = ?').run(outcome, id);
}

/** The thread of the message is open, or (null) can't be opened. */
export function markThread(db: Database, id: number, threadId: string | null): void {
  db.prepare(
    'UPDATE outbox SET thread_id = @threadId, thread_name = iif(@threadId IS NULL, NULL, thread_name), attempts = 0 WHERE id = @id',
  ).run({ threadId, id });
}

/**
 * The person takes no direct messages: it goes where it was said to go then, as a new message with their name.
 * @returns false when there is no such place
 */
export function redirect(db: Database, id: number, now: number): boolean {
  const { changes } = db
    .prepare(
      `UPDATE outbox SET channel_id = otherwise_channel_id, otherwise_channel_id = NULL, user_id = NULL,
         facts = json_set(facts, '$.addressee', user_id), state = 'waiting', attempts = 0, tried_at = NULL, due_at = ?
       WHERE id = ? AND user_id IS NOT NULL AND otherwise_channel_id IS NOT NULL AND unwanted = 0`,
    )
    .run(now, id);
  return changes === 1;
}

/** Not now: try again at `dueAt`. */
export function postpone(db: Database, id: number, dueAt: number, error: string): void {
  db.prepare('UPDATE outbox SET attempts = attempts + 1, due_at = ?, error = ? WHERE id = ?').run(dueAt, error, id);
}

/** No more: `parked` can't be delivered, `gone` was deleted or has nothing to say any more. */
export function giveUp(db: Database, id: number, state: 'parked' | 'gone', error: string): void {
  db.prepare('UPDATE outbox SET state = ?, error = ?, stale = 0 WHERE id = ?').run(state, error, id);
}

/**
 * What a guild has parked for a channel is due again. What may have arrived is looked for first, so that it never
 * stands there twice. Notices about the channel count as heard: should it still be closed, the maintainers are told anew.
 * @returns how many
 */
export function tryAgain(db: Database, guildId: string, channelId: string, now: number): number {
  return db
    .transaction(() => {
      db.prepare('UPDATE outbox SET subject = NULL WHERE guild_id = ? AND subject = ?').run(
        guildId,
        channelSubject(channelId),
      );
      const { changes } = db
        .prepare(
          `UPDATE outbox SET attempts = 0, error = NULL, due_at = ?,
             state = iif(message_id IS NOT NULL, 'delivered', iif(tried_at IS NULL, 'waiting', 'sending'))
           WHERE guild_id = ? AND channel_id = ? AND state = 'parked'`,
        )
        .run(now, guildId, channelId);
      return changes;
    })
    .immediate();
}

/** What a notice about a closed channel is about. */
export function channelSubject(channelId: string): string {
  return `channel:${channelId}`;
}
