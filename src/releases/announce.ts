import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import { isRepositoryId, missingToAnnounce, pageOf, type Release, type Repository, statesBefore } from './rules.ts';
import { getRelease } from './store.ts';

/** The renderer's name. */
const ANNOUNCED = 'release.announced';

/** Where a guild announces. */
export interface Place {
  channelId: string;
  /** An announcement channel: other servers may follow it, so the message is crossposted. */
  followed: boolean;
  /** The one role that the guild wants told. */
  roleId: string | null;
}

/** A page of the Hub that an announcement leads to. */
export interface Link extends Repository {
  url: string;
}

/** All that an announcement says, frozen: what happens to the release later does not change it. */
export interface Announcement {
  /** Without its people: who erases their data need not be looked for here. */
  release: Release;
  /** Its own page, on the Hub of that day. */
  page: string;
  /** Of what it is made of. */
  links: Link[];
  followed: boolean;
  roleId: string | null;
}

/** A row of buttons holds five, and the first leads to the release itself. */
const MAX_LINKS = 4;

/** What would be said if it were announced now: the preview and the post are made of the same. */
export function announcementOf(release: Release, { followed, roleId }: Place, endpoint: string): Announcement {
  const { kind, repository, baseModels, datasets } = release;
  const sources: Repository[] = [
    ...baseModels.map((id) => ({ kind: 'model' as const, id })),
    ...datasets.map((id) => ({ kind: 'dataset' as const, id })),
  ];
  return {
    release: { ...release, draftedBy: null, announcedBy: null },
    page: pageOf({ kind, id: repository }, endpoint),
    links: sources
      .filter(({ id }) => isRepositoryId(id))
      .slice(0, MAX_LINKS)
      .map((source) => ({ ...source, url: pageOf(source, endpoint) })),
    followed,
    roleId,
  };
}

/** @throws {UserError} when it was announced already, or something mandatory is missing */
export function checkAnnounceable(release: Release): void {
  const { id, announcedAt, announcedBy } = release;
  if (announcedAt !== null) {
    const time = Math.floor(announcedAt / 1000);
    throw announcedBy === null
      ? new UserError('release.errors.announced', { id, time })
      : new UserError('release.errors.announcedBy', { id, time, by: `<@${announcedBy}>` });
  }
  const [missing] = missingToAnnounce(release);
  if (missing !== undefined) throw new UserError(`release.errors.missing.${missing}`, { id });
}

/**
 * Announces a release: its new state, its history and what is to be posted, in one transaction. Of several maintainers
 * at once one does it; the others are told who did.
 * @param version the one that was previewed: nothing else is announced
 * @throws {UserError} when it is unknown, was announced, changed since the preview, or is not complete
 */
export function announceRelease(
  db: Database,
  { guildId, id, version, by, place, endpoint, at }: AnnounceInput,
): Release {
  return db
    .transaction(() => {
      const before = getRelease(db, guildId, id);
      checkAnnounceable(before);
      const { changes } = db
        .prepare(
          `UPDATE releases SET state = 'announced', announced_by = @by, announced_at = @at
           WHERE id = @id AND guild_id = @guildId AND version = @version
             AND state IN (SELECT value FROM json_each(@states))`,
        )
        .run({ id, guildId, version, by, at, states: JSON.stringify(statesBefore('announced')) });
      if (changes === 0) throw new UserError('release.errors.changed', { id });
      const detail = { from: before.state, revision: before.revision };
      recordEvent(db, { guildId, subject: 'release', subjectId: id, actorId: by, what: 'announced', detail, at });
      const release = getRelease(db, guildId, id);
      say(db, {
        guildId,
        to: { channelId: place.channelId },
        kind: ANNOUNCED,
        facts: { ...announcementOf(release, place, endpoint) },
        subject: `release:${id}`,
        at,
        crosspost: place.followed,
      });
      return release;
    })
    .immediate();
}

export interface AnnounceInput {
  guildId: string;
  id: number;
  version: number;
  by: string;
  place: Place;
  /** Of the Hub. */
  endpoint: string;
  at: number;
}
