import { schedule } from 'node-cron';
import type { Parts } from '../parts.ts';

/**
 * Work that the clock starts. What is due is a column in SQL, so that a missed minute heals itself; a job only looks
 * and does it. It should stop soon when `signal` is aborted.
 */
export type Job = (parts: Parts, signal: AbortSignal) => void | Promise<void>;

/** Calls back each minute until the returned function is called. */
export type Minutes = (onMinute: () => void) => () => void;

/** The wall clock's minutes. In UTC: a zone's daylight saving must neither skip nor repeat one. */
export const wallMinutes: Minutes = (onMinute) => {
  const task = schedule('* * * * *', onMinute, { timezone: 'UTC', noOverlap: true });
  return () => void task.destroy();
};

export interface Schedule {
  /** Tells running jobs to end and waits for them. */
  stop(): Promise<void>;
}

interface ScheduleOptions {
  parts: Parts;
  /** By name, for the log. */
  jobs: Readonly<Record<string, Job>>;
  minutes: Minutes;
  /** Takes or renews the lease: of two processes on one file, one runs the jobs. */
  mayWork: () => boolean;
  /** Called after each job: it may have written to the outbox. */
  afterRun: () => void;
}

/** Runs every job at the start and then each minute, side by side, none of them twice at once. */
export function startSchedule({ parts, jobs, minutes, mayWork, afterRun }: ScheduleOptions): Schedule {
  const abort = new AbortController();
  const running = new Map<string, Promise<void>>();

  function start(name: string, job: Job): void {
    if (running.has(name) || abort.signal.aborted || !mayWork()) return;
    const work = Promise.resolve()
      .then(() => job(parts, abort.signal))
      .catch((error) => parts.log.error({ err: error, job: name }, 'a job failed'))
      .finally(() => {
        running.delete(name);
        if (!abort.signal.aborted) afterRun();
      });
    running.set(name, work);
  }

  function minute(): void {
    for (const [name, job] of Object.entries(jobs)) start(name, job);
  }

  const stopMinutes = minutes(minute);
  minute();
  return {
    async stop() {
      stopMinutes();
      abort.abort();
      await Promise.allSettled(running.values());
    },
  };
}
