import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { forget } from './actions.ts';
import { LiveElement } from './element.ts';
import { continues } from './message-order.ts';
import { channelTitle } from './names.ts';
import { moved } from './popup.ts';
import { channel, type Failure, state, words } from './store.ts';
import './message-item.ts';

/** `<ruche-messages>`: the messages of the channel on show, and what failed among them. Arrow keys go from one to another. */
export class MessageList extends LiveElement {
  static override properties = { current: { state: true } };
  /** The message that the Tab key reaches; the last one by default. */
  declare current: string | undefined;
  #stick = true;
  #channel: string | undefined;

  override connectedCallback() {
    super.connectedCallback();
    // Pictures and late elements make the list longer after it was rendered: an end that was in view stays in view.
    this.#size.observe(this);
  }

  override disconnectedCallback() {
    this.#size.disconnect();
    super.disconnectedCallback();
  }

  #size = new ResizeObserver(() => this.#toEnd());

  /** Where the list was put at the last time; there counts as its end. */
  #end = 0;

  /** Shows the end of the list, or the beginning of the last message where that is longer than the window. */
  #toEnd() {
    const scroller = this.querySelector('.messages');
    if (!scroller || !this.#stick) return;
    const last = [...this.querySelectorAll<HTMLElement>('article.message')].at(-1);
    scroller.scrollTop = scroller.scrollHeight;
    const above = scroller.getBoundingClientRect().top - (last?.getBoundingClientRect().top ?? 0);
    if (last && above > 0) scroller.scrollTop -= above;
    this.#end = scroller.scrollTop;
  }

  protected override willUpdate() {
    if (this.#channel === state.channelId) return;
    this.#channel = state.channelId;
    this.current = undefined;
    this.#stick = true;
  }

  protected override updated() {
    const inner = this.querySelector('.messages-inner');
    if (inner) this.#size.observe(inner);
    this.#toEnd();
  }

  #scrolled(event: Event) {
    const { scrollTop, scrollHeight, clientHeight } = event.target as HTMLElement;
    this.#stick = scrollHeight - scrollTop - clientHeight < 80 || Math.abs(scrollTop - this.#end) < 2;
  }

  #key(event: KeyboardEvent) {
    const from = event.target;
    if (!(from instanceof HTMLElement) || !from.matches('article.message')) return;
    const all = [...this.querySelectorAll<HTMLElement>('article.message')];
    const index = all.indexOf(from);
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : moved(event.key, index, all.length);
    const target = to === undefined ? undefined : all[to];
    if (!target || (event.key === 'ArrowDown' && index === all.length - 1)) return;
    event.preventDefault();
    this.current = target.id.replace('message-', '');
    target.focus();
  }

  protected override render() {
    const here = channel(state.channelId);
    const messages = state.messages.get(state.channelId ?? '');
    const shown = messages?.filter((message) => !state.dismissed.has(message.id)) ?? [];
    const t = words();
    const current = shown.some((message) => message.id === this.current) ? this.current : shown.at(-1)?.id;
    const failures = state.failures.filter((failure) => failure.channelId === state.channelId);
    return html`<div class="messages" @scroll=${this.#scrolled} @keydown=${this.#key}><div class="messages-inner">
      ${
        here && messages
          ? html`<div class="beginning"><span class="beginning-mark" aria-hidden="true">⬡</span>
            <h2>${t.emptyTitle(channelTitle(here))}</h2>${'topic' in here && here.topic ? html`<p>${here.topic}</p>` : nothing}<p>${t.emptyHint}</p></div>`
          : nothing
      }
      ${repeat(
        shown,
        (message) => message.id,
        (message, index) => html`<ruche-message .message=${message} .continued=${continues(shown[index - 1], message)}
            .current=${message.id === current}></ruche-message>
          ${failures.filter((failure) => failure.messageId === message.id).map(failed)}`,
      )}
      ${failures.filter((failure) => !shown.some((message) => message.id === failure.messageId)).map(failed)}
    </div></div>`;
  }
}

function failed(failure: Failure) {
  const t = words();
  return html`<div class="failure" role="alert">
    <p>${failure.command ? html`<code>${failure.command}</code> ` : nothing}${failure.reason ?? t.failed}</p>
    <p class="only-you">${t.onlyYou} · <button type="button" class="plain-link" @click=${() => forget(failure.id)}>${t.dismiss}</button></p>
  </div>`;
}

customElements.define('ruche-messages', MessageList);
