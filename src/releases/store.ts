import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import type { HubFacts, Maturity, Release, State } from './rules.ts';

type Row = Omit<Release, 'baseModels' | 'datasets' | 'languages' | 'gated'> & {
  baseModels: string;
  datasets: string;
  languages: string;
  gated: 0 | 1;
};

const SELECT = `SELECT id, guild_id AS guildId, state, version, maturity, summary, drafted_by AS draftedBy,
  drafted_at AS draftedAt, kind, repository, revision, parameters, licence, base_models AS baseModels, relation,
  datasets, languages, gated, task, created_at AS createdAt, modified_at AS modifiedAt, announced_by AS announcedBy,
  announced_at AS announcedAt FROM releases`;

function fromRow(row: Row): Release {
  return {
    ...row,
    baseModels: JSON.parse(row.baseModels) as string[],
    datasets: JSON.parse(row.datasets) as string[],
    languages: JSON.parse(row.languages) as string[],
    gated: row.gated === 1,
  };
}

export interface Draft {
  guildId: string;
  by: string;
  /** Maintainers may draft anew what somebody else drafted. */
  byMaintainer: boolean;
  facts: HubFacts;
  maturity: Maturity;
  /** Absent: the one of an earlier draft stays. */
  summary: string | undefined;
  at: number;
}

/**
 * Stores a draft. A repository that has a draft already keeps its number and gets what the Hub says now.
 * @throws {UserError} when somebody else drafted it, or when this very revision was announced
 */
export function draftRelease(db: Database, draft: Draft): { release: Release; isNew: boolean } {
  return db
    .transaction(() => {
      const { guildId, by, facts, at } = draft;
      const same = db
        .prepare<unknown[], Row>(
          `${SELECT} WHERE guild_id = ? AND kind = ? AND repository = ? ORDER BY id DESC LIMIT 1`,
        )
        .get(guildId, facts.kind, facts.repository);
      refuseDouble(same, draft);
      const isNew = same?.state !== 'draft';
      const id = isNew ? insertDraft(db, draft) : updateDraft(db, same.id, draft);
      const what = isNew ? 'drafted' : 'redrafted';
      const detail = { repository: facts.repository, revision: facts.revision };
      recordEvent(db, { guildId, subject: 'release', subjectId: id, actorId: by, what, detail, at });
      return { release: getRelease(db, guildId, id), isNew };
    })
    .immediate();
}

function refuseDouble(same: Row | undefined, { by, byMaintainer, facts }: Draft): void {
  if (same === undefined) return;
  const { id, announcedAt } = same;
  if (announcedAt !== null) {
    if (same.revision !== facts.revision) return;
    throw new UserError('release.errors.sameRevision', { id, time: Math.floor(announcedAt / 1000) });
  }
  if (same.draftedBy !== by && !byMaintainer) {
    throw new UserError('release.errors.draftOfAnother', { id, repository: same.repository });
  }
}

const WRITTEN = {
  maturity: 'maturity',
  summary: 'summary',
  repository: 'repository',
  revision: 'revision',
  parameters: 'parameters',
  licence: 'licence',
  baseModels: 'base_models',
  relation: 'relation',
  datasets: 'datasets',
  languages: 'languages',
  gated: 'gated',
  task: 'task',
  createdAt: 'created_at',
  modifiedAt: 'modified_at',
} as const;

function columnsOf({ facts, maturity, summary }: Draft) {
  return {
    ...facts,
    baseModels: JSON.stringify(facts.baseModels),
    datasets: JSON.stringify(facts.datasets),
    languages: JSON.stringify(facts.languages),
    gated: facts.gated ? 1 : 0,
    maturity,
    summary: summary ?? null,
  };
}

function insertDraft(db: Database, draft: Draft): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO releases (guild_id, kind, drafted_by, drafted_at, ${Object.values(WRITTEN).join(', ')})
       VALUES (@guildId, @kind, @by, @at, ${Object.keys(WRITTEN)
         .map((name) => `@${name}`)
         .join(', ')})`,
    )
    .run({ ...columnsOf(draft), guildId: draft.guildId, by: draft.by, at: draft.at });
  return Number(lastInsertRowid);
}

function updateDraft(db: Database, id: number, draft: Draft): number {
  const changes = Object.entries(WRITTEN).map(([name, column]) =>
    name === 'summary' ? 'summary = coalesce(@summary, summary)' : `${column} = @${name}`,
  );
  db.prepare(`UPDATE releases SET version = version + 1, ${changes.join(', ')} WHERE id = @id`).run({
    ...columnsOf(draft),
    id,
  });
  return id;
}

/** @throws {UserError} when this guild has no release of that number */
export function getRelease(db: Database, guildId: string, id: number): Release {
  const row = db.prepare<unknown[], Row>(`${SELECT} WHERE guild_id = ? AND id = ?`).get(guildId, id);
  if (row === undefined) throw new UserError('release.errors.unknown', { id });
  return fromRow(row);
}

/** A page of a guild's releases, newest first, and how many there are in all. */
export function listReleases(
  db: Database,
  guildId: string,
  { state, offset, limit }: { state: State | undefined; offset: number; limit: number },
): { releases: Release[]; total: number } {
  const where = 'WHERE guild_id = @guildId AND (@state IS NULL OR state = @state)';
  const asked = { guildId, state: state ?? null };
  const total = db.prepare<unknown[], number>(`SELECT count(*) FROM releases ${where}`).pluck().get(asked) ?? 0;
  const rows = db
    .prepare<unknown[], Row>(`${SELECT} ${where} ORDER BY id DESC LIMIT @limit OFFSET @offset`)
    .all({ ...asked, limit, offset });
  return { releases: rows.map(fromRow), total };
}

/** The newest releases whose number or repository holds what was typed. */
export function findReleases(
  db: Database,
  guildId: string,
  { typed, states, limit }: { typed: string; states: readonly State[]; limit: number },
): Release[] {
  return db
    .prepare<unknown[], Row>(
      `${SELECT} WHERE guild_id = @guildId AND state IN (SELECT value FROM json_each(@states))
       AND (instr(lower(repository), lower(@words)) > 0 OR CAST(id AS TEXT) = @words)
       ORDER BY id DESC LIMIT @limit`,
    )
    .all({ guildId, states: JSON.stringify(states), words: typed.trim().replace(/^#/, ''), limit })
    .map(fromRow);
}
