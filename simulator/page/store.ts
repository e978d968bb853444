import type { APIChannel, APIMessage, APIUser } from 'discord-api-types/v10';
import type { ReactiveControllerHost } from 'lit';
import type { GuildPerson, OpenModal } from '../api.ts';
import { Channel, isThread } from './kinds.ts';
import type { View } from './protocol.ts';
import { type Language, languageOf, type Texts, texts } from './texts.ts';

/** Something that went wrong for the person at the page; shown in a channel, or under the message it concerns. */
export interface Failure {
  id: number;
  channelId: string;
  messageId?: string;
  /** Absent for Discord's own "This interaction failed". */
  reason?: string;
  /** The command that failed, as typed. */
  command?: string;
}

export interface State {
  persona: string;
  view?: View;
  channelId?: string;
  /** Messages of the channels opened so far. */
  messages: Map<string, APIMessage[]>;
  unread: Set<string>;
  /** Whether the line to the server is open. */
  live: boolean;
  /** Commands on their way, by channel, until they are answered. */
  pending: { id: number; channelId: string; command: string }[];
  failures: Failure[];
  /** Ephemeral messages that their owner put away. */
  dismissed: Set<string>;
  modal?: OpenModal & { channelId: string };
  /** A command that was clicked in a message, for the composer to open. */
  wanted?: { path: string };
  drawer?: 'channels' | 'members';
  /** What a screen reader should say now. */
  spoken: string;
}

/** Where the tab keeps which ephemeral messages were put away. */
export const dismissedKey = 'ruche-dismissed';

/** All that the page knows. Read by every element that follows it; changed by `live.ts` and `actions.ts`. */
export const state: State = {
  persona: '',
  messages: new Map(),
  unread: new Set(),
  live: false,
  pending: [],
  failures: [],
  dismissed: new Set(JSON.parse(sessionStorage.getItem(dismissedKey) ?? '[]') as string[]),
  spoken: '',
};

const followers = new Set<ReactiveControllerHost>();

/** Makes an element render again whenever the state changes, for as long as it is in the page. */
export function follow(host: ReactiveControllerHost): void {
  host.addController({
    hostConnected: () => followers.add(host),
    hostDisconnected: () => followers.delete(host),
  });
}

/** Changes the state and renders. */
export function update(change: Partial<State>): void {
  Object.assign(state, change);
  for (const host of followers) host.requestUpdate();
}

export const language = (): Language => languageOf(state.view?.me.locale ?? navigator.language);
export const words = (): Texts => texts[language()];

export const channel = (id: string | undefined): APIChannel | undefined =>
  state.view?.channels.find((c) => c.id === id);
export const person = (id: string): GuildPerson | undefined => state.view?.people.find((p) => p.id === id);
/** Where a command is typed from: the channel, or `dm`. */
export const whereOf = (channelId: string): string => (channel(channelId)?.type === Channel.Direct ? 'dm' : channelId);
export const commandsHere = () =>
  state.view?.commands[channel(state.channelId)?.type === Channel.Direct ? 'dm' : 'guild'] ?? [];
/** How someone is called in this guild. */
export const nameOf = (user: Pick<APIUser, 'id' | 'username' | 'global_name'>): string =>
  person(user.id)?.name ?? user.global_name ?? user.username;

/** Threads and forum posts of a channel, the latest first. */
export function threadsOf(parentId: string): APIChannel[] {
  return (state.view?.channels ?? [])
    .filter((c) => isThread(c.type) && 'parent_id' in c && c.parent_id === parentId)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}
