import type { Database } from '../database/open.ts';
import { FIRST_LIMIT } from '../tasks/claims.store.ts';
import type { Language } from './rules.ts';
import { type Contributor, type ContributorRow, contributorFrom, SELECT_CONTRIBUTOR } from './store.ts';

/** Whom somebody looks for; null: whatever it is. */
export interface Wanted {
  /** The number of a skill of the guild. */
  skill: number | null;
  language: Language | null;
  /** Only those who are here and could claim a task now. */
  free: boolean;
}

/** The contributors of a guild who fit, a page of them by name, and how many there are. */
export function findContributors(
  db: Database,
  guildId: string,
  wanted: Wanted,
  { claimLimit, at, size, number }: { claimLimit: number; at: number; size: number; number: number },
): { contributors: Contributor[]; total: number } {
  const filter = {
    guildId,
    ...wanted,
    free: Number(wanted.free),
    claimLimit,
    first: FIRST_LIMIT,
    at,
  };
  const total = db.prepare<unknown[], number>(`SELECT count(*) FROM contributors WHERE ${FITS}`).pluck().get(filter);
  const contributors = db
    .prepare<unknown[], ContributorRow>(
      `${SELECT_CONTRIBUTOR} WHERE ${FITS} ORDER BY name COLLATE NOCASE, id LIMIT @size OFFSET @offset`,
    )
    .all({ ...filter, size, offset: (number - 1) * size })
    .map(contributorFrom);
  return { contributors, total: total ?? 0 };
}

/** Who erased their data is nobody any more: they have no name. Who is free has fewer tasks than they may hold. */
const FITS = `guild_id = @guildId AND name <> ''
  AND (@skill IS NULL OR EXISTS (SELECT 1 FROM contributor_skills
         WHERE contributor_id = contributors.id AND skill_id = @skill))
  AND (@language IS NULL OR EXISTS (SELECT 1 FROM json_each(languages) WHERE value = @language))
  AND (@free = 0 OR (
    (away_from_at IS NULL OR away_until_at IS NULL OR away_from_at > @at OR away_until_at <= @at)
    AND (@claimLimit = 0 OR (SELECT count(*) FROM claims JOIN tasks ON tasks.id = task_id
           WHERE contributor_id = contributors.id AND state = 'claimed')
         < CASE WHEN EXISTS (SELECT 1 FROM claims JOIN tasks ON tasks.id = task_id
                  WHERE contributor_id = contributors.id AND state = 'done') THEN @claimLimit ELSE @first END)))`;
