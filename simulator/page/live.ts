import type { APIMessage } from 'discord-api-types/v10';
import { listen, loadMessages, loadView } from './connection.ts';
import { Channel } from './kinds.ts';
import { insert, remove } from './message-order.ts';
import { readable } from './message-text.ts';
import type { LiveChange } from './protocol.ts';
import { language, nameOf, state, update, words } from './store.ts';

/** Keeps the state true: loads what is on show, and applies what the server tells. */

let hangUp = () => {};

/** Becomes a persona: everything is loaded as they see it, and again at each reconnection. */
export function become(persona: string): void {
  hangUp();
  update({ persona, failures: [], pending: [] });
  remember(persona);
  hangUp = listen(persona, { open: () => void startAfresh(), change: receive, lost });
}

function lost(): void {
  // An answer that is still under way is as old as the line.
  latest++;
  update({ live: false });
}

function remember(persona: string): void {
  const url = new URL(location.href);
  url.searchParams.set('as', persona);
  history.replaceState(null, '', url);
}

/** Shows a channel. */
export async function open(channelId: string): Promise<void> {
  const unread = new Set(state.unread);
  unread.delete(channelId);
  delete state.drawer;
  update({ channelId, unread });
  await loadChannel(channelId);
}

/** Messages being fetched, by channel, with what arrived meanwhile: it is applied on top of them. */
let loading = new Map<string, LiveChange[]>();

/** After a (re)connection or a reset nothing that was known can be trusted. */
async function startAfresh(): Promise<void> {
  loading = new Map();
  delete state.modal;
  update({ messages: new Map(), unread: new Set() });
  await loadSurroundings();
}

let latest = 0;

/** Loads what surrounds the messages, and the messages on show. */
async function loadSurroundings(): Promise<void> {
  const mine = ++latest;
  const view = await loadView(state.persona).catch(() => undefined);
  // Of several answers only the one asked for last counts.
  if (!view || mine !== latest) return;
  const here = view.channels.find(({ id }) => id === state.channelId);
  const shown = here ?? view.channels.find(({ type }) => type === Channel.Text) ?? view.channels[0];
  update({ view, live: true, ...(shown && { channelId: shown.id }) });
  if (view.me.key !== state.persona) {
    update({ persona: view.me.key });
    remember(view.me.key);
  }
  document.documentElement.lang = language();
  if (shown) await loadChannel(shown.id);
}

async function loadChannel(channelId: string): Promise<void> {
  if (state.messages.has(channelId) || loading.has(channelId)) return;
  const round = loading;
  const meanwhile: LiveChange[] = [];
  round.set(channelId, meanwhile);
  const messages = await loadMessages(state.persona, channelId).catch(() => undefined);
  round.delete(channelId);
  // Another persona, or a line that broke: all is loaded anew.
  if (!messages || round !== loading) return;
  update({ messages: new Map(state.messages).set(channelId, messages) });
  for (const change of meanwhile) receive(change);
}

function receive(change: LiveChange): void {
  switch (change.type) {
    case 'reset':
      update({ failures: [], pending: [], dismissed: new Set() });
      void startAfresh();
      break;
    case 'message':
      receiveMessage(change.channelId, change.message);
      loading.get(change.channelId)?.push(change);
      break;
    case 'messageDeleted':
      changeMessages(change.channelId, (list) => remove(list, change.messageId));
      loading.get(change.channelId)?.push(change);
      break;
    case 'bot':
      if (state.view) update({ view: { ...state.view, botOnline: change.online } });
      break;
    default:
      void loadSurroundings();
  }
}

function receiveMessage(channelId: string, message: APIMessage): void {
  const isNew = !state.messages.get(channelId)?.some((known) => known.id === message.id);
  const isMine = message.author.id === state.view?.me.id;
  changeMessages(channelId, (list) => insert(list, message));
  if (channelId !== state.channelId) {
    if (!message.edited_timestamp) update({ unread: new Set(state.unread).add(channelId) });
  } else if (isNew && !isMine) {
    update({ spoken: words().spoken(nameOf(message.author), readable(message).slice(0, 300)) });
  }
}

function changeMessages(channelId: string, how: (list: APIMessage[]) => APIMessage[]): void {
  const list = state.messages.get(channelId);
  if (list) update({ messages: new Map(state.messages).set(channelId, how(list)) });
}
