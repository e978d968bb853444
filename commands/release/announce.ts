import { ChannelType } from 'discord.js';
import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { press, row, text, timestamp } from '../../src/discord/kit.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { readTimeZone } from '../../src/guilds/rules.ts';
import {
  announceRelease,
  checkAnnounceable,
  overrideChecklist,
  type Place,
  planAnnouncement,
} from '../../src/releases/announce.store.ts';
import type { Item } from '../../src/releases/checklist/item.rules.ts';
import { dossierOf } from '../../src/releases/dossier.ts';
import { readMoment } from '../../src/releases/moment.ts';
import type { Texts } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { zones } from '../settings/settings.ts';
import { actOf, assessOf, settingsOf } from './act.ts';
import { previewOf } from './preview.ts';
import { readReason } from './reason.ts';
import { itemName, reasonText } from './reasons.ts';
import { announceRoute } from './routes.ts';
import { announceable } from './suggestions.ts';

const NOW = 0;

const zonesOf: Autocomplete = ({ guild, now }, typed) => zones(typed, guild, now);

export const announce = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: {
    release: { type: 'integer', required: true, min: 1, autocomplete: announceable },
    when: { type: 'string', maxLength: 60 },
    zone: { type: 'string', maxLength: 100, autocomplete: zonesOf },
    override: { type: 'string', minLength: 10, maxLength: 300 },
  },
  async run(context, { release, when, zone, override }) {
    const { guild, now } = context;
    const at =
      when === undefined
        ? NOW
        : await readMoment(when, { now, timeZone: zone === undefined ? guild.timeZone : readTimeZone(zone) });
    if (override !== undefined && !context.person.may('admin')) {
      throw new UserError('release.errors.overrideForAdmins');
    }
    return confirm(context, release, at, override && readReason(override));
  },
});

export const announceButton = button({
  ...announceRoute,
  audience: 'maintainer',
  answers: 'update',
  async run(context, { release: id, version, at, look }) {
    const { parts, t } = context;
    const act = actOf(context, id);
    const place = placeOf(context);
    const assess = await assessOf(context);
    const { endpoint } = parts.config.huggingFace;
    if (at === NOW) announceRelease(parts.db, act, { version, place, endpoint, assess });
    else planAnnouncement(parts.db, act, { version, place, assess, announceAt: at });
    const channel = `<#${place.channelId}>`;
    const done =
      at === NOW
        ? t('release.announce.done', { id, channel })
        : t('release.announce.planned', { id, channel, time: timestamp(at, 'F') });
    // Discord does not turn a message with an embed into one of components, nor back.
    return look === 'embed' ? { kind: 'message', content: done, embeds: [], components: [] } : card([text(done)]);
  },
});

/** Exactly what will be posted, in the guild's language, with the button that does it. */
async function confirm(context: Context, id: number, at: number, reason: string | undefined): Promise<Message> {
  const { parts, guild, t } = context;
  const act = actOf(context, id);
  const { version, override } = checkAnnounceable(parts.db, act);
  const place = placeOf(context);
  const { missing, open } = (await assessOf(context))(dossierOf(parts.db, guild.id, id));
  if (reason !== undefined) {
    if (missing.length === 0) throw new UserError('release.errors.nothingToOverride', { id });
    overrideChecklist(parts.db, act, reason);
  } else if (missing.length > 0 && override === null) {
    throw new UserError('release.errors.incompleteNaming', { id, items: linesOf(missing, t) });
  }
  const said = previewOf(context, dossierOf(parts.db, guild.id, id), open, place);
  const intro = introOf(context, place, at);
  const look = place.followed ? 'embed' : 'components';
  const label = at === NOW ? t('release.announce.button') : t('release.announce.plan');
  const confirmed = row(press(announceRoute, { release: id, version, at, look }, label, { style: 'success' }));
  const components = said.components ?? [];
  return place.followed
    ? { ...said, content: intro, components: [...components, confirmed] }
    : card([text(intro), ...components, confirmed]);
}

function introOf({ t }: Context, { channelId, roleId }: Place, at: number): string {
  const where = { channel: `<#${channelId}>` };
  return [
    roleId ? t('release.announce.introRole', { ...where, role: `<@&${roleId}>` }) : t('release.announce.intro', where),
    ...(at === NOW ? [] : [t('release.announce.at', { time: timestamp(at, 'F') })]),
  ].join('\n');
}

/** As many as an answer has room for, which is 2,000 characters; the checklist has them all. */
const MOST_NAMED = 8;
const NAMED_ROOM = 1_700;

function linesOf(missing: readonly Item[], t: Texts): string {
  const all = missing
    .slice(0, MOST_NAMED)
    .map((one) => t('release.check.item', { title: itemName(one.id, t), reason: reasonText(one, t) }));
  while (all.length > 1 && all.join('\n').length > NAMED_ROOM) all.pop();
  const more = missing.length - all.length;
  return [...all, ...(more > 0 ? [t('release.check.more', { count: more })] : [])].join('\n');
}

/** @throws {UserError} when the guild named no channel for announcements, deleted it since, or closed it to the bot */
function placeOf(context: Context): Place {
  const { channelType, mayPost } = context;
  const { announcementChannelId: channelId, announcementRoleId: roleId } = settingsOf(context);
  if (channelId === null) throw new UserError('release.errors.noChannel');
  const type = channelType(channelId);
  if (type === undefined) throw new UserError('release.errors.channelGone');
  if (!mayPost(channelId)) throw new UserError('release.errors.channelClosed', { channel: `<#${channelId}>` });
  return { channelId, followed: type === ChannelType.GuildAnnouncement, roleId };
}

/** The same, where it is no reason to stop: a withdrawal holds even when nobody can be told. */
export function placeIfAny(context: Context): Place | null {
  try {
    return placeOf(context);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
