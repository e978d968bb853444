import { button } from '../../src/discord/command.ts';
import { COLOURS, container, link, literal, press, row, text } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card } from '../../src/discord/reply.ts';
import { announcementNow } from '../../src/releases/announce.store.ts';
import { unfollowFamily } from '../../src/releases/follows.store.ts';
import { pageOf } from '../../src/releases/repository.rules.ts';
import { getRelease } from '../../src/releases/store.ts';

/** Works in direct messages, so it names the guild. */
const unfollowRoute = { route: 'release:unfollow', args: { guild: 'string', release: 'integer' } } as const;

/** Tells a person of a release of a family that they follow, as it was announced; not of one that was withdrawn since. */
export const followed: Renderer = ({ release: number }, { db, config, guild, t }) => {
  if (!guild) return null;
  const release = getRelease(db, guild.id, Number(number));
  if (release.state === 'withdrawn') return null;
  const { id, hub, stated } = release;
  const told = announcementNow(db, id) ?? { ...release, summary: stated.summary };
  const { kind, name, family, maturity } = told;
  const summary = told.summary[t.locale] ?? told.summary.fr ?? told.summary.en;
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
    const { id, family } = getRelease(parts.db, guild, release);
    const told = announcementNow(parts.db, id)?.family ?? family;
    const name = unfollowFamily(parts.db, { guildId: guild, userId: person.id }, told);
    return { kind: 'message', content: t('release.follow.ended', { family: literal(name) }) };
  },
});
