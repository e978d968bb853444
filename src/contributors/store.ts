import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { ensureGuild } from '../guilds/store.ts';
import { UserError } from '../user-error.ts';
import { fold, quoted } from '../words.ts';
import { MAX_SKILLS, type Profile } from './rules.ts';

/** A person's profile in a guild. */
export interface Contributor extends Profile {
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
    .prepare<string[], Omit<Contributor, 'skills'>>(
      `SELECT id, user_id AS userId, name, presentation, github, hugging_face AS huggingFace,
         hours_a_week AS hoursAWeek, joined_at AS joinedAt
       FROM contributors WHERE guild_id = ? AND user_id = ?`,
    )
    .get(guildId, userId);
  return row ? { ...row, skills: skillsOf(db, row.id) } : null;
}

function skillsOf(db: Database, contributorId: number): string[] {
  return db
    .prepare<[number], string>(
      `SELECT name FROM contributor_skills JOIN skills ON skills.id = skill_id
       WHERE contributor_id = ? ORDER BY folded`,
    )
    .pluck()
    .all(contributorId);
}

/** Replaces what the person says of themselves. A skill that somebody else has keeps the spelling that it has there. */
export function saveProfile(db: Database, { profile, ...act }: Act & { profile: Profile }): Contributor {
  return db
    .transaction(() => {
      const id = ensureContributor(db, act);
      const before = existing(db, act);
      db.prepare(
        `UPDATE contributors SET presentation = @presentation, github = @github, hugging_face = @huggingFace,
           hours_a_week = @hoursAWeek WHERE id = @id`,
      ).run({ ...profile, skills: null, id });
      replaceSkills(db, act.guildId, id, profile.skills);
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

/** Empties the person's profiles of all that they said, in all guilds. The rows stay: claims and credits rest on them. */
export function blankProfiles(db: Database, userId: string): { id: number; guildId: string }[] {
  const profiles = db
    .prepare<[string], { id: number; guildId: string }>(
      'SELECT id, guild_id AS guildId FROM contributors WHERE user_id = ?',
    )
    .all(userId);
  db.prepare(
    `UPDATE contributors SET name = '', presentation = NULL, github = NULL, hugging_face = NULL, hours_a_week = NULL
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
  const folded = fold(name);
  db.prepare('INSERT INTO skills (guild_id, name, folded) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    guildId,
    name,
    folded,
  );
  db.prepare(
    `INSERT INTO contributor_skills (contributor_id, skill_id)
     SELECT ?, id FROM skills WHERE guild_id = ? AND folded = ?`,
  ).run(contributorId, guildId, folded);
}

/** A skill that nobody has any more is forgotten, so that whoever has it next spells it anew. */
function dropUnusedSkills(db: Database, guildId: string): void {
  db.prepare(
    'DELETE FROM skills WHERE guild_id = ? AND NOT EXISTS (SELECT 1 FROM contributor_skills WHERE skill_id = skills.id)',
  ).run(guildId);
}

const FIELDS = ['skills', 'github', 'huggingFace', 'presentation', 'hoursAWeek'] as const satisfies (keyof Profile)[];

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
