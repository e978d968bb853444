import { COLOURS, container, literal, literalWithin, press, row, text } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card } from '../../src/discord/reply.ts';
import { getRelease } from '../../src/releases/store.ts';
import type { TextParams } from '../../src/user-error.ts';
import { mention } from '../privacy/mention.ts';
import { COLOUR } from './cards.ts';
import { viewButton } from './posts.ts';
import { approveRoute, returnRoute } from './routes.ts';

/** What waits for a reviewer, with its buttons; later what became of it. */
export const reviewCard: Renderer = (said, { db, guild, t }) => {
  if (!guild) return null;
  const release = getRelease(db, guild.id, Number(said.release));
  const { id, name, state, version, draftedBy } = release;
  const waits = state === 'in_review';
  const author = draftedBy === null ? t('privacy.someone') : mention(draftedBy, t);
  const key = waits ? 'release.review.waits' : 'release.review.over';
  const args = { id, name: literal(name), author, version, state: t(`release.states.${state}`) };
  const act = [
    press(approveRoute, { release: id, version }, t('release.card.approve'), { style: 'success' }),
    press(returnRoute, { release: id }, t('release.card.return')),
  ];
  return card([container(COLOUR[state], [text(t(key, args)), row(viewButton(id, t), ...(waits ? act : []))])]);
};

/** To the author: what a reviewer decided. */
export const judged: Renderer = (said, { db, guild, t }) => {
  if (!guild) return null;
  const { id, name } = getRelease(db, guild.id, Number(said.release));
  const by = mention(String(said.by), t);
  const release = { id, name: literal(name), by };
  return typeof said.reason === 'string'
    ? card([
        container(COLOURS.trouble, [
          text(t('release.review.returned', { ...release, reason: literalWithin(said.reason, 1_000) })),
        ]),
      ])
    : card([container(COLOURS.open, [text(t('release.review.approved', release))])]);
};

/** To the maintainers: a planned announcement could not be made. */
export const unplanned: Renderer = (said, { db, guild, t }) => {
  if (!guild) return null;
  const { id, name } = getRelease(db, guild.id, Number(said.release));
  const reason = t(said.key as never, said.params as TextParams);
  const told = t('release.unplanned', { id, name: literal(name), reason });
  return card([container(COLOURS.trouble, [text(told), row(viewButton(id, t))])]);
};

/** The notice of a withdrawal, in the channel of the announcement. */
export const withdrawnNotice: Renderer = (said, { db, guild, t }) => {
  if (!guild) return null;
  const { id, name, withdrawnReason } = getRelease(db, guild.id, Number(said.release));
  const notice = t('release.withdrawnNotice', {
    name: literal(name),
    reason: literalWithin(withdrawnReason ?? '', 1_000),
  });
  const view = row(viewButton(id, t));
  // Followers of an announcement channel are said to receive no components.
  return said.followed
    ? { kind: 'message', embeds: [{ color: COLOURS.trouble, description: notice }], components: [view] }
    : card([container(COLOURS.trouble, [text(notice), view])]);
};
