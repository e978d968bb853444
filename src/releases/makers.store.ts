import type { Kind } from '../contributors/credit.rules.ts';
import { addCredit } from '../contributors/credits.store.ts';
import { ensureContributor } from '../contributors/store.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import type { Release } from './release.ts';
import { type Act, actOn, bumpVersion } from './store.ts';

/** Somebody who made a release, and what they did. */
export interface Maker {
  userId: string;
  /** The name under which they want their credits. */
  name: string;
  kind: Kind;
}

/** As many names as an announcement can hold. */
const MOST = 50;

/** Who made a release, in the order of their names. */
export function makersOf(db: Database, releaseId: number): Maker[] {
  return db
    .prepare<[number], Maker>(
      `SELECT user_id AS userId, coalesce(credited_as, name) AS name, kind
       FROM release_makers JOIN contributors ON contributors.id = contributor_id
       WHERE release_id = ? ORDER BY coalesce(credited_as, name) COLLATE NOCASE, user_id, kind`,
    )
    .all(releaseId);
}

/**
 * Names somebody who made the release. An approval falls, for the announcement names them; after it a maintainer has
 * decided, and they get the credit at once.
 * @throws {UserError} when the one who says so may not, or there are too many
 */
export function addMaker(db: Database, act: Act, maker: Maker): Release {
  return actOn(
    db,
    act,
    'edit',
    { what: 'maker.added', detail: { person: maker.userId, kind: maker.kind } },
    (release) => {
      checkNaming(act, release);
      if (makersOf(db, release.id).length >= MOST) throw new UserError('release.errors.manyMakers', { most: MOST });
      const { guildId, at } = act;
      const contributorId = ensureContributor(db, { guildId, userId: maker.userId, name: maker.name, at });
      const { changes } = db
        .prepare('INSERT INTO release_makers VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
        .run(release.id, contributorId, maker.kind);
      if (release.announcedAt !== null) creditMakers(db, release, at);
      else if (changes > 0) bumpVersion(db, release);
    },
  );
}

/**
 * Takes a name off again: an approval falls; a credit that was given stays.
 * @throws {UserError} when the one who says so may not, or the person is not named
 */
export function removeMaker(db: Database, act: Act, userId: string): Release {
  return actOn(db, act, 'edit', { what: 'maker.removed', detail: { person: userId } }, (release) => {
    checkNaming(act, release);
    const { changes } = db
      .prepare(
        `DELETE FROM release_makers WHERE release_id = ?
           AND contributor_id IN (SELECT id FROM contributors WHERE user_id = ? AND guild_id = ?)`,
      )
      .run(release.id, userId, act.guildId);
    if (changes === 0) throw new UserError('release.errors.noMaker', { person: `<@${userId}>` });
    if (release.announcedAt === null) bumpVersion(db, release);
  });
}

/** What is posted shows its people as they are now, without an amendment: so nobody but a maintainer changes them there. */
function checkNaming({ maintainer }: Act, { id, announcedAt }: Release): void {
  if (announcedAt !== null && !maintainer) throw new UserError('release.errors.announcedMakers', { id });
}

/** Gives everyone who made a release their credit. Within the transaction of its announcement. */
export function creditMakers(db: Database, { guildId, id }: Pick<Release, 'guildId' | 'id'>, at: number): void {
  const makers = db
    .prepare<[number], { contributorId: number; kind: Kind }>(
      'SELECT contributor_id AS contributorId, kind FROM release_makers WHERE release_id = ?',
    )
    .all(id);
  for (const maker of makers) addCredit(db, { ...maker, guildId, origin: 'release', originId: id, at });
}

/** The author counts as one who made it, until they are taken off. Within the transaction of the draft. */
export function nameAuthor(db: Database, releaseId: number, contributorId: number): void {
  const kind: Kind = 'maintenance';
  db.prepare('INSERT INTO release_makers VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(releaseId, contributorId, kind);
}
