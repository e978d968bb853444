import type { Parts } from '../parts.ts';
import { HubBusy } from './hub-fetch.ts';
import { listRepositories } from './hub-list.ts';
import { nextLookAt, readUntil } from './watch.rules.ts';
import { type DueWatch, dueWatches, leaveHubAlone, recordFailedLook, recordLook } from './watch.store.ts';

/** Of one look, which may take several pages. */
const TIMEOUT_MS = 30_000;

/** Looks for what is new or changed in the watched organisations whose time has come. Run every minute. */
export async function watchOrganisations(parts: Parts, signal: AbortSignal): Promise<void> {
  const { db, clock, log } = parts;
  for (const watch of dueWatches(db, clock())) {
    if (signal.aborted) return;
    try {
      await lookAt(parts, watch, signal);
    } catch (error) {
      // Stopping is no fault of Hugging Face.
      if (signal.aborted) return;
      log.warn({ err: error, organisation: watch.organisation }, 'a watched organisation could not be read');
      recordFailedLook(db, watch, clock());
      if (error instanceof HubBusy) return leaveHubAlone(db, Math.max(clock() + error.waitMs, nextLookAt(0, clock())));
    }
  }
}

async function lookAt({ db, config, clock }: Parts, watch: DueWatch, signal: AbortSignal): Promise<void> {
  const until = readUntil(watch, clock());
  const reading = { ...config.huggingFace, signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) };
  const listed = await listRepositories(reading, watch.organisation, until);
  recordLook(db, watch, { listed, whole: until === null, now: clock() });
}
