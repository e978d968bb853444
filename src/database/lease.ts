import type { Database } from './open.ts';

/**
 * Takes or renews a lease: the right of one process to do what must not be done twice. One conditional statement, so
 * that of two processes on the same file exactly one gets it.
 * @param holder names this process
 * @param forMs how long it lasts without a renewal
 * @returns whether `holder` has it now
 */
export function takeLease(db: Database, name: string, holder: string, now: number, forMs: number): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO leases (name, holder, expires_at) VALUES (@name, @holder, @until)
       ON CONFLICT (name) DO UPDATE SET holder = @holder, expires_at = @until
       WHERE holder = @holder OR expires_at <= @now`,
    )
    .run({ name, holder, now, until: now + forMs });
  return changes === 1;
}

/** Gives the lease back at a clean stop, so that the next process need not wait. */
export function dropLease(db: Database, name: string, holder: string): void {
  db.prepare('DELETE FROM leases WHERE name = ? AND holder = ?').run(name, holder);
}
