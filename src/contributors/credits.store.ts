import type { Database } from '../database/open.ts';
import type { Kind } from './credit.rules.ts';
import type { Share } from './wall.rules.ts';

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

/** A credit as its list shows it, with what it comes from as that is called now. */
export interface Credit {
  /** The name that its owner chose for their credits. */
  name: string;
  kind: Kind;
  origin: NewCredit['origin'];
  originId: number;
  /** The task's title, the release's name, or what somebody was thanked for. */
  title: string;
  /** Who thanked, for thanks. */
  giverId: string | null;
  at: number;
}

/** A person's credits in a guild, the latest first, a page of them; and how many there are. */
export function creditsOf(
  db: Database,
  contributorId: number,
  { size, number }: { size: number; number: number },
): { credits: Credit[]; total: number } {
  const credits = db
    .prepare<unknown[], Credit>(
      `${SELECT_CREDIT} WHERE credits.contributor_id = ? ORDER BY credits.at DESC, credits.id DESC LIMIT ? OFFSET ?`,
    )
    .all(contributorId, size, (number - 1) * size);
  const total = db
    .prepare<unknown[], number>('SELECT count(*) FROM credits WHERE contributor_id = ?')
    .pluck()
    .get(contributorId);
  return { credits, total: total ?? 0 };
}

const CREDITED_NAME = 'coalesce(credited_as, contributors.name)';

const SELECT_CREDIT = `
  SELECT ${CREDITED_NAME} AS name, credits.kind, origin, origin_id AS originId, thanks.giver_id AS giverId, credits.at,
    coalesce(tasks.title, releases.name, thanks.reason, '') AS title
  FROM credits JOIN contributors ON contributors.id = contributor_id
    LEFT JOIN tasks ON origin = 'task' AND tasks.id = origin_id
    LEFT JOIN releases ON origin = 'release' AND releases.id = origin_id
    LEFT JOIN thanks ON origin = 'thanks' AND thanks.id = origin_id`;

/** How many credits of each kind a person has, the most first. */
export function countCredits(db: Database, contributorId: number): { kind: Kind; count: number }[] {
  return db
    .prepare<unknown[], { kind: Kind; count: number }>(
      'SELECT kind, count(*) AS count FROM credits WHERE contributor_id = ? GROUP BY kind ORDER BY count DESC, kind',
    )
    .all(contributorId);
}

/**
 * Everyone of a guild who earned a credit in a period and may be named, by name, once for each kind.
 * @param since ms since the epoch
 */
export function sharesSince(db: Database, guildId: string, since: number): Share[] {
  return db
    .prepare<unknown[], Share>(
      `SELECT contributors.id AS contributorId, ${CREDITED_NAME} AS name, github, hugging_face AS huggingFace, kind,
         count(*) AS count
       FROM credits JOIN contributors ON contributors.id = contributor_id
       WHERE credits.guild_id = ? AND credits.at >= ? AND on_wall = 1
       GROUP BY contributors.id, kind ORDER BY ${CREDITED_NAME} COLLATE NOCASE, contributors.id, kind`,
    )
    .all(guildId, since);
}

/** Every credit of a guild since a moment whose owner may be named, the oldest first. */
export function creditsSince(db: Database, guildId: string, since: number): Credit[] {
  return db
    .prepare<unknown[], Credit>(
      `${SELECT_CREDIT} WHERE credits.guild_id = ? AND credits.at >= ? AND on_wall = 1 ORDER BY credits.at, credits.id`,
    )
    .all(guildId, since);
}

/** How many people earned a credit since a moment and prefer not to be named. */
export function countUnnamed(db: Database, guildId: string, since: number): number {
  const count = db
    .prepare<unknown[], number>(
      `SELECT count(DISTINCT contributor_id) FROM credits JOIN contributors ON contributors.id = contributor_id
       WHERE credits.guild_id = ? AND at >= ? AND on_wall = 0`,
    )
    .pluck()
    .get(guildId, since);
  return count ?? 0;
}
