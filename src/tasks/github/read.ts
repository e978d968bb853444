import { guildSettings } from '../../guilds/store.ts';
import type { Parts } from '../../parts.ts';
import { UserError } from '../../user-error.ts';
import { type Github, GithubBusy, GithubRefusal, githubClient } from './client.ts';
import { forgetImport, type Import, markLooked, pausedUntil, pauseImports } from './imports.store.ts';
import { takeIn } from './issues.store.ts';
import { nextLook, pauseUntil } from './rules.ts';

/** What GitHub changed last may be missing in its list for a moment. */
const MARGIN_MS = 60_000;

/**
 * Reads a repository now, for the person who asked for it. When GitHub does not answer, the clock's job goes on later.
 * @returns how many tasks that made
 * @throws {UserError} when GitHub has no such repository, or does not answer
 */
export async function readNow(parts: Parts, followed: Import): Promise<number> {
  const pause = pausedUntil(parts.db);
  if (pause > parts.clock()) {
    markLooked(parts.db, followed.id, { failures: followed.failures, nextAt: pause });
    throw new UserError('task.errors.githubBusy');
  }
  try {
    return await readRepository(parts, githubClient(parts.config, parts.clock), followed);
  } catch (error) {
    if (error instanceof GithubBusy) {
      parts.log.warn({ err: error, repository: followed.repository }, 'a repository could not be read');
      throw new UserError('task.errors.githubBusy');
    }
    if (!(error instanceof GithubRefusal)) throw error;
    forgetImport(parts.db, followed);
    throw new UserError('task.errors.noRepository');
  }
}

/**
 * Reads what changed in a repository, and decides when to look again.
 * @returns how many tasks that made
 * @throws {GithubBusy | GithubRefusal} when it could not be read whole: the next look goes on where this one ended
 */
export async function readRepository(
  parts: Parts,
  github: Github,
  followed: Import,
  signal?: AbortSignal,
): Promise<number> {
  const { db, clock } = parts;
  try {
    const made = await readPages(parts, github, followed, signal);
    markLooked(db, followed.id, { failures: 0, nextAt: nextLook(clock(), 0) });
    return made;
  } catch (error) {
    if (signal?.aborted) throw error;
    if (error instanceof GithubBusy && error.notBefore > 0) {
      pauseImports(db, pauseUntil(clock(), error.notBefore));
    } else {
      const failures = followed.failures + 1;
      markLooked(db, followed.id, { failures, nextAt: nextLook(clock(), failures) });
    }
    throw error;
  }
}

/**
 * Page by page, each from the last change of the one before: an issue that changes meanwhile moves to the end of the
 * list, so none slips through between two pages. The first time only what is open and has the label; later every
 * change, for an issue that lost the label is still somebody's task.
 */
async function readPages(
  { db, clock, config }: Parts,
  github: Github,
  { repository, ...followed }: Import,
  signal?: AbortSignal,
): Promise<number> {
  let { sinceAt, etag, beganAt } = followed;
  const isFirst = sinceAt === null || beganAt !== null;
  const look = isFirst ? ({ state: 'open', label: followed.label } as const) : ({ state: 'all', label: '' } as const);
  const forumId = guildSettings(db, followed.guildId, config).forumChannelId;
  let made = 0;
  let page = 1;
  for (;;) {
    const changes = await github.changes(repository, { ...look, since: sinceAt, etag, page });
    if (!changes) return made;
    beganAt = isFirst ? (beganAt ?? changes.now - MARGIN_MS) : null;
    const newest = changes.newest ?? sinceAt;
    const moved = newest !== sinceAt;
    // The validator is that of the list from `since` on: from another moment on it is another list.
    etag = !moved && page === 1 ? changes.etag : null;
    // More issues than fit on a page may have changed in the same second.
    page = moved ? 1 : page + 1;
    sinceAt = newest;
    const isLast = !changes.more;
    const place = isFirst && isLast ? { sinceAt: beganAt, beganAt: null, etag: null } : { sinceAt, beganAt, etag };
    made += takeIn(db, { repository, ...followed }, changes.issues, place, { at: clock(), forumId, made });
    if (isLast || signal?.aborted) return made;
  }
}
