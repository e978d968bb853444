import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIChannel,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIRole,
} from 'discord-api-types/v10';

/** What tests, the page and `main.ts` may use of the simulator. Everything else in this folder is its own business. */
export interface SimulatorOptions {
  /** 0 (the default) takes any free port. The server listens on 127.0.0.1 only. */
  port?: number;
  /** Milliseconds since the epoch; `Date.now` unless a test hands in its own. */
  clock?: () => number;
  /** The guild that stands there at the start; the demo guild of `demo/guild.ts` unless a test brings its own. */
  guild?: GuildSeed;
  /** Shorter limits for tests of lateness: milliseconds until an unanswered interaction fails (Discord: 3,000). */
  acknowledgeWithinMs?: number;
  /** Milliseconds between heartbeats; without any for two of them the socket is closed (Discord: 41,250). */
  heartbeatIntervalMs?: number;
  /** `false` for tests that send more than Discord takes; the headers stay. */
  rateLimits?: boolean;
  /** Milliseconds an interaction token lives (Discord: 900,000). */
  tokenLifetimeMs?: number;
  /** How many of the bot's latest requests are kept in `requests` (10,000). */
  keepRequests?: number;
  /** Called with every REST request of the bot before it is answered; a test uses it to check Discord's OpenAPI document. */
  onRequest?: (request: RecordedRequest) => void;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`: the page is here. */
  readonly url: string;
  /** What `DISCORD_API_URL` must be set to. */
  readonly apiUrl: string;
  /** The only bot token that is accepted. */
  readonly token: string;
  readonly applicationId: string;
  readonly guildId: string;
  readonly faults: Faults;
  /** The latest REST requests of the bot, oldest first, with the status that they were answered with. */
  readonly requests: readonly RecordedRequest[];
  /** @throws when no member has this key */
  as(personKey: string): Person;
  /** The id of a channel or role of the seed, by its key. @throws when there is none */
  id(key: string): string;
  /** Every message of a channel, oldest first, as a person with all permissions sees it; no ephemeral ones. */
  messages(channelId: string): APIMessage[];
  /** What followers of announcement channels received of crossposted messages: without components. */
  crossposts(): readonly APIMessage[];
  /** The present guild, everyone in it (the bot too, last) and its roles: what a client shows around the messages. */
  guild(): { id: string; name: string };
  people(): GuildPerson[];
  roles(): APIRole[];
  /** Whether the bot's gateway connection is open (identified or resumed). */
  botOnline(): boolean;
  /** A moderator's hand: what happens to a bot when people change things in the guild. */
  moderate: Moderator;
  /** Resolves once the bot is connected, has its guild, and has at least one global command registered. */
  ready(): Promise<void>;
  /** As when everybody opens Discord anew: ephemeral messages are gone from their screens. */
  forgetEphemeral(): void;
  /** A fresh guild in place of the present one, on the same port; the bot sees GUILD_DELETE and GUILD_CREATE. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Someone in the guild, as the page lists them. */
export interface GuildPerson {
  id: string;
  name: string;
  /** Ids of their roles. */
  roles: string[];
  bot: boolean;
  /** Who can be chosen as a persona has a key (the bot has none). */
  key?: string;
  locale?: string;
  about?: { fr: string; en: string };
}

export interface Moderator {
  deleteMessage(channelId: string, messageId: string): void;
  deleteChannel(channelId: string): void;
  /** Takes the bot's permissions in a channel away (bits as in Discord's permission overwrites). */
  deny(channelId: string, permissions: bigint): void;
  removeMember(personKey: string): void;
  /** Gives or takes a role. */
  role(personKey: string, roleKey: string, has: boolean): void;
  archiveThread(threadId: string): void;
}

export interface RecordedRequest {
  method: string;
  /** With the version prefix and query, e.g. `/api/v10/channels/1/messages?limit=50`. */
  path: string;
  /** The JSON body (`payload_json` of a multipart one). */
  body: unknown;
  /** Names of uploaded files. */
  files: string[];
  /** For edits: the message is already a Components V2 one. */
  v2: boolean;
  /** Set once answered; absent when the socket was dropped. */
  status?: number;
}

// ---- the guild ------------------------------------------------------------------------------------------------------

export interface GuildSeed {
  name: string;
  /** `fr` or `en-US`: the guild's preferred locale. */
  locale: string;
  /** `everyone` is always there too. */
  roles: RoleSeed[];
  /** What the bot was invited with; without it, what a bot of this kind needs, no administrator. */
  botPermissions?: bigint;
  people: PersonSeed[];
  channels: ChannelSeed[];
}

export interface RoleSeed {
  key: string;
  name: string;
  color?: number;
  /** Bits. */
  permissions?: bigint;
  /** Open to everybody's mentions; else only to who may mention everyone. */
  mentionable?: boolean;
}

export interface PersonSeed {
  key: string;
  name: string;
  /** Discord's locale of the person: `fr`, `en-US`, … */
  locale: string;
  roles: string[];
  /** Direct messages to them fail with 50007. */
  refusesDirectMessages?: boolean;
  /** One line for the page's persona picker, in both languages. */
  about?: { fr: string; en: string };
}

export interface ChannelSeed {
  key: string;
  name: string;
  type: 'text' | 'announcement' | 'forum';
  topic?: string;
  /** Role keys that can see it; everyone when absent. */
  visibleTo?: string[];
  /** For forums. */
  tags?: string[];
}

// ---- a person at the keyboard -----------------------------------------------------------------------------------------

/** An option as a person enters it: users, channels and roles by id; a file by name and content. */
export type OptionInput = string | number | boolean | { filename: string; content: Uint8Array; contentType?: string };

/**
 * A person using Discord. All methods go the whole way: an INTERACTION_CREATE to the bot over the gateway, its callback
 * over REST. They throw a plain `Error` where Discord's own client would not let a person do it: no such command, a
 * required option missing, a value out of its limits, a disabled button, a message that they can't see.
 */
export interface Person {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  locale: string;
  refusesDirectMessages: boolean;
  /** `path` is the command with its group and subcommand in Discord's base names: `digest sources add`. */
  command(path: string, options?: Record<string, OptionInput>, where?: Where): Promise<Answer>;
  /** The choices that the bot offers while `focused` of `options` is being typed. */
  autocomplete(
    path: string,
    options: Record<string, OptionInput>,
    focused: string,
    where?: Where,
  ): Promise<APIApplicationCommandOptionChoice[]>;
  /** A context-menu command on a message or a person, by its base name. */
  menu(
    name: string,
    target: { messageId: string; channelId: string } | { userId: string },
    where?: Where,
  ): Promise<Answer>;
  /** Presses the button with this custom_id or visible label. */
  click(message: APIMessage, button: string): Promise<Answer>;
  /** Picks values in a select of a message: option values, or ids of users, roles, channels. */
  select(message: APIMessage, customId: string, values: string[]): Promise<Answer>;
  /** Fills in a modal: values by custom_id of the input; an omitted field keeps its default. */
  submit(modal: OpenModal, fields: Record<string, ModalInput>): Promise<Answer>;
  /** Writes in a channel as a plain member. */
  say(channelId: string, text: string): Promise<APIMessage>;
  /** Messages of a channel that this person sees, oldest first: public ones and their own ephemeral ones. */
  messages(channelId: string): APIMessage[];
  /** The channel of direct messages between this person and the bot, once there is one. */
  directMessages(): APIMessage[];
  /**
   * The bot's commands that this person may use there, of every type, as registered (with all localisations and
   * options): without those that `default_member_permissions` or `contexts` keep from them.
   */
  commands(where?: Where): APIApplicationCommand[];
  /**
   * Channels and threads (archived ones too) that this person sees, and always their direct messages with the bot
   * (type 1). Messages in there, also by `say` and `messages`, go by that channel's id.
   */
  channels(): APIChannel[];
  /** Called after each change that this person can see, until the returned function is called. */
  watch(listener: (change: Change) => void): () => void;
}

/** Where something is typed: a channel or thread id, or `'dm'` for the direct messages with the bot. Default: the first text channel. */
export type Where = string;

export type ModalInput =
  | string
  | string[]
  | boolean
  | { filename: string; content: Uint8Array; contentType?: string }[];

/** How the bot answered, once it is final: a deferral counts only when its message has been filled in. */
export type Answer =
  | { kind: 'message'; interactionId: string; message: APIMessage; ephemeral: boolean }
  /** The message on which a component was used, as it is now. `updated` is false for a deferred update that changed nothing. */
  | { kind: 'update'; interactionId: string; message: APIMessage; updated: boolean }
  | { kind: 'modal'; interactionId: string; modal: OpenModal }
  /** What Discord shows as "This interaction failed": no acknowledgement in time. */
  | { kind: 'failed'; interactionId: string };

export interface OpenModal {
  interactionId: string;
  data: APIModalInteractionResponseCallbackData;
}

/** What changed, for a live view. */
export type Change =
  | { type: 'message'; channelId: string; message: APIMessage }
  | { type: 'messageDeleted'; channelId: string; messageId: string }
  | { type: 'channels' }
  | { type: 'commands' }
  | { type: 'people' }
  | { type: 'bot'; online: boolean }
  | { type: 'reset' };

// ---- faults -----------------------------------------------------------------------------------------------------------

/** What should go wrong, once for each `add` unless `times` says otherwise. Matched in order, first match wins. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Closes the gateway socket: with a code (4000 resumable, 4004 …), by RECONNECT, or by INVALID_SESSION. */
  closeGateway(how: { code: number } | 'reconnect' | { invalidSession: true; resumable: boolean }): void;
  /** While false, new gateway connections are refused. */
  acceptGateway(accept: boolean): void;
}

export interface Fault {
  method?: string;
  /** Matched against the path without `/api/v10` and without a query, e.g. `/^\/channels\/\d+\/messages$/`. */
  path: RegExp;
  times?: number;
  /** Requests that match and pass before the fault begins. */
  after?: number;
  what:
    | { status: number; body?: unknown; headers?: Record<string, string> }
    | { rateLimit: { retryAfterSeconds: number; global?: boolean } }
    | { delayMs: number }
    /** The socket is closed before anything happens. */
    | 'drop'
    /** The request takes effect, then the socket is closed without an answer. */
    | 'losereply'
    /** The request takes effect, then this is called before the answer; the answer waits for it. */
    | { afterEffect: () => void | Promise<void> };
}
