import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';
import type { Edit, Sight } from './hub-edits.rules.ts';
import type { RepositoryKind } from './lifecycle.rules.ts';
import type { HubFacts } from './release.ts';
import { nextLookAt } from './watch.rules.ts';

/** An announced release whose repository is to be looked at. */
export interface Announced {
  id: number;
  guildId: string;
  kind: RepositoryKind;
  name: string;
  /** As the release itself has it. */
  announced: Sight;
  /** As it was last seen. */
  seen: Sight;
  failures: number;
  /** Where its maintainers are told. */
  channelId: string;
}

type Row = Omit<Announced, 'announced' | 'seen'> & { hub: string; seen: string | null };

/**
 * Of all guilds, those whose time has come, the longest waiting first. A guild that has no channel for its maintainers
 * is told when it next has one.
 */
export function dueSights(db: Database, now: number, limit: number): Announced[] {
  return db
    .prepare<unknown[], Row>(
      `SELECT r.id, guild_id AS guildId, kind, name, hub, seen, coalesce(failures, 0) AS failures,
         maintainer_channel_id AS channelId FROM releases r JOIN guilds ON guilds.id = guild_id
       LEFT JOIN release_sights ON release_id = r.id
       WHERE state = 'announced' AND hub IS NOT NULL AND maintainer_channel_id IS NOT NULL
         AND coalesce(next_look_at, 0) <= ?
       ORDER BY coalesce(next_look_at, 0), r.id LIMIT ?`,
    )
    .all(now, limit)
    .map(({ hub, seen, ...row }) => {
      const { repository, revision, licence, gated } = JSON.parse(hub) as HubFacts;
      const announced: Sight = { access: 'public', repository, revision, licence, gated };
      return { ...row, announced, seen: seen === null ? announced : (JSON.parse(seen) as Sight) };
    });
}

/** Records how a release stands, and tells the maintainers what changed, once. */
export function recordSight(
  db: Database,
  { id, guildId, kind, name, channelId }: Announced,
  { sight, edits, now }: { sight: Sight; edits: readonly Edit[]; now: number },
): void {
  db.transaction(() => {
    db.prepare(
      `INSERT INTO release_sights (release_id, seen, next_look_at) VALUES (@id, @seen, @next)
       ON CONFLICT (release_id) DO UPDATE SET seen = @seen, next_look_at = @next, failures = 0`,
    ).run({ id, seen: JSON.stringify(sight), next: nextLookAt(1, now) });
    if (edits.length === 0) return;
    const subject = { guildId, subject: 'release', subjectId: id, actorId: null };
    recordEvent(db, { ...subject, what: 'editedOnHub', detail: { edits }, at: now });
    const facts = { release: id, kind, name, repository: sight.repository, edits };
    say(db, { guildId, to: { channelId }, kind: 'release.edited', facts, at: now });
  }).immediate();
}

/** Records that it could not be looked at; each time in a row it waits twice as long. */
export function recordBlindness(db: Database, { id, seen, failures }: Announced, now: number): void {
  db.prepare(
    `INSERT INTO release_sights (release_id, seen, next_look_at, failures) VALUES (@id, @seen, @next, @failures)
     ON CONFLICT (release_id) DO UPDATE SET next_look_at = @next, failures = @failures`,
  ).run({ id, seen: JSON.stringify(seen), next: nextLookAt(failures + 1, now), failures: failures + 1 });
}
