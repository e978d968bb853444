import type { Database } from '../database/open.ts';
import type { Release, Stated } from './release.ts';
import { type Act, actOn, bumpVersion } from './store.ts';

/** What an edit says anew. Absent: it stays. */
export interface Edit extends Partial<Pick<Release, 'name' | 'family' | 'maturity'>> {
  stated?: Partial<Stated>;
}

/**
 * Changes what people say of a release. An approval falls; on an announced release the change waits for its amendment.
 * @throws {UserError} when this person may not, or the release is over
 */
export function editRelease(db: Database, act: Act, edit: Edit): Release {
  return actOn(db, act, 'edit', { what: 'edited', detail: { ...edit } }, (release) => {
    const { name, family, maturity } = { ...release, ...edit };
    const stated = { ...release.stated, ...edit.stated };
    db.prepare(
      'UPDATE releases SET name = @name, family = @family, maturity = @maturity, stated = @stated WHERE id = @id',
    ).run({ id: release.id, name, family, maturity, stated: JSON.stringify(stated) });
    bumpVersion(db, { ...release, stated });
  });
}
