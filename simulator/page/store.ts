import type { APIChannel, APIMessage, APIUser } from 'discord-api-types/v10';
import type { ReactiveControllerHost } from 'lit';
import type { GuildPerson, OpenModal } from '../api.ts';
import { listen, loadMessages, loadView } from './connection.ts';
import { Channel, isThread } from './kinds.ts';
import { insert, remove } from './message-order.ts';
import { readable } from './message-text.ts';
import type { LiveChange, View } from './protocol.ts';
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

/** All that the page knows. Read by every element that follows it; changed only in this file and `actions.ts`. */
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

let hangUp = () => {};

/** Becomes a persona: everything is loaded as they see it, and again at each reconnection. */
export function become(persona: string): void {
  hangUp();
  update({ persona, messages: new Map(), failures: [], pending: [], unread: new Set() });
  delete state.modal;
  remember(persona);
  hangUp = listen(persona, {
    open: () => void reload(),
    change: receive,
    lost: () => update({ live: false }),
  });
}

function remember(persona: string): void {
  const url = new URL(location.href);
  url.searchParams.set('as', persona);
  history.replaceState(null, '', url);
}

/** Loads everything anew: after a (re)connection nothing that was known can be trusted. */
async function reload(): Promise<void> {
  try {
    await loadSurroundings();
    update({ live: true, messages: new Map() });
    await open(state.channelId ?? '');
  } catch {
    update({ live: false });
  }
}

async function loadSurroundings(): Promise<void> {
  const asked = state.persona;
  const view = await loadView(asked);
  if (asked !== state.persona) return;
  const here = view.channels.some((c) => c.id === state.channelId);
  const first = view.channels.find((c) => c.type === Channel.Text) ?? view.channels[0];
  update({ view, persona: view.me.key, ...(!here && first ? { channelId: first.id } : {}) });
  if (view.me.key !== asked) remember(view.me.key);
  document.documentElement.lang = language();
}

const loading = new Map<string, LiveChange[]>();

/** Shows a channel. What arrives while its messages are being fetched is applied on top of them. */
export async function open(channelId: string): Promise<void> {
  const unread = new Set(state.unread);
  unread.delete(channelId);
  update({ channelId, unread });
  delete state.drawer;
  if (state.messages.has(channelId) || loading.has(channelId) || !state.view) return;
  const meanwhile: LiveChange[] = [];
  loading.set(channelId, meanwhile);
  try {
    const persona = state.persona;
    const messages = await loadMessages(persona, channelId);
    if (persona !== state.persona) return;
    update({ messages: new Map(state.messages).set(channelId, messages) });
  } finally {
    loading.delete(channelId);
  }
  for (const change of meanwhile) receive(change);
}

function receive(change: LiveChange): void {
  if (change.type === 'reset') {
    update({ messages: new Map(), unread: new Set(), failures: [], pending: [], dismissed: new Set() });
    delete state.modal;
    void reload();
  } else if (change.type === 'message') {
    receiveMessage(change);
  } else if (change.type === 'messageDeleted') {
    loading.get(change.channelId)?.push(change);
    changeMessages(change.channelId, (list) => remove(list, change.messageId));
  } else if (change.type === 'bot') {
    if (state.view) update({ view: { ...state.view, botOnline: change.online } });
    if (change.online) void loadSurroundings().catch(() => {});
  } else {
    void loadSurroundings().catch(() => {});
  }
}

function receiveMessage(change: LiveChange & { type: 'message' }): void {
  const { channelId, message } = change;
  loading.get(channelId)?.push(change);
  const isNew = !state.messages.get(channelId)?.some((known) => known.id === message.id);
  changeMessages(channelId, (list) => insert(list, message));
  if (channelId === state.channelId) {
    const isMine = message.author.id === state.view?.me.id;
    if (isNew && !isMine) update({ spoken: words().spoken(nameOf(message.author), readable(message).slice(0, 300)) });
  } else if (!message.edited_timestamp) {
    update({ unread: new Set(state.unread).add(channelId) });
  }
}

function changeMessages(channelId: string, how: (list: APIMessage[]) => APIMessage[]): void {
  const list = state.messages.get(channelId);
  if (list) update({ messages: new Map(state.messages).set(channelId, how(list)) });
}

/** Threads and forum posts of a channel, the latest first. */
export function threadsOf(parentId: string): APIChannel[] {
  return (state.view?.channels ?? [])
    .filter((c) => isThread(c.type) && 'parent_id' in c && c.parent_id === parentId)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
}
