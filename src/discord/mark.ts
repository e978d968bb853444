import { type APIMessage, type APITextChannel, type REST, Routes, SnowflakeUtil } from 'discord.js';
import type { OutboxRow } from '../database/outbox.rows.ts';
import type { Delivery } from './delivery.ts';

/** Where a row's message stands; `unknown` where too much was written since, or the bot may not read what was. */
export type Found = { channelId: string; messageId: string } | 'nowhere' | 'unknown';

const PAGE = 100;
export const MAX_PAGES = 10;
/** Clocks differ: how much older than the first try a message may look. */
const SLACK_MS = 5 * 60_000;

/** What is older than this was sent from another database, where the number meant another row. */
export function sentSince({ triedAt }: Pick<OutboxRow, 'triedAt'>): number {
  return (triedAt ?? 0) - SLACK_MS;
}

/** Whether a message is the one of this row. */
export function bears({ author, components }: APIMessage, mark: number, botId: string): boolean {
  return author.id === botId && components?.[0]?.id === mark;
}

/** Looks in a channel for our message that carries this row's mark. */
export async function findMark(row: OutboxRow, channelId: string, { rest, botId }: Delivery): Promise<Found> {
  const since = sentSince(row);
  let before: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before && { before }) });
    const messages = (await rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
    if (page === 0 && messages.length === 0)
      return (await wasWrittenIn(channelId, since, rest)) ? 'unknown' : 'nowhere';
    const recent = messages.filter(({ timestamp }) => Date.parse(timestamp) >= since);
    const ours = recent.find((message) => bears(message, row.id, botId));
    if (ours) return { channelId, messageId: ours.id };
    before = recent.at(-1)?.id;
    if (recent.length < PAGE) return 'nowhere';
  }
  return 'unknown';
}

/** To a bot that may not read the history, Discord shows a channel as empty: but it tells what was written there last. */
async function wasWrittenIn(channelId: string, since: number, rest: REST): Promise<boolean> {
  const { last_message_id: last } = (await rest.get(Routes.channel(channelId))) as APITextChannel;
  return Boolean(last) && SnowflakeUtil.timestampFrom(String(last)) >= since;
}
