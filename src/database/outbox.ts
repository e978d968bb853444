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

/** Has every message about a subject made anew, because the subject changed. Same transaction as the change. */
export function restate(db: Database, subject: string, now: number): void {
  db.prepare("UPDATE outbox SET stale = 1, due_at = ? WHERE subject = ? AND state IN ('sending', 'delivered')").run(
    now,
    subject,
  );
}
