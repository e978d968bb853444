import { ensureContributor } from '../contributors/store.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { factsOf, NOTHING_STATED } from './facts.rules.ts';
import { type Maturity, type RepositoryKind, UNDER_WAY } from './lifecycle.rules.ts';
import { nameAuthor } from './makers.store.ts';
import { familyOf, nameOf } from './naming.rules.ts';
import type { HubFacts, Release, Stated } from './release.ts';
import { type Act, bumpVersion, getRelease, releaseOf, remember } from './store.ts';

/** What a draft begins with. */
interface Beginning {
  maturity: Maturity;
  /** What its author said at once; the rest of an earlier draft stays. */
  stated: Partial<Stated>;
}

export interface HubDraft extends Omit<Act, 'release'>, Beginning {
  facts: HubFacts;
  cardText: string | null;
}

export interface HandDraft extends Omit<Act, 'release'>, Beginning {
  kind: RepositoryKind;
  releaseName: string;
}

/**
 * Stores a draft of what the Hub says. A repository that has a release under way keeps its number and gets what the Hub
 * says now; an approval falls.
 * @throws {UserError} when somebody else drafted it, or when this very revision is announced: a withdrawn one may return
 */
export function draftFromHub(db: Database, draft: HubDraft): { release: Release; isNew: boolean } {
  return db
    .transaction(() => {
      const { guildId, facts } = draft;
      const same = releaseOf(db, guildId, facts);
      const earlier = same && UNDER_WAY.includes(same.state) ? same : undefined;
      if (same) refuseDouble(same, draft);
      const id = earlier?.id ?? insert(db, draft, { kind: facts.kind, name: nameOf(facts.repository) });
      readAgain(db, id, draft);
      const release = getRelease(db, guildId, id);
      if (earlier) bumpVersion(db, release);
      const detail = { repository: facts.repository, revision: facts.revision };
      remember(db, draft, release, { what: earlier ? 'redrafted' : 'drafted', detail });
      return { release: getRelease(db, guildId, id), isNew: !earlier };
    })
    .immediate();
}

/** Stores a draft of something that is not on the Hub, or not yet. */
export function draftByHand(db: Database, draft: HandDraft): Release {
  return db
    .transaction(() => {
      const id = insert(db, draft, { kind: draft.kind, name: draft.releaseName });
      const release = getRelease(db, draft.guildId, id);
      remember(db, draft, release, { what: 'drafted' });
      return release;
    })
    .immediate();
}

function refuseDouble(same: Release, { id: by, maintainer, facts }: HubDraft): void {
  const { id, state, announcedAt, hub, draftedBy } = same;
  const { repository } = facts;
  if (announcedAt === null) {
    if (draftedBy !== by && !maintainer) throw new UserError('release.errors.draftOfAnother', { id, repository });
  } else if (state !== 'withdrawn' && hub?.revision === facts.revision) {
    throw new UserError('release.errors.sameRevision', { id, time: Math.floor(announcedAt / 1000) });
  }
}

function insert(
  db: Database,
  { guildId, id: userId, name: author, at, maturity, stated }: Beginning & Omit<Act, 'release'>,
  { kind, name }: { kind: RepositoryKind; name: string },
): number {
  const contributorId = ensureContributor(db, { guildId, userId, name: author, at });
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO releases (guild_id, name, family, kind, maturity, stated, licence, drafted_by, drafted_at)
       VALUES (@guildId, @name, @family, @kind, @maturity, @stated, @licence, @userId, @at)`,
    )
    .run({
      guildId,
      name,
      family: familyOf(name),
      kind,
      maturity,
      stated: JSON.stringify({ ...NOTHING_STATED, ...stated }),
      licence: stated.licence ?? null,
      userId,
      at,
    });
  const id = Number(lastInsertRowid);
  nameAuthor(db, id, contributorId);
  return id;
}

/** What the Hub says now takes the place of what it said; what its author said stays, but for what was said anew. */
function readAgain(db: Database, id: number, { guildId, facts, cardText, maturity, stated }: HubDraft): void {
  const { stated: before } = getRelease(db, guildId, id);
  const summary = { ...before.summary, ...definedOf(stated.summary ?? {}) };
  const after = { ...before, ...definedOf(stated), summary };
  db.prepare(
    `UPDATE releases SET maturity = @maturity, repository = @repository, hub = @hub, card = @card, stated = @stated,
       licence = @licence WHERE id = @id`,
  ).run({
    id,
    maturity,
    repository: facts.repository,
    hub: JSON.stringify(facts),
    card: cardText,
    stated: JSON.stringify(after),
    licence: factsOf({ hub: facts, stated: after }).licence,
  });
}

function definedOf<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Partial<T>;
}
