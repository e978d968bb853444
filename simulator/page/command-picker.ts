import { html, nothing, type PropertyValues } from 'lit';
import { localName, matching, type Typable } from './commands.ts';
import { LiveElement } from './element.ts';
import { moved } from './popup.ts';
import { state, words } from './store.ts';

export const pickerId = 'command-picker';

/** `<ruche-command-picker>`: the commands that match what is typed after the slash. The composer keeps the focus. */
export class CommandPicker extends LiveElement {
  static override properties = {
    commands: { attribute: false },
    typed: {},
    chosen: { attribute: false },
    marked: { attribute: false },
    active: { state: true },
  };
  declare commands: Typable[];
  declare typed: string;
  declare chosen: (command: Typable) => void;
  /** Told the id of the row that is marked, for the composer's `aria-activedescendant`. */
  declare marked: (id: string) => void;
  declare active: number;
  #found: Typable[] = [];

  constructor() {
    super();
    this.commands = [];
    this.typed = '';
    this.active = 0;
  }

  /** Takes a key of the composer. Gives whether it meant something here. */
  key(event: KeyboardEvent): boolean {
    const next = moved(event.key, this.active, this.#found.length);
    if (next !== undefined) this.active = next;
    else if (event.key !== 'Enter' && event.key !== 'Tab') return false;
    else {
      const command = this.#found[this.active];
      if (!command || event.shiftKey) return false;
      this.chosen(command);
    }
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('typed')) this.active = 0;
    this.#found = matching(this.commands, this.typed);
  }

  protected override updated() {
    this.querySelector('[role=option].active')?.scrollIntoView({ block: 'nearest' });
    this.marked(this.#found.length > 0 ? `${pickerId}-${this.active}` : '');
  }

  protected override render() {
    const t = words();
    const hold = (event: Event) => event.preventDefault();
    return html`<div class="suggestions picker" role="listbox" id=${pickerId} aria-label=${t.commands} @pointerdown=${hold}>
      ${this.#groups().map(
        ({ group, items }) => html`<div role="group" aria-label="/${group}">
          ${items.length > 1 ? html`<p class="picker-group" aria-hidden="true">${group}</p>` : nothing}
          ${items.map(({ command, index }) => this.#row(command, index))}</div>`,
      )}
      ${this.#found.length === 0 ? html`<p class="none">${this.commands.length > 0 ? t.noCommand : t.noCommands}</p>` : nothing}
    </div>`;
  }

  /** Rows under the command that they belong to, in the order of the best match. */
  #groups(): { group: string; items: { command: Typable; index: number }[] }[] {
    const ordered = this.#found.reduce((map, command) => {
      map.set(command.group, [...(map.get(command.group) ?? []), command]);
      return map;
    }, new Map<string, Typable[]>());
    this.#found = [...ordered.values()].flat();
    let index = 0;
    return [...ordered].map(([group, items]) => ({
      group,
      items: items.map((command) => ({ command, index: index++ })),
    }));
  }

  #row(command: Typable, index: number) {
    const locale = state.view?.me.locale ?? '';
    return html`<div role="option" id="${pickerId}-${index}" class=${index === this.active ? 'active' : ''} aria-selected=${index === this.active}
      @pointermove=${() => {
        this.active = index;
      }}
      @click=${() => this.chosen(command)}>
      <span class="picker-name">/${command.shown}
        ${command.options.filter((o) => o.required).map((option) => html`<span class="picker-option">${localName(option, locale)}</span>`)}</span>
      <span class="picker-about">${command.description}</span>
    </div>`;
  }
}

customElements.define('ruche-command-picker', CommandPicker);
