import { ChannelType } from 'discord.js';
import { button, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { row, separator, text } from '../../src/discord/kit.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import type { Place } from '../../src/releases/announce.store.ts';
import { announcementOf } from '../../src/releases/announcement.rules.ts';
import { dossierOf } from '../../src/releases/dossier.ts';
import type { Dossier, OpenSummary } from '../../src/releases/release.ts';
import { checkAct } from '../../src/releases/store.ts';
import { LOCALES, type Locale, type Texts, textsIn } from '../../src/texts.ts';
import { UserError } from '../../src/user-error.ts';
import { actOf, assessOf, settingsOf } from './act.ts';
import { announcementCard, otherButton, post, sinceOf, standing } from './posts.ts';
import { previewInRoute, previewRoute, readRoute } from './routes.ts';
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
    const found = standing({ db: parts.db, guild }, release);
    if (!found) throw new UserError('release.errors.notAnnounced', { id: release });
    return card([announcementCard(found, t)]);
  },
});

export const previewInButton = button({
  ...previewInRoute,
  audience: 'everyone',
  answers: 'defer',
  async run(context, { release, locale }) {
    const { previewIn } = await previewer(context, release);
    return previewIn(LOCALES.find((one) => one === locale) ?? context.guild.locale);
  },
});

/** What shows a release as it would be announced, in a language. @throws {UserError} when this person may not see it */
async function previewer(context: Context, id: number) {
  const { parts, guild } = context;
  checkAct(parts.db, actOf(context, id), 'preview');
  const dossier = dossierOf(parts.db, guild.id, id);
  const { open } = (await assessOf(context))(dossier);
  const place = likelyPlace(context);
  const previewIn = (locale: Locale) => previewOf(context, dossier, open, place, textsIn(locale));
  return { previewIn, followed: place.followed };
}

/** Both, the guild's language first; where they are too long for one message, the other is behind a button. */
async function inBoth(context: Context, id: number): Promise<Message> {
  const { guild, t } = context;
  const { previewIn, followed } = await previewer(context, id);
  const first = previewIn(guild.locale);
  const second = previewIn(LOCALES.find((one) => one !== guild.locale) ?? guild.locale);
  const both = textLength(first) + textLength(second) + ASIDE <= (followed ? MOST_IN_EMBEDS : MOST_IN_CARDS);
  const intro = t(both ? 'release.preview.intro' : 'release.preview.introOne');
  const { components = [], embeds = [] } = first;
  if (followed) {
    const other = row(otherButton(previewInRoute, id, textsIn(guild.locale)));
    return {
      kind: 'message',
      content: intro,
      embeds: both ? [...embeds, ...(second.embeds ?? [])] : embeds,
      components: both ? components : [...components, other],
    };
  }
  return card([text(intro), ...components, ...(both ? [separator(), ...withoutIds(second)] : [])]);
}

/** What Discord takes. https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const MOST_IN_EMBEDS = 6_000;
const MOST_IN_CARDS = 4_000;
/** Of that, what is said beside the announcements. */
const ASIDE = 200;

/** Upper bound of the characters that count. */
function textLength({ components, embeds }: Message): number {
  const texts = JSON.stringify(embeds ?? components).matchAll(COUNTED);
  return texts.reduce((sum, [, words = '']) => sum + (JSON.parse(words) as string).length, 0);
}

const COUNTED = /"(?:content|title|description|name|value|text)":("(?:[^"\\]|\\.)*")/g;

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
  const found = sinceOf({ db: parts.db, guild }, release);
  // It is shown as it will look: announced.
  const since = { ...found, state: release.state === 'announced' ? release.state : ('announced' as const) };
  return post({ id: release.id, announcement, since, followed, roleId: null, preview: true }, t);
}

/** An author may look before the guild has named a channel: then it is a card. */
function likelyPlace(context: Context): Pick<Place, 'followed'> {
  const { announcementChannelId: id } = settingsOf(context);
  return { followed: id !== null && context.channelType(id) === ChannelType.GuildAnnouncement };
}
