import type { Database } from '../database/open.ts';
import type { Kind } from './credit.rules.ts';

/** A recorded contribution, before it has a number. */
export interface NewCredit {
  guildId: string;
  contributorId: number;
  kind: Kind;
  origin: 'task' | 'release' | 'thanks';
  originId: number;
  at: number;
}

/** Records a contribution; the same one twice counts once. Call it within the transaction of what earned it. */
export function addCredit(db: Database, credit: NewCredit): void {
  db.prepare(
    `INSERT INTO credits (guild_id, contributor_id, kind, origin, origin_id, at)
     VALUES (@guildId, @contributorId, @kind, @origin, @originId, @at) ON CONFLICT DO NOTHING`,
  ).run(credit);
}
