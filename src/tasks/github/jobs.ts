import type { Parts } from '../../parts.ts';
import { GithubBusy, githubClient } from './client.ts';
import { dueImports } from './imports.store.ts';
import { readRepository } from './read.ts';
import { writeClaims } from './write.ts';

/** Reads what changed on GitHub and writes what was claimed here. Run every minute; each repository is read every ten. */
export async function syncGithub(parts: Parts, signal: AbortSignal): Promise<void> {
  const { config, db, clock, log } = parts;
  const github = githubClient(config, clock, signal);
  for (const followed of dueImports(db, clock())) {
    try {
      await readRepository(parts, github, followed, signal);
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error, repository: followed.repository }, 'a repository could not be read');
      // A limit is one for all repositories.
      if (error instanceof GithubBusy && error.notBefore > 0) return;
    }
  }
  if (config.github.token) await writeClaims(parts, github, signal);
}
