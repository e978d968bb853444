import type { Database } from './open.ts';

/** Longer than a gateway's replay or a second process could bring an interaction again. */
const KEPT_MS = 60 * 60_000;

/**
 * Takes an interaction for this process. The gateway may bring one twice after a resume, and two processes connected
 * with one token both get it: it is run by whoever is first.
 * @returns whether it was not taken before
 */
export function takeInteraction(db: Database, id: string, now: number): boolean {
  return db
    .transaction(() => {
      db.prepare('DELETE FROM interactions WHERE at < ?').run(now - KEPT_MS);
      return db.prepare('INSERT INTO interactions VALUES (?, ?) ON CONFLICT DO NOTHING').run(id, now).changes === 1;
    })
    .immediate();
}
