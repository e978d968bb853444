import type { Database } from './open.ts';

/** Something to be said to others. It names what, not how it looks: a renderer of `commands/` makes the message at delivery. */
export interface Saying {
  /** Whose language it is said in; null only for what concerns no guild. */
  guildId: string | null;
  /** A channel or thread, a person by direct message, or a forum in which it opens a post (`Message.post` names it). */
  to: { channelId: string } | { userId: string } | { forumId: string };
  /** Where it goes instead, naming the person, when they take no direct messages. */
  otherwise?: { channelId: string } | undefined;
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
  /** Open a thread of this name on the message. */
  threadName?: string | undefined;
  /** Changes are gathered: it is rewritten no more often than every so many ms. */
  gatherMs?: number;
}

/**
 * Puts something into the outbox. Call it within the transaction of the change that causes it: then either both
 * happened or neither, and it is delivered exactly once whatever crashes.
 * @returns the row's number
 */
export function say(db: Database, saying: Saying): number {
  const { guildId, to, otherwise, kind, facts, subject, at, crosspost, threadName, gatherMs } = saying;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO outbox (guild_id, kind, facts, channel_id, user_id, otherwise_channel_id, is_post, subject, due_at,
         crossposted, thread_name, gather_ms)
       VALUES (@guildId, @kind, @facts, @channelId, @userId, @otherwise, @isPost, @subject, @at,
         @crossposted, @threadName, @gatherMs)`,
    )
    .run({
      guildId,
      kind,
      facts: JSON.stringify(facts),
      ...placeOf(to),
      otherwise: otherwise?.channelId ?? null,
      subject: subject ?? null,
      at,
      crossposted: crosspost ? 0 : null,
      threadName: threadName ?? null,
      gatherMs: gatherMs ?? 0,
    });
  return Number(lastInsertRowid);
}

function placeOf(to: Saying['to']): { channelId: string | null; userId: string | null; isPost: 0 | 1 } {
  if ('userId' in to) return { channelId: null, userId: to.userId, isPost: 0 };
  if ('forumId' in to) return { channelId: to.forumId, userId: null, isPost: 1 };
  return { channelId: to.channelId, userId: null, isPost: 0 };
}

/**
 * Has every message about a subject made anew, because the subject changed. Same transaction as the change. A row that
 * has to wait goes on waiting: edits of old messages are rationed, and some messages gather changes.
 */
export function restate(db: Database, subject: string, now: number): void {
  db.prepare(
    `UPDATE outbox SET stale = stale + 1, due_at = max(due_at, ?, coalesce(written_at, 0) + gather_ms)
     WHERE subject = ? AND state IN ('sending', 'delivered')`,
  ).run(now, subject);
}

/** Deletes what was posted, or does not post it at all. Nothing happens to what is gone already. */
export function takeBack(db: Database, id: number, now: number): void {
  db.prepare(
    `UPDATE outbox SET state = iif(state = 'waiting', 'gone', state), unwanted = 1, due_at = ?
     WHERE id = ? AND state IN ('waiting', 'sending', 'delivered', 'parked')`,
  ).run(now, id);
}

/**
 * Takes back the message on which a thread stood that somebody deleted: Discord opens no second one on it (160004).
 * @returns where it stood, or undefined when no message of this subject had that thread
 */
export function takeBackThread(
  db: Database,
  { subject, threadId, now }: { subject: string; threadId: string; now: number },
): string | undefined {
  return db
    .prepare<unknown[], string>(
      `UPDATE outbox SET unwanted = 1, due_at = @now
       WHERE subject = @subject AND thread_id = @threadId AND state = 'delivered' RETURNING channel_id`,
    )
    .pluck()
    .get({ subject, threadId, now });
}

/** A message that stands somewhere, or will. */
export interface Said {
  id: number;
  state: 'waiting' | 'sending' | 'delivered' | 'parked' | 'gone';
  /** When its message was last made. */
  writtenAt: number | null;
}

/** What became of a row, or undefined when it was erased. */
export function whatBecameOf(db: Database, id: number): Said | undefined {
  return db.prepare<[number], Said>('SELECT id, state, written_at AS writtenAt FROM outbox WHERE id = ?').get(id);
}

/**
 * Opens a thread on the last message of a kind about a subject, unless it has one or is a post of a forum. A post whose
 * turn has not come yet is sent now.
 * @returns false when no such message stands or will stand anywhere
 */
export function openThread(
  db: Database,
  { kind, subject, name, now }: { kind: string; subject: string; name: string; now: number },
): boolean {
  const { changes } = db
    .prepare(
      `UPDATE outbox SET due_at = CASE
           WHEN state = 'waiting' AND attempts = 0 THEN min(due_at, @now)
           WHEN thread_name IS NULL THEN max(due_at, @now)
           ELSE due_at END,
         thread_name = coalesce(thread_name, iif(is_post, NULL, @name))
       WHERE id = (SELECT max(id) FROM outbox WHERE subject = @subject AND kind = @kind AND unwanted = 0
                     AND state IN ('waiting', 'sending', 'delivered'))`,
    )
    .run({ kind, subject, name, now });
  return changes === 1;
}

/** Whether something of this kind about this subject was put into the outbox after a moment. */
export function wasSaid(db: Database, kind: string, subject: string, since: number): boolean {
  return (
    db.prepare('SELECT 1 FROM outbox WHERE subject = ? AND kind = ? AND due_at > ?').get(subject, kind, since) !==
    undefined
  );
}
