import { ensureContributor } from '../contributors/store.ts';
import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { restate, say } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import { fold } from '../words.ts';
import type { Draft, State } from './rules.ts';

export interface Task extends Draft {
  id: number;
  guildId: string;
  state: State;
  authorId: string;
  createdAt: number;
  /** Discord ids of those who hold it, the first to claim first. */
  claimants: string[];
}

/** Who acts, where and when. */
export interface Act {
  guildId: string;
  userId: string;
  name: string;
  at: number;
}

const SELECT_TASK = `
  SELECT id, guild_id AS guildId, title, description, area, size, link, state, author_id AS authorId, created_at AS createdAt,
    (SELECT json_group_array(user_id ORDER BY claimed_at) FROM claims JOIN contributors ON contributors.id = contributor_id
     WHERE task_id = tasks.id) AS claimants
  FROM tasks`;

type Row = Omit<Task, 'claimants'> & { claimants: string };

function taskOf(row: Row): Task {
  return { ...row, claimants: JSON.parse(row.claimants) as string[] };
}

/**
 * The task with this number.
 * @throws {UserError} when this guild has none
 */
export function getTask(db: Database, guildId: string, id: number): Task {
  const row = db.prepare<unknown[], Row>(`${SELECT_TASK} WHERE guild_id = ? AND id = ?`).get(guildId, id);
  if (!row) throw new UserError('task.errors.notFound', { id });
  return taskOf(row);
}

/** Makes a task, and posts its card to the guild's channel for tasks, if it has one. */
export function createTask(
  db: Database,
  { draft, channelId, ...act }: Act & { draft: Draft; channelId: string | null },
): Task {
  return db
    .transaction(() => {
      ensureContributor(db, act);
      const { guildId, userId, at } = act;
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO tasks (guild_id, title, description, area, size, link, folded, author_id, created_at)
           VALUES (@guildId, @title, @description, @area, @size, @link, @folded, @userId, @at)`,
        )
        .run({ ...draft, guildId, userId, at, folded: fold(`${draft.title}\n${draft.description}`) });
      const id = Number(lastInsertRowid);
      recordEvent(db, { guildId, subject: 'task', subjectId: id, actorId: userId, what: 'created', at });
      if (channelId)
        say(db, { guildId, to: { channelId }, kind: 'task.card', facts: { task: id }, subject: `task:${id}`, at });
      return getTask(db, guildId, id);
    })
    .immediate();
}

/**
 * Claims a task. The claim itself is one conditional statement: of any number of claimants exactly one wins.
 * @throws {UserError} when it is not open any more, telling who holds it
 */
export function claimTask(db: Database, { id, ...act }: Act & { id: number }): Task {
  return db
    .transaction(() => {
      const { guildId, userId, at } = act;
      const { changes } = db
        .prepare("UPDATE tasks SET state = 'claimed' WHERE guild_id = ? AND id = ? AND state = 'open'")
        .run(guildId, id);
      if (changes === 0) throw refusedClaim(getTask(db, guildId, id), userId);
      db.prepare('INSERT INTO claims VALUES (?, ?, ?)').run(id, ensureContributor(db, act), at);
      changed(db, { id, ...act }, 'claimed');
      return getTask(db, guildId, id);
    })
    .immediate();
}

/**
 * Drops the person's own claim; the task is open again when nobody else holds it.
 * @throws {UserError} when the person does not hold it
 */
export function unclaimTask(db: Database, { id, ...act }: Act & { id: number }): Task {
  return db
    .transaction(() => {
      const { guildId, userId } = act;
      const { changes } = db
        .prepare(
          `DELETE FROM claims WHERE task_id = (SELECT id FROM tasks WHERE id = ? AND guild_id = ? AND state = 'claimed')
           AND contributor_id = (SELECT id FROM contributors WHERE guild_id = ? AND user_id = ?)`,
        )
        .run(id, guildId, guildId, userId);
      if (changes === 0) throw refusedUnclaim(getTask(db, guildId, id));
      db.prepare(
        "UPDATE tasks SET state = 'open' WHERE id = ? AND NOT EXISTS (SELECT 1 FROM claims WHERE task_id = tasks.id)",
      ).run(id);
      changed(db, { id, ...act }, 'unclaimed');
      return getTask(db, guildId, id);
    })
    .immediate();
}

/** What every change of a task owes to history and to those who look at its card. */
function changed(db: Database, { id, guildId, userId, at }: Act & { id: number }, what: string): void {
  recordEvent(db, { guildId, subject: 'task', subjectId: id, actorId: userId, what, at });
  restate(db, `task:${id}`, at);
}

function refusedClaim({ id, claimants, state }: Task, userId: string): UserError {
  if (claimants.includes(userId)) return new UserError('task.errors.alreadyYours', { id });
  const [holder] = claimants;
  return holder
    ? new UserError('task.errors.taken', { id, holder: `<@${holder}>` })
    : new UserError(`task.errors.notOpen.${state}`, { id });
}

function refusedUnclaim({ id, claimants }: Task): UserError {
  const [holder] = claimants;
  return holder
    ? new UserError('task.errors.notYours', { id, holder: `<@${holder}>` })
    : new UserError('task.errors.unheld', { id });
}

export interface Filter {
  state: State | null;
  area: string | null;
}

/** One page of a guild's tasks, newest first, with how many there are in all. */
export function listTasks(
  db: Database,
  guildId: string,
  { state, area }: Filter,
  page: { size: number; number: number },
) {
  const where = 'WHERE guild_id = @guildId AND (@state IS NULL OR state = @state) AND (@area IS NULL OR area = @area)';
  const filter = { guildId, state, area };
  const total = db.prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM tasks ${where}`).get(filter)?.n ?? 0;
  const tasks = db
    .prepare<unknown[], Row>(`${SELECT_TASK} ${where} ORDER BY id DESC LIMIT @limit OFFSET @offset`)
    .all({ ...filter, limit: page.size, offset: (page.number - 1) * page.size })
    .map(taskOf);
  return { tasks, total };
}

/** Tasks whose number or words fit what is being typed; only open ones, or only those that somebody holds, where asked. */
export function findTasks(
  db: Database,
  guildId: string,
  typed: string,
  { state = null, heldBy = null }: { state?: State | null; heldBy?: string | null },
): Task[] {
  const words = `%${fold(typed.trim().replace(/^#/, '')).replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .prepare<unknown[], Row>(
      `${SELECT_TASK} WHERE guild_id = @guildId AND (@state IS NULL OR state = @state)
       AND (@heldBy IS NULL OR EXISTS (SELECT 1 FROM claims JOIN contributors ON contributors.id = contributor_id
         WHERE task_id = tasks.id AND user_id = @heldBy))
       AND (folded LIKE @words ESCAPE '\\' OR CAST(id AS TEXT) LIKE @words ESCAPE '\\')
       ORDER BY id DESC LIMIT 25`,
    )
    .all({ guildId, state, heldBy, words })
    .map(taskOf);
}
