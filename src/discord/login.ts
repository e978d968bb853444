import { type Client, DiscordAPIError, Events, GatewayCloseCodes, Status } from 'discord.js';

/** Discord does not let the bot in, or not any more, or can't be reached; the message says why in one line. */
export class NotConnected extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NotConnected';
  }
}

const TOKEN_REFUSED = 'Discord refuses DISCORD_TOKEN: copy it again from the Bot page of the application';

export interface Connection {
  applicationId: string;
  botId: string;
  /** Rejects with a `NotConnected` when Discord closes the gateway for good; what it may resume, discord.js resumes. */
  lost: Promise<never>;
  isConnected(): boolean;
}

/**
 * Logs in and waits until the guilds are known.
 * @throws {NotConnected} when Discord does not take the token, or can't be reached
 */
export async function logIn(client: Client, token: string): Promise<Connection> {
  const lost = untilLost(client);
  // Who does not listen has nothing to end.
  lost.catch(() => {});
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(token);
  } catch (cause) {
    const refused =
      (cause as { code?: unknown }).code === 'TokenInvalid' ||
      (cause instanceof DiscordAPIError && cause.status === 401);
    throw new NotConnected(refused ? TOKEN_REFUSED : `Discord can't be reached: ${describe(cause)}`, { cause });
  }
  const { application, user } = await Promise.race([ready, lost]);
  // The manager's own status says "ready" for ever after the first time.
  const isConnected = () => client.ws.shards.every(({ status }) => status === Status.Ready);
  return { applicationId: application.id, botId: user.id, lost, isConnected };
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function untilLost(client: Client): Promise<never> {
  return new Promise((_, reject) => {
    client.once(Events.ShardDisconnect, ({ code }) => {
      const why = `Discord closed the connection for good (${code} ${GatewayCloseCodes[code] ?? 'unknown'})`;
      reject(new NotConnected(code === GatewayCloseCodes.AuthenticationFailed ? TOKEN_REFUSED : why));
    });
  });
}

/** A refused connection to a name with several addresses has no message of its own, only a code. */
function describe(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return (message || code || String(error)).split('\n').join(' ');
}
