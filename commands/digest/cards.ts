import type { APIMessageTopLevelComponent } from 'discord.js';
import { findDigest } from '../../src/digests/digests.store.ts';
import { COLOURS, container, press, row, separator, text } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card } from '../../src/discord/reply.ts';
import { digestEmbed } from './embed.ts';
import { discussRoute, moreRoute, whyRoute } from './routes.ts';
import { sectionTexts } from './stories.ts';
import { datesText, emptyText, heading, type View, viewOf } from './view.ts';

/** A digest as it is posted, in the language of its schedule: the first message, or one that continues it. */
export const digestPosted: Renderer = async ({ digest: id, part }, look) => {
  const digest = findDigest(look.db, Number(id));
  if (!digest) return null;
  const view = await viewOf(digest, Number(part ?? 0), look);
  if (view.part === 0 && digest.followed) return digestEmbed(view);
  return card(digestComponents(view));
};

/**
 * One message of a digest: sections by topic, then the dates to come and what can be done with it. How many stories a
 * message holds was decided when it was posted; should they not fit all the same, extracts go first: no sentence is cut.
 */
export function digestComponents(view: View): APIMessageTopLevelComponent[] {
  const { part, t } = view;
  const sections = sectionTexts(view);
  const body = sections.length > 0 ? sections : [t(emptyText(view))];
  return [
    container(COLOURS.neutral, [
      text(heading(view)),
      ...body.flatMap((section) => [separator(), text(section)]),
      ...(part === 0 ? ending(view) : []),
    ]),
  ];
}

/** Below the stories of the first message. */
function ending(view: View) {
  const { digest, dates, t } = view;
  return [
    ...(dates.length > 0 ? [separator(), text(datesText(view))] : []),
    ...(digest.parts.length > 1
      ? [text(t(digest.userId === null ? 'digest.card.inThread' : 'digest.card.follows'))]
      : []),
    ...(digest.id > 0 ? [row(...buttons(view))] : []),
  ];
}

function buttons({ digest: { id, left, userId }, t }: View) {
  const more = left.some(({ why }) => why === 'full');
  return [
    press(whyRoute, { digest: id }, t('digest.card.why')),
    ...(more ? [press(moreRoute, { digest: id }, t('digest.card.more'))] : []),
    ...(userId === null ? [press(discussRoute, { digest: id }, t('digest.card.discuss'))] : []),
  ];
}
