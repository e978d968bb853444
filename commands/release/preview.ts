import { ChannelType } from 'discord.js';
import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { separator, text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import type { Place } from '../../src/releases/announce.store.ts';
import { announcementOf } from '../../src/releases/announcement.rules.ts';
import { dossierOf } from '../../src/releases/dossier.ts';
import type { Dossier, OpenSummary } from '../../src/releases/release.ts';
import { checkAct } from '../../src/releases/store.ts';
import { LOCALES, type Texts, textsIn } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { actOf, assessOf, settingsOf } from './act.ts';
import { announcementCard, post, sinceOf, standing } from './posts.ts';
import { previewRoute, readRoute } from './routes.ts';
import { editable } from './suggestions.ts';

/** What would be posted, in both languages. */
export const preview = subcommand({
  audience: 'everyone',
  answers: 'defer',
  options: { release: { type: 'integer', required: true, min: 1, autocomplete: editable } },
  run: (context, { release }) => inBoth(context, release),
});

export const previewButton = button({
  ...previewRoute,
  audience: 'everyone',
  answers: 'defer',
  run: (context, { release }) => inBoth(context, release),
});

/** An announcement in the language that it does not stand in. */
export const readButton = button({
  ...readRoute,
  audience: 'everyone',
  answers: 'reply',
  run({ parts, guild }, { release, locale }) {
    const t = textsIn(LOCALES.find((one) => one === locale) ?? guild.locale);
    const found = standing({ db: parts.db, guild, t }, release);
    if (!found) throw new UserError('release.errors.notAnnounced', { id: release });
    return card([announcementCard(found, t)]);
  },
});

async function inBoth(context: Context, id: number): Promise<Message> {
  const { parts, guild, t } = context;
  checkAct(parts.db, actOf(context, id), 'preview');
  const dossier = dossierOf(parts.db, guild.id, id);
  const { open } = (await assessOf(context))(dossier);
  const place = likelyPlace(context);
  const [first, second] = LOCALES.toSorted((locale) => (locale === guild.locale ? -1 : 1)).map((locale) =>
    previewOf(context, dossier, open, place, textsIn(locale)),
  );
  const intro = t('release.preview.intro');
  if (place.followed) {
    const embeds = [...(first?.embeds ?? []), ...(second?.embeds ?? [])];
    return { kind: 'message', content: intro, embeds, components: first?.components ?? [] };
  }
  return card([text(intro), ...(first?.components ?? []), separator(), ...withoutIds(second)]);
}

/** Both previews have the same buttons, and a `custom_id` stands once in a message: the second shows its card alone. */
function withoutIds(message: Message | undefined) {
  return (message?.components ?? []).map((component) =>
    'components' in component && 'accent_color' in component
      ? { ...component, components: component.components.filter(isNoRow) }
      : component,
  );
}

const ACTION_ROW = 1;
const isNoRow = ({ type }: { type: number }) => type !== ACTION_ROW;

/** A release as it would be announced now, without notifying anybody. */
export function previewOf(
  { parts, guild }: Context,
  dossier: Dossier,
  open: OpenSummary,
  { followed }: Pick<Place, 'followed'>,
  t: Texts = textsIn(guild.locale),
): Message {
  const { release } = dossier;
  const announcement = announcementOf(dossier, open, parts.config.huggingFace.endpoint);
  const found = sinceOf({ db: parts.db, guild, t }, release);
  // It is shown as it will look: announced.
  const since = { ...found, state: release.state === 'announced' ? release.state : ('announced' as const) };
  return post({ id: release.id, announcement, since, followed, roleId: null }, t);
}

/** An author may look before the guild has named a channel: then it is a card. */
function likelyPlace(context: Context): Pick<Place, 'followed'> {
  const { announcementChannelId: id } = settingsOf(context);
  return { followed: id !== null && context.channelType(id) === ChannelType.GuildAnnouncement };
}
