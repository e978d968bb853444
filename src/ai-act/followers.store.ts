import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';
import type { Locale } from '../texts.ts';
import type { Concern, LegalDate } from './calendar.rules.ts';
import { dueReminders, nextLook } from './reminders.rules.ts';

/** Follows the dates that concern somebody; once more changes nothing but the language. */
export function follow(db: Database, at: { userId: string; concern: Concern; locale: Locale; now: number }): void {
  db.prepare(
    `INSERT INTO ai_act_followers (user_id, concern, locale, followed_at, next_at)
     VALUES (@userId, @concern, @locale, @now, @nextAt)
     ON CONFLICT (user_id, concern) DO UPDATE SET locale = excluded.locale`,
  ).run({ ...at, nextAt: nextLook(at.now) });
}

/** Follows no more: one kind of dates, or none at all. @returns how many kinds that were */
export function unfollow(db: Database, userId: string, concern: Concern | undefined): number {
  return db.transaction(() => {
    const { changes } = db
      .prepare('DELETE FROM ai_act_followers WHERE user_id = ? AND concern = coalesce(?, concern)')
      .run(userId, concern ?? null);
    if (followedBy(db, userId).length === 0) db.prepare('DELETE FROM ai_act_reminders WHERE user_id = ?').run(userId);
    return changes;
  })();
}

/** What somebody follows. */
export function followedBy(db: Database, userId: string): Concern[] {
  return db
    .prepare<[string], Concern>('SELECT concern FROM ai_act_followers WHERE user_id = ? ORDER BY id')
    .pluck()
    .all(userId);
}

/** Those whose time to look has come. */
export function dueFollowers(db: Database, now: number, most: number): string[] {
  return db
    .prepare<[number, number], string>('SELECT DISTINCT user_id FROM ai_act_followers WHERE next_at <= ? LIMIT ?')
    .pluck()
    .all(now, most);
}

/** Tells somebody what is due, once, and notes when to look again: one transaction. */
export function remind(db: Database, userId: string, calendar: readonly LegalDate[], now: number): void {
  db.transaction(() => {
    const followed = db
      .prepare<[string], { concern: Concern; locale: Locale; followedAt: number }>(
        'SELECT concern, locale, followed_at AS followedAt FROM ai_act_followers WHERE user_id = ? ORDER BY id',
      )
      .all(userId);
    const [first] = followed;
    if (!first) return;
    const concerns = followed.map(({ concern }) => concern);
    const followedAt = Math.min(...followed.map((one) => one.followedAt));
    for (const { date, days, dates } of dueReminders(calendar, { concerns, followedAt, now })) {
      const { changes } = db
        .prepare('INSERT INTO ai_act_reminders VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
        .run(userId, date, days);
      if (changes === 0) continue;
      const facts = { dates: dates.map(({ id }) => id), date, locale: first.locale };
      say(db, { guildId: null, to: { userId }, kind: 'ai-act.reminder', facts, at: now });
    }
    db.prepare('UPDATE ai_act_followers SET next_at = ? WHERE user_id = ?').run(nextLook(now), userId);
  })();
}
