import {
  type APIGuildForumChannel,
  type APIMessage,
  type APIThreadChannel,
  DiscordAPIError,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
  SnowflakeUtil,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { markThread, type OutboxRow } from '../database/outbox.rows.ts';
import type { Delivery } from './delivery.ts';
import { UNKNOWN_CHANNEL, UNKNOWN_MESSAGE } from './failure.ts';
import { bears, type Found, MAX_PAGES, sentSince } from './mark.ts';
import { type ForumPost, filesOf, type Message } from './reply.ts';

const THREAD_EXISTS = 160004;
const ARCHIVED = 50083;
const PAGE = 100;
const MOST_TAGS = 5;
/** Discord allows no longer one; then the thread is archived, and opened again by whoever writes. */
const auto_archive_duration = ThreadAutoArchiveDuration.OneWeek;

const isError = (error: unknown, ...codes: number[]) =>
  error instanceof DiscordAPIError && codes.includes(Number(error.code));

/** Opens a thread on what was posted. Its id is the message's; a second try is told that it exists. */
export async function openThread(row: OutboxRow, { db, rest, onThread }: Delivery): Promise<void> {
  const messageId = row.messageId ?? '';
  try {
    const body = { name: row.threadName, auto_archive_duration };
    await rest.post(Routes.threads(row.postedChannelId ?? '', messageId), { body });
  } catch (error) {
    if (!isError(error, THREAD_EXISTS)) throw error;
  }
  db.transaction(() => {
    markThread(db, row.id, messageId);
    onThread(row, messageId);
  }).immediate();
}

/**
 * Does something in a channel; if that is an archived thread, it is opened for it and archived again.
 * A crash in between leaves it open, and Discord archives it in its own time.
 */
export async function whileOpen<T>(rest: REST, channelId: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isError(error, ARCHIVED)) throw error;
  }
  await rest.patch(Routes.channel(channelId), { body: { archived: false } });
  try {
    return await act();
  } finally {
    await rest.patch(Routes.channel(channelId), { body: { archived: true } });
  }
}

/** Opens a post in a forum. The post and its first message have the same id. */
export async function startPost(
  forumId: string,
  message: Message,
  body: RESTPostAPIChannelMessageJSONBody,
  rest: REST,
): Promise<{ channelId: string; messageId: string }> {
  if (!message.post) throw new TypeError('a post in a forum needs a name');
  const { name, tag } = message.post;
  const applied_tags = await known(rest, forumId, tag);
  const thread = { name, applied_tags, auto_archive_duration, message: body };
  const { id } = (await rest.post(Routes.threads(forumId), { body: thread, ...filesOf(message) })) as APIThreadChannel;
  return { channelId: id, messageId: id };
}

/** Gives a post the name and the tag that its subject has now. Tags that people gave it stay. */
export async function followSubject(row: OutboxRow, { name, tag, among }: ForumPost, rest: REST): Promise<void> {
  const route = Routes.channel(row.postedChannelId ?? '');
  const thread = (await rest.get(route)) as APIThreadChannel & { applied_tags?: string[] };
  const now = thread.applied_tags ?? [];
  const others = now.filter((id) => id !== tag && !among.includes(id));
  const ours = tag !== null && now.includes(tag) ? [tag] : await known(rest, row.channelId ?? '', tag);
  const applied_tags = [...ours, ...others].slice(0, MOST_TAGS);
  const sameTags = applied_tags.length === now.length && applied_tags.every((id) => now.includes(id));
  // Renaming is rationed, and an archived post takes no change: only what differs is sent.
  const changes = { ...(name !== thread.name && { name }), ...(!sameTags && { applied_tags }) };
  if (Object.keys(changes).length > 0) await rest.patch(route, { body: changes });
}

/** The tag, unless somebody deleted it from the forum: Discord refuses the whole post for one that it does not know. */
async function known(rest: REST, forumId: string, tag: string | null): Promise<string[]> {
  if (tag === null) return [];
  const { available_tags } = (await rest.get(Routes.channel(forumId))) as APIGuildForumChannel;
  return available_tags.some(({ id }) => id === tag) ? [tag] : [];
}

/** Looks among a forum's active and archived posts for the one whose first message carries this row's mark. */
export async function findPost(row: OutboxRow, forumId: string, { rest, botId }: Delivery): Promise<Found> {
  const since = sentSince(row);
  const isOurs = async ({ id, owner_id, parent_id }: APIThreadChannel) =>
    parent_id === forumId &&
    owner_id === botId &&
    SnowflakeUtil.timestampFrom(id) >= since &&
    bears(await firstMessage(rest, id), row.id, botId);

  const { threads: active } = (await rest.get(Routes.guildActiveThreads(row.guildId ?? ''))) as Threads;
  for (const thread of active) if (await isOurs(thread)) return { channelId: thread.id, messageId: thread.id };
  let before: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before && { before }) });
    const { threads, has_more } = (await rest.get(Routes.channelThreads(forumId, 'public'), { query })) as Threads;
    for (const thread of threads) if (await isOurs(thread)) return { channelId: thread.id, messageId: thread.id };
    before = threads.at(-1)?.thread_metadata?.archive_timestamp;
    if (!has_more || !before || Date.parse(before) < since) return 'nowhere';
  }
  return 'unknown';
}

type Threads = { threads: APIThreadChannel[]; has_more?: boolean };
type Bearer = Parameters<typeof bears>[0];

/** The message that opened a post; one that was deleted bears nothing. */
async function firstMessage(rest: REST, postId: string): Promise<Bearer> {
  try {
    return (await rest.get(Routes.channelMessage(postId, postId))) as APIMessage;
  } catch (error) {
    if (!isError(error, UNKNOWN_MESSAGE, UNKNOWN_CHANNEL)) throw error;
    return { author: { id: '' } } as APIMessage;
  }
}
