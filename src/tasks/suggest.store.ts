import type { Database } from '../database/open.ts';
import type { Area, Size } from './rules.ts';
import { tasksOf } from './search.store.ts';
import { type Task, UNHINDERED } from './store.ts';
import { type Candidate, type Reason, rank, type Worker } from './suggest.rules.ts';

/** Who looks for work, and when. */
interface Seeker {
  guildId: string;
  userId: string;
  now: number;
}

const SUGGESTED = 5;

/** The open tasks that fit a person best, with the reasons. What they gave back before is not offered again. */
export function suggestTasks(db: Database, seeker: Seeker): { task: Task; reasons: Reason[] }[] {
  const free = db.prepare(
    `SELECT 1 FROM tasks WHERE id = @id AND ${UNHINDERED}
     AND NOT EXISTS (SELECT 1 FROM events WHERE guild_id = @guildId AND subject = 'task' AND subject_id = tasks.id
       AND actor_id = @userId AND what IN ('unclaimed', 'declined'))`,
  );
  // Asked of the best alone, until there are enough: of all candidates it would take longer than all the rest.
  const suggestions = rank(candidatesFor(db, seeker), workerOf(db, seeker), seeker.now)
    .values()
    .filter(({ id }) => free.get({ ...seeker, id }) !== undefined)
    .take(SUGGESTED)
    .toArray();
  const tasks = tasksOf(
    db,
    suggestions.map(({ id }) => id),
  );
  return tasks.map((task, i) => ({ task, reasons: suggestions[i]?.reasons ?? [] }));
}

/** How many rows of an index each way of looking reads: enough to choose from, whatever the guild has. */
const POOL = 30;
/** For each skill, more: not only open tasks ask for it. */
const SKILL_POOL = 60;
/** Where the person finished most. */
const AREAS_KNOWN = 3;
/** So many last tasks tell what a person does. */
const PAST = 100;

const ME = 'SELECT id FROM contributors WHERE guild_id = @guildId AND user_id = @userId';
const OPEN = "tasks.guild_id = @guildId AND tasks.state = 'open'";
const UNFINISHED = "guild_id = @guildId AND state IN ('open', 'claimed', 'in_review')";
/** The last that the person finished. */
const FINISHED = `SELECT area, size FROM claims CROSS JOIN tasks ON tasks.id = task_id
  WHERE contributor_id = (${ME}) AND state = 'done' ORDER BY task_id DESC LIMIT ${PAST}`;

/**
 * Where to look for tasks that may fit. The newest of an area or a skill are all that are not older than the last of so
 * many.
 */
const POOLS = {
  newest: `SELECT id FROM tasks WHERE ${OPEN} ORDER BY id DESC LIMIT ${POOL}`,
  urgent: `SELECT id FROM tasks WHERE ${OPEN} AND priority = 'high' ORDER BY id DESC LIMIT ${POOL}`,
  small: `SELECT id FROM tasks WHERE ${OPEN} AND size = 'S' ORDER BY id DESC LIMIT ${POOL}`,
  dueNext: `SELECT id FROM tasks WHERE ${UNFINISHED} AND due_at >= @now ORDER BY due_at LIMIT ${POOL}`,
  overdue: `SELECT id FROM tasks WHERE ${UNFINISHED} AND due_at < @now ORDER BY due_at DESC LIMIT ${POOL}`,
  skills: `SELECT task_id FROM contributor_skills mine CROSS JOIN task_skills theirs ON theirs.skill_id = mine.skill_id
    WHERE contributor_id = (${ME}) AND task_id >= coalesce((SELECT task_id FROM task_skills
      WHERE skill_id = mine.skill_id ORDER BY task_id DESC LIMIT 1 OFFSET ${SKILL_POOL - 1}), 0)`,
  areas: `SELECT tasks.id FROM (SELECT area FROM (${FINISHED}) GROUP BY area ORDER BY count(*) DESC LIMIT ${AREAS_KNOWN}) known
    CROSS JOIN tasks ON tasks.area = known.area
    WHERE ${OPEN} AND tasks.id >= coalesce((SELECT id FROM tasks newer WHERE guild_id = @guildId AND state = 'open'
      AND newer.area = known.area ORDER BY id DESC LIMIT 1 OFFSET ${POOL - 1}), 0)`,
};

/** Open tasks worth weighing, each once. */
function candidatesFor(db: Database, seeker: Seeker): Candidate[] {
  const ids = Object.values(POOLS).flatMap((sql) => db.prepare<[Seeker], number>(sql).pluck().all(seeker));
  return db
    .prepare<unknown[], Omit<Candidate, 'skills'> & { skills: string }>(
      `SELECT id, area, size, priority, due_at AS dueAt,
         (SELECT json_group_array(name) FROM task_skills JOIN skills ON skills.id = skill_id
          WHERE task_id = tasks.id) AS skills
       FROM tasks WHERE id IN (SELECT value FROM json_each(@ids)) AND ${OPEN}`,
    )
    .all({ guildId: seeker.guildId, ids: JSON.stringify(ids) })
    .map((row) => ({ ...row, skills: JSON.parse(row.skills) as string[] }));
}

function workerOf(db: Database, seeker: Seeker): Worker {
  const skills = db
    .prepare<[Seeker], string>(
      `SELECT name FROM contributor_skills JOIN skills ON skills.id = skill_id WHERE contributor_id = (${ME})`,
    )
    .pluck()
    .all(seeker);
  const finished = db.prepare<[Seeker], { area: Area; size: Size }>(FINISHED).all(seeker);
  return { skills, finished };
}
