import { subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import type { OptionValues, RoleValue } from '../../src/discord/options.ts';
import type { Message } from '../../src/discord/reply.ts';
import { checkRole, readTimeZone } from '../../src/guilds/rules.ts';
import { changeSettings, type GuildSettings, guildSettings, type SettingsRow } from '../../src/guilds/store.ts';
import { UserError } from '../../src/user-error.ts';
import { changedReply } from './cards.ts';
import { OPTION_SPECS, OPTIONS, SETTINGS } from './settings.ts';

/** One or more settings at once. */
export const change = subcommand({
  audience: 'admin',
  answers: 'reply',
  options: OPTION_SPECS,
  run(context, options) {
    const { parts, guild } = context;
    const changes = readChanges(options, guildSettings(parts.db, guild.id, parts.config));
    if (Object.keys(changes).length === 0) throw new UserError('settings.errors.nothing');
    return apply(context, changes);
  },
});

/** Back to the default of one. */
export const clear = subcommand({
  audience: 'admin',
  answers: 'reply',
  options: { setting: { type: 'string', required: true, choices: OPTIONS } },
  run: (context, { setting }) => apply(context, { [SETTINGS[setting]]: null }),
});

function readChanges(typed: OptionValues<typeof OPTION_SPECS>, before: GuildSettings): Partial<SettingsRow> {
  const role = (value: RoleValue | undefined) => value && checkRole(value.id, before.id);
  const forumChannelId = typed['forum-channel']?.id;
  // What is mandatory has a command of its own.
  const read: { [K in Exclude<keyof SettingsRow, 'mandatoryItems'>]: SettingsRow[K] | undefined } = {
    locale: typed.language,
    timeZone: typed['time-zone'] === undefined ? undefined : readTimeZone(typed['time-zone']),
    contributorRoleId: role(typed['contributor-role']),
    maintainerRoleId: role(typed['maintainer-role']),
    announcementChannelId: typed['announcement-channel']?.id,
    announcementRoleId: role(typed['announcement-role']),
    taskChannelId: typed['task-channel']?.id,
    maintainerChannelId: typed['maintainer-channel']?.id,
    reviewChannelId: typed['review-channel']?.id,
    forumChannelId,
    // Tags belong to a forum: another forum has others.
    forumTags: forumChannelId === undefined || forumChannelId === before.forumChannelId ? undefined : null,
    claimLimit: typed['claim-limit'],
    idleDays: typed['idle-days'],
    lapseDays: typed['lapse-days'],
    ownApproval: bit(typed['own-approval']),
    ranking: bit(typed.ranking),
    releaseOwnApproval: bit(typed['release-own-approval']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** SQLite has no booleans. */
function bit(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function apply(context: Context, changes: Partial<SettingsRow>): Message {
  const { parts, guild, person, now } = context;
  const changed = changeSettings(parts.db, guild.id, changes, { actorId: person.id, at: now });
  return changedReply(context, changed);
}
