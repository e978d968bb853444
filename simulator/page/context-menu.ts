import { html, nothing } from 'lit';
import { PageElement } from './element.ts';
import { moved, showBeside, whenLeft } from './popup.ts';

/** An entry of a context menu; `app` ones are the bot's commands. */
export interface MenuItem {
  label: string;
  app?: boolean;
  act: () => void;
}

/** `<ruche-menu>`: the one context menu of the page. */
export class ContextMenu extends PageElement {
  static override properties = { items: { state: true }, label: { state: true } };
  declare items: MenuItem[];
  declare label: string;
  #anchor = new DOMRect();
  #back: HTMLElement | undefined;

  constructor() {
    super();
    this.items = [];
    this.label = '';
    whenLeft(
      this,
      () => this.items.length > 0,
      () => this.#close(false),
    );
  }

  /** Opens at the pointer, or beside what has the focus when a key asked for it. */
  async openAt(anchor: DOMRect, back: HTMLElement, label: string, items: MenuItem[]) {
    this.#anchor = anchor;
    this.#back = back;
    this.label = label;
    this.items = items;
    await this.updateComplete;
    const popup = this.querySelector<HTMLElement>('[role=menu]');
    if (popup) showBeside(popup, this.#anchor);
    this.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }

  #close(back = true) {
    this.items = [];
    if (back) this.#back?.focus();
  }

  #key(event: KeyboardEvent) {
    const entries = [...this.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const index = entries.indexOf(document.activeElement as HTMLElement);
    const next = moved(event.key, index, entries.length);
    if (next !== undefined) entries[next]?.focus();
    else if (event.key === 'Home') entries[0]?.focus();
    else if (event.key === 'End') entries.at(-1)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected override render() {
    if (this.items.length === 0) return nothing;
    const entry = (item: MenuItem) =>
      html`<button type="button" role="menuitem" tabindex="-1" @click=${() => {
        this.#close();
        item.act();
      }}>${item.app ? html`<span class="menu-mark" aria-hidden="true">⬡</span>` : nothing}${item.label}</button>`;
    const own = this.items.filter((item) => !item.app);
    const app = this.items.filter((item) => item.app);
    return html`<div class="popup menu" popover="manual" role="menu" aria-label=${this.label} @keydown=${this.#key}>
      ${app.map(entry)}${app.length > 0 && own.length > 0 ? html`<hr>` : nothing}${own.map(entry)}</div>`;
  }
}

customElements.define('ruche-menu', ContextMenu);

/** Opens the context menu for an event: a right click, the menu key, or a press of a "…" button. */
export function openMenu(event: Event, label: string, items: MenuItem[]): void {
  const target = event.currentTarget as HTMLElement;
  const pointer = event as MouseEvent;
  const byPointer = event.type === 'contextmenu' && pointer.button === 2;
  const anchor = byPointer ? new DOMRect(pointer.clientX, pointer.clientY, 0, 0) : beside(event, target);
  const focused = document.activeElement;
  const back = focused instanceof HTMLElement && target.contains(focused) ? focused : target;
  void document.querySelector<ContextMenu>('ruche-menu')?.openAt(anchor, back, label, items);
}

function beside(event: Event, target: HTMLElement): DOMRect {
  const from = event.target instanceof HTMLElement ? event.target : target;
  const box = (event.type === 'contextmenu' ? from : target).getBoundingClientRect();
  return new DOMRect(box.left, box.top, box.width, Math.min(box.height, 40));
}
