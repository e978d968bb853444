import type { Database } from '../database/open.ts';
import { say } from '../database/outbox.ts';

interface Sharing {
  guildId: string;
  channelId: string;
  /** The renderer's name, and what it shows. */
  kind: string;
  facts: Record<string, unknown>;
  userId: string;
  at: number;
}

/** Has something of the desk posted in a channel, naming who asked for it. */
export function shareInChannel(db: Database, { guildId, channelId, kind, facts, userId, at }: Sharing): void {
  say(db, { guildId, to: { channelId }, kind, facts: { ...facts, sharedBy: userId }, at });
}
