import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import type { Release } from './release.ts';
import { type Act, actOn, subjectOf } from './store.ts';

/**
 * Hands a release in: it waits for another maintainer, and the guild's channel for reviews is told.
 * @param channelId of the channel for reviews, if there is one
 * @throws {UserError} when this person may not, or it is no draft
 */
export function submitRelease(db: Database, act: Act, channelId: string | null): Release {
  const { guildId, at } = act;
  return actOn(db, act, 'submit', { what: 'submitted' }, ({ id }) => {
    db.prepare("UPDATE releases SET state = 'in_review', submitted_at = ? WHERE id = ?").run(at, id);
    if (channelId === null) return;
    const facts = { release: id, by: act.id };
    say(db, { guildId, to: { channelId }, kind: 'release.review', facts, subject: subjectOf(id), at });
  });
}

/**
 * Approves what was handed in, in one stated version.
 * @param version the one that was looked at
 * @throws {UserError} when somebody was quicker, this person may not, or the release has changed since
 */
export function approveRelease(db: Database, act: Act, version: number): Release {
  return actOn(db, act, 'approve', { what: 'approved', detail: { version } }, (release) => {
    checkVersion(release, version);
    db.prepare(
      "UPDATE releases SET state = 'approved', approved_version = version, approved_by = ?, approved_at = ? WHERE id = ?",
    ).run(act.id, act.at, release.id);
    tellAuthor(db, act, release, { kind: 'release.approved' });
  });
}

/**
 * Gives a release back to its author, with the reason. What was approved or planned is so no more.
 * @throws {UserError} when somebody was quicker, or this person may not
 */
export function returnRelease(db: Database, act: Act, reason: string): Release {
  return actOn(db, act, 'return', { what: 'returned', detail: { reason } }, (release) => {
    db.prepare(
      `UPDATE releases SET state = 'draft', approved_version = NULL, approved_by = NULL, approved_at = NULL,
         announce_at = NULL, announce_by = NULL, announce_place = NULL, override = NULL WHERE id = ?`,
    ).run(release.id);
    tellAuthor(db, act, release, { kind: 'release.returned', reason });
  });
}

/** @throws {UserError} when what was looked at is not what it is now */
export function checkVersion({ id, version }: Release, seen: number): void {
  if (version !== seen) throw new UserError('release.errors.changed', { id });
}

/** The author is told by direct message, unless they did it themselves. */
function tellAuthor(
  db: Database,
  { guildId, id: by, at }: Act,
  { id, draftedBy }: Release,
  { kind, ...more }: { kind: string; reason?: string },
): void {
  if (draftedBy === null || draftedBy === by) return;
  say(db, { guildId, to: { userId: draftedBy }, kind, facts: { release: id, by, ...more }, at });
}
