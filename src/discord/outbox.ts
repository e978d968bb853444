import { dueRows, nextDue } from '../database/outbox.rows.ts';
import { type Delivery, deliver } from './delivery.ts';

export interface Outbox {
  /** There may be something new to deliver. */
  wake(): void;
  /** Finishes the row in hand and stops. */
  stop(): Promise<void>;
}

const BATCH = 50;
/** How long a row written by another process on the same file waits at most. */
const LOOK_EVERY_MS = 5_000;
/** How long before a process that does not have the lease asks for it again, with something to deliver. */
const STANDBY_MS = 1_000;

/**
 * Delivers the outbox, row by row, while this process holds the lease.
 * @param mayWork takes or renews the lease
 */
export function startOutbox(delivery: Delivery, mayWork: () => boolean): Outbox {
  const { db, clock, log } = delivery;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  let round: Promise<void> | undefined;

  /** Delivers what is due. @returns how long to wait before looking again */
  async function run(): Promise<number> {
    do {
      again = false;
      for (const row of dueRows(db, clock(), BATCH)) {
        if (stopped) return 0;
        if (!mayWork()) return STANDBY_MS;
        await deliver(row, delivery);
      }
    } while (again && !stopped);
    return untilNext();
  }

  function wake(): void {
    if (stopped) return;
    again = true;
    if (round) return;
    clearTimeout(timer);
    round = run()
      .catch((error) => {
        log.error({ err: error }, 'the outbox failed');
        return LOOK_EVERY_MS;
      })
      .then((wait) => {
        round = undefined;
        if (!stopped) timer = setTimeout(wake, wait);
      });
  }

  function untilNext(): number {
    const next = nextDue(db);
    return next === undefined ? LOOK_EVERY_MS : Math.min(Math.max(next - clock(), 20), LOOK_EVERY_MS);
  }

  wake();
  return {
    wake,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
