import { ChannelType } from 'discord.js';
import type { OptionSpecs } from '../../src/discord/options.ts';
import { suggestTimeZones } from '../../src/guilds/rules.ts';
import type { Setting } from '../../src/guilds/store.ts';
import { LOCALES } from '../../src/texts.ts';

/** What an admin types for each setting, in the order in which the card shows them. */
export const SETTINGS = {
  language: 'locale',
  'time-zone': 'timeZone',
  'contributor-role': 'contributorRoleId',
  'maintainer-role': 'maintainerRoleId',
  'announcement-channel': 'announcementChannelId',
  'announcement-role': 'announcementRoleId',
  'task-channel': 'taskChannelId',
  'maintainer-channel': 'maintainerChannelId',
  'review-channel': 'reviewChannelId',
  'forum-channel': 'forumChannelId',
  'claim-limit': 'claimLimit',
  'idle-days': 'idleDays',
  'lapse-days': 'lapseDays',
  'own-approval': 'ownApproval',
  ranking: 'ranking',
  'release-own-approval': 'releaseOwnApproval',
} as const satisfies Record<string, Setting>;

export type Option = keyof typeof SETTINGS;

export const OPTIONS = Object.keys(SETTINGS) as Option[];

const CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

/** The options of `/settings change`. */
export const OPTION_SPECS = {
  language: { type: 'string', choices: LOCALES },
  'time-zone': { type: 'string', maxLength: 100, autocomplete: ({ guild, now }, typed) => zones(typed, guild, now) },
  'contributor-role': { type: 'role' },
  'maintainer-role': { type: 'role' },
  'announcement-channel': { type: 'channel', channelTypes: CHANNELS },
  'announcement-role': { type: 'role' },
  // Cards of tasks have buttons, which followers of an announcement channel would not get.
  'task-channel': { type: 'channel', channelTypes: [ChannelType.GuildText] },
  'maintainer-channel': { type: 'channel', channelTypes: CHANNELS },
  'review-channel': { type: 'channel', channelTypes: CHANNELS },
  'forum-channel': { type: 'channel', channelTypes: [ChannelType.GuildForum] },
  'claim-limit': { type: 'integer', min: 0, max: 25 },
  'idle-days': { type: 'integer', min: 0, max: 365 },
  'lapse-days': { type: 'integer', min: 0, max: 365 },
  'own-approval': { type: 'boolean' },
  ranking: { type: 'boolean' },
  'release-own-approval': { type: 'boolean' },
} as const satisfies Record<Option, OptionSpecs[string]>;

const MAX_SUGGESTIONS = 25;

/** Time zones with the time that it is there now, by which people recognise theirs. */
export function zones(typed: string, guild: { timeZone: string } | null, now: number) {
  const instant = Temporal.Instant.fromEpochMilliseconds(now);
  return suggestTimeZones(typed, guild?.timeZone ?? 'UTC')
    .slice(0, MAX_SUGGESTIONS)
    .map((zone) => {
      const time = instant.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
      return { name: `${zone} · ${time}`, value: zone };
    });
}
