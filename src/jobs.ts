import { prepareDesk, remindFollowers } from './ai-act/jobs.ts';
import { fetchDueSources, postDueDigests } from './digests/jobs.ts';
import { lookForEdits } from './releases/hub-edits.jobs.ts';
import { announceDueReleases } from './releases/jobs.ts';
import { watchOrganisations } from './releases/watch.jobs.ts';
import type { Job } from './schedule/schedule.ts';
import { renewBoards } from './tasks/board.jobs.ts';
import { syncGithub } from './tasks/github/jobs.ts';
import { lapseIdleClaims, remindIdleClaimants } from './tasks/jobs.ts';

/** What the clock starts each minute, by name. */
export const jobs: Readonly<Record<string, Job>> = {
  fetchDueSources,
  postDueDigests,
  announceDueReleases,
  remindIdleClaimants,
  lapseIdleClaims,
  renewBoards,
  syncGithub,
  watchOrganisations,
  lookForEdits,
  prepareDesk,
  remindFollowers,
};
