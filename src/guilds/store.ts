import type { Config } from '../config.ts';
import { recordEvent } from '../database/events.ts';
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
  /** Where what was handed in waits for a reviewer. */
  reviewChannelId: string | null;
  /** The forum in which each task is a post. */
  forumChannelId: string | null;
  /** JSON: the id of the forum's tag for a state of a task, by the state. */
  forumTags: string | null;
  /** How many tasks one may hold at once; 0: as many as one likes. */
  claimLimit: number;
  /** Days without a sign of life before a claimant is reminded; 0: never. */
  idleDays: number;
  /** Days from the reminder until the claim lapses; 0: never. */
  lapseDays: number;
  /** 1: those who did a task may approve it themselves. */
  ownApproval: number;
  /** 1: the wall ranks people by their credits. */
  ranking: number;
  /** JSON: the ids of the checklist's items without which no release is announced; null: the defaults. */
  mandatoryItems: string | null;
  /** 1: the author of a release may approve it. */
  releaseOwnApproval: number;
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
  reviewChannelId: 'review_channel_id',
  forumChannelId: 'forum_channel_id',
  forumTags: 'forum_tags',
  claimLimit: 'claim_limit',
  idleDays: 'idle_days',
  lapseDays: 'lapse_days',
  ownApproval: 'own_approval',
  ranking: 'ranking',
  mandatoryItems: 'mandatory_items',
  releaseOwnApproval: 'release_own_approval',
} as const satisfies Record<Exclude<keyof GuildSettings, 'id'>, string>;

const SELECT = Object.entries(COLUMNS)
  .map(([field, column]) => `${column} AS ${field}`)
  .join(', ');

type Defaults = Pick<Config, 'defaultLocale' | 'defaultTimeZone'>;
/** The name of a setting. */
export type Setting = keyof typeof COLUMNS;

/** The settings as they are stored: null where the guild decided nothing. */
export type SettingsRow = { [K in Setting]: GuildSettings[K] | null };

/** A guild's settings; the defaults for a guild that never changed any. */
export function guildSettings(
  db: Database,
  guildId: string,
  { defaultLocale, defaultTimeZone }: Defaults,
): GuildSettings {
  const row = db.prepare<[string], SettingsRow>(`SELECT ${SELECT} FROM guilds WHERE id = ?`).get(guildId);
  return {
    id: guildId,
    contributorRoleId: null,
    maintainerRoleId: null,
    announcementChannelId: null,
    announcementRoleId: null,
    taskChannelId: null,
    maintainerChannelId: null,
    reviewChannelId: null,
    forumChannelId: null,
    forumTags: null,
    mandatoryItems: null,
    ...row,
    claimLimit: row?.claimLimit ?? 3,
    idleDays: row?.idleDays ?? 10,
    lapseDays: row?.lapseDays ?? 4,
    ownApproval: row?.ownApproval ?? 0,
    ranking: row?.ranking ?? 0,
    releaseOwnApproval: row?.releaseOwnApproval ?? 0,
    locale: row?.locale ?? defaultLocale,
    timeZone: row?.timeZone ?? defaultTimeZone,
  };
}

/** One setting before and after. */
export type SettingsChanged = { [K in Setting]?: { from: SettingsRow[K]; to: SettingsRow[K] } };

/** Makes the guild's row where there is none yet: called by whatever is stored for a guild first. */
export function ensureGuild(db: Database, guildId: string): void {
  db.prepare('INSERT INTO guilds (id) VALUES (?) ON CONFLICT DO NOTHING').run(guildId);
}

/**
 * Changes the named settings and leaves the others; null goes back to the default.
 * @param by who decided it (null: the clock or the operator), and when
 * @returns what is different now, by setting; the same goes into the event log
 */
export function changeSettings(
  db: Database,
  guildId: string,
  changes: Partial<SettingsRow>,
  by: { actorId: string | null; at: number },
): SettingsChanged {
  return db
    .transaction(() => {
      ensureGuild(db, guildId);
      const before = db.prepare<[string], SettingsRow>(`SELECT ${SELECT} FROM guilds WHERE id = ?`).get(guildId);
      const fields = (Object.keys(changes) as Setting[]).filter((field) => changes[field] !== before?.[field]);
      if (fields.length === 0) return {};
      const columns = fields.map((field) => `${COLUMNS[field]} = @${field}`);
      db.prepare(`UPDATE guilds SET ${columns.join(', ')} WHERE id = @id`).run({ ...changes, id: guildId });
      const changed = Object.fromEntries(
        fields.map((field) => [field, { from: before?.[field] ?? null, to: changes[field] ?? null }]),
      );
      recordEvent(db, { guildId, subject: 'settings', subjectId: 0, what: 'changed', detail: changed, ...by });
      return changed;
    })
    .immediate();
}
