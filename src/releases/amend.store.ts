import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import type { AnnounceInput, Place } from './announce.store.ts';
import { announcementOf } from './announcement.rules.ts';
import { dossierOf } from './dossier.ts';
import type { Release } from './release.ts';
import { checkVersion } from './review.store.ts';
import { type Act, actOn, getRelease } from './store.ts';

/** A dated note under an announcement. */
export interface Note {
  note: string;
  at: number;
}

/** The notes under an announcement, oldest first. */
export function notesOf(db: Database, releaseId: number): Note[] {
  return db
    .prepare<[number], Note>('SELECT note, at FROM release_notes WHERE release_id = ? ORDER BY id')
    .all(releaseId);
}

/**
 * Has the posted announcement tell what is true now, with a note that says what changed.
 * @param version the one that was looked at: what was edited since is not told unseen
 * @throws {UserError} when this person may not, it was not announced, or it has changed since
 */
export function amendRelease(
  db: Database,
  act: Act,
  { version, note, endpoint, assess }: Pick<AnnounceInput, 'version' | 'endpoint' | 'assess'> & { note: string },
): Release {
  return actOn(db, act, 'amend', { what: 'amended', detail: { note } }, (release) => {
    checkVersion(release, version);
    const { id } = release;
    const dossier = dossierOf(db, act.guildId, id);
    const announcement = announcementOf(dossier, assess(dossier).open, endpoint);
    db.prepare('UPDATE releases SET announcement = ?, announced_version = version WHERE id = ?').run(
      JSON.stringify(announcement),
      id,
    );
    addNote(db, id, { note, at: act.at });
  });
}

/**
 * Another release takes its place; the posted announcement says so, and since when.
 * @param by the number of the one that does
 * @throws {UserError} when this person may not, one of them was not announced, or they are the same
 */
export function supersedeRelease(db: Database, act: Act, by: number): Release {
  return actOn(db, act, 'supersede', { what: 'superseded', detail: { by } }, ({ id }) => {
    const next = getRelease(db, act.guildId, by);
    if (next.id === id) throw new UserError('release.errors.sameRelease');
    if (next.state !== 'announced') throw new UserError('release.errors.notAnnounced', { id: next.id });
    db.prepare("UPDATE releases SET state = 'superseded', superseded_by_release = ? WHERE id = ?").run(by, id);
    addNote(db, id, { note: `→ ${next.name}`, at: act.at });
  });
}

/**
 * Takes a release back: the posted announcement says so with the reason, and a notice is posted.
 * @param place where the guild announces, if it still does
 * @throws {UserError} when this person may not, or it was not announced
 */
export function withdrawRelease(
  db: Database,
  act: Act,
  { reason, place }: { reason: string; place: Place | null },
): Release {
  const { guildId, at } = act;
  return actOn(db, act, 'withdraw', { what: 'withdrawn', detail: { reason } }, ({ id }) => {
    db.prepare("UPDATE releases SET state = 'withdrawn', withdrawn_reason = ? WHERE id = ?").run(reason, id);
    addNote(db, id, { note: reason, at });
    if (place === null) return;
    const { channelId, followed } = place;
    const facts = { release: id, followed };
    say(db, { guildId, to: { channelId }, kind: 'release.withdrawn', facts, at, crosspost: followed });
  });
}

function addNote(db: Database, releaseId: number, { note, at }: Note): void {
  db.prepare('INSERT INTO release_notes (release_id, note, at) VALUES (?, ?, ?)').run(releaseId, note, at);
}
