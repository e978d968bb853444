import type { APIMessage } from 'discord-api-types/v10';
import { html, nothing, type PropertyValues } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { dismiss } from './actions.ts';
import { avatar } from './avatar.ts';
import { nameColour } from './colour.ts';
import { typables } from './commands.ts';
import { components, filesShown } from './components.ts';
import { openMenu } from './context-menu.ts';
import { LiveElement } from './element.ts';
import { embed } from './embed.ts';
import { Flag, Message } from './kinds.ts';
import { open } from './live.ts';
import { markdown } from './markdown-view.ts';
import { attachments } from './media.ts';
import { messageItems, personItems } from './menu-items.ts';
import type { View } from './protocol.ts';
import { commandsHere, nameOf, person, state, words } from './store.ts';

/** `<ruche-message>`: one message with everything on it. */
export class MessageItem extends LiveElement {
  static override properties = {
    message: { attribute: false },
    continued: { type: Boolean },
    current: { type: Boolean },
  };
  declare message: APIMessage;
  /** Follows another of the same author closely, so goes without their name. */
  declare continued: boolean;
  /** The one that the Tab key reaches. */
  declare current: boolean;

  #seen: View | undefined;

  /** Of the state only what surrounds the messages (names, roles, language) shows in one; most changes do not concern it. */
  protected override shouldUpdate(changed: PropertyValues<this>) {
    const concerned = changed.size > 0 || this.#seen !== state.view;
    this.#seen = state.view;
    return concerned;
  }

  #menu(event: Event) {
    event.preventDefault();
    openMenu(event, words().messageActions(nameOf(this.message.author)), messageItems(this.message));
  }

  #personMenu(event: Event) {
    const { author } = this.message;
    openMenu(event, words().personActions(nameOf(author)), personItems(author.id));
  }

  protected override render() {
    const { message } = this;
    if (message.type === Message.ThreadCreated) return this.#threadCreated();
    const t = words();
    const { author } = message;
    const ephemeral = ((message.flags ?? 0) & Flag.Ephemeral) !== 0;
    const name = nameOf(author);
    const seconds = Date.parse(message.timestamp) / 1_000;
    const whole = !this.continued || ephemeral || used(message) !== undefined;
    return html`<article class="message ${whole ? 'whole' : ''} ${ephemeral ? 'ephemeral' : ''} ${mentionsMe(message) ? 'for-me' : ''}"
      id="message-${message.id}" tabindex=${this.current ? 0 : -1} aria-label="${name}" @contextmenu=${this.#menu}>
      ${this.#above()}
      <div class="message-side">${whole ? avatar({ id: author.id, name, bot: author.bot ?? false }) : html`<ruche-time .seconds=${seconds} .as=${'t'}></ruche-time>`}</div>
      <div class="message-body">
        ${
          whole
            ? html`<header><button type="button" class="author" tabindex="-1" aria-haspopup="menu" style=${styleMap({ '--name': authorColour(author.id) ?? null })}
              @click=${this.#personMenu}>${name}</button>
              ${author.bot ? html`<span class="badge">${t.app}</span>` : nothing}
              <ruche-time class="when" .seconds=${seconds} .as=${isToday(seconds) ? 't' : 'f'}></ruche-time></header>`
            : nothing
        }
        ${this.#content()}
        ${this.#thread()}
        ${ephemeral ? this.#onlyYou() : nothing}
      </div>
      <button type="button" class="icon-button more" tabindex=${this.current ? 0 : -1} aria-haspopup="menu"
        aria-label=${t.messageActions(name)} title=${t.actions} @click=${this.#menu}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h.01M8 8h.01M13 8h.01" /></svg></button>
    </article>`;
  }

  #content() {
    const { message } = this;
    const t = words();
    if ((message.flags ?? 0) & Flag.Loading) {
      return html`<p class="thinking" role="status"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${t.thinking(nameOf(message.author))}</p>`;
    }
    const list = message.components ?? [];
    const shown = filesShown([...list, ...message.embeds] as typeof list);
    return html`${markdown(message.content)}
      ${message.edited_timestamp ? html`<small class="edited">${t.edited}</small>` : nothing}
      ${attachments(message, (file) => shown.has(file.filename))}
      ${message.embeds.map((content) => embed(content, message))}
      ${list.length > 0 ? components(list, message) : nothing}
      ${
        message.reactions?.length
          ? html`<p class="reactions">${message.reactions.map((r) => html`<span class=${r.me ? 'mine' : ''}>${r.emoji.name} ${r.count}</span>`)}</p>`
          : nothing
      }`;
  }

  /** What stands above a message: the command it answers, or the message. */
  #above() {
    const t = words();
    const command = used(this.message);
    if (command) {
      const line = t.used(command.who, `/${command.name}`);
      return html`<p class="above"><span class="elbow" aria-hidden="true"></span>${line.before}<b>${line.command}</b></p>`;
    }
    if (this.message.type !== Message.Reply) return nothing;
    const original = this.message.referenced_message;
    return html`<p class="above"><span class="elbow" aria-hidden="true"></span>${
      original ? html`${t.replyTo(nameOf(original.author))} <q>${original.content.slice(0, 80)}</q>` : t.originalGone
    }</p>`;
  }

  #thread() {
    const { thread } = this.message;
    if (!thread) return nothing;
    return html`<button type="button" class="thread-link" @click=${() => open(thread.id)}>
      <span aria-hidden="true">↳</span> ${words().openThread(thread.name ?? '')}</button>`;
  }

  #threadCreated() {
    const { message } = this;
    const thread = message.message_reference?.channel_id;
    return html`<article class="message system" id="message-${message.id}" tabindex=${this.current ? 0 : -1}>
      <p><span aria-hidden="true">↳</span>
      <button type="button" class="plain-link" @click=${() => thread && open(thread)}>${words().startedThread(nameOf(message.author), message.content)}</button></p></article>`;
  }

  #onlyYou() {
    const t = words();
    return html`<p class="only-you"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 6.2A1.8 1.8 0 1 1 8 9.8 1.8 1.8 0 0 1 8 6.2Z"/></svg>
      ${t.onlyYou} · <button type="button" class="plain-link" @click=${() => dismiss(this.message.id)}>${t.dismiss}</button></p>`;
  }
}

/** The command whose answer this message is, in the reader's language, and who used it. */
function used(message: APIMessage): { who: string; name: string } | undefined {
  const by = message.interaction;
  if (by?.type !== 2) return undefined;
  const typable = typables(commandsHere(), state.view?.me.locale ?? '').find(({ path }) => path === by.name);
  return { who: nameOf(by.user), name: typable?.shown ?? by.name };
}

const isToday = (seconds: number) => new Date(seconds * 1_000).toDateString() === new Date().toDateString();

const authorColour = (id: string) => nameColour(person(id)?.roles ?? [], state.view?.roles ?? []);

/** Only mentions that Discord resolved count: a bot's text may name someone without meaning to call them. */
function mentionsMe(message: APIMessage): boolean {
  const me = state.view?.me.id;
  if (!me) return false;
  const roles = person(me)?.roles ?? [];
  return (
    message.mention_everyone ||
    message.mentions.some((u) => u.id === me) ||
    message.mention_roles.some((r) => roles.includes(r))
  );
}

customElements.define('ruche-message', MessageItem);
