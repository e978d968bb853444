import { type APIMessage, type REST, Routes } from 'discord.js';
import type { Conversations } from '../parts.ts';
import { failureOf } from './failure.ts';

const PAGE = 100;
const MAX_PAGES = 10;

/** Asks Discord who wrote where. Of the messages only author and time are looked at; nothing is kept. */
export function readConversations(rest: REST): Conversations {
  return {
    async writtenSince(channelId, since, signal) {
      const last = new Map<string, number>();
      try {
        for await (const { author, timestamp } of messagesOf(rest, channelId, signal)) {
          const at = Date.parse(timestamp);
          if (at <= since) break;
          if (!last.has(author.id)) last.set(author.id, at);
        }
      } catch (error) {
        // A thread that is gone or closed to the bot tells nothing; anything else may be told later.
        if (failureOf(error).kind !== 'refused') throw error;
      }
      return last;
    },
  };
}

/** The newest first. A thread in which more was said since is not read to its beginning. */
async function* messagesOf(rest: REST, channelId: string, signal: AbortSignal): AsyncGenerator<APIMessage> {
  let before: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...(before && { before }) });
    const messages = (await rest.get(Routes.channelMessages(channelId), { query, signal })) as APIMessage[];
    yield* messages;
    before = messages.at(-1)?.id;
    if (messages.length < PAGE) return;
  }
}
