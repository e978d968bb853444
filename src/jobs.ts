import type { Job } from './schedule/schedule.ts';

/** What the clock starts each minute, by name. */
export const jobs: Readonly<Record<string, Job>> = {};
