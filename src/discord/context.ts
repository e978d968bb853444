import type { ChannelType } from 'discord.js';
import type { Parts } from '../parts.ts';
import type { Locale, Texts } from '../texts.ts';

/** Who may use a route. Each includes those after it: an admin may do what a maintainer may. */
export const AUDIENCES = ['everyone', 'contributor', 'maintainer', 'admin'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** `guild` routes are refused outside one; `anywhere` also works in direct messages and as a user's own app. */
export type Place = 'guild' | 'anywhere';

/** What dispatch must know of a guild. `src/guilds` knows more. */
export interface Guild {
  id: string;
  /** The language of posts. */
  locale: Locale;
  timeZone: string;
  contributorRoleId: string | null;
  maintainerRoleId: string | null;
}

/** Whoever types or clicks. */
export interface Person {
  id: string;
  /** As the guild shows them. */
  name: string;
  locale: Locale;
  may(audience: Audience): boolean;
}

/** What every handler gets. */
export interface Context<P extends Place = 'guild'> {
  parts: Parts;
  /** When it was typed, ms since the epoch. */
  now: number;
  person: Person;
  guild: P extends 'guild' ? Guild : Guild | null;
  /** Where it was typed. */
  channelId: string;
  /** What kind of channel that is, as far as the gateway told. */
  channelType(id: string): ChannelType | undefined;
  /** Whether the bot may see a channel, write there and read its history, as far as the gateway told. */
  mayPost(channelId: string): boolean;
  /** Whether a mention of a role by the bot reaches its holders, as far as the gateway told. */
  mayMention(roleId: string): boolean;
  /** The tags of a forum, in its order; none for what is no forum or not seen. */
  forumTags(channelId: string): readonly { id: string; name: string }[];
  /** Whether the answer rewrites a post that everybody reads: it must show nothing that is one person's alone. */
  isPost: boolean;
  /** In the language in which the answer will be read: the person's, or the guild's where a public post is updated. */
  t: Texts;
}
