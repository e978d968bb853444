import { guildSettings } from '../guilds/store.ts';
import type { Parts } from '../parts.ts';
import { UserError } from '../user-error.ts';
import { announceDue, type DueRelease, dropPlan, dueReleases } from './announce.store.ts';
import { type Assessor, assessor } from './assess.ts';

/** Announces what was planned for now, each in a transaction of its own: one that can't be holds up no other. */
export async function announceDueReleases(parts: Parts, signal: AbortSignal): Promise<void> {
  const { db, clock, config, log } = parts;
  const due = dueReleases(db, clock());
  if (due.length === 0) return;
  const assess = await assessor(config.huggingFace.endpoint);
  for (const release of due) {
    if (signal.aborted) return;
    try {
      announceOne(parts, release, assess);
    } catch (error) {
      log.error({ err: error, release: release.id }, 'a planned release could not be announced and is tried again');
    }
  }
}

/** What people can mend is told to the maintainers, once; anything else is tried again in a minute. */
function announceOne({ db, clock, config }: Parts, release: DueRelease, assess: Assessor): void {
  const now = clock();
  const settings = guildSettings(db, release.guildId, config);
  try {
    announceDue(db, release, now, { endpoint: config.huggingFace.endpoint, assess: assess(settings, now) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    dropPlan(db, release, now, { channelId: settings.maintainerChannelId, reason: error });
  }
}
