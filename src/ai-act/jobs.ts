import type { Parts } from '../parts.ts';
import { openCalendar } from './calendar.ts';
import { openDesk } from './desk.ts';
import { dueFollowers, remind } from './followers.store.ts';

/** Of one round. Who is left is due in the next minute, too. */
const FOLLOWERS_AT_ONCE = 500;

/** Tells the followers of dates that are 30 or 7 days away. */
export async function remindFollowers({ db, clock }: Parts, signal: AbortSignal): Promise<void> {
  const due = dueFollowers(db, clock(), FOLLOWERS_AT_ONCE);
  if (due.length === 0) return;
  const calendar = await openCalendar();
  for (const userId of due) {
    if (signal.aborted) return;
    remind(db, userId, calendar, clock());
  }
}

/** Takes in what changed in the knowledge before anybody asks: the first question should not wait for it. */
export async function prepareDesk({ db }: Parts): Promise<void> {
  await openDesk(db);
}
