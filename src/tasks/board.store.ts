import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { restate, say, takeBack, whatBecameOf } from '../database/outbox.ts';
import { ensureGuild } from '../guilds/store.ts';
import type { State } from './rules.ts';
import { boardSubject, SELECT_TASK, type Task, type TaskRow, taskOf } from './store.ts';

/** Edits of messages older than an hour are rationed by Discord: every day there is a new message in place of the old. */
const LIFE_MS = 24 * 60 * 60_000;
/** However much happens, the board is rewritten no more often than this. */
const GATHER_MS = 10_000;
/** Above this, exactness costs more than it tells. */
export const MOST_OVERDUE = 99;
/** The states of which a board shows tasks; of the others it shows how many there are. */
export const SHOWN = ['open', 'claimed', 'in_review'] as const satisfies readonly State[];
export const SHOWN_EACH = 5;

interface Board {
  guildId: string;
  channelId: string;
  outboxId: number;
  postedAt: number;
}

const SELECT =
  'SELECT guild_id AS guildId, channel_id AS channelId, outbox_id AS outboxId, posted_at AS postedAt FROM boards';

/** Shows the guild's board in a channel; where it stood before it is taken back. */
export function placeBoard(
  db: Database,
  { guildId, channelId, userId, at }: { guildId: string; channelId: string; userId: string; at: number },
): void {
  db.transaction(() => {
    ensureGuild(db, guildId);
    post(db, { guildId, channelId, at });
    recordEvent(db, {
      guildId,
      subject: 'board',
      subjectId: 0,
      actorId: userId,
      what: 'placed',
      detail: { channelId },
      at,
    });
  }).immediate();
}

/** Takes the guild's board down. @returns false when there was none */
export function removeBoard(
  db: Database,
  { guildId, userId, at }: { guildId: string; userId: string; at: number },
): boolean {
  return db
    .transaction(() => {
      const board = db.prepare<[string], Board>(`${SELECT} WHERE guild_id = ?`).get(guildId);
      if (!board) return false;
      takeBack(db, board.outboxId, at);
      db.prepare('DELETE FROM boards WHERE guild_id = ?').run(guildId);
      recordEvent(db, { guildId, subject: 'board', subjectId: 0, actorId: userId, what: 'removed', at });
      return true;
    })
    .immediate();
}

/**
 * Does what the boards of all guilds need by now: a new message each day and where somebody deleted it, a new look
 * where a task became overdue.
 */
export function keepBoards(db: Database, now: number): void {
  db.transaction(() => {
    for (const board of db.prepare<[], Board>(SELECT).all()) keep(db, board, now);
  }).immediate();
}

function keep(db: Database, { guildId, channelId, outboxId, postedAt }: Board, now: number): void {
  const message = whatBecameOf(db, outboxId);
  if (!message || message.state === 'gone' || postedAt + LIFE_MS <= now) post(db, { guildId, channelId, at: now });
  else if (message.writtenAt !== null && becameOverdue(db, guildId, message.writtenAt, now)) {
    restate(db, boardSubject(guildId), now);
  }
}

function post(db: Database, { guildId, channelId, at }: { guildId: string; channelId: string; at: number }): void {
  const before = db.prepare<[string], Board>(`${SELECT} WHERE guild_id = ?`).get(guildId);
  const outboxId = say(db, {
    guildId,
    to: { channelId },
    kind: 'task.board',
    facts: {},
    subject: boardSubject(guildId),
    gatherMs: GATHER_MS,
    at,
  });
  if (before) takeBack(db, before.outboxId, at);
  db.prepare(
    `INSERT INTO boards (guild_id, channel_id, outbox_id, posted_at) VALUES (@guildId, @channelId, @outboxId, @at)
     ON CONFLICT DO UPDATE SET channel_id = @channelId, outbox_id = @outboxId, posted_at = @at`,
  ).run({ guildId, channelId, outboxId, at });
}

const UNFINISHED = "state IN ('open', 'claimed', 'in_review')";

function becameOverdue(db: Database, guildId: string, since: number, now: number): boolean {
  return (
    db
      .prepare(`SELECT 1 FROM tasks WHERE guild_id = ? AND due_at >= ? AND due_at < ? AND ${UNFINISHED}`)
      .get(guildId, since, now) !== undefined
  );
}

/** What a board shows. */
export interface BoardView {
  counts: Record<State, number>;
  /** How many are overdue; one more than MOST_OVERDUE stands for any number above it. */
  overdue: number;
  /** The first few of each state that is shown: those due first, then by priority, then the oldest. Frozen ones wait aside. */
  tasks: Record<(typeof SHOWN)[number], Task[]>;
}

/** The guild's tasks at a glance. Takes as long for a hundred thousand as for ten: counts are kept, and the rest is indexed. */
export function boardView(db: Database, guildId: string, now: number): BoardView {
  const counted = db
    .prepare<[string], { state: State; count: number }>(
      'SELECT state, sum(count) AS count FROM task_counts WHERE guild_id = ? GROUP BY state',
    )
    .all(guildId);
  const none = { open: 0, claimed: 0, in_review: 0, done: 0, closed: 0 };
  const overdue = db
    .prepare<unknown[], number>(
      `SELECT count(*) FROM (SELECT 1 FROM tasks WHERE guild_id = ? AND due_at < ? AND ${UNFINISHED} LIMIT ?)`,
    )
    .pluck()
    .get(guildId, now, MOST_OVERDUE + 1) as number;
  const first = (state: State) =>
    db
      .prepare<unknown[], TaskRow>(
        `${SELECT_TASK} WHERE tasks.guild_id = ? AND tasks.state = ? AND tasks.frozen = 0
         ORDER BY due_at IS NULL, due_at, CASE priority WHEN 'high' THEN 0 WHEN 'normal' THEN 1 ELSE 2 END, tasks.id
         LIMIT ?`,
      )
      .all(guildId, state, SHOWN_EACH)
      .map(taskOf);
  return {
    counts: { ...none, ...Object.fromEntries(counted.map(({ state, count }) => [state, count])) },
    overdue,
    tasks: { open: first('open'), claimed: first('claimed'), in_review: first('in_review') },
  };
}
