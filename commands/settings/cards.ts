import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Context } from '../../src/discord/context.ts';
import { COLOURS, container, text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { type GuildSettings, guildSettings, type SettingsChanged } from '../../src/guilds/store.ts';
import type { Texts } from '../../src/texts.ts';
import { OPTIONS, type Option, SETTINGS } from './settings.ts';

/** All settings of the guild, and how to change them. */
export function settingsReply({ parts, guild, t }: Context): Message {
  const settings = guildSettings(parts.db, guild.id, parts.config);
  return card([list(t('settings.card.title'), OPTIONS, settings, t), text(t('settings.card.how'))]);
}

/** What is different now, with a word on each channel in which the bot could not write and a role that it can't reach. */
export function changedReply({ parts, guild, mayPost, mayMention, t }: Context, changed: SettingsChanged): Message {
  const options = OPTIONS.filter((option) => SETTINGS[option] in changed);
  if (options.length === 0) return card([text(t('settings.done.same'))]);
  const settings = guildSettings(parts.db, guild.id, parts.config);
  const closed = options
    .filter((option) => option.endsWith('-channel'))
    .map((option) => settings[SETTINGS[option]])
    .filter((channelId) => typeof channelId === 'string' && !mayPost(channelId));
  const role = options.includes('announcement-role') ? settings.announcementRoleId : null;
  return card([
    list(t('settings.done.title'), options, settings, t),
    ...(role && !mayMention(role) ? [text(t('settings.done.unreached', { role: `<@&${role}>` }))] : []),
    ...closed.map((channelId) => text(t('settings.done.closed', { channel: `<#${channelId}>` }))),
  ]);
}

function list(
  title: string,
  options: readonly Option[],
  settings: GuildSettings,
  t: Texts,
): APIMessageTopLevelComponent {
  const lines = options.map((option) =>
    t('settings.card.line', { name: t(`settings.card.names.${option}`), value: shown(settings, option, t) }),
  );
  return container(COLOURS.neutral, [text(`### ${title}`), text(lines.join('\n'))]);
}

function shown(settings: GuildSettings, option: Option, t: Texts): string {
  const setting = SETTINGS[option];
  switch (setting) {
    case 'locale':
      return t(`settings.card.languages.${settings.locale}`);
    case 'timeZone':
      return settings.timeZone;
    case 'claimLimit':
    case 'idleDays':
    case 'lapseDays': {
      const count = settings[setting];
      return count === 0 ? t(`settings.card.off.${setting}`) : t(`settings.card.counts.${setting}`, { count });
    }
    case 'ownApproval':
    case 'ranking':
    case 'releaseOwnApproval':
      return t(settings[setting] ? 'settings.card.yes' : 'settings.card.no');
    default: {
      const id = settings[setting];
      if (id === null) return t(`settings.card.unset.${setting}`);
      return setting.endsWith('RoleId') ? `<@&${id}>` : `<#${id}>`;
    }
  }
}
