import type { Absence } from '../contributors/absence.rules.ts';
import type { Database } from '../database/open.ts';
import { dueAt, type Outcome, outcomeOf } from './ageing.rules.ts';
import type { AgeingGuild } from './ageing.store.ts';

/** What a reminder says of one of its tasks, as it is now. */
export interface Reminded {
  id: number;
  title: string;
  threadId: string | null;
  outcome: Outcome;
  /** The last sign of life; null when they hold it no more. */
  aliveAt: number | null;
  /** When it lapses unless they answer; null when it does not. */
  lapsesAt: number | null;
}

type Row = Omit<Reminded, 'outcome' | 'lapsesAt'> & Absence & { remindedAt: number | null; lastEvent: string | null };

/** The tasks that a person was reminded of, in the given order. */
export function remindedTasks(
  db: Database,
  guild: AgeingGuild,
  { userId, tasks }: { userId: string; tasks: readonly number[] },
): Reminded[] {
  return db
    .prepare<unknown[], Row>(
      `SELECT tasks.id, title, thread_id AS threadId, alive_at AS aliveAt, reminded_at AS remindedAt,
         away_from_at AS awayFromAt, away_until_at AS awayUntilAt,
         (SELECT what FROM events WHERE events.guild_id = tasks.guild_id AND subject = 'task' AND subject_id = tasks.id
            AND coalesce(detail ->> 'person', actor_id) = @userId ORDER BY events.id DESC LIMIT 1) AS lastEvent
       FROM json_each(@tasks) JOIN tasks ON tasks.id = json_each.value AND tasks.guild_id = @guildId
         LEFT JOIN contributors ON contributors.guild_id = tasks.guild_id AND user_id = @userId
         LEFT JOIN claims ON task_id = tasks.id AND contributor_id = contributors.id AND state IN ('claimed', 'in_review')
       ORDER BY json_each.key`,
    )
    .all({ guildId: guild.id, userId, tasks: JSON.stringify(tasks) })
    .map((row) => remindedOf(row, guild));
}

function remindedOf(
  { remindedAt, lastEvent, awayFromAt, awayUntilAt, ...row }: Row,
  { lapseDays }: AgeingGuild,
): Reminded {
  const lapses =
    remindedAt === null
      ? Number.POSITIVE_INFINITY
      : dueAt({ since: remindedAt, days: lapseDays, absence: { awayFromAt, awayUntilAt } });
  return {
    ...row,
    outcome: outcomeOf(row.aliveAt === null ? null : { reminded: remindedAt !== null }, lastEvent ?? undefined),
    lapsesAt: Number.isFinite(lapses) ? lapses : null,
  };
}
