import { addCredit } from '../../contributors/credits.store.ts';
import type { Database } from '../../database/open.ts';
import { fold } from '../../words.ts';
import type { Happening } from '../history.rules.ts';
import type { Draft } from '../rules.ts';
import { getTask, othersOf, type Task, tell, tellPerson } from '../store.ts';
import { showTask } from '../threads.store.ts';
import { type Import, markPlace } from './imports.store.ts';
import { type Consequence, carries, consequenceOf, draftOf, GITHUB, type Issue, isEcho, wordsOf } from './rules.ts';

/**
 * A repository may bring hundreds at once. Their posts in the forum are spread, so that nothing else that is to be said
 * waits behind them.
 */
const POST_EVERY_MS = 10_000;

/** Where and when the tasks that issues make are shown. */
export interface Arrival {
  at: number;
  /** Of the forum in which each task is a post; null where the guild has none. Cards are not posted. */
  forumId: string | null;
  /** How many tasks this reading made before. */
  made: number;
}

/**
 * Takes in a page of issues as they are now: each makes its task, or changes it as the issue changed. One transaction
 * with the place in GitHub's list, so that after a crash nothing is taken in twice and nothing is left out.
 * @returns how many tasks it made
 */
export function takeIn(
  db: Database,
  followed: Import,
  issues: readonly Issue[],
  place: { sinceAt: number | null; beganAt: number | null; etag: string | null },
  arrival: Arrival,
): number {
  return db
    .transaction(() => {
      let made = 0;
      for (const issue of issues) {
        if (takeInOne(db, followed, issue, { ...arrival, made: arrival.made + made })) made += 1;
      }
      markPlace(db, followed.id, place);
      return made;
    })
    .immediate();
}

interface Known extends Pick<Draft, 'title' | 'description'> {
  taskId: number;
  state: Issue['state'];
  echoAt: number | null;
}

/** @returns whether it made a task */
function takeInOne(db: Database, followed: Import, issue: Issue, arrival: Arrival): boolean {
  const known = db
    .prepare<unknown[], Known>(
      `SELECT task_id AS taskId, issue_state AS state, title, description, echo_at AS echoAt FROM imported_tasks
       WHERE guild_id = ? AND repository = ? AND issue = ?`,
    )
    .get(followed.guildId, followed.repository, issue.number);
  if (known) {
    changeTask(db, getTask(db, followed.guildId, known.taskId), known, issue, arrival.at);
    return false;
  }
  if (issue.state === 'closed' || !carries(issue.labels, followed.label)) return false;
  makeTask(db, followed, issue, arrival);
  return true;
}

function makeTask(
  db: Database,
  { guildId, repository, importedById }: Import,
  issue: Issue,
  { at, forumId, made }: Arrival,
): void {
  const draft = draftOf(issue);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO tasks (guild_id, title, description, area, size, link, credit_kind, folded, author_id, created_at)
       VALUES (@guildId, @title, @description, @area, @size, @link, @creditKind, @folded, @importedById, @at)`,
    )
    .run({ ...draft, guildId, importedById, at, folded: fold(`${draft.title}\n${draft.description}`) });
  const id = Number(lastInsertRowid);
  db.prepare(
    `INSERT INTO imported_tasks (task_id, guild_id, repository, issue, issue_state, title, description)
     VALUES (@id, @guildId, @repository, @number, @state, @title, @description)`,
  ).run({ ...draft, id, guildId, repository, number: issue.number, state: issue.state });
  tell(db, { id, guildId, actorId: null, at }, { what: 'imported', detail: { issue: issue.url } });
  const postedAt = at + made * POST_EVERY_MS;
  if (forumId) showTask(db, { id, title: draft.title, guildId, at: postedAt, channelId: null, forumId });
}

function changeTask(db: Database, task: Task, known: Known, issue: Issue, at: number): void {
  const consequence = consequenceOf(known.state, issue, task);
  if (consequence) CONSEQUENCES[consequence](db, task, issue, at);
  const words = wordsOf(issue);
  if (task.state !== 'done') rewrite(db, task, known, words, at);
  if (!isEcho(issue.updatedAt, known.echoAt)) showLife(db, task.id, issue, at);
  db.prepare(
    'UPDATE imported_tasks SET issue_state = @state, title = @title, description = @description WHERE task_id = @id',
  ).run({ ...words, id: task.id, state: issue.state });
}

/** What changed there changes here; what was edited here stays until then. */
function rewrite(
  db: Database,
  task: Task,
  known: Known,
  words: Pick<Draft, 'title' | 'description'>,
  at: number,
): void {
  const fields = (['title', 'description'] as const).filter(
    (field) => words[field] !== known[field] && words[field] !== task[field],
  );
  if (fields.length === 0) return;
  const now = { title: task.title, description: task.description };
  for (const field of fields) now[field] = words[field];
  db.prepare('UPDATE tasks SET title = @title, description = @description, folded = @folded WHERE id = @id').run({
    ...now,
    id: task.id,
    folded: fold(`${now.title}\n${now.description}`),
  });
  const detail = Object.fromEntries(fields.map((field) => [field, { from: task[field], to: now[field] }]));
  tellOf(db, task, 'edited', at, detail);
}

/** What happens on the issue is a sign of life of those who hold the task and are assigned there. */
function showLife(db: Database, id: number, { updatedAt, assignees }: Issue, at: number): void {
  if (assignees.length === 0) return;
  db.prepare(
    `UPDATE claims SET alive_at = @seen, reminded_at = NULL WHERE task_id = @id AND alive_at < @seen
       AND EXISTS (SELECT 1 FROM contributors WHERE contributors.id = contributor_id
         AND github COLLATE NOCASE IN (SELECT value FROM json_each(@assignees)))`,
  ).run({ id, seen: Math.min(updatedAt, at), assignees: JSON.stringify(assignees) });
}

const CONSEQUENCES: Record<NonNullable<Consequence>, (db: Database, task: Task, issue: Issue, at: number) => void> = {
  approve(db, task, _issue, at) {
    const { id, guildId, creditKind } = task;
    db.prepare("UPDATE tasks SET state = 'done', frozen = 0, approved_by_id = ? WHERE id = ?").run(GITHUB, id);
    const holders = db.prepare<unknown[], number>('SELECT contributor_id FROM claims WHERE task_id = ?').pluck();
    for (const contributorId of holders.all(id)) {
      addCredit(db, { guildId, contributorId, kind: creditKind, origin: 'task', originId: id, at });
    }
    leaveAsIs(db, id);
    tellOf(db, task, 'approved', at);
    for (const userId of othersOf(task, GITHUB)) {
      tellPerson(db, task, { userId, kind: 'task.approved', by: GITHUB }, at);
    }
  },
  close(db, task, { url }, at) {
    const { id, claimants } = task;
    db.prepare("UPDATE tasks SET state = 'closed', frozen = 0 WHERE id = ?").run(id);
    db.prepare('DELETE FROM claims WHERE task_id = ?').run(id);
    leaveAsIs(db, id);
    tellOf(db, task, 'closed', at, { claimants, reason: url });
    for (const userId of othersOf(task, GITHUB)) {
      tellPerson(db, task, { userId, kind: 'task.closed', reason: url, by: GITHUB }, at);
    }
  },
  reopen(db, task, _issue, at) {
    db.prepare("UPDATE tasks SET state = 'open' WHERE id = ?").run(task.id);
    tellOf(db, task, 'reopened', at);
  },
};

/** Whoever closed the issue there decided about its assignees, too. */
function leaveAsIs(db: Database, id: number): void {
  db.prepare('DELETE FROM github_assignments WHERE task_id = ?').run(id);
}

function tellOf(
  db: Database,
  { id, guildId }: Task,
  what: Happening,
  at: number,
  detail: Record<string, unknown> = {},
): void {
  tell(db, { id, guildId, actorId: GITHUB, at }, { what, detail });
}
