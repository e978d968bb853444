import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import { type Announcement, announcementOf } from './announcement.rules.ts';
import type { Assess, Assessment } from './assess.ts';
import { dossierOf } from './dossier.ts';
import { followersOf } from './follows.store.ts';
import { creditMakers } from './makers.store.ts';
import type { Dossier, Release } from './release.ts';
import { checkVersion } from './review.store.ts';
import { type Act, actOn, checkAct, getRelease, remember, subjectOf } from './store.ts';

/** Where a guild announces. */
export interface Place {
  channelId: string;
  /** An announcement channel: other servers may follow it, so the message is crossposted. */
  followed: boolean;
  /** The one role that the guild wants told. */
  roleId: string | null;
}

/** The facts of `release.announced`: what else it says is read when it is made. */
export interface Announced {
  release: number;
  followed: boolean;
  roleId: string | null;
}

export interface AnnounceInput {
  /** The version that was previewed: nothing else is announced. */
  version: number;
  place: Place;
  /** Of the Hub. */
  endpoint: string;
  assess: Assess;
}

/**
 * Announces a release: its new state, its history, the credits of its makers and what is to be posted, in one
 * transaction. Of several maintainers at once one does it; the others are told who did.
 * @throws {UserError} when this person may not, it is not approved, changed since the preview, or is not complete
 */
export function announceRelease(db: Database, act: Act, input: AnnounceInput): Release {
  return db
    .transaction(() => {
      const release = checkAnnounceable(db, act);
      checkVersion(release, input.version);
      return publish(db, release, act.id, act.at, input);
    })
    .immediate();
}

/**
 * The release, when it can be announced by this person.
 * @throws {UserError} that says what is in the way
 */
export function checkAnnounceable(db: Database, act: Act): Release {
  const { id, announcedAt, announcedBy } = getRelease(db, act.guildId, act.release);
  if (announcedAt === null) return checkAct(db, act, 'announce');
  const time = Math.floor(announcedAt / 1000);
  throw announcedBy === null
    ? new UserError('release.errors.announced', { id, time })
    : new UserError('release.errors.announcedBy', { id, time, by: `<@${announcedBy}>` });
}

/** @throws {UserError} when something mandatory is missing and no admin has said why it may be */
function checkComplete({ release }: Dossier, { missing }: Assessment): void {
  if (missing.length === 0 || release.override !== null) return;
  throw new UserError('release.errors.incomplete', { id: release.id, count: missing.length });
}

function publish(
  db: Database,
  { id, guildId, version, state }: Release,
  by: string | null,
  at: number,
  { place, endpoint, assess }: Omit<AnnounceInput, 'version'>,
): Release {
  const dossier = dossierOf(db, guildId, id);
  const assessment = assess(dossier);
  checkComplete(dossier, assessment);
  const { changes } = db
    .prepare(
      `UPDATE releases SET state = 'announced', announced_by = @by, announced_at = @at, announced_version = version,
         announcement = @announcement, approved_version = NULL, announce_at = NULL, announce_by = NULL, announce_place = NULL
       WHERE id = @id AND state = 'approved' AND version = @version AND approved_version = version`,
    )
    .run({ id, by, at, version, announcement: JSON.stringify(announcementOf(dossier, assessment.open, endpoint)) });
  if (changes === 0) throw new UserError('release.errors.changed', { id });
  creditMakers(db, { guildId, id }, at);
  const { channelId, followed, roleId } = place;
  const facts: Announced = { release: id, followed, roleId };
  say(db, {
    guildId,
    to: { channelId },
    kind: 'release.announced',
    facts: { ...facts },
    subject: subjectOf(id),
    at,
    crosspost: followed,
  });
  const { family } = dossier.release;
  for (const userId of followersOf(db, guildId, family)) {
    say(db, { guildId, to: { userId }, kind: 'release.followed', facts: { release: id }, at });
  }
  const detail = { from: state, revision: dossier.release.hub?.revision ?? null };
  remember(db, { guildId, id: by, at }, dossier.release, { what: 'announced', detail });
  return getRelease(db, guildId, id);
}

/**
 * Plans the announcement of an approved release.
 * @param announceAt ms since the epoch, in the future
 * @throws {UserError} when this person may not, it is not approved, changed since the preview, or is not complete
 */
export function planAnnouncement(
  db: Database,
  act: Act,
  { version, place, announceAt, assess }: Omit<AnnounceInput, 'endpoint'> & { announceAt: number },
): Release {
  return actOn(db, act, 'announce', { what: 'planned', detail: { announceAt } }, (release) => {
    checkVersion(release, version);
    const dossier = dossierOf(db, act.guildId, release.id);
    checkComplete(dossier, assess(dossier));
    if (announceAt <= act.at) throw new UserError('release.errors.momentPassed', { id: release.id });
    db.prepare('UPDATE releases SET announce_at = ?, announce_by = ?, announce_place = ? WHERE id = ?').run(
      announceAt,
      act.id,
      JSON.stringify(place),
      release.id,
    );
  });
}

/**
 * Gives up a planned announcement; the approval stays.
 * @throws {UserError} when this person may not, or none is planned
 */
export function cancelAnnouncement(db: Database, act: Act): Release {
  return actOn(db, act, 'cancel', { what: 'cancelled' }, ({ id }) => {
    db.prepare('UPDATE releases SET announce_at = NULL, announce_by = NULL, announce_place = NULL WHERE id = ?').run(
      id,
    );
  });
}

/**
 * An admin says why the release may be announced although something mandatory is missing. It holds for this version.
 * @throws {UserError} when it is not approved
 */
export function overrideChecklist(db: Database, act: Act, reason: string): Release {
  return actOn(db, act, 'announce', { what: 'overridden', detail: { reason } }, ({ id }) => {
    db.prepare('UPDATE releases SET override = ? WHERE id = ?').run(reason, id);
  });
}

/** A planned announcement whose time has come. */
export interface DueRelease {
  id: number;
  guildId: string;
}

export function dueReleases(db: Database, now: number): DueRelease[] {
  return db
    .prepare<[number], DueRelease>(
      'SELECT id, guild_id AS guildId FROM releases WHERE announce_at <= ? ORDER BY announce_at, id',
    )
    .all(now);
}

/**
 * Announces what was planned, by whom planned it, where they saw it previewed. Nothing happens when it was changed,
 * cancelled or announced meanwhile.
 * @throws {UserError} when it can't be announced as it is
 */
export function announceDue(
  db: Database,
  { id, guildId }: DueRelease,
  now: number,
  input: Pick<AnnounceInput, 'endpoint' | 'assess'>,
): void {
  db.transaction(() => {
    const plan = db
      .prepare<[number, number], { by: string | null; place: string }>(
        'SELECT announce_by AS "by", announce_place AS place FROM releases WHERE id = ? AND announce_at <= ?',
      )
      .get(id, now);
    if (!plan) return;
    const place = JSON.parse(plan.place) as Place;
    publish(db, getRelease(db, guildId, id), plan.by, now, { ...input, place });
  }).immediate();
}

/**
 * A planned announcement can't be made as it is: the plan is dropped and the maintainers are told why.
 * @param channelId of the maintainers, if there is one
 * @param reason the key of a text with its values
 */
export function dropPlan(
  db: Database,
  { id, guildId }: DueRelease,
  now: number,
  { channelId, reason }: { channelId: string | null; reason: Pick<UserError, 'key' | 'params'> },
): void {
  db.transaction(() => {
    db.prepare('UPDATE releases SET announce_at = NULL, announce_by = NULL, announce_place = NULL WHERE id = ?').run(
      id,
    );
    const release = getRelease(db, guildId, id);
    remember(db, { guildId, id: null, at: now }, release, { what: 'unplanned', detail: { reason: reason.key } });
    if (channelId === null) return;
    const facts = { release: id, key: reason.key, params: reason.params };
    say(db, { guildId, to: { channelId }, kind: 'release.unplanned', facts, at: now });
  }).immediate();
}

/** What a posted announcement tells, as it was frozen; null before the announcement. */
export function announcementNow(db: Database, id: number): Announcement | null {
  const json = db.prepare<[number], string | null>('SELECT announcement FROM releases WHERE id = ?').pluck().get(id);
  return json ? (JSON.parse(json) as Announcement) : null;
}
