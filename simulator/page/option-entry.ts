import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { runCommand } from './actions.ts';
import type { Choice } from './choices.ts';
import { localDescription, localName, type Typable } from './commands.ts';
import { perform } from './connection.ts';
import { LiveElement } from './element.ts';
import type { OptionField } from './option-field.ts';
import { type Entry, problemOf, sentAs } from './option-rules.ts';
import { cross } from './popup.ts';
import type { OptionValue } from './protocol.ts';
import { state, whereOf, words } from './store.ts';
import './option-field.ts';

/** `<ruche-option-entry>`: a command being filled in, option by option: the required ones, then those asked for by "+". */
export class OptionEntry extends LiveElement {
  static override properties = {
    command: { attribute: false },
    left: { attribute: false },
    entries: { state: true },
    strict: { state: true },
  };
  declare command: Typable;
  /** The command was sent or dropped. */
  declare left: () => void;
  declare entries: Entry[];
  declare strict: boolean;

  constructor() {
    super();
    this.entries = [];
    this.strict = false;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('command')) return;
    this.entries = this.command.options.filter((o) => o.required).map((option) => ({ option, text: '' }));
    this.strict = false;
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('command')) this.#focus(0);
  }

  #fields = () => [...this.querySelectorAll<OptionField>('ruche-option')];

  /** Moves to a field, or to the send button after the last. */
  async #focus(index: number) {
    await this.updateComplete;
    const field = this.#fields()[index];
    await field?.updateComplete;
    if (field) field.focus();
    else this.querySelector<HTMLElement>('.send')?.focus();
  }

  #change(entry: Entry) {
    this.entries = this.entries.map((other) => (other.option.name === entry.option.name ? entry : other));
  }

  #add(option: APIApplicationCommandBasicOption) {
    this.entries = [...this.entries, { option, text: '' }];
    void this.#focus(this.entries.length - 1);
  }

  #remove(entry: Entry) {
    const index = this.entries.findIndex((other) => other.option.name === entry.option.name);
    if (!entry.option.required) this.entries = this.entries.toSpliced(index, 1);
    else if (index === 0 && this.entries.every((other) => other.text === '')) return this.left();
    void this.#focus(Math.max(0, index - 1));
  }

  #values(except?: string): Record<string, OptionValue> {
    const pairs = this.entries
      .filter((entry) => entry.option.name !== except)
      .map((entry) => [entry.option.name, sentAs(entry)] as const);
    return Object.fromEntries(pairs.filter((pair): pair is [string, OptionValue] => pair[1] !== undefined));
  }

  async #suggest(entry: Entry): Promise<Choice[]> {
    const { name } = entry.option;
    // Discord gives the bot what has been typed so far, be it a number or not yet one.
    const typed = entry.picked === undefined ? (sentAs(entry) ?? '') : entry.picked;
    const found = await perform(state.persona, {
      do: 'autocomplete',
      path: this.command.path,
      options: { ...this.#values(name), [name]: typed },
      focused: name,
      where: whereOf(state.channelId ?? ''),
    });
    const locale = state.view?.me.locale ?? '';
    return found.map((choice) => ({ value: choice.value, label: localName(choice, locale) }));
  }

  /** Enter: on to the next empty field, or send when there is none. */
  #done(index: number, picked: boolean) {
    const next = this.entries.findIndex((entry, i) => i > index && entry.text === '');
    if (picked && next !== -1) return this.#focus(next);
    if (picked) return this.#focus(this.entries.length);
    return this.#send();
  }

  async #send() {
    const wrong = this.entries.findIndex((entry) => problemOf(entry, words()) !== undefined);
    if (wrong !== -1) {
      this.strict = true;
      return this.#focus(wrong);
    }
    const { path } = this.command;
    const values = this.#values();
    this.left();
    await runCommand(path, values);
  }

  #key(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.left();
  }

  protected override render() {
    const t = words();
    const locale = state.view?.me.locale ?? '';
    const used = new Set(this.entries.map((entry) => entry.option.name));
    const more = this.command.options.filter((option) => !used.has(option.name));
    return html`<div class="entry" role="group" aria-label="/${this.command.shown}" @keydown=${this.#key}>
      <div class="line entry-line">
        <span class="entry-command">/${this.command.shown}</span>
        ${repeat(
          this.entries,
          (entry) => `${this.command.path} ${entry.option.name}`,
          (entry, index) => html`<ruche-option .entry=${entry} ?strict=${this.strict}
            .changed=${(changed: Entry) => this.#change(changed)} .removed=${() => this.#remove(entry)}
            .suggest=${(asked: Entry) => this.#suggest(asked)} .done=${(picked: boolean) => void this.#done(index, picked)}></ruche-option>`,
        )}
        ${more.map(
          (option) => html`<button type="button" class="add-option" title=${localDescription(option, locale)}
            aria-label=${t.addOption(localName(option, locale))} @click=${() => this.#add(option)}>+ ${localName(option, locale)}</button>`,
        )}
        <span class="entry-ends">
        <button type="button" class="icon-button" aria-label=${t.dropCommand} title=${t.dropCommand} @click=${() => this.left()}>${cross}</button>
        <button type="button" class="send" aria-label=${t.send} title=${t.send} @click=${() => void this.#send()}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m2.5 8 11-5-4 11-2-4.5z" /></svg></button></span>
      </div>
      ${this.entries.length === 0 ? html`<p class="option-help">${this.command.description}</p>` : nothing}
    </div>`;
  }
}

customElements.define('ruche-option-entry', OptionEntry);
