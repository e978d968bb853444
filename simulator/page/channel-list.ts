import type { APIChannel } from 'discord-api-types/v10';
import { html, nothing } from 'lit';
import { avatar } from './avatar.ts';
import { LiveElement } from './element.ts';
import { Channel } from './kinds.ts';
import { open } from './live.ts';
import { state, threadsOf, words } from './store.ts';

const icons: Record<number, string> = {
  [Channel.Text]: 'M7 3 5.5 13M11.5 3 10 13M3.5 6h10M3 10h10',
  [Channel.Announcement]: 'M3 6.5v3h2l5 3v-9l-5 3zM12 6.5a2 2 0 0 1 0 3',
  [Channel.Forum]: 'M2.5 3.5h8v5h-5l-2 2v-2h-1zM12.5 6.5h1v5h-1v2l-2-2h-3',
};

/** `<ruche-channels>`: the channels that the persona sees, with their threads below them, and the direct messages. */
export class ChannelList extends LiveElement {
  protected override render() {
    const { view } = state;
    if (!view) return nothing;
    const t = words();
    const of = (...types: number[]) => view.channels.filter((c) => types.includes(c.type));
    const group = (title: string, list: APIChannel[]) =>
      list.length === 0 ? nothing : html`<h2>${title}</h2><ul>${list.map((c) => this.#channel(c))}</ul>`;
    return html`<nav aria-label=${t.channels}>
      ${group(t.channels, of(Channel.Text, Channel.Announcement))}
      ${group(t.forums, of(Channel.Forum))}
      ${group(t.directMessages, of(Channel.Direct))}
    </nav>`;
  }

  #channel(c: APIChannel) {
    const threads = threadsOf(c.id).filter((thread) => thread.id === state.channelId || !archived(thread));
    return html`<li>${this.#link(c)}
      ${threads.length > 0 ? html`<ul class="threads">${threads.slice(0, 8).map((thread) => html`<li>${this.#link(thread)}</li>`)}</ul>` : nothing}</li>`;
  }

  #link(c: APIChannel) {
    const t = words();
    const unread = state.unread.has(c.id);
    const bot = state.view?.people.find((p) => p.bot);
    const direct = c.type === Channel.Direct;
    const icon = icons[c.type];
    return html`<button type="button" class="channel ${unread ? 'unread' : ''}" aria-current=${c.id === state.channelId ? 'page' : nothing}
      @click=${() => open(c.id)}>
      ${direct && bot ? avatar(bot) : icon ? html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${icon} /></svg>` : nothing}
      <span class="channel-name">${direct ? (bot?.name ?? 'Ruche') : c.name}</span>
      ${unread ? html`<span class="dot"><span class="hidden">${t.unread}</span></span>` : nothing}</button>`;
  }
}

const archived = (thread: APIChannel): boolean =>
  'thread_metadata' in thread && thread.thread_metadata?.archived === true;

customElements.define('ruche-channels', ChannelList);
