import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import type { NewArtifact } from './artifact.rules.ts';
import type { Artifact } from './release.ts';
import { type Act, actOn, bumpVersion } from './store.ts';

/** As many as an announcement and a checklist can name. */
const MOST = 40;

/** What is published with a release, in the order in which it was added. */
export function artifactsOf(db: Database, releaseId: number): Artifact[] {
  return db
    .prepare<[number], Artifact>(
      'SELECT id, kind, address, licence, place FROM release_artifacts WHERE release_id = ? ORDER BY id',
    )
    .all(releaseId);
}

/** @throws {UserError} when this release has no such artifact */
function getArtifact(db: Database, releaseId: number, artifactId: number): Artifact {
  const found = artifactsOf(db, releaseId).find(({ id }) => id === artifactId);
  if (!found) throw new UserError('release.errors.noArtifact', { id: releaseId });
  return found;
}

/** @throws {UserError} when this person may not, the same is there already, or there are too many */
export function addArtifact(db: Database, act: Act, artifact: NewArtifact): Artifact {
  let added = 0;
  actOn(db, act, 'edit', { what: 'artifact.added', detail: { ...artifact } }, (release) => {
    if (artifactsOf(db, release.id).length >= MOST) throw new UserError('release.errors.manyArtifacts', { most: MOST });
    added = insert(db, release.id, artifact) ?? refuseDouble(release.id);
    bumpVersion(db, release);
  });
  return getArtifact(db, act.release, added);
}

/** @throws {UserError} when this person may not, it is not there, or another is the same */
export function editArtifact(db: Database, act: Act, id: number, change: Partial<NewArtifact>): Artifact {
  actOn(db, act, 'edit', { what: 'artifact.edited', detail: { artifact: id, ...change } }, (release) => {
    const artifact = { ...getArtifact(db, release.id, id), ...change };
    const { changes } = db
      .prepare(
        `UPDATE OR IGNORE release_artifacts SET kind = @kind, address = @address, licence = @licence, place = @place
         WHERE id = @id`,
      )
      .run(artifact);
    if (changes === 0) refuseDouble(release.id);
    bumpVersion(db, release);
  });
  return getArtifact(db, act.release, id);
}

/** @throws {UserError} when this person may not, or it is not there */
export function removeArtifact(db: Database, act: Act, id: number): Artifact {
  const artifact = getArtifact(db, act.release, id);
  actOn(db, act, 'edit', { what: 'artifact.removed', detail: { ...artifact } }, (release) => {
    if (db.prepare('DELETE FROM release_artifacts WHERE id = ?').run(id).changes === 0) {
      throw new UserError('release.errors.noArtifact', { id: release.id });
    }
    bumpVersion(db, release);
  });
  return artifact;
}

function refuseDouble(id: number): never {
  throw new UserError('release.errors.sameArtifact', { id });
}

function insert(db: Database, releaseId: number, artifact: NewArtifact): number | undefined {
  const { changes, lastInsertRowid } = db
    .prepare(
      `INSERT INTO release_artifacts (release_id, kind, address, licence, place)
       VALUES (@releaseId, @kind, @address, @licence, @place) ON CONFLICT DO NOTHING`,
    )
    .run({ ...artifact, releaseId });
  return changes === 0 ? undefined : Number(lastInsertRowid);
}
