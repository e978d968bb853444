import type { Parts } from '../parts.ts';
import { ask } from './hub.ts';
import { licenceOf } from './hub-answer.ts';
import { editsBetween, hidden, type Sight } from './hub-edits.rules.ts';
import { type Announced, dueSights, recordBlindness, recordSight } from './hub-edits.store.ts';
import { HubBusy } from './hub-fetch.ts';
import { nextLookAt } from './watch.rules.ts';
import { leaveHubAlone } from './watch.store.ts';

const TIMEOUT_MS = 6_000;
/** Of one round. Those that are left are due in the next minute, too. */
const AT_ONCE = 20;

/** Looks whether announced releases were edited on Hugging Face. Run every minute; each is looked at every twenty. */
export async function lookForEdits(parts: Parts, signal: AbortSignal): Promise<void> {
  const { db, clock, log } = parts;
  for (const release of dueSights(db, clock(), AT_ONCE)) {
    if (signal.aborted) return;
    try {
      await look(parts, release, signal);
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ err: error, release: release.id }, 'an announced release could not be looked at');
      recordBlindness(db, release, clock());
      if (error instanceof HubBusy) return leaveHubAlone(db, Math.max(clock() + error.waitMs, nextLookAt(0, clock())));
    }
  }
}

async function look(parts: Parts, release: Announced, signal: AbortSignal): Promise<void> {
  const { db, clock } = parts;
  const sight = await sightOf(parts, release, signal);
  const edits = editsBetween(release.seen, sight, release.announced);
  recordSight(db, release, { sight, edits, now: clock() });
}

/** @throws when Hugging Face can't be asked now, which says nothing of the release */
async function sightOf({ config }: Parts, { kind, seen }: Announced, signal: AbortSignal): Promise<Sight> {
  const { huggingFace } = config;
  const reading = { ...huggingFace, signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) };
  try {
    const answer = await ask(reading, { kind, id: seen.repository });
    if (answer.private) return hidden(seen, 'private');
    if (answer.disabled) return hidden(seen, 'disabled');
    const { name: repository, sha: revision, gated } = answer;
    return { access: 'public', repository, revision, licence: licenceOf(answer), gated: gated !== false };
  } catch (error) {
    const { statusCode } = error as { statusCode?: unknown };
    const isGone = statusCode === 404 || (statusCode === 401 && huggingFace.token === undefined);
    if (isGone) return hidden(seen, 'gone');
    throw error;
  }
}
