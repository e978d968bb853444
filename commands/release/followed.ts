import { button } from '../../src/discord/command.ts';
import { COLOURS, container, link, literal, press, row, text } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card } from '../../src/discord/reply.ts';
import { unfollowFamily } from '../../src/releases/follows.store.ts';
import { pageOf } from '../../src/releases/repository.rules.ts';
import { getRelease } from '../../src/releases/store.ts';

/** Works in direct messages, so it names the guild. */
const unfollowRoute = { route: 'release:unfollow', args: { guild: 'string', release: 'integer' } } as const;

/** Tells a person of a release of a family that they follow. */
export const followed: Renderer = ({ release: number }, { db, config, guild, t }) => {
  if (!guild) return null;
  const { id, kind, name, family, maturity, stated, hub } = getRelease(db, guild.id, Number(number));
  const summary = stated.summary[t.locale] ?? stated.summary.fr ?? stated.summary.en;
  const words = [
    `### ${t(`release.followed.${kind}`, { name: literal(name) })}`,
    ...(summary ? [literal(summary)] : []),
    `**${t(`release.cautions.${maturity}`)}**`,
    `-# ${t('release.followed.why', { family: literal(family) })}`,
  ];
  const page = hub && link(pageOf({ kind, id: hub.repository }, config.huggingFace.endpoint), t('release.card.page'));
  const stop = press(unfollowRoute, { guild: guild.id, release: id }, t('release.followed.stop'));
  return card([container(COLOURS.done, [text(words.join('\n')), row(...(page ? [page] : []), stop)])]);
};

export const unfollowButton = button({
  ...unfollowRoute,
  where: 'anywhere',
  audience: 'everyone',
  answers: 'reply',
  run({ parts, person, t }, { guild, release }) {
    const { family } = getRelease(parts.db, guild, release);
    const name = unfollowFamily(parts.db, { guildId: guild, userId: person.id }, family);
    return { kind: 'message', content: t('release.follow.ended', { family: literal(name) }) };
  },
});
