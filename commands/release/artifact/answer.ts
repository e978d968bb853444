import type { Context } from '../../../src/discord/context.ts';
import { literal, text } from '../../../src/discord/kit.ts';
import { card, type Message } from '../../../src/discord/reply.ts';
import type { Artifact } from '../../../src/releases/release.ts';
import { getRelease } from '../../../src/releases/store.ts';
import { releaseComponents } from '../cards.ts';

/** What was done with an artifact, and the release as it is now. */
export function artifactAnswer(
  context: Context,
  id: number,
  { kind, address, licence, place }: Artifact,
  done: 'added' | 'edited' | 'removed',
): Message {
  const { parts, guild, t } = context;
  const told = t(`release.artifact.${done}`, {
    name: t(`release.artifacts.${kind}`),
    address: `<${address}>`,
    licence: licence === null ? t('release.facts.noLicence') : literal(licence),
    place: t(`release.places.${place}`),
  });
  return card([text(told), ...releaseComponents(context, getRelease(parts.db, guild.id, id))]);
}
