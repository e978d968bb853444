import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { quoted } from '../words.ts';

/** As many as a person may follow in a guild. */
const MOST_FOLLOWS = 50;

interface Act {
  guildId: string;
  userId: string;
  at: number;
}

/** The families of a guild's releases, as the newest of each spells it. */
export function familiesOf(db: Database, guildId: string): string[] {
  return db
    .prepare<unknown[], string>(
      `SELECT family FROM releases WHERE id IN (SELECT max(id) FROM releases WHERE guild_id = ? GROUP BY family)
       ORDER BY family`,
    )
    .pluck()
    .all(guildId);
}

/**
 * Has a person told of each release of a family that is announced from now on. Once more changes nothing.
 * @returns the family as its releases spell it
 * @throws {UserError} when the guild has no release of that family, or the person follows too many
 */
export function followFamily(db: Database, { guildId, userId, at }: Act, typed: string): string {
  return db
    .transaction(() => {
      const wanted = typed.trim().toLowerCase();
      const family = familiesOf(db, guildId).find((one) => one.toLowerCase() === wanted);
      if (family === undefined) throw new UserError('release.follow.errors.unknown', { family: quoted(typed) });
      const others = followedFamilies(db, guildId, userId).filter((one) => one.toLowerCase() !== wanted);
      if (others.length >= MOST_FOLLOWS) throw new UserError('release.follow.errors.tooMany', { count: MOST_FOLLOWS });
      db.prepare(
        'INSERT INTO release_follows (guild_id, user_id, family, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ).run(guildId, userId, family, at);
      return family;
    })
    .immediate();
}

/**
 * @returns the family as it was followed
 * @throws {UserError} when the person does not follow it
 */
export function unfollowFamily(db: Database, { guildId, userId }: Omit<Act, 'at'>, typed: string): string {
  const family = db
    .prepare<unknown[], string>(
      'DELETE FROM release_follows WHERE guild_id = ? AND user_id = ? AND family = ? RETURNING family',
    )
    .pluck()
    .get(guildId, userId, typed.trim());
  if (family === undefined) throw new UserError('release.follow.errors.notFollowed', { family: quoted(typed) });
  return family;
}

/** The families that a person follows in a guild, by name. */
export function followedFamilies(db: Database, guildId: string, userId: string): string[] {
  return db
    .prepare<unknown[], string>('SELECT family FROM release_follows WHERE guild_id = ? AND user_id = ? ORDER BY family')
    .pluck()
    .all(guildId, userId);
}

/** Who is to be told of a release of a family, by Discord id, those who followed first in front. */
export function followersOf(db: Database, guildId: string, family: string): string[] {
  return db
    .prepare<unknown[], string>(
      'SELECT user_id FROM release_follows WHERE guild_id = ? AND family = ? ORDER BY at, user_id',
    )
    .pluck()
    .all(guildId, family);
}
