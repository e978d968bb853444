import type { APISelectMenuComponent } from 'discord-api-types/v10';
import { html, nothing, type PropertyValues } from 'lit';
import { fresh } from './actions.ts';
import { choiceRow } from './choice-row.ts';
import { type Choice, offered, preset, search } from './choices.ts';
import { LiveElement } from './element.ts';
import { Component } from './kinds.ts';
import { moved, showBeside, whenLeft } from './popup.ts';
import { words } from './store.ts';

/**
 * `<ruche-select>`: a select menu of any kind, in a message or a modal. A button that opens a list; one choice is given
 * at once, several when the list is left. `chosen` is called with the values.
 */
export class SelectMenu extends LiveElement {
  static override properties = {
    menu: { attribute: false },
    chosen: { attribute: false },
    label: {},
    busy: { type: Boolean },
    values: { state: true },
    expanded: { state: true },
    query: { state: true },
    active: { state: true },
  };
  declare menu: APISelectMenuComponent;
  declare chosen: (values: string[]) => void;
  declare label: string;
  declare busy: boolean;
  declare values: string[];
  declare expanded: boolean;
  declare query: string;
  declare active: number;
  #id = `select-${fresh()}`;
  #before: string[] = [];

  constructor() {
    super();
    this.values = [];
    this.expanded = false;
    this.query = '';
    this.active = 0;
    this.busy = false;
    whenLeft(
      this,
      () => this.expanded,
      () => this.#close(false),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('menu');
    if (changed.has('menu') && JSON.stringify(before) !== JSON.stringify(this.menu)) this.values = preset(this.menu);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!this.expanded) return;
    const popup = this.querySelector<HTMLElement>('.popup');
    const button = this.querySelector('.select-button')?.getBoundingClientRect();
    if (popup && button && (changed.has('expanded') || changed.has('query'))) showBeside(popup, button, button.width);
    if (changed.has('expanded')) this.querySelector<HTMLElement>('.select-search')?.focus();
    if (changed.has('active')) this.querySelector('[role=option].active')?.scrollIntoView({ block: 'nearest' });
  }

  get #most(): number {
    return this.menu.max_values ?? 1;
  }

  get #least(): number {
    return this.menu.required === false ? 0 : (this.menu.min_values ?? 1);
  }

  get #found(): Choice[] {
    return search(offered(this.menu), this.query);
  }

  #open() {
    if (this.menu.disabled || this.busy) return;
    this.#before = this.values;
    this.query = '';
    this.active = Math.max(
      0,
      this.#found.findIndex((choice) => this.values.includes(String(choice.value))),
    );
    this.expanded = true;
  }

  /** Leaves the list; several choices count now, if there are enough of them. */
  #close(back = true) {
    if (!this.expanded) return;
    this.expanded = false;
    if (back) this.querySelector<HTMLElement>('.select-button')?.focus();
    const changed = this.values.join() !== this.#before.join();
    if (changed && this.values.length >= this.#least) this.chosen(this.values);
    else this.values = this.#before;
  }

  #toggle(choice: Choice) {
    const value = String(choice.value);
    if (this.#most === 1) {
      this.values = this.values.includes(value) && this.#least === 0 ? [] : [value];
      this.#before = [];
      this.expanded = false;
      this.querySelector<HTMLElement>('.select-button')?.focus();
      this.chosen(this.values);
    } else if (this.values.includes(value)) {
      this.values = this.values.filter((other) => other !== value);
    } else if (this.values.length < this.#most) {
      this.values = [...this.values, value];
    }
  }

  #key(event: KeyboardEvent) {
    const found = this.#found;
    const next = moved(event.key, this.active, found.length);
    const choice = found[this.active];
    if (next !== undefined) this.active = next;
    else if (event.key === 'Enter' && choice) this.#toggle(choice);
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close(event.key === 'Escape');
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }

  #keyOnButton(event: KeyboardEvent) {
    if (!['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    this.#open();
  }

  protected override render() {
    const labels = offered(this.menu).filter((choice) => this.values.includes(String(choice.value)));
    const toggle = () => (this.expanded ? this.#close() : this.#open());
    return html`
      <button type="button" class="select-button" aria-haspopup="listbox" aria-expanded=${this.expanded}
        aria-label=${this.label ? `${this.label}: ${labels.map((l) => l.label).join(', ')}` : nothing}
        ?disabled=${this.menu.disabled || this.busy} aria-busy=${this.busy}
        data-custom-id=${this.menu.custom_id} @click=${toggle} @keydown=${this.#keyOnButton}>
        <span class="select-values">${
          labels.length === 0
            ? html`<span class="placeholder">${this.menu.placeholder ?? words().select}</span>`
            : labels.map(
                (choice) =>
                  html`<span class=${this.#most > 1 ? 'chip' : ''}>${choice.emoji ?? ''} ${choice.label}</span>`,
              )
        }</span>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 6 4 4 4-4" /></svg>
      </button>
      ${this.expanded ? this.#list() : nothing}`;
  }

  #list() {
    const found = this.#found;
    const t = words();
    const id = (index: number) => `${this.#id}-${index}`;
    const type = (event: Event) => {
      this.query = (event.target as HTMLInputElement).value;
      this.active = 0;
    };
    return html`<div class="popup" popover="manual">
      <input class="select-search ${this.menu.type === Component.StringSelect && found.length < 8 && !this.query ? 'quiet' : ''}"
        role="combobox" aria-expanded="true" aria-controls=${this.#id} aria-autocomplete="list"
        aria-activedescendant=${found.length > 0 ? id(this.active) : nothing} autocomplete="off"
        aria-label=${this.label || (this.menu.placeholder ?? t.search)} placeholder=${t.search} .value=${this.query}
        @input=${type} @keydown=${this.#key}>
      <ul role="listbox" id=${this.#id} aria-multiselectable=${this.#most > 1} aria-label=${this.label || t.suggestions}>
        ${found.map((choice, index) =>
          choiceRow(choice, {
            id: id(index),
            active: index === this.active,
            selected: this.values.includes(String(choice.value)),
            point: () => {
              this.active = index;
            },
            take: () => this.#toggle(choice),
          }),
        )}
        ${found.length === 0 ? html`<li class="none">${t.nothingFound}</li>` : nothing}
      </ul>
      ${
        this.#most > 1
          ? html`<footer><span>${t.chosen(this.values.length)}${this.values.length < this.#least ? ` · ${t.problem.tooFew(this.#least)}` : ''}</span>
            <button type="button" class="button primary" tabindex="-1" ?disabled=${this.values.length < this.#least}
              @click=${() => this.#close()}>${t.confirm}</button></footer>`
          : nothing
      }
    </div>`;
  }
}

customElements.define('ruche-select', SelectMenu);
