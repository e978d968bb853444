import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { ensureGuild } from '../guilds/store.ts';
import type { Absence } from './absence.rules.ts';
import type { Language, Profile } from './rules.ts';

/** What a person decided about being shown. */
export interface Preferences {
  /** The name under which they want their credits; null: the one that the guild shows. */
  creditedAs: string | null;
  /** Whether the wall and the exports may name them. */
  onWall: boolean;
  /** Whether their claims may be shown on GitHub. */
  onGithub: boolean;
}

/** A person's profile in a guild. */
export interface Contributor extends Profile, Preferences, Absence {
  id: number;
  userId: string;
  /** As the guild showed them when they last did something. */
  name: string;
  joinedAt: number;
}

/** Who does something, where, and when. */
export interface Act {
  guildId: string;
  userId: string;
  name: string;
  at: number;
}

/**
 * The number of the person's profile, which is made at their first act in the guild. Keeps the name up to date.
 * Call it within the transaction of the act.
 */
export function ensureContributor(db: Database, { guildId, userId, name, at }: Act): number {
  const known = db
    .prepare<string[], { id: number; name: string }>(
      'SELECT id, name FROM contributors WHERE guild_id = ? AND user_id = ?',
    )
    .get(guildId, userId);
  if (known) {
    if (known.name !== name) db.prepare('UPDATE contributors SET name = ? WHERE id = ?').run(name, known.id);
    return known.id;
  }
  ensureGuild(db, guildId);
  const { lastInsertRowid } = db
    .prepare('INSERT INTO contributors (guild_id, user_id, name, joined_at) VALUES (?, ?, ?, ?)')
    .run(guildId, userId, name, at);
  const id = Number(lastInsertRowid);
  recordEvent(db, { guildId, subject: 'contributor', subjectId: id, actorId: userId, what: 'created', at });
  return id;
}

/** The person's profile in the guild, or null before their first act there. */
export function contributorOf(db: Database, guildId: string, userId: string): Contributor | null {
  const row = db
    .prepare<string[], ContributorRow>(`${SELECT_CONTRIBUTOR} WHERE guild_id = ? AND user_id = ?`)
    .get(guildId, userId);
  return row ? contributorFrom(row) : null;
}

/** The profile with this number, or null when the guild has none such. */
export function contributorNumbered(db: Database, guildId: string, id: number): Contributor | null {
  const row = db
    .prepare<unknown[], ContributorRow>(`${SELECT_CONTRIBUTOR} WHERE guild_id = ? AND id = ?`)
    .get(guildId, id);
  return row ? contributorFrom(row) : null;
}

/** The columns of a profile with its skills, for a query over `contributors`. */
export const SELECT_CONTRIBUTOR = `
  SELECT id, user_id AS userId, name, presentation, github, hugging_face AS huggingFace, hours_a_week AS hoursAWeek,
    languages, away_from_at AS awayFromAt, away_until_at AS awayUntilAt, credited_as AS creditedAs, on_wall AS onWall,
    on_github AS onGithub, joined_at AS joinedAt,
    (SELECT json_group_array(skills.name ORDER BY folded) FROM contributor_skills
       JOIN skills ON skills.id = skill_id WHERE contributor_id = contributors.id) AS skills
  FROM contributors`;

export type ContributorRow = Omit<Contributor, 'skills' | 'languages' | 'onWall' | 'onGithub'> & {
  skills: string;
  languages: string;
  onWall: number;
  onGithub: number;
};

/** A row of SELECT_CONTRIBUTOR as a contributor. */
export function contributorFrom(row: ContributorRow): Contributor {
  return {
    ...row,
    skills: JSON.parse(row.skills) as string[],
    languages: JSON.parse(row.languages) as Language[],
    onWall: row.onWall === 1,
    onGithub: row.onGithub === 1,
  };
}
