import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord.js';
import { container, link, literal, row, shorten, text } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import type { Message } from '../../src/discord/reply.ts';
import type { Announcement } from '../../src/releases/announce.ts';
import { nameOf } from '../../src/releases/rules.ts';
import type { Texts } from '../../src/texts.ts';
import { COLOUR, factLines, shortRevision } from './cards.ts';
import { factsOf } from './facts.ts';

/** Above this, Discord refuses a button. https://discord.com/developers/docs/components/reference#button */
const MAX_LABEL = 80;
/** Three fields stand side by side in an embed; a longer value would be broken over lines. */
const MAX_INLINE = 24;

/** The announcement as it was decided, in the guild's language. */
export const announced: Renderer = (facts, { t }) => announcement(facts as unknown as Announcement, t);

/**
 * An announcement: an embed with link buttons where the channel may be followed, because followers are said to receive
 * no components; a card elsewhere. Only the guild's own role is notified.
 */
export function announcement(said: Announcement, t: Texts): Message {
  const { followed, roleId } = said;
  const call = roleId === null ? undefined : `<@&${roleId}>`;
  const mentions = { roles: roleId === null ? [] : [roleId] };
  if (followed) {
    return {
      kind: 'message',
      ...(call !== undefined && { content: call }),
      embeds: [embed(said, t)],
      components: [links(said, t)],
      mentions,
    };
  }
  const { release } = said;
  const card = container(COLOUR.announced, [
    text(`### ${title(said, t)}\n${words(said, t)}`),
    text(factLines(release, t)),
    links(said, t),
  ]);
  return { kind: 'message', components: [...(call === undefined ? [] : [text(call)]), card], mentions };
}

function embed(said: Announcement, t: Texts): APIEmbed {
  const { release, page } = said;
  return {
    title: title(said, t),
    url: page,
    color: COLOUR.announced,
    description: words(said, t),
    fields: factsOf(release, t).map((fact) => ({ ...fact, inline: fact.value.length <= MAX_INLINE })),
    footer: { text: t('release.announcement.revision', { revision: shortRevision(release) }) },
  };
}

function title({ release }: Announcement, t: Texts): string {
  return t(`release.announcement.${release.kind}`, { name: literal(nameOf(release)) });
}

/** Its author's sentence, and how far it may be relied on. */
function words({ release: { summary, maturity } }: Announcement, t: Texts): string {
  return [...(summary ? [literal(summary)] : []), `**${t(`release.cautions.${maturity}`)}**`].join('\n');
}

function links(
  { page, links: sources }: Announcement,
  t: Texts,
): APIActionRowComponent<APIComponentInMessageActionRow> {
  const buttons = sources.map(({ kind, id, url }) => {
    const label = t(kind === 'model' ? 'release.announcement.base' : 'release.announcement.data', { id });
    return link(url, shorten(label, MAX_LABEL));
  });
  return row(link(page, t('release.announcement.page')), ...buttons);
}
