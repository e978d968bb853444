import { dropUnusedSkills, skillId } from '../contributors/skills.store.ts';
import { ensureContributor } from '../contributors/store.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { fold } from '../words.ts';
import type { Draft } from './rules.ts';
import { checkKeeper, type Keeper } from './shelf.store.ts';
import { type Act, changeTask, getTask, type Task, tell } from './store.ts';
import { type Places, showTask } from './threads.store.ts';

/** What a task is made of besides its draft. */
export interface Extras {
  skills: readonly string[];
  /** Numbers of the tasks that it waits for. */
  blockers: readonly number[];
}

/**
 * Makes a task, and shows it in the guild's forum or channel for tasks, if it has one.
 * @throws {UserError} when a blocker does not exist in the guild
 */
export function createTask(
  db: Database,
  { draft, extras, channelId, forumId, ...act }: Act & { draft: Draft; extras?: Extras } & Places,
): Task {
  return db
    .transaction(() => {
      ensureContributor(db, act);
      const { guildId, userId, at } = act;
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO tasks (guild_id, title, description, area, size, priority, link, due_at, capacity, credit_kind,
             folded, author_id, created_at)
           VALUES (@guildId, @title, @description, @area, @size, @priority, @link, @dueAt, @capacity, @creditKind,
             @folded, @userId, @at)`,
        )
        .run({ ...draft, guildId, userId, at, folded: foldedOf(draft) });
      const id = Number(lastInsertRowid);
      setSkills(db, guildId, id, extras?.skills ?? []);
      setBlockers(db, guildId, id, extras?.blockers ?? []);
      tell(db, { id, guildId, actorId: userId, at }, { what: 'created' });
      showTask(db, { id, title: draft.title, guildId, at, channelId, forumId });
      return getTask(db, guildId, id);
    })
    .immediate();
}

/** The fields that can be edited, and the columns that hold them. */
const COLUMNS = {
  title: 'title',
  description: 'description',
  area: 'area',
  size: 'size',
  priority: 'priority',
  link: 'link',
  dueAt: 'due_at',
  capacity: 'capacity',
  creditKind: 'credit_kind',
  reviewerId: 'reviewer_id',
} as const;

export type Edit = Partial<Draft & { reviewerId: string | null } & Extras>;

/**
 * Changes what is said of an unfinished task. History keeps what each field was.
 * @throws {UserError} when it is finished, when the person is neither author nor maintainer, when more people hold it
 * than it would have room for, or when it would come to wait for itself
 */
export function editTask(db: Database, { edit, ...keeper }: Keeper & { edit: Edit }): Task {
  return db
    .transaction(() => {
      const before = checkEditor(getTask(db, keeper.guildId, keeper.id), keeper);
      if (edit.capacity !== undefined && edit.capacity < before.claimants.length) {
        throw new UserError('task.errors.smallCapacity', { id: before.id, count: before.claimants.length });
      }
      const detail = differences(before, edit);
      if (Object.keys(detail).length === 0) return before;
      return changeTask(db, keeper, { what: 'edited', detail }, () => write(db, before, edit));
    })
    .immediate();
}

/** @throws {UserError} when the person may not edit the task, or nobody can any more */
export function checkEditor(task: Task, keeper: Keeper): Task {
  const { id, state } = checkKeeper(task, keeper);
  if (state === 'done' || state === 'closed') throw new UserError('task.errors.finished', { id });
  return task;
}

function write(db: Database, before: Task, edit: Edit): void {
  const { id, guildId } = before;
  const fields = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter((field) => edit[field] !== undefined);
  for (const field of fields) {
    db.prepare(`UPDATE tasks SET ${COLUMNS[field]} = ? WHERE id = ?`).run(edit[field], id);
  }
  if (edit.title !== undefined || edit.description !== undefined) {
    db.prepare('UPDATE tasks SET folded = ? WHERE id = ?').run(foldedOf({ ...before, ...edit }), id);
  }
  if (edit.skills) {
    setSkills(db, guildId, id, edit.skills);
    dropUnusedSkills(db, guildId);
  }
  if (edit.blockers) setBlockers(db, guildId, id, edit.blockers);
}

function differences(before: Task, edit: Edit): Record<string, unknown> {
  const was: Record<string, unknown> = { ...before, blockers: before.blockers.map(({ id }) => id) };
  const changed = Object.entries(edit).filter(
    ([field, to]) => to !== undefined && JSON.stringify(to) !== JSON.stringify(was[field]),
  );
  return Object.fromEntries(changed.map(([field, to]) => [field, { from: was[field], to }]));
}

function foldedOf({ title, description }: Pick<Draft, 'title' | 'description'>): string {
  return fold(`${title}\n${description}`);
}

function setSkills(db: Database, guildId: string, id: number, skills: readonly string[]): void {
  db.prepare('DELETE FROM task_skills WHERE task_id = ?').run(id);
  for (const skill of skills) {
    db.prepare('INSERT INTO task_skills VALUES (?, ?) ON CONFLICT DO NOTHING').run(id, skillId(db, guildId, skill));
  }
}

function setBlockers(db: Database, guildId: string, id: number, blockers: readonly number[]): void {
  db.prepare('DELETE FROM task_blockers WHERE task_id = ?').run(id);
  for (const blocker of blockers) {
    getTask(db, guildId, blocker);
    if (blocker === id || waitsFor(db, blocker, id)) throw new UserError('task.errors.cycle', { id, blocker });
    db.prepare('INSERT INTO task_blockers VALUES (?, ?) ON CONFLICT DO NOTHING').run(id, blocker);
  }
}

/** Whether a task waits for another, directly or through others. */
function waitsFor(db: Database, id: number, other: number): boolean {
  const found = db
    .prepare(
      `WITH RECURSIVE waits (id) AS (
         SELECT blocker_id FROM task_blockers WHERE task_id = ?
         UNION SELECT blocker_id FROM task_blockers JOIN waits ON task_id = waits.id
       ) SELECT 1 FROM waits WHERE id = ?`,
    )
    .get(id, other);
  return found !== undefined;
}
