import type { Database } from '../database/open.ts';
import { openThread, restate, say, takeBackThread } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import { type Act, getTask } from './store.ts';

/** Where a guild shows its tasks: each as a post of the forum, or as a card in the channel. The forum comes first. */
export interface Places {
  channelId: string | null;
  forumId?: string | null | undefined;
}

const CARD = 'task.card';
const POST = 'task.post';
/** Discord's limit on the name of a thread. */
const MAX_NAME = 100;

/**
 * Puts a task before everybody, as its card is from then on.
 * @param withThread opens its discussion at once; a post of the forum is one
 * @returns false when the guild has no place for it
 */
export function showTask(
  db: Database,
  { id, title, guildId, at, ...places }: { id: number; title: string; guildId: string; at: number } & Places,
  withThread = false,
): boolean {
  const what = { guildId, facts: { task: id }, subject: `task:${id}`, at };
  if (places.forumId) {
    say(db, { ...what, kind: POST, to: { forumId: places.forumId } });
  } else if (places.channelId) {
    const threadName = withThread ? threadNameOf({ id, title }) : undefined;
    say(db, { ...what, kind: CARD, to: { channelId: places.channelId }, threadName });
  }
  return Boolean(places.forumId ?? places.channelId);
}

/** The name of a task's thread: within Discord's limit, and no character cut in half. */
export function threadNameOf({ id, title }: { id: number; title: string }): string {
  return `#${id} ${title}`.slice(0, MAX_NAME).replace(/[\uD800-\uDBFF]$/, '');
}

/**
 * Opens a task's discussion: a thread on its card, or a new card with one where none stands. Of any number of tries one
 * opens it.
 * @returns the id of the thread, null while it is being opened
 * @throws {UserError} when the guild has no place for it
 */
export function discussTask(
  db: Database,
  { id, guildId, at, ...places }: Act & { id: number } & Places,
): string | null {
  return db
    .transaction(() => {
      const task = getTask(db, guildId, id);
      if (task.threadId !== null) return task.threadId;
      const subject = `task:${id}`;
      const opening = { subject, name: threadNameOf(task), now: at };
      if (openThread(db, { ...opening, kind: POST }) || openThread(db, { ...opening, kind: CARD })) return null;
      if (!showTask(db, { id, title: task.title, guildId, at, ...places }, true)) {
        throw new UserError('task.errors.nowhereToDiscuss', { id });
      }
      return null;
    })
    .immediate();
}

/** Remembers where a task is discussed, or (null) that somebody deleted that place. */
export function recordThread(
  db: Database,
  said: { kind: string; task: number; guildId: string | null; threadId: string | null; at: number },
): void {
  if (said.kind !== CARD && said.kind !== POST) return;
  db.prepare('UPDATE tasks SET thread_id = @threadId WHERE id = @task AND guild_id = @guildId').run(said);
  // Its card leads there from now on.
  if (said.kind === CARD) restate(db, `task:${said.task}`, said.at);
}

/** Somebody deleted a thread: the task that was discussed there gets a new card, on which another can be opened. */
export function forgetThread(
  db: Database,
  { guildId, threadId, at }: { guildId: string; threadId: string; at: number },
): void {
  db.transaction(() => {
    const task = db
      .prepare<unknown[], { id: number; title: string }>(
        'UPDATE tasks SET thread_id = NULL WHERE guild_id = ? AND thread_id = ? RETURNING id, title',
      )
      .get(guildId, threadId);
    if (!task) return;
    const channelId = takeBackThread(db, { subject: `task:${task.id}`, threadId, now: at });
    if (channelId) showTask(db, { ...task, guildId, at, channelId });
    restate(db, `task:${task.id}`, at);
  }).immediate();
}
