import type { APIButtonComponent, APIMessage } from 'discord-api-types/v10';
import { html, nothing } from 'lit';
import { click } from './actions.ts';
import { LiveElement } from './element.ts';
import { Style } from './kinds.ts';

const looks: Record<number, string> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger' };

/** `<ruche-button>`: a button of a message; busy until the bot has answered. */
export class MessageButton extends LiveElement {
  static override properties = {
    component: { attribute: false },
    message: { attribute: false },
    busy: { state: true },
  };
  declare component: APIButtonComponent;
  declare message: APIMessage;
  declare busy: boolean;

  constructor() {
    super();
    this.busy = false;
  }

  async #press(customId: string) {
    if (this.busy) return;
    this.busy = true;
    await click(this.message, customId);
    this.busy = false;
  }

  protected override render() {
    const { component } = this;
    if (component.style === Style.Premium) return nothing;
    const emoji = component.emoji?.name && !component.emoji.id ? component.emoji.name : '';
    const inner = html`${emoji ? html`<span aria-hidden=${component.label ? 'true' : 'false'}>${emoji}</span>` : nothing}
      ${component.label ? html`<span>${component.label}</span>` : nothing}`;
    if (component.style === Style.Link) {
      return html`<a class="button secondary link" href=${safe(component.url)} aria-disabled=${component.disabled ?? false}
        target="_blank" rel="noopener noreferrer">${inner}<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 4h6v6M12 4 5 11" /></svg></a>`;
    }
    const customId = component.custom_id;
    // aria-disabled while busy keeps the focus where it is.
    return html`<button type="button" class="button ${looks[component.style] ?? 'secondary'}" ?disabled=${component.disabled}
      aria-disabled=${this.busy} aria-busy=${this.busy} data-custom-id=${customId} @click=${() => this.#press(customId)}>${inner}</button>`;
  }
}

/** Discord allows http, https and discord: addresses in link buttons. */
const safe = (url: string): string => (/^(https?|discord):\/\//.test(url) ? url : '#');

customElements.define('ruche-button', MessageButton);
