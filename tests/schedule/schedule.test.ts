import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { type Job, startSchedule, wallMinutes } from '../../src/schedule/schedule.ts';
import { silence } from '../support/conversations.ts';
import { testDatabase } from '../support/database.ts';

const parts = {
  config: readConfig({}),
  db: testDatabase(),
  clock: Date.now,
  log: pino({ level: 'silent' }),
  conversations: silence,
};

/** A job that counts its runs. */
function counter() {
  const counted = {
    runs: 0,
    job() {
      counted.runs += 1;
    },
  };
  return counted;
}

/** A schedule whose minutes pass when the test says so. */
function scheduleOf(jobs: Record<string, Job>, mayWork = () => true) {
  let minute = () => {};
  let stopped = false;
  const afterRun = counter();
  const schedule = startSchedule({
    parts,
    jobs,
    mayWork,
    afterRun: afterRun.job,
    minutes: (onMinute) => {
      minute = onMinute;
      return () => {
        stopped = true;
      };
    },
  });
  return { ...schedule, minute: () => minute(), minutesStopped: () => stopped, afterRuns: () => afterRun.runs };
}

/** A job that counts its runs, each of which ends when the test says so. */
function slowJob() {
  const runs: PromiseWithResolvers<void>[] = [];
  const signals: AbortSignal[] = [];
  const job: Job = (_, signal) => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    signals.push(signal);
    return run.promise;
  };
  return { job, runs, signals };
}

/** Once all that was begun and does not wait for anything has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the schedule', () => {
  test('runs every job at the start, and again each minute', async () => {
    const counting = counter();
    const { minute, stop, afterRuns } = scheduleOf({ count: counting.job });
    await settled();
    minute();
    await settled();
    expect([counting.runs, afterRuns()]).toEqual([2, 2]);
    await stop();
  });

  test('does not start a job again while it runs, and holds up no other for it', async () => {
    const slow = slowJob();
    const counting = counter();
    const { minute, stop } = scheduleOf({ slow: slow.job, quick: counting.job });
    await settled();
    minute();
    await settled();
    expect([slow.runs.length, counting.runs]).toEqual([1, 2]);
    slow.runs[0]?.resolve();
    await settled();
    minute();
    await settled();
    expect(slow.runs).toHaveLength(2);
    slow.runs[1]?.resolve();
    await stop();
  });

  test('goes on when a job fails, at once or later', async () => {
    const counting = counter();
    const { minute, stop } = scheduleOf({
      throws: () => {
        throw new Error('at once');
      },
      rejects: () => Promise.reject(new Error('later')),
      works: counting.job,
    });
    await settled();
    minute();
    await settled();
    expect(counting.runs).toBe(2);
    await stop();
  });

  test('runs nothing without the lease', async () => {
    let held = false;
    const counting = counter();
    const { minute, stop } = scheduleOf({ count: counting.job }, () => held);
    await settled();
    expect(counting.runs).toBe(0);
    held = true;
    minute();
    await settled();
    expect(counting.runs).toBe(1);
    await stop();
  });

  test('tells running jobs to end when it stops, waits for them, and starts none any more', async () => {
    const slow = slowJob();
    const { minute, stop, minutesStopped, afterRuns } = scheduleOf({ slow: slow.job });
    await settled();
    let stopped = false;
    const stopping = stop().then(() => {
      stopped = true;
    });
    await settled();
    expect([slow.signals[0]?.aborted, minutesStopped(), stopped]).toEqual([true, true, false]);
    minute();
    slow.runs[0]?.resolve();
    await stopping;
    expect([slow.runs.length, afterRuns()]).toEqual([1, 0]);
  });
});

test('the minutes of the wall clock leave nothing behind when they are stopped', () => {
  const stop = wallMinutes(() => {});
  stop();
});
