import type { Database } from '../database/open.ts';
import { tasksOf } from './search.store.ts';
import type { Task } from './store.ts';

/** Some of a list, and how many there are in all. */
export interface Share {
  tasks: Task[];
  total: number;
}

const MINE = `FROM claims CROSS JOIN tasks ON tasks.id = claims.task_id
  WHERE claims.contributor_id = (SELECT id FROM contributors WHERE guild_id = @guildId AND user_id = @userId)`;

/** What a person has in hand: what is due first comes first, then what they hold longest; what they handed in comes last. */
export function heldTasks(db: Database, who: { guildId: string; userId: string }, limit: number): Share {
  return share(
    db,
    `${MINE} AND tasks.guild_id = @guildId AND state IN ('claimed', 'in_review')`,
    "state = 'in_review', due_at IS NULL, due_at, claimed_at, tasks.id",
    who,
    limit,
  );
}

/**
 * What waits for a person's review: what names them first, then what waits longest. A maintainer may review whatever
 * is not their own work.
 */
export function tasksToReview(
  db: Database,
  { maintainer, ownApproval, ...who }: { guildId: string; userId: string; maintainer: boolean; ownApproval: boolean },
  limit: number,
): Share {
  const where = [
    "tasks.guild_id = @guildId AND state = 'in_review'",
    ...(maintainer ? [] : ['reviewer_id = @userId']),
    ...(ownApproval ? [] : [`tasks.id NOT IN (SELECT task_id ${MINE})`]),
  ];
  const order = 'reviewer_id IS NOT @userId, submitted_at, tasks.id';
  return share(db, `FROM tasks WHERE ${where.join(' AND ')}`, order, who, limit);
}

function share(db: Database, rows: string, order: string, who: Record<string, string>, limit: number): Share {
  const ids = db
    .prepare<unknown[], number>(`SELECT tasks.id ${rows} ORDER BY ${order} LIMIT @limit`)
    .pluck()
    .all({ ...who, limit });
  const total = db.prepare<unknown[], number>(`SELECT count(*) ${rows}`).pluck().get(who) ?? 0;
  return { tasks: tasksOf(db, ids), total };
}
