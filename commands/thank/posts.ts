import { thanksOf } from '../../src/contributors/thanks.store.ts';
import { COLOURS, container, literal, text } from '../../src/discord/kit.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { card } from '../../src/discord/reply.ts';
import { isErased } from '../../src/privacy/rules.ts';
import { mention } from '../privacy/mention.ts';

/** Thanks as everyone reads them. Those who are thanked are told, nobody else. */
export const thanksGiven: Renderer = ({ thanks: id }, { db, guild, t }) => {
  const thanks = guild && thanksOf(db, guild.id, Number(id));
  if (!thanks) return null;
  const { giverId, people, kind, reason } = thanks;
  const names = new Intl.ListFormat(t.locale).format(people.map((person) => mention(person, t)));
  const from = t('thank.card.from', { giver: mention(giverId, t), kind: t(`contributor.kinds.${kind}`) });
  const thanked = container(COLOURS.neutral, [
    text(`### ${t('thank.card.title', { people: names })}\n${literal(reason)}\n-# ${from}`),
  ]);
  return { ...card([thanked]), mentions: { users: people.filter((person) => !isErased(person)) } };
};
