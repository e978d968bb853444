import { recordEvent } from '../database/events.ts';
import type { Database } from '../database/open.ts';
import { UserError } from '../user-error.ts';
import { fold, quoted } from '../words.ts';
import type { Act } from './schedules.store.ts';

/** A topic that a guild made itself. */
export interface OwnTopic {
  id: number;
  name: string;
  words: string[];
}

/** As many as anybody keeps in mind. */
const MOST_TOPICS = 20;

/** The guild's own topics by name. */
export function ownTopics(db: Database, guildId: string): OwnTopic[] {
  return db
    .prepare<[string], { id: number; name: string; words: string }>(
      'SELECT id, name, words FROM guild_topics WHERE guild_id = ? ORDER BY folded',
    )
    .all(guildId)
    .map((row) => ({ ...row, words: JSON.parse(row.words) as string[] }));
}

/**
 * Makes a topic, or gives one of that name other words.
 * @param taken names that are Ruche's own
 * @throws {UserError} when there are too many, or Ruche has one of that name
 */
export function saveTopic(
  db: Database,
  act: Act,
  { name, words }: Pick<OwnTopic, 'name' | 'words'>,
  taken: readonly string[],
): void {
  const { guildId } = act;
  const folded = fold(name);
  if (taken.some((other) => fold(other) === folded))
    throw new UserError('digest.errors.topicTaken', { topic: quoted(name) });
  db.transaction(() => {
    const known = ownTopics(db, guildId);
    if (known.length >= MOST_TOPICS && !known.some((topic) => fold(topic.name) === folded)) {
      throw new UserError('digest.errors.tooManyTopics', { count: MOST_TOPICS });
    }
    db.prepare(
      `INSERT INTO guild_topics (guild_id, name, folded, words) VALUES (@guildId, @name, @folded, @words)
       ON CONFLICT (guild_id, folded) DO UPDATE SET name = @name, words = @words`,
    ).run({ guildId, name, folded, words: JSON.stringify(words) });
    record(db, act, 'topicSaved', { name, words });
  }).immediate();
}

/** Ends a topic of the guild. Schedules and sources that name it go on without it. */
export function removeTopic(db: Database, act: Act, id: number): void {
  db.transaction(() => {
    db.prepare('DELETE FROM guild_topics WHERE guild_id = ? AND id = ?').run(act.guildId, id);
    record(db, act, 'topicRemoved', { id });
  }).immediate();
}

/** Topics that the guild wants in none of its digests, by id. */
export function mutedTopics(db: Database, guildId: string): string[] {
  return db.prepare<[string], string>('SELECT topic FROM muted_topics WHERE guild_id = ?').pluck().all(guildId);
}

/** Leaves a topic out of all digests of a guild, or takes it in again. */
export function muteTopic(db: Database, act: Act, topic: string, muted: boolean): void {
  db.transaction(() => {
    if (muted) {
      db.prepare('INSERT INTO muted_topics VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(act.guildId, topic, act.now);
    } else {
      db.prepare('DELETE FROM muted_topics WHERE guild_id = ? AND topic = ?').run(act.guildId, topic);
    }
    record(db, act, muted ? 'topicMuted' : 'topicUnmuted', { topic });
  }).immediate();
}

/** Words that make an entry wanted whatever its topic, or unwanted. */
export interface GuildWords {
  include: string[];
  exclude: string[];
}

export function guildWords(db: Database, guildId: string): GuildWords {
  const rows = db
    .prepare<[string], { kind: keyof GuildWords; words: string }>(
      'SELECT kind, words FROM guild_words WHERE guild_id = ?',
    )
    .all(guildId);
  const found = Object.fromEntries(rows.map(({ kind, words }) => [kind, JSON.parse(words) as string[]]));
  return { include: [], exclude: [], ...found };
}

/** Sets the words that are given, and keeps the others. */
export function setGuildWords(db: Database, act: Act, words: { [K in keyof GuildWords]: string[] | undefined }): void {
  db.transaction(() => {
    const set = db.prepare(
      `INSERT INTO guild_words (guild_id, kind, words) VALUES (@guildId, @kind, @words)
       ON CONFLICT (guild_id, kind) DO UPDATE SET words = @words`,
    );
    for (const kind of ['include', 'exclude'] as const) {
      const list = words[kind];
      if (list) set.run({ guildId: act.guildId, kind, words: JSON.stringify(list) });
    }
    record(db, act, 'wordsSet', words);
  }).immediate();
}

function record(db: Database, { guildId, by, now }: Act, what: string, detail: Record<string, unknown>): void {
  recordEvent(db, { guildId, subject: 'topics', subjectId: 0, actorId: by, what, detail, at: now });
}
