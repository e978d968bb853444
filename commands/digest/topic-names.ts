import { topicsOf } from '../../src/digests/guild-topics.ts';
import type { Parts } from '../../src/parts.ts';
import type { Texts } from '../../src/texts.ts';

/** Names topics in the reader's language, by their ids; one that is gone keeps its id. */
export async function topicNames(db: Parts['db'], guildId: string, { locale }: Texts): Promise<(id: string) => string> {
  const { topics } = await topicsOf(db, guildId);
  const labels = new Map(topics.map(({ id, label }) => [id, label[locale]]));
  return (id) => labels.get(id) ?? id;
}
