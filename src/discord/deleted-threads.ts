import { type Client, GatewayDispatchEvents } from 'discord.js';
import type { Logger } from 'pino';

/** Tells of each thread that somebody deletes, also of archived ones, which discord.js does not keep and says nothing of. */
export function watchDeletedThreads(
  client: Client,
  log: Logger,
  onDeleted: (guildId: string, threadId: string) => void,
): void {
  client.ws.on(GatewayDispatchEvents.ThreadDelete, ({ id, guild_id }) => {
    try {
      onDeleted(guild_id, id);
    } catch (error) {
      log.error({ err: error, thread: id }, 'a deleted thread could not be forgotten');
    }
  });
}
