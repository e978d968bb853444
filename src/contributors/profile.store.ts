import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { fold, quoted } from '../words.ts';
import { MAX_SKILLS, type Profile } from './rules.ts';
import { dropUnusedSkills, skillId } from './skills.store.ts';
import { type Act, type Contributor, contributorOf, ensureContributor, type Preferences } from './store.ts';

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
