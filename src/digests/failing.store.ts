import type { Config } from '../config.ts';
import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';
import { guildSettings } from '../guilds/store.ts';

/** Sites are down for a night, or for a weekend. */
const PATIENCE_MS = 3 * 24 * 3_600_000;

interface Told {
  id: number;
  guildId: string;
}

/**
 * Tells maintainers once of each source that has been failing for three days, and once that it is read again. A guild
 * that named no channel for its maintainers reads it in its list of sources.
 */
export function tellOfFailures(db: Database, config: Config, now: number): void {
  const failing = db
    .prepare<[number], Told>(
      `SELECT s.id, s.guild_id AS guildId FROM sources s JOIN feeds f ON f.id = s.feed_id
       WHERE s.told_at IS NULL AND s.paused_at IS NULL AND f.failing_since_at <= ?`,
    )
    .all(now - PATIENCE_MS);
  const recovered = db
    .prepare<[], Told>(
      `SELECT s.id, s.guild_id AS guildId FROM sources s JOIN feeds f ON f.id = s.feed_id
       WHERE s.told_at IS NOT NULL AND f.failing_since_at IS NULL`,
    )
    .all();
  for (const [guildId, sources] of Map.groupBy(failing, (source) => source.guildId)) {
    tell(db, config, { guildId, sources, kind: 'digest.failing', now });
  }
  for (const [guildId, sources] of Map.groupBy(recovered, (source) => source.guildId)) {
    tell(db, config, { guildId, sources, kind: 'digest.recovered', now });
  }
}

/** What fails together, as when the bot's own network was down, is one notice. */
function tell(
  db: Database,
  config: Config,
  { guildId, sources, kind, now }: { guildId: string; sources: readonly Told[]; kind: string; now: number },
): void {
  const channelId = guildSettings(db, guildId, config).maintainerChannelId;
  db.transaction(() => {
    const mark = db.prepare('UPDATE sources SET told_at = ? WHERE id = ?');
    for (const { id } of sources) mark.run(kind === 'digest.failing' ? now : null, id);
    if (channelId === null) return;
    say(db, { guildId, to: { channelId }, kind, facts: { sources: sources.map(({ id }) => id) }, at: now });
  }).immediate();
}
