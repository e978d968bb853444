import type { Database } from '../database/open.ts';
import { fold } from '../words.ts';
import type { Area, Size, State } from './rules.ts';
import { CLAIMABLE, SELECT_TASK, type Task, type TaskRow, taskOf } from './store.ts';

/** What a list of tasks is narrowed to; what is absent narrows nothing. */
export interface Filter {
  state?: State | undefined;
  area?: Area | undefined;
  size?: Size | undefined;
  /** The number of a skill of the guild. */
  skillId?: number | undefined;
  /** Discord id of who holds it, or did it. */
  claimantId?: string | undefined;
  /** Unfinished after its due date. */
  overdue?: boolean | undefined;
  /** Unfinished and held by nobody. */
  unclaimed?: boolean | undefined;
  /** As typed: all of these words, or their beginnings, in title and description. */
  words?: string | undefined;
}

/** One page of a list. */
export interface Page {
  tasks: Task[];
  /** From 1; the last page when fewer are left than were asked for. */
  number: number;
  /** How many tasks fit; at least so many where `more` says so, for counting them all would take too long. */
  total: number;
  more: boolean;
}

/** Up to here, or to the end of the page that is asked for, what fits a filter is counted. */
const COUNTED = 100;

/** One page of a guild's tasks, newest first; of the overdue ones, the longest overdue first. */
export function listTasks(
  db: Database,
  { guildId, filter, now }: { guildId: string; filter: Filter; now: number },
  { size, number: asked }: { size: number; number: number },
): Page {
  const { rows, order } = queryOf(filter);
  const values = { ...filter, guildId, now, match: matchOf(filter.words ?? ''), overdue: null, unclaimed: null };
  const find = (limit: number, offset: number) =>
    db
      .prepare<unknown[], number>(`SELECT tasks.id ${rows} ORDER BY ${order} LIMIT @limit OFFSET @offset`)
      .pluck()
      .all({ ...values, limit, offset });
  const last = (total: number) => Math.max(1, Math.min(asked, Math.ceil(total / size)));
  const kept = keptCount(db, guildId, filter);
  if (kept !== undefined) {
    const number = last(kept);
    return { tasks: tasksOf(db, find(size, (number - 1) * size)), number, total: kept, more: false };
  }
  const bound = Math.max(COUNTED, asked * size);
  const ids = find(bound + 1, 0);
  const total = Math.min(ids.length, bound);
  const number = last(total);
  const tasks = tasksOf(db, ids.slice((number - 1) * size, number * size));
  return { tasks, number, total, more: ids.length > bound };
}

interface Query {
  /** From `FROM` to the end of `WHERE`. */
  rows: string;
  order: string;
}

/** Tables that lead to few tasks. The first that is asked for is where the search begins, which CROSS JOIN makes sure of. */
const PATHS = {
  words: { table: 'task_words', id: 'task_words.rowid', where: 'task_words MATCH @match' },
  claimantId: {
    table: 'claims',
    id: 'claims.task_id',
    where: 'claims.contributor_id = (SELECT id FROM contributors WHERE guild_id = @guildId AND user_id = @claimantId)',
  },
  skillId: { table: 'task_skills', id: 'task_skills.task_id', where: 'task_skills.skill_id = @skillId' },
} as const satisfies Partial<Record<keyof Filter, { table: string; id: string; where: string }>>;

const CONDITIONS = {
  state: 'tasks.state = @state',
  area: 'tasks.area = @area',
  size: 'tasks.size = @size',
  overdue: "tasks.due_at < @now AND tasks.state IN ('open', 'claimed', 'in_review')",
  unclaimed: "tasks.state = 'open'",
} as const satisfies Partial<Record<keyof Filter, string>>;

function queryOf(filter: Filter): Query {
  const paths = (Object.keys(PATHS) as (keyof typeof PATHS)[])
    .filter((name) => filter[name])
    .map((name) => PATHS[name]);
  const conditions = (Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[])
    .filter((name) => filter[name])
    .map((name) => CONDITIONS[name]);
  const [first, ...others] = paths;
  const joined = [...others.map(({ id }) => id), 'tasks.id'].map((id) => `${id} = ${first?.id}`);
  const where = [
    'tasks.guild_id = @guildId',
    ...(first ? joined : []),
    ...paths.map((path) => path.where),
    ...conditions,
  ];
  return {
    rows: `FROM ${[...paths.map(({ table }) => table), 'tasks'].join(' CROSS JOIN ')} WHERE ${where.join(' AND ')}`,
    order: first ? `${first.id} DESC` : filter.overdue ? 'tasks.due_at, tasks.id' : 'tasks.id DESC',
  };
}

/** How many tasks fit, where that is known without counting: by state and area. */
function keptCount(db: Database, guildId: string, { state, area, ...others }: Filter): number | undefined {
  if (Object.values(others).some(Boolean)) return undefined;
  const sum = db
    .prepare<unknown[], number | null>(
      `SELECT sum(count) FROM task_counts
       WHERE guild_id = @guildId AND (@state IS NULL OR state = @state) AND (@area IS NULL OR area = @area)`,
    )
    .pluck()
    .get({ guildId, state: state ?? null, area: area ?? null });
  return sum ?? 0;
}

/** These tasks, in this order. The numbers must come from a query that looked at the guild. */
export function tasksOf(db: Database, ids: readonly number[]): Task[] {
  const rows = db
    .prepare<[string], TaskRow>(`${SELECT_TASK} WHERE tasks.id IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify(ids));
  const byId = new Map(rows.map((row) => [row.id, taskOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * What was typed as an expression of FTS5: each word, or its beginning, must be there. Letters, digits and the marks on
 * them are all that is left of it, in quotes, so that nothing typed is ever syntax. https://sqlite.org/fts5.html#fts5_strings
 */
function matchOf(typed: string): string {
  const words = wordsOf(typed);
  // No word at all is in no task; an empty expression would be an error.
  return words.length > 0 ? words.map((word) => `"${word}"*`).join(' ') : '""';
}

/** The words of what was typed, as they are searched for. */
export function wordsOf(typed: string): string[] {
  return fold(typed).match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Which tasks autocomplete offers. */
export type Offer =
  | { which: 'any' | 'claimable' | 'inReview' }
  /** Those that this person (a Discord id) holds and has not handed in. */
  | { which: 'heldBy'; userId: string };

const MAX_OFFERED = 25;

const OFFERED: Record<Offer['which'], string> = {
  any: 'TRUE',
  claimable: CLAIMABLE,
  inReview: "tasks.state = 'in_review'",
  heldBy: `tasks.state = 'claimed' AND tasks.id IN (SELECT task_id FROM claims
    WHERE contributor_id = (SELECT id FROM contributors WHERE guild_id = @guildId AND user_id = @userId))`,
};

/** At most 25 tasks whose number begins with what is being typed, or that have its words, newest first. */
export function findTasks(db: Database, guildId: string, typed: string, offer: Offer): Task[] {
  const values = { guildId, userId: 'userId' in offer ? offer.userId : null };
  const find = (tables: string, where: string, order: string, more: Record<string, unknown>) =>
    db
      .prepare<unknown[], number>(
        `SELECT tasks.id FROM ${tables} WHERE tasks.guild_id = @guildId AND ${where} AND ${OFFERED[offer.which]}
         ORDER BY ${order} DESC LIMIT ${MAX_OFFERED}`,
      )
      .pluck()
      .all({ ...values, ...more });
  if (wordsOf(typed).length === 0) return tasksOf(db, find('tasks', 'TRUE', 'tasks.id', {}));
  const numbered = numbersFrom(typed).flatMap((range) =>
    find('tasks', 'tasks.id BETWEEN @from AND @to', 'tasks.id', range),
  );
  const worded = find(
    'task_words CROSS JOIN tasks',
    'task_words MATCH @match AND tasks.id = task_words.rowid',
    'task_words.rowid',
    { match: matchOf(typed) },
  );
  return tasksOf(db, [...new Set([...numbered, ...worded])].slice(0, MAX_OFFERED));
}

/** The numbers that begin with the one that was typed, as ranges: for `#12`, 12, then 120 to 129, then 1200 to 1299 … */
function numbersFrom(typed: string): { from: number; to: number }[] {
  const digits = /^\s*#?([1-9]\d{0,8})\s*$/.exec(typed)?.[1];
  if (!digits) return [];
  return Array.from({ length: 10 - digits.length }, (_, more) => ({
    from: Number(digits) * 10 ** more,
    to: (Number(digits) + 1) * 10 ** more - 1,
  }));
}
