import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { restate, say } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import { quoted } from '../words.ts';
import type { RepositoryKind } from './lifecycle.rules.ts';
import { type Covered, type Known, type Listed, nextLookAt, whatIsNew } from './watch.rules.ts';

/** As many as a guild may watch: each is asked for every ten minutes. */
const MOST_WATCHES = 20;

/** An organisation that a guild watches, and how that goes. */
export interface Watch {
  id: number;
  guildId: string;
  /** As its repositories spell it. */
  organisation: string;
  addedAt: number;
  seenUntilAt: number;
  wholeAt: number;
  /** In a row. */
  failures: number;
  /** The last look that went well. */
  lookedAt: number;
  nextLookAt: number;
  /** How many repositories are known there. */
  repositories: number;
}

const SELECT = `SELECT id, guild_id AS guildId, organisation, added_at AS addedAt, seen_until_at AS seenUntilAt,
  whole_at AS wholeAt, failures, looked_at AS lookedAt, next_look_at AS nextLookAt,
  (SELECT count(*) FROM release_watched WHERE watch_id = release_watches.id) AS repositories FROM release_watches`;

/** Who acts in which guild, and when. */
export interface Act {
  guildId: string;
  by: string;
  at: number;
}

/**
 * Has a guild watch an organisation. What is there already is no news.
 * @param listed all that is there
 * @throws {UserError} when the guild watches it already or too many, or there is nothing public
 */
export function addWatch(
  db: Database,
  { guildId, by, at }: Act,
  organisation: string,
  listed: readonly Listed[],
): Watch {
  return db
    .transaction(() => {
      const [first] = listed;
      if (first === undefined)
        throw new UserError('release.watch.errors.nothing', { organisation: quoted(organisation) });
      // The Hub takes no heed of capitals, but spells its own.
      const name = first.id.split('/')[0] ?? organisation;
      const all = listWatches(db, guildId);
      if (all.some((one) => one.organisation.toLowerCase() === name.toLowerCase())) {
        throw new UserError('release.watch.errors.already', { organisation: quoted(name) });
      }
      if (all.length >= MOST_WATCHES) throw new UserError('release.watch.errors.tooMany', { count: MOST_WATCHES });
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO release_watches (guild_id, organisation, added_by, added_at, next_look_at, seen_until_at, whole_at,
             looked_at) VALUES (@guildId, @name, @by, @at, @next, @seen, @at, @at)`,
        )
        .run({ guildId, name, by, at, next: nextLookAt(0, at), seen: latest(listed, 0) });
      const id = Number(lastInsertRowid);
      for (const one of listed) keep(db, id, one);
      const detail = { organisation: name };
      recordEvent(db, { guildId, subject: 'watch', subjectId: id, actorId: by, what: 'added', detail, at });
      return getWatch(db, guildId, id);
    })
    .immediate();
}

/** @throws {UserError} when the guild watches none of that number */
function getWatch(db: Database, guildId: string, id: number): Watch {
  const watch = db.prepare<unknown[], Watch>(`${SELECT} WHERE guild_id = ? AND id = ?`).get(guildId, id);
  if (watch === undefined) throw new UserError('release.watch.errors.unknown');
  return watch;
}

/**
 * A guild no longer watches an organisation.
 * @returns its name
 * @throws {UserError} when it watches none of that number
 */
export function removeWatch(db: Database, { guildId, by, at }: Act, id: number): string {
  return db
    .transaction(() => {
      const { organisation } = getWatch(db, guildId, id);
      db.prepare('DELETE FROM release_watches WHERE id = ?').run(id);
      const detail = { organisation };
      recordEvent(db, { guildId, subject: 'watch', subjectId: id, actorId: by, what: 'removed', detail, at });
      return organisation;
    })
    .immediate();
}

/** What a guild watches, by name; there are few. */
export function listWatches(db: Database, guildId: string): Watch[] {
  return db.prepare<unknown[], Watch>(`${SELECT} WHERE guild_id = ? ORDER BY organisation`).all(guildId);
}

/** A watch whose time has come, and where the maintainers are told of what it finds. */
export interface DueWatch extends Watch {
  channelId: string;
}

/** Of all guilds, the longest waiting first. A guild that has no channel for its maintainers waits until it has one. */
export function dueWatches(db: Database, now: number): DueWatch[] {
  return db
    .prepare<unknown[], DueWatch>(
      `SELECT watch.*, maintainer_channel_id AS channelId FROM (${SELECT}) watch JOIN guilds ON guilds.id = guildId
       WHERE nextLookAt <= ? AND maintainer_channel_id IS NOT NULL ORDER BY nextLookAt`,
    )
    .all(now);
}

/** A repository of a watched organisation. */
export interface Watched {
  id: number;
  kind: RepositoryKind;
  repository: string;
  revision: string;
  modifiedAt: number;
}

/** Undefined: the guild no longer watches where it is. */
export function watchedRepository(db: Database, guildId: string, id: number): Watched | undefined {
  return db
    .prepare<unknown[], Watched>(
      `SELECT w.id, kind, repository, revision, modified_at AS modifiedAt FROM release_watched w
       JOIN release_watches ON release_watches.id = watch_id WHERE guild_id = ? AND w.id = ?`,
    )
    .get(guildId, id);
}

/** What a look found. */
export interface Look {
  listed: readonly Listed[];
  /** Whether the lists were read to their end. */
  whole: boolean;
  now: number;
}

/** Records a look that went well: what is new or changed is proposed, once. Nothing is when the watch was removed meanwhile. */
export function recordLook(db: Database, watch: DueWatch, { listed, whole, now }: Look): void {
  db.transaction(() => {
    const { changes } = db
      .prepare(
        `UPDATE release_watches SET failures = 0, looked_at = @now, next_look_at = @next, seen_until_at = @seen,
           whole_at = iif(@whole, @now, whole_at) WHERE id = @id`,
      )
      .run({
        id: watch.id,
        now,
        next: nextLookAt(0, now),
        seen: latest(listed, watch.seenUntilAt),
        whole: whole ? 1 : 0,
      });
    if (changes === 0) return;
    for (const one of listed) propose(db, watch, one, now);
  }).immediate();
}

function propose(db: Database, { id, guildId, channelId }: DueWatch, listed: Listed, now: number): void {
  const known = knownAs(db, id, listed);
  const what = whatIsNew(listed, known, coverage(db, guildId, listed), now);
  if (what === 'nothing') return;
  const watched = keep(db, id, listed);
  const subject = `watched:${watched}`;
  if (what === 'correct') restate(db, subject, now);
  if (what !== 'new' && what !== 'changed') return;
  db.prepare('UPDATE release_watched SET proposed_at = ? WHERE id = ?').run(now, watched);
  say(db, { guildId, to: { channelId }, kind: 'release.proposed', facts: { watched, what }, subject, at: now });
}

function knownAs(db: Database, watchId: number, { kind, id }: Listed): Known | undefined {
  return db
    .prepare<unknown[], Known>(
      `SELECT revision, proposed_at AS proposedAt FROM release_watched
       WHERE watch_id = ? AND kind = ? AND repository = ?`,
    )
    .get(watchId, kind, id);
}

/** @returns its number */
function keep(db: Database, watchId: number, { kind, id, revision, modifiedAt }: Listed): number {
  const number = db
    .prepare<unknown[], number>(
      `INSERT INTO release_watched (watch_id, kind, repository, revision, modified_at)
       VALUES (@watchId, @kind, @id, @revision, @modifiedAt)
       ON CONFLICT (watch_id, kind, repository) DO UPDATE SET revision = @revision, modified_at = @modifiedAt
       RETURNING id`,
    )
    .pluck()
    .get({ watchId, kind, id, revision, modifiedAt });
  return Number(number);
}

function coverage(db: Database, guildId: string, { kind, id, revision }: Listed): Covered {
  const row = db
    .prepare<unknown[], Record<keyof Covered, 0 | 1 | null>>(
      `SELECT max(hub ->> 'revision' = @revision) AS sameRevision, max(state = 'announced') AS announced
       FROM releases WHERE guild_id = @guildId AND kind = @kind AND repository = @id`,
    )
    .get({ guildId, kind, id, revision });
  return { sameRevision: row?.sameRevision === 1, announced: row?.announced === 1 };
}

function latest(listed: readonly Listed[], before: number): number {
  return listed.reduce((last, { modifiedAt }) => Math.max(last, modifiedAt), before);
}

/** Records that a look failed; each time in a row it waits twice as long. */
export function recordFailedLook(db: Database, { id, failures }: Watch, now: number): void {
  db.prepare('UPDATE release_watches SET failures = failures + 1, next_look_at = ? WHERE id = ?').run(
    nextLookAt(failures + 1, now),
    id,
  );
}

/** Nobody asks Hugging Face anything before that moment: its limit is one for all that we ask. */
export function leaveHubAlone(db: Database, until: number): void {
  db.transaction(() => {
    db.prepare('UPDATE release_watches SET next_look_at = max(next_look_at, ?)').run(until);
    db.prepare('UPDATE release_sights SET next_look_at = max(next_look_at, ?)').run(until);
  }).immediate();
}
