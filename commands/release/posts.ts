import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APIEmbed,
} from 'discord.js';
import {
  container,
  link,
  literal,
  literalWithin,
  press,
  row,
  separator,
  shorten,
  text,
  timestamp,
} from '../../src/discord/kit.ts';
import type { Look, Renderer } from '../../src/discord/renderer.ts';
import type { Message } from '../../src/discord/reply.ts';
import { type Note, notesOf } from '../../src/releases/amend.store.ts';
import { type Announced, announcementNow } from '../../src/releases/announce.store.ts';
import type { Announcement, Link } from '../../src/releases/announcement.rules.ts';
import type { State } from '../../src/releases/lifecycle.rules.ts';
import { type Maker, makersOf } from '../../src/releases/makers.store.ts';
import type { Release } from '../../src/releases/release.ts';
import { getRelease } from '../../src/releases/store.ts';
import { LOCALES, type Locale, type Texts, textsIn } from '../../src/texts.ts';
import { COLOUR, peopleIn, shortRevision } from './cards.ts';
import { factsIn, licencesIn, linesOf, openIn } from './facts.ts';
import { previewInRoute, readRoute, viewRoute } from './routes.ts';

/** Above this, Discord refuses a button. https://discord.com/developers/docs/components/reference#button */
const MAX_LABEL = 80;
/** Three fields stand side by side in an embed; a longer value would be broken over lines. */
const MAX_INLINE = 16;
/** As escaped text may be twice as long as it was typed, these are what fits, not what can be typed. */
const MAX_SUMMARY = 360;
const MAX_USE = 620;
const MAX_NOTE = 310;
const MAX_OTHER = 120;
const MOST_NOTES = 3;
const MOST_MAKERS = 15;
const A_ROW = 5;
/** All texts of a card; beside them a preview has its own, and Discord takes 4,000 characters. */
const ROOM = 3_700;

/** What an announcement shows beside what was frozen: who made it, and what became of it since. */
export interface Since {
  makers: readonly Maker[];
  notes: readonly Note[];
  state: State;
  supersededBy: string | null;
}

/** The facts of announcements that were posted before releases had a life after them. */
interface Slice extends Omit<Announced, 'release'> {
  release: { id: number };
}

/** An announcement as it stands in its channel, in the guild's language. */
export const announced: Renderer = (facts, look) => {
  const { release, followed, roleId } = facts as unknown as Announced | Slice;
  const id = typeof release === 'number' ? release : release.id;
  const found = standing(look, id);
  if (!found) return null;
  const { announcement, since } = found;
  return post({ id, announcement, since, followed, roleId }, look.t);
};

/** An announced release as its announcement tells of it; null where there is none. */
export function standing({ db, guild }: Pick<Look, 'db' | 'guild'>, id: number) {
  const announcement = announcementNow(db, id);
  if (!guild || !announcement) return null;
  const release = getRelease(db, guild.id, id);
  return { release, announcement, since: sinceOf({ db, guild }, release) };
}

export function sinceOf({ db, guild }: Pick<Look, 'db' | 'guild'>, release: Release): Since {
  const { id, guildId, state, supersededBy } = release;
  const next = supersededBy === null ? null : getRelease(db, guild?.id ?? guildId, supersededBy).name;
  return { makers: makersOf(db, id), notes: notesOf(db, id), state, supersededBy: next };
}

export interface Post {
  id: number;
  announcement: Announcement;
  since: Since;
  followed: boolean;
  roleId: string | null;
  /** It is shown to somebody before it is posted: its button shows the other language likewise. */
  preview?: boolean;
}

/**
 * An announcement: an embed with link buttons where the channel may be followed, because followers are said to receive
 * no components; a card with a button for the other language elsewhere. Only the guild's own role is notified.
 */
export function post(said: Post, t: Texts): Message {
  const { id, announcement, followed, roleId, preview = false } = said;
  const call = roleId === null ? undefined : `<@&${roleId}>`;
  const mentions = { roles: roleId === null ? [] : [roleId] };
  const links = announcement.links.map((one) => linkButton(one, t));
  if (followed) {
    return {
      kind: 'message',
      ...(call !== undefined && { content: call }),
      embeds: [embed(said, t)],
      // The outbox marks what it posts on a component, so there is one even where nothing can be linked to.
      components: links.length > 0 ? rows(links) : [row(viewButton(id, t))],
      mentions,
    };
  }
  const button = otherButton(preview ? previewInRoute : readRoute, id, t);
  return {
    kind: 'message',
    components: [...(call === undefined ? [] : [text(call)]), announcementCard(said, t, [button])],
    mentions,
  };
}

/** Shows an announcement, or its preview, in the other language. */
export function otherButton(route: typeof readRoute | typeof previewInRoute, id: number, t: Texts): APIButtonComponent {
  const other = otherThan(t.locale);
  return press(route, { release: id, locale: other }, textsIn(other)('release.announcement.read'));
}

/** The announcement as a card. */
export function announcementCard(
  { announcement, since }: Pick<Post, 'announcement' | 'since'>,
  t: Texts,
  more: APIButtonComponent[] = [],
): APIContainerComponent {
  const buttons = [...more, ...announcement.links.map((one) => linkButton(one, t))];
  const head = [`### ${title(announcement, t)}`, ...banner(since, t)].join('\n');
  const known = linesOf(facts(announcement, since, t), t);
  // What the facts leave is shared by the notes, of which the last is always there, and the intended use.
  const free = ROOM - head.length - known.length - words({ ...announcement, intendedUse: null }, t).join('\n').length;
  const dated = notes(since.notes, t, free - MAX_USE);
  const said = words(announcement, t, Math.min(MAX_USE, free - dated.length));
  return container(COLOUR[since.state], [
    text([head, ...said].join('\n')),
    separator(),
    text(known),
    ...(dated ? [text(dated)] : []),
    ...rows(buttons),
  ]);
}

function embed({ announcement, since }: Post, t: Texts): APIEmbed {
  const other = otherThan(t.locale);
  const translated = announcement.summary[other];
  // Said in one language only, it stands there as the sentence itself.
  const inOther =
    translated === null || announcement.summary[t.locale] === null
      ? []
      : [`-# ${textsIn(other)('release.announcement.also', { words: literalWithin(translated, MAX_SUMMARY) })}`];
  const [first] = announcement.links;
  return {
    title: title(announcement, t),
    ...(first && { url: first.url }),
    color: COLOUR[since.state],
    description: [
      ...banner(since, t),
      ...words(announcement, t),
      ...inOther,
      ...(since.notes.length > 0 ? [notes(since.notes, t)] : []),
    ].join('\n'),
    fields: facts(announcement, since, t).map((fact) => ({ ...fact, inline: fact.value.length <= MAX_INLINE })),
    ...(announcement.revision && {
      footer: { text: t('release.announcement.revision', { revision: shortRevision(announcement.revision) }) },
    }),
  };
}

function title({ kind, name }: Announcement, t: Texts): string {
  return t(`release.announcement.${kind}`, { name: literal(name) });
}

/** That it is over, before anything else. */
function banner({ state, supersededBy }: Since, t: Texts): string[] {
  if (state === 'withdrawn') return [t('release.announcement.withdrawn')];
  return supersededBy === null
    ? []
    : [t('release.announcement.superseded', { name: literalWithin(supersededBy, MAX_OTHER) })];
}

/** Its author's sentence, how far it may be relied on, and what for. */
function words({ summary, maturity, intendedUse, override }: Announcement, t: Texts, room = MAX_USE): string[] {
  const sentence = summary[t.locale] ?? summary.fr ?? summary.en;
  return [
    ...(sentence ? [literalWithin(sentence, MAX_SUMMARY)] : []),
    `**${t(`release.cautions.${maturity}`)}**`,
    ...(intendedUse ? [t('release.announcement.use', { use: literalWithin(intendedUse, room) })] : []),
    ...(override ? [t('release.announcement.override', { reason: literalWithin(override, MAX_NOTE) })] : []),
  ];
}

function facts({ facts: known, artifacts, open }: Announcement, { makers }: Since, t: Texts) {
  const licences = licencesIn(artifacts, t);
  const people = peopleIn(makers, MOST_MAKERS, t);
  return [
    ...factsIn(known, t),
    ...(licences ? [{ name: t('release.facts.artifacts'), value: licences }] : []),
    { name: t('release.facts.open'), value: openIn(open, t) },
    ...(people ? [{ name: t('release.facts.makers'), value: people }] : []),
  ];
}

/** The latest notes that fit, dated, oldest first. The last is always there. */
function notes(all: readonly Note[], t: Texts, room = Number.POSITIVE_INFINITY): string {
  const [last = '', ...earlier] = all
    .slice(-MOST_NOTES)
    .toReversed()
    .map(({ note, at }) =>
      t('release.announcement.note', { time: timestamp(at, 'D'), note: literalWithin(note, MAX_NOTE) }),
    );
  let shown = last;
  for (const note of earlier) {
    if (shown.length + note.length >= room) break;
    shown = `${note}\n${shown}`;
  }
  return shown;
}

function linkButton(one: Link, t: Texts): APIButtonComponent {
  const label = 'id' in one ? t(`release.links.${one.what}`, { id: one.id }) : t(`release.links.${one.what}`);
  return link(one.url, shorten(label, MAX_LABEL));
}

/** As many rows of five as it takes. */
export function rows(buttons: APIButtonComponent[]): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  return Array.from({ length: Math.ceil(buttons.length / A_ROW) }, (_, i) =>
    row(...buttons.slice(i * A_ROW, (i + 1) * A_ROW)),
  );
}

function otherThan(locale: Locale): Locale {
  return LOCALES.find((one) => one !== locale) ?? locale;
}

/** Leads to the card of a release. */
export function viewButton(id: number, t: Texts): APIButtonComponent {
  return press(viewRoute, { release: id }, t('release.review.view'));
}
