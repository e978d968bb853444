import { html, nothing, type PropertyValues } from 'lit';
import { fresh } from './actions.ts';
import { choiceRow } from './choice-row.ts';
import { type Choice, search } from './choices.ts';
import { localDescription, localName } from './commands.ts';
import { LiveElement } from './element.ts';
import { mostMegabytes, toInput, tooBig } from './files.ts';
import { Option } from './kinds.ts';
import { type Entry, fixedChoices, problemOf, remarkOn, suggests } from './option-rules.ts';
import { cross, moved } from './popup.ts';
import { state, words } from './store.ts';

/**
 * `<ruche-option>`: one option of a command being entered. Where values are suggested or must be chosen, a list stands
 * above the composer while the field has the focus.
 */
export class OptionField extends LiveElement {
  static override properties = {
    entry: { attribute: false },
    changed: { attribute: false },
    done: { attribute: false },
    removed: { attribute: false },
    suggest: { attribute: false },
    strict: { type: Boolean },
    focused: { state: true },
    closed: { state: true },
    active: { state: true },
    found: { state: true },
    searching: { state: true },
    tooLarge: { state: true },
  };
  declare entry: Entry;
  declare changed: (entry: Entry) => void;
  /** Enter was pressed and there is nothing left to choose here. */
  declare done: (picked: boolean) => void;
  declare removed: () => void;
  /** Asks the bot for suggestions. */
  declare suggest: (entry: Entry) => Promise<Choice[]>;
  /** Problems are shown, also of fields not touched yet. */
  declare strict: boolean;
  declare focused: boolean;
  declare closed: boolean;
  declare active: number;
  declare found: Choice[];
  declare searching: boolean;
  declare tooLarge: boolean;
  #id = `option-${fresh()}`;
  #asked = 0;
  /** Enter was pressed before the suggestions were there. */
  #entered = false;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.strict = false;
    this.focused = false;
    this.closed = false;
    this.active = 0;
    this.found = [];
    this.searching = false;
    this.tooLarge = false;
  }

  override disconnectedCallback() {
    clearTimeout(this.#soon);
    // An answer still on its way must not send a command that was dropped.
    this.#asked++;
    super.disconnectedCallback();
  }

  override focus() {
    this.querySelector<HTMLElement>('input')?.focus();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('active')) this.querySelector('[role=option].active')?.scrollIntoView({ block: 'nearest' });
  }

  get #choices(): Choice[] | undefined {
    return fixedChoices(this.entry.option, state.view?.me.locale ?? '', words());
  }

  get #isList(): boolean {
    return suggests(this.entry.option) || this.#choices !== undefined;
  }

  /** Filters the fixed list at once; asks the bot when the typing pauses, and drops answers that come too late. */
  #look(pause: number) {
    const choices = this.#choices;
    this.active = 0;
    if (choices) {
      this.found = search(choices, this.entry.picked === undefined ? this.entry.text : '').slice(0, 25);
      return;
    }
    if (!suggests(this.entry.option)) return;
    const asked = ++this.#asked;
    this.searching = true;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(async () => {
      const found = await this.suggest(this.entry).catch(() => []);
      if (asked !== this.#asked) return;
      this.found = found;
      this.searching = false;
      if (this.#entered) this.#enter();
    }, pause);
  }

  #type(event: Event) {
    const { option } = this.entry;
    this.#entered = false;
    this.entry = { option, text: (event.target as HTMLInputElement).value };
    this.closed = false;
    this.changed(this.entry);
    this.#look(150);
  }

  #pick(choice: Choice) {
    this.entry = { option: this.entry.option, text: choice.label, picked: choice.value };
    this.closed = true;
    this.#asked++;
    this.searching = false;
    this.changed(this.entry);
  }

  /** Takes the marked choice, if there is one, and goes on. */
  #enter() {
    const choice = this.closed ? undefined : this.found[this.active];
    this.#entered = false;
    if (choice) this.#pick(choice);
    this.done(choice !== undefined);
  }

  async #attach(event: Event) {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    this.tooLarge = file ? tooBig([file]) : false;
    const { option } = this.entry;
    this.entry = file && !this.tooLarge ? { option, text: file.name, file: await toInput(file) } : { option, text: '' };
    this.changed(this.entry);
  }

  #key(event: KeyboardEvent) {
    if (event.isComposing) return;
    const open = this.focused && this.#isList && !this.closed;
    const next = open ? moved(event.key, this.active, this.found.length) : undefined;
    const choice = open ? this.found[this.active] : undefined;
    // Any other key takes back an Enter that still waits.
    if (event.key !== 'Enter') this.#entered = false;
    if (next !== undefined) this.active = next;
    else if (event.key === 'ArrowDown' && this.#isList) this.closed = false;
    else if (event.key === 'Enter') {
      // What is marked may be an answer to less than what was typed: Enter waits for the last answer.
      this.#entered = open && this.searching;
      if (!this.#entered) this.#enter();
    } else if (event.key === 'Tab' && choice && this.entry.text !== '' && this.entry.picked === undefined) {
      // Tab takes the marked choice along to the next field; the browser moves the focus.
      if (!this.searching) this.#pick(choice);
      return;
    } else if (event.key === 'Escape' && open && this.found.length > 0) this.closed = true;
    else if (event.key === 'Backspace' && this.entry.text === '') this.removed();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected override render() {
    const { option } = this.entry;
    const locale = state.view?.me.locale ?? '';
    const t = words();
    const problem = this.tooLarge ? t.problem.tooBig(mostMegabytes) : problemOf(this.entry, t);
    const wrong = problem !== undefined && (this.strict || this.tooLarge);
    const open = this.focused && this.#isList && !this.closed;
    const name = localName(option, locale);
    return html`<div class="option ${wrong ? 'wrong' : ''} ${this.focused ? 'focused' : ''}">
        <label class="option-name" for=${this.#id}>${name}${
          option.required
            ? nothing
            : html`<button type="button" class="option-remove" tabindex="-1"
          aria-label=${t.removeOption(name)} @click=${() => this.removed()}>${cross}</button>`
        }</label>
        ${option.type === Option.Attachment ? this.#file(wrong) : this.#input(open, wrong)}
      </div>
      <p class="option-help" id="${this.#id}-help" ?hidden=${!this.focused && !wrong}>
        ${wrong ? html`<span class="problem" role="alert"><b>${name}</b> ${problem}</span>` : html`<b>${name}</b>`}
        ${this.focused ? html`${localDescription(option, locale)} <small>${remarkOn(option, t)}</small>` : nothing}</p>
      ${open ? this.#list() : nothing}`;
  }

  #input(open: boolean, wrong: boolean) {
    const list = this.#isList;
    const focus = () => {
      this.focused = true;
      this.closed = false;
      this.#look(0);
    };
    const blur = () => {
      this.focused = false;
      this.#entered = false;
    };
    const size = Math.min(40, Math.max(8, this.entry.text.length + 1));
    return html`<input id=${this.#id} class="option-input" autocomplete="off" spellcheck=${list ? 'false' : 'true'} size=${size}
      role=${list ? 'combobox' : nothing} aria-expanded=${list ? String(open) : nothing}
      aria-controls=${list ? `${this.#id}-list` : nothing} aria-autocomplete=${list ? 'list' : nothing}
      aria-activedescendant=${open && this.found.length > 0 ? `${this.#id}-${this.active}` : nothing}
      aria-required=${this.entry.option.required ?? false} aria-invalid=${wrong} aria-describedby="${this.#id}-help"
      inputmode=${this.#isNumber ? 'decimal' : nothing}
      .value=${this.entry.text} @input=${this.#type} @focus=${focus} @blur=${blur} @keydown=${this.#key}>`;
  }

  get #isNumber(): boolean {
    const { type } = this.entry.option;
    return (type === Option.Integer || type === Option.Number) && !this.#isList;
  }

  #file(wrong: boolean) {
    const focused = (is: boolean) => () => {
      this.focused = is;
    };
    return html`<span class="option-file"><input id=${this.#id} type="file" aria-invalid=${wrong} aria-describedby="${this.#id}-help"
      @change=${this.#attach} @focus=${focused(true)} @blur=${focused(false)}>
      <span aria-hidden="true">${this.entry.text || words().chooseFile}</span></span>`;
  }

  #list() {
    const t = words();
    // A press must not take the focus out of the field.
    const hold = (event: Event) => event.preventDefault();
    const none = this.searching ? t.searching : t.nothingFound;
    return html`<ul role="listbox" class="suggestions" id="${this.#id}-list" aria-label=${t.suggestions} aria-busy=${this.searching} @pointerdown=${hold}>
      ${this.found.map((choice, index) =>
        choiceRow(choice, {
          id: `${this.#id}-${index}`,
          active: index === this.active,
          selected: index === this.active,
          point: () => {
            this.active = index;
          },
          take: () => {
            this.#pick(choice);
            this.done(true);
          },
        }),
      )}
      ${this.found.length === 0 ? html`<li class="none">${none}</li>` : nothing}</ul>`;
  }
}

customElements.define('ruche-option', OptionField);
