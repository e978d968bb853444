import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { ensureGuild } from '../guilds/store.ts';
import { UserError } from '../user-error.ts';
import { fold, quoted } from '../words.ts';
import type { Absence } from './absence.rules.ts';
import { type Language, MAX_SKILLS, type Profile } from './rules.ts';
import { dropUnusedSkills, skillId } from './skills.store.ts';

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

/** Replaces what the person says of themselves. A skill that somebody else has keeps the spelling that it has there. */
export function saveProfile(db: Database, { profile, ...act }: Act & { profile: Profile }): Contributor {
  return db
    .transaction(() => {
      const id = ensureContributor(db, act);
      const before = existing(db, act);
      db.prepare(
        `UPDATE contributors SET presentation = @presentation, github = @github, hugging_face = @huggingFace,
           hours_a_week = @hoursAWeek, languages = @languages WHERE id = @id`,
      ).run({ ...profile, skills: null, languages: JSON.stringify(profile.languages), id });
      replaceSkills(db, act.guildId, id, profile.skills);
      return recordChange(db, act, before);
    })
    .immediate();
}

/** Changes what the person decided about being shown; what is not named stays. */
export function savePreferences(
  db: Database,
  { preferences, ...act }: Act & { preferences: Partial<Preferences> },
): Contributor {
  return db
    .transaction(() => {
      const id = ensureContributor(db, act);
      const before = existing(db, act);
      const { creditedAs, onWall, onGithub } = { ...before, ...preferences };
      db.prepare('UPDATE contributors SET credited_as = ?, on_wall = ?, on_github = ? WHERE id = ?').run(
        creditedAs,
        Number(onWall),
        Number(onGithub),
        id,
      );
      return recordChange(db, act, before);
    })
    .immediate();
}

/**
 * Adds a skill to the person's own.
 * @throws {UserError} when they have as many as one may have
 */
export function addSkill(db: Database, { skill, ...act }: Act & { skill: string }): Contributor {
  return db
    .transaction(() => {
      const id = ensureContributor(db, act);
      const before = existing(db, act);
      if (before.skills.some((had) => fold(had) === fold(skill))) return before;
      if (before.skills.length >= MAX_SKILLS) {
        throw new UserError('contributor.errors.tooManySkills', { max: MAX_SKILLS });
      }
      link(db, act.guildId, id, skill);
      return recordChange(db, act, before);
    })
    .immediate();
}

/**
 * Takes a skill from the person's own.
 * @throws {UserError} when they don't have it
 */
export function removeSkill(db: Database, { skill, ...act }: Act & { skill: string }): Contributor {
  return db
    .transaction(() => {
      const before = contributorOf(db, act.guildId, act.userId);
      const kept = before?.skills.filter((had) => fold(had) !== fold(skill));
      if (!before || kept?.length === before.skills.length) {
        throw new UserError('contributor.errors.notYourSkill', { skill: quoted(skill) });
      }
      replaceSkills(db, act.guildId, before.id, kept ?? []);
      return recordChange(db, act, before);
    })
    .immediate();
}

/** Skills that contributors of the guild have, the most frequent first, whose name holds what was typed. */
export function usedSkills(db: Database, guildId: string, typed: string, limit: number): string[] {
  return db
    .prepare<unknown[], string>(
      `SELECT name FROM skills JOIN contributor_skills ON skill_id = skills.id
       WHERE guild_id = ? AND instr(folded, ?) > 0 GROUP BY skills.id ORDER BY count(*) DESC, folded LIMIT ?`,
    )
    .pluck()
    .all(guildId, fold(typed.trim()), limit);
}

/**
 * Empties the person's profiles of all that they said, in all guilds. The rows stay, because claims and credits rest on
 * them, but nothing names them any more.
 */
export function blankProfiles(db: Database, userId: string): { id: number; guildId: string }[] {
  const profiles = db
    .prepare<[string], { id: number; guildId: string }>(
      'SELECT id, guild_id AS guildId FROM contributors WHERE user_id = ?',
    )
    .all(userId);
  db.prepare(
    `UPDATE contributors SET name = '', presentation = NULL, github = NULL, hugging_face = NULL, hours_a_week = NULL,
       languages = '[]', away_from_at = NULL, away_until_at = NULL, credited_as = NULL, on_wall = 0, on_github = 0
     WHERE user_id = ?`,
  ).run(userId);
  for (const { id, guildId } of profiles) replaceSkills(db, guildId, id, []);
  return profiles;
}

function existing(db: Database, { guildId, userId }: Act): Contributor {
  const contributor = contributorOf(db, guildId, userId);
  if (!contributor) throw new Error(`contributor ${userId} of guild ${guildId} is gone within a transaction`);
  return contributor;
}

function replaceSkills(db: Database, guildId: string, contributorId: number, names: readonly string[]): void {
  db.prepare('DELETE FROM contributor_skills WHERE contributor_id = ?').run(contributorId);
  dropUnusedSkills(db, guildId);
  for (const name of names) link(db, guildId, contributorId, name);
}

function link(db: Database, guildId: string, contributorId: number, name: string): void {
  db.prepare('INSERT INTO contributor_skills VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    contributorId,
    skillId(db, guildId, name),
  );
}

const FIELDS = [
  'skills',
  'github',
  'huggingFace',
  'presentation',
  'hoursAWeek',
  'languages',
  'creditedAs',
  'onWall',
  'onGithub',
] as const satisfies (keyof Contributor)[];

/** The log says which fields changed, not from what to what: the words are the person's, who may have them erased. */
function recordChange(db: Database, act: Act, before: Contributor): Contributor {
  const after = existing(db, act);
  const fields = FIELDS.filter((field) => String(before[field]) !== String(after[field]));
  if (fields.length > 0) {
    recordEvent(db, {
      guildId: act.guildId,
      subject: 'contributor',
      subjectId: after.id,
      actorId: act.userId,
      what: 'changed',
      detail: { fields },
      at: act.at,
    });
  }
  return after;
}
