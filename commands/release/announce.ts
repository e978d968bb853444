import { ChannelType } from 'discord.js';
import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { press, row, text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { guildSettings } from '../../src/guilds/store.ts';
import { announcementOf, announceRelease, checkAnnounceable, type Place } from '../../src/releases/announce.ts';
import { getRelease } from '../../src/releases/store.ts';
import { textsIn } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { announcement } from './posts.ts';
import { announceRoute, previewRoute } from './routes.ts';
import { announceable } from './suggestions.ts';

export const announce = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: { release: { type: 'integer', required: true, min: 1, autocomplete: announceable } },
  run: (context, { release }) => preview(context, release),
});

export const previewButton = button({
  ...previewRoute,
  audience: 'maintainer',
  answers: 'reply',
  run: (context, { release }) => preview(context, release),
});

export const announceButton = button({
  ...announceRoute,
  audience: 'maintainer',
  answers: 'update',
  run(context, { release: id, version, look }) {
    const { parts, guild, person, now, t } = context;
    const place = placeOf(context);
    const { endpoint } = parts.config.huggingFace;
    announceRelease(parts.db, { guildId: guild.id, id, version, by: person.id, place, endpoint, at: now });
    const done = t('release.announce.done', { id, channel: `<#${place.channelId}>` });
    // Discord does not turn a message with an embed into one of components, nor back.
    return look === 'embed' ? { kind: 'message', content: done, embeds: [], components: [] } : card([text(done)]);
  },
});

/** Exactly what will be posted, in the guild's language, with the button that does it. */
function preview(context: Context, id: number): Message {
  const { parts, guild, t } = context;
  const release = getRelease(parts.db, guild.id, id);
  checkAnnounceable(release);
  const place = placeOf(context);
  const said = announcement(
    announcementOf(release, { ...place, roleId: null }, parts.config.huggingFace.endpoint),
    textsIn(guild.locale),
  );
  const where = { channel: `<#${place.channelId}>` };
  const intro = place.roleId
    ? t('release.announce.introRole', { ...where, role: `<@&${place.roleId}>` })
    : t('release.announce.intro', where);
  const look = place.followed ? 'embed' : 'components';
  const args = { release: id, version: release.version, look };
  const act = row(press(announceRoute, args, t('release.announce.button'), { style: 'success' }));
  const components = said.components ?? [];
  return place.followed
    ? { ...said, content: intro, components: [...components, act] }
    : card([text(intro), ...components, act]);
}

/** @throws {UserError} when the guild named no channel for announcements, deleted it since, or closed it to the bot */
function placeOf({ parts, guild, channelType, mayPost }: Context): Place {
  const settings = guildSettings(parts.db, guild.id, parts.config);
  const { announcementChannelId: channelId, announcementRoleId: roleId } = settings;
  if (channelId === null) throw new UserError('release.errors.noChannel');
  const type = channelType(channelId);
  if (type === undefined) throw new UserError('release.errors.channelGone');
  if (!mayPost(channelId)) throw new UserError('release.errors.channelClosed', { channel: `<#${channelId}>` });
  return { channelId, followed: type === ChannelType.GuildAnnouncement, roleId };
}
