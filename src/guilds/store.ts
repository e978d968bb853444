import type { Config } from '../config.ts';
import type { Database } from '../database/open.ts';
import type { Locale } from '../texts.ts';

/** What a guild decided, with the operator's defaults where it decided nothing. Ids are Discord's. */
export interface GuildSettings {
  id: string;
  /** The language of posts. */
  locale: Locale;
  timeZone: string;
  /** Only its holders may claim; null: every member may. */
  contributorRoleId: string | null;
  maintainerRoleId: string | null;
  /** Where releases are announced. */
  announcementChannelId: string | null;
  /** The only role that an announcement may mention. */
  announcementRoleId: string | null;
  /** Where cards of new tasks are posted. */
  taskChannelId: string | null;
  /** Where the bot tells maintainers what needs their hand. */
  maintainerChannelId: string | null;
}

const COLUMNS = {
  locale: 'locale',
  timeZone: 'time_zone',
  contributorRoleId: 'contributor_role_id',
  maintainerRoleId: 'maintainer_role_id',
  announcementChannelId: 'announcement_channel_id',
  announcementRoleId: 'announcement_role_id',
  taskChannelId: 'task_channel_id',
  maintainerChannelId: 'maintainer_channel_id',
} as const satisfies Record<Exclude<keyof GuildSettings, 'id'>, string>;

const SELECT = Object.entries(COLUMNS)
  .map(([field, column]) => `${column} AS ${field}`)
  .join(', ');

type Defaults = Pick<Config, 'defaultLocale' | 'defaultTimeZone'>;
type Row = { [K in keyof typeof COLUMNS]: GuildSettings[K] | null };

/** A guild's settings; the defaults for a guild that never changed any. */
export function guildSettings(
  db: Database,
  guildId: string,
  { defaultLocale, defaultTimeZone }: Defaults,
): GuildSettings {
  const row = db.prepare<[string], Row>(`SELECT ${SELECT} FROM guilds WHERE id = ?`).get(guildId);
  return {
    id: guildId,
    contributorRoleId: null,
    maintainerRoleId: null,
    announcementChannelId: null,
    announcementRoleId: null,
    taskChannelId: null,
    maintainerChannelId: null,
    ...row,
    locale: row?.locale ?? defaultLocale,
    timeZone: row?.timeZone ?? defaultTimeZone,
  };
}

/** Changes the named settings and leaves the others; null goes back to the default. */
export function changeSettings(db: Database, guildId: string, changes: Partial<Row>): void {
  const columns = (Object.keys(changes) as (keyof Row)[]).map((field) => `${COLUMNS[field]} = @${field}`);
  if (columns.length === 0) return;
  db.transaction(() => {
    db.prepare('INSERT INTO guilds (id) VALUES (?) ON CONFLICT DO NOTHING').run(guildId);
    db.prepare(`UPDATE guilds SET ${columns.join(', ')} WHERE id = @id`).run({ ...changes, id: guildId });
  }).immediate();
}
