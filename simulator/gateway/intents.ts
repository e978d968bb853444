import { GatewayIntentBits } from 'discord-api-types/v10';

/** https://discord.com/developers/docs/events/gateway#privileged-intents; the application has none of them. */
export const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

export const ALL_INTENTS = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);

/** Which intent an event takes, in a guild and in direct messages. Events that are missing here need none. */
const NEEDED: [prefix: RegExp, guild: number, direct: number][] = [
  [/^GUILD_MEMBER_/, GatewayIntentBits.GuildMembers, 0],
  [/^(GUILD_(CREATE|UPDATE|DELETE|ROLE_)|CHANNEL_|THREAD_)/, GatewayIntentBits.Guilds, 0],
  [/^MESSAGE_REACTION_/, GatewayIntentBits.GuildMessageReactions, GatewayIntentBits.DirectMessageReactions],
  [/^MESSAGE_/, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
];

/** Names that are the page's business, not the gateway's. */
const INTERNAL = new Set(['COMMANDS', 'BOT', 'RESET']);

/** Whether a session with these intents hears of an event. */
export function hears(intents: number, name: string, inGuild: boolean): boolean {
  if (INTERNAL.has(name)) return false;
  const rule = NEEDED.find(([prefix]) => prefix.test(name));
  if (!rule) return true;
  const [, guild, direct] = rule;
  const needed = inGuild || direct === 0 ? guild : direct;
  return (intents & needed) !== 0;
}
