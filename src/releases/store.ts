import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { restate } from '../database/outbox.ts';
import { UserError } from '../user-error.ts';
import { factsOf, NOTHING_STATED } from './facts.rules.ts';
import { type Action, type Asker, mayDo, type State, statesFor } from './lifecycle.rules.ts';
import type { HubFacts, Release, Stated } from './release.ts';

type Row = Omit<Release, 'hub' | 'stated'> & { hub: string | null; stated: string };

const SELECT = `SELECT id, guild_id AS guildId, state, version, name, family, kind, maturity, hub, stated,
  drafted_by AS draftedBy, drafted_at AS draftedAt, submitted_at AS submittedAt, approved_version AS approvedVersion,
  approved_by AS approvedBy, approved_at AS approvedAt, announce_at AS announceAt, override, announced_by AS announcedBy,
  announced_at AS announcedAt, announced_version AS announcedVersion, superseded_by_release AS supersededBy,
  withdrawn_reason AS withdrawnReason FROM releases`;

function fromRow({ hub, stated, ...row }: Row): Release {
  return {
    ...row,
    hub: hub === null ? null : (JSON.parse(hub) as HubFacts),
    stated: { ...NOTHING_STATED, ...(JSON.parse(stated) as Partial<Stated>) },
  };
}

/** @throws {UserError} when this guild has no release of that number */
export function getRelease(db: Database, guildId: string, id: number): Release {
  const row = db.prepare<unknown[], Row>(`${SELECT} WHERE guild_id = ? AND id = ?`).get(guildId, id);
  if (row === undefined) throw new UserError('release.errors.unknown', { id });
  return fromRow(row);
}

/** The newest release of a repository in a guild, whatever state it is in. */
export function releaseOf(
  db: Database,
  guildId: string,
  { kind, repository }: Pick<HubFacts, 'kind' | 'repository'>,
): Release | undefined {
  const row = db
    .prepare<unknown[], Row>(`${SELECT} WHERE guild_id = ? AND kind = ? AND repository = ? ORDER BY id DESC LIMIT 1`)
    .get(guildId, kind, repository);
  return row && fromRow(row);
}

/** The text of its card, as it was read with the release; null where none could be read. */
export function cardTextOf(db: Database, id: number): string | null {
  return db.prepare<[number], string | null>('SELECT card FROM releases WHERE id = ?').pluck().get(id) ?? null;
}

/** What a list of releases is narrowed to. */
export interface Filter {
  state?: State | undefined;
  family?: string | undefined;
  licence?: string | undefined;
  /** Of its announcement, or of its draft before that; UTC. */
  year?: number | undefined;
}

/** A page of a guild's releases, newest first, and how many there are in all. */
export function listReleases(
  db: Database,
  guildId: string,
  { state, family, licence, year, offset, limit }: Filter & { offset: number; limit: number },
): { releases: Release[]; total: number } {
  const where = `WHERE guild_id = @guildId AND (@state IS NULL OR state = @state)
    AND (@family IS NULL OR family = @family) AND (@licence IS NULL OR licence = @licence)
    AND (@year IS NULL OR strftime('%Y', coalesce(announced_at, drafted_at) / 1000, 'unixepoch') = @year)`;
  const asked = {
    guildId,
    state: state ?? null,
    family: family ?? null,
    licence: licence ?? null,
    year: year === undefined ? null : String(year),
  };
  const total = db.prepare<unknown[], number>(`SELECT count(*) FROM releases ${where}`).pluck().get(asked) ?? 0;
  const rows = db
    .prepare<unknown[], Row>(`${SELECT} ${where} ORDER BY id DESC LIMIT @limit OFFSET @offset`)
    .all({ ...asked, limit, offset });
  return { releases: rows.map(fromRow), total };
}

/** The newest releases whose name or repository holds what was typed; the one of that number first. */
export function findReleases(
  db: Database,
  guildId: string,
  { typed, states, limit }: { typed: string; states: readonly State[]; limit: number },
): Release[] {
  return db
    .prepare<unknown[], Row>(
      `${SELECT} WHERE guild_id = @guildId AND state IN (SELECT value FROM json_each(@states))
       AND (instr(lower(name), lower(@words)) > 0 OR instr(lower(repository), lower(@words)) > 0
            OR CAST(id AS TEXT) = @words)
       ORDER BY CAST(id AS TEXT) = @words DESC, id DESC LIMIT @limit`,
    )
    .all({ guildId, states: JSON.stringify(states), words: typed.trim().replace(/^#/, ''), limit })
    .map(fromRow);
}

/** What a guild's releases have in a column, in the order of the alphabet. */
export function knownValues(db: Database, guildId: string, column: 'family' | 'licence'): string[] {
  return db
    .prepare<[string], string>(
      `SELECT min(${column}) FROM releases WHERE guild_id = ? AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY 1 COLLATE NOCASE`,
    )
    .pluck()
    .all(guildId);
}

/** Who does something with which release, and when. */
export interface Act extends Asker {
  guildId: string;
  release: number;
  /** As the guild shows them. */
  name: string;
  at: number;
}

/**
 * The release, if this person may do that with it now. Asked within the transaction of the change: of two people at once
 * one wins and the other is told what it is now.
 * @throws {UserError} when they may not, or its state does not allow it
 */
export function checkAct(db: Database, act: Act, action: Action): Release {
  const release = getRelease(db, act.guildId, act.release);
  const { id, state } = release;
  const allowed = mayDo(action, act, release);
  if (!allowed && action === 'approve' && act.maintainer) throw new UserError('release.errors.ownApproval', { id });
  if (!allowed && action !== 'cancel') throw new UserError('release.errors.notKeeper', { id });
  if (!statesFor(action).includes(state)) throw new UserError(`release.errors.is.${state}`, { id });
  if (!allowed) throw new UserError('release.errors.notPlanned', { id });
  return release;
}

/** What happened to a release, for its history. */
interface Happening {
  what: string;
  detail?: Record<string, unknown>;
}

/**
 * One act on a release: checked, done, remembered, and shown wherever the release stands. One transaction.
 * @returns the release as it is now
 */
export function actOn(
  db: Database,
  act: Act,
  action: Action,
  happening: Happening,
  change: (release: Release) => void,
): Release {
  return db
    .transaction(() => {
      const before = checkAct(db, act, action);
      change(before);
      remember(db, act, before, happening);
      return getRelease(db, act.guildId, act.release);
    })
    .immediate();
}

/** The event of a change, and the rewriting of what shows the release. Within the transaction of the change. */
export function remember(
  db: Database,
  { guildId, id: actorId, at }: Pick<Act, 'guildId' | 'at'> & { id: string | null },
  { id, state, version }: Release,
  { what, detail }: Happening,
): void {
  const told = { from: state, version, ...detail };
  recordEvent(db, { guildId, subject: 'release', subjectId: id, actorId, what, detail: told, at });
  restate(db, subjectOf(id), at);
}

/** What posts about a release name as their subject. */
export function subjectOf(id: number): string {
  return `release:${id}`;
}

/**
 * The release has changed: another version, which nobody has approved yet. What was approved waits for approval again,
 * and is not announced by itself any more. Within the transaction of the change.
 */
export function bumpVersion(db: Database, { id, hub, stated }: Release): void {
  db.prepare(
    `UPDATE releases SET version = version + 1, state = iif(state = 'approved', 'in_review', state), licence = @licence,
       approved_version = NULL, announce_at = NULL, announce_by = NULL, announce_place = NULL,
       -- Who approved what was announced is history: no later edit takes it away.
       approved_by = iif(announced_at IS NULL, NULL, approved_by),
       approved_at = iif(announced_at IS NULL, NULL, approved_at),
       override = iif(announced_at IS NULL, NULL, override) WHERE id = @id`,
  ).run({ id, licence: factsOf({ hub, stated }).licence });
}
