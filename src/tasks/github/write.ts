import { guildSettings } from '../../guilds/store.ts';
import type { Parts } from '../../parts.ts';
import { textsIn } from '../../texts.ts';
import { type Difference, differences, markAssigned, markRefused, markUnassigned } from './assignments.store.ts';
import { type Github, GithubBusy, GithubRefusal } from './client.ts';
import { holdWriting, pauseImports } from './imports.store.ts';
import { nextLook, pauseUntil } from './rules.ts';

/**
 * How many claims are written in a minute. With an assignment and a comment each this stays under the 500 an hour that
 * GitHub allows to be created. https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
const WRITES = 4;
/** Clocks differ: a comment may seem older than the claim that it speaks of. */
const DAY_MS = 86_400_000;

/** Writes to GitHub what the claims here have become, as far as their claimants agreed to it. */
export async function writeClaims(parts: Parts, github: Github, signal: AbortSignal): Promise<void> {
  const { db, clock, log } = parts;
  for (const difference of differences(db, clock(), WRITES)) {
    if (signal.aborted) return;
    try {
      if (difference.claimedAt === null) await unassign(parts, github, difference);
      else await assign(parts, github, difference, difference.claimedAt);
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error, repository: difference.repository }, 'GitHub could not be told of a claim');
      if (error instanceof GithubBusy && error.notBefore > 0) {
        return pauseImports(db, pauseUntil(clock(), error.notBefore));
      }
      return holdWriting(db, difference.repository, nextLook(clock(), 0));
    }
  }
}

async function assign(parts: Parts, github: Github, difference: Difference, claimedAt: number): Promise<void> {
  const { repository, issue, login, taskId, guildId } = difference;
  try {
    if (!(await github.isAssignable(repository, issue, login))) return markRefused(parts.db, difference);
    const assignedAt = await github.assign(repository, issue, login, true);
    const t = textsIn(guildSettings(parts.db, guildId, parts.config).locale);
    const commentedAt = await github.comment(repository, issue, {
      text: t('task.import.comment', { login }),
      mark: `ruche:claim:${taskId}:${login}:${claimedAt}`,
      since: claimedAt - DAY_MS,
    });
    markAssigned(parts.db, difference, Math.max(assignedAt, commentedAt));
  } catch (error) {
    if (!(error instanceof GithubRefusal)) throw error;
    markRefused(parts.db, difference);
  }
}

/** An issue that is gone has no assignees either. */
async function unassign({ db }: Parts, github: Github, difference: Difference): Promise<void> {
  const { repository, issue, login } = difference;
  try {
    markUnassigned(db, difference, await github.assign(repository, issue, login, false));
  } catch (error) {
    if (!(error instanceof GithubRefusal)) throw error;
    markUnassigned(db, difference, null);
  }
}
