import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { fold, quoted } from '../words.ts';
import type { Topic, TopicSettings } from './topics.rules.ts';
import { guildWords, ownTopics } from './topics.store.ts';
import { builtInTopics } from './topics.ts';

/** What says it is a guild's own topic, before its number. */
const OWN = 'guild_';

/** What a guild's digests can be about: the topics that Ruche knows, its own, and the words that it wants or not. */
export async function topicsOf(db: Database, guildId: string): Promise<TopicSettings> {
  const known = await builtInTopics();
  const own = ownTopics(db, guildId).map(
    ({ id, name, words }): Topic => ({
      id: `${OWN}${id}`,
      label: { fr: name, en: name },
      words: [{ weight: 3, any: words }],
    }),
  );
  return { ...known, topics: [...own, ...known.topics], ...guildWords(db, guildId) };
}

/** The number of a guild's own topic; undefined where it is Ruche's. */
export function ownNumber(id: string): number | undefined {
  return id.startsWith(OWN) ? Number(id.slice(OWN.length)) : undefined;
}

/** What is typed to want no topic in particular. */
const DASH = /^\s*[-–—]\s*$/;

/**
 * Topics as somebody types them, by id or name in either language, with commas between.
 * @returns their ids; null for a dash: all
 * @throws {UserError} when one of them is none
 */
export function readTopics(typed: string, topics: readonly Topic[]): string[] | null {
  if (DASH.test(typed)) return null;
  const found = typed
    .split(',')
    .filter((word) => word.trim() !== '')
    .map((word) => readTopic(word, topics));
  return found.length === 0 ? null : [...new Set(found)];
}

/** One of them. @throws {UserError} when it is none */
export function readTopic(typed: string, topics: readonly Topic[]): string {
  const wanted = fold(typed.trim());
  const fits = topics.find(({ id, label }) => [id, label.fr, label.en].some((name) => fold(name) === wanted));
  if (!fits) throw new UserError('digest.errors.noSuchTopic', { topic: quoted(typed) });
  return fits.id;
}
