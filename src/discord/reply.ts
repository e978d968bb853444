import type {
  APIEmbed,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  RawFile,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';

/** A suggestion of autocomplete. */
export interface Choice {
  name: string;
  value: string | number;
}

export interface File {
  name: string;
  content: Uint8Array;
}

/** A message to one person or to a channel, not yet sent. */
export interface Message {
  kind: 'message';
  /** One line; excludes components. */
  content?: string;
  components?: APIMessageTopLevelComponent[];
  /** Only where Components V2 can't go: announcement channels. Excludes V2 components. */
  embeds?: APIEmbed[];
  files?: File[];
  /** Ids of those who are really meant to be notified. Nobody else ever is. */
  mentions?: { roles?: string[]; users?: string[] };
  /** What the message opens or keeps in a forum. */
  post?: ForumPost;
}

/** How a post stands in its forum. */
export interface ForumPost {
  /** 1 to 100 characters. */
  name: string;
  /** The id of the forum's tag for its state, if there is one; among those the bot gives and takes. */
  tag: string | null;
  among: readonly string[];
}

/** A form to open. Built by `openModal`. */
export interface Modal {
  kind: 'modal';
  data: APIModalInteractionResponseCallbackData;
}

/** A one-line confirmation. */
export function line(content: string): Message {
  return { kind: 'message', content };
}

/** A Components V2 message. */
export function card(components: APIMessageTopLevelComponent[], files?: File[]): Message {
  return { kind: 'message', components, ...(files && { files }) };
}

const COMPONENTS_V2 = 1 << 15;

/**
 * The JSON that Discord takes for a message, with mentions off but for those named.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function messageBody(message: Message): RESTPostAPIChannelMessageJSONBody {
  const { content, components, embeds, mentions } = message;
  return {
    ...(content !== undefined && { content }),
    ...(components && { components }),
    ...(embeds && { embeds }),
    ...(components && !embeds && content === undefined && { flags: COMPONENTS_V2 }),
    allowed_mentions: { parse: [], roles: mentions?.roles ?? [], users: mentions?.users ?? [] },
  };
}

/** The files of a message, to be spread into a request. */
export function filesOf({ files }: Message): { files?: RawFile[] } {
  return files ? { files: files.map(({ name, content }) => ({ name, data: Buffer.from(content) })) } : {};
}
