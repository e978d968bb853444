import type { Parts } from '../../parts.ts';
import { UserError } from '../../user-error.ts';
import { type Github, GithubBusy, githubClient } from './client.ts';
import { nextLook } from './rules.ts';
import {
  type Difference,
  differences,
  dueImports,
  holdWriting,
  type Import,
  markLooked,
  markWritten,
  takeIn,
  wasRefused,
} from './store.ts';

/** How many words to GitHub a minute: it asks for no more than one a second where they notify people. */
const WRITES = 20;
const MINUTE_MS = 60_000;

/** Reads what changed on GitHub and writes what changed here. Run every minute; each repository is read every ten. */
export async function syncGithub(parts: Parts, signal: AbortSignal): Promise<void> {
  const github = githubClient(parts.config, parts.clock);
  for (const followed of dueImports(parts.db, parts.clock())) {
    if (signal.aborted) return;
    await read(parts, github, followed, signal);
  }
  if (parts.config.github.token) await write(parts, github, signal);
}

/**
 * Reads a repository now, for the person who asked for it.
 * @returns how many tasks that made
 * @throws {UserError} when GitHub has no such repository, or does not answer
 */
export async function readNow(parts: Parts, followed: Import): Promise<number> {
  try {
    return await readChanges(parts, githubClient(parts.config, parts.clock), followed);
  } catch (error) {
    if (error instanceof GithubBusy) throw new UserError('task.errors.githubBusy');
    throw error;
  }
}

async function read(parts: Parts, github: Github, followed: Import, signal: AbortSignal): Promise<void> {
  const { db, clock, log } = parts;
  try {
    await readChanges(parts, github, followed, signal);
  } catch (error) {
    const failures = followed.failures + 1;
    const notBefore = error instanceof GithubBusy ? error.notBefore : 0;
    log.warn({ err: error, repository: followed.repository }, 'a repository could not be read');
    markLooked(db, followed.id, {
      etag: followed.etag,
      failures,
      error: (error as Error).message,
      nextAt: nextLook(clock(), failures, notBefore),
    });
  }
}

/** Page by page from where the last look ended; each issue is taken in by itself, so that a crash loses nothing. */
async function readChanges(
  { db, clock }: Parts,
  github: Github,
  followed: Import,
  signal?: AbortSignal,
): Promise<number> {
  let { sinceAt: since, etag } = followed;
  let made = 0;
  for (;;) {
    // At first only what is open; later also what was closed meanwhile.
    const state = followed.sinceAt === null ? 'open' : 'all';
    const changes = await github.changes(followed.repository, { label: followed.label, since, etag, state });
    if (!changes) break;
    for (const issue of changes.issues) if (takeIn(db, followed, issue, clock())) made += 1;
    const newest = changes.issues.at(-1)?.updatedAt ?? since;
    // The validator belongs to the list from `since` on; from another moment on it is another list.
    etag = newest === since ? changes.etag : null;
    const stuck = newest === since;
    since = newest;
    if (!changes.more || stuck || signal?.aborted) break;
  }
  markLooked(db, followed.id, { etag, failures: 0, error: null, nextAt: nextLook(clock(), 0) });
  return made;
}

async function write(parts: Parts, github: Github, signal: AbortSignal): Promise<void> {
  const { db, clock, log } = parts;
  for (const difference of differences(db, clock(), WRITES)) {
    if (signal.aborted) return;
    try {
      await writeOne(parts, github, difference);
    } catch (error) {
      const notBefore = error instanceof GithubBusy ? error.notBefore : 0;
      holdWriting(db, difference.importId, Math.max(notBefore, clock() + MINUTE_MS));
      log.warn({ err: error, repository: difference.repository }, 'GitHub could not be told of a claim');
    }
  }
}

async function writeOne({ db }: Parts, github: Github, difference: Difference): Promise<void> {
  const { repository, issue, login, assign, taskId } = difference;
  if (!assign) {
    const echoAt = wasRefused(db, difference) ? null : await github.assign(repository, issue, login, false);
    markWritten(db, difference, 'unassigned', echoAt);
    return;
  }
  if (!(await github.isAssignable(repository, login))) {
    markWritten(db, difference, 'refused', null);
    return;
  }
  const assignedAt = await github.assign(repository, issue, login, true);
  const text = `@${login} works on this, claimed through the collective's Discord.`;
  const commentedAt = await github.comment(repository, issue, text, `ruche:claim:${taskId}:${login}`);
  markWritten(db, difference, 'assigned', Math.max(assignedAt, commentedAt));
}
