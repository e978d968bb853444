import { html, nothing, type PropertyValues } from 'lit';
import { say } from './actions.ts';
import { plain } from './choices.ts';
import { type CommandPicker, pickerId } from './command-picker.ts';
import { type Typable, typables } from './commands.ts';
import { LiveElement } from './element.ts';
import { Channel, Flag } from './kinds.ts';
import { channelTitle } from './names.ts';
import { channel, commandsHere, state, words } from './store.ts';
import './command-picker.ts';
import './option-entry.ts';

/** `<ruche-composer>`: where a persona writes, and types commands. */
export class Composer extends LiveElement {
  static override properties = {
    text: { state: true },
    command: { state: true },
    pickerClosed: { state: true },
    active: { state: true },
  };
  declare text: string;
  declare command: Typable | undefined;
  declare pickerClosed: boolean;
  declare active: string;
  #where: string | undefined;

  constructor() {
    super();
    this.text = '';
    this.command = undefined;
    this.pickerClosed = false;
    this.active = '';
  }

  protected override willUpdate() {
    // What is half written does not follow to another channel or persona.
    const where = `${state.persona} ${state.view?.me.locale} ${state.channelId}`;
    if (this.#where !== where) {
      this.#where = where;
      this.command = undefined;
      this.text = '';
    }
    if (state.wanted) this.#openWanted(state.wanted.path);
  }

  protected override updated(changed: PropertyValues<this>) {
    const field = this.querySelector('textarea');
    if (field && changed.has('text')) {
      field.style.height = 'auto';
      field.style.height = `${Math.min(field.scrollHeight, 200)}px`;
    }
  }

  get #typables(): Typable[] {
    return typables(commandsHere(), state.view?.me.locale ?? '');
  }

  #openWanted(path: string) {
    delete state.wanted;
    const command = this.#typables.find((it) => it.path === path);
    if (command) this.command = command;
    else {
      this.text = `/${path}`;
      void this.#focus();
    }
  }

  get #picking(): boolean {
    return /^\/[^\n]*$/.test(this.text) && !this.pickerClosed;
  }

  async #focus() {
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  }

  #type(event: Event) {
    this.text = (event.target as HTMLTextAreaElement).value;
    this.pickerClosed = false;
    // A whole name and a space: whoever types on means the first option.
    const named = plain(this.text);
    const whole = this.#typables.find(({ shown, path }) => [plain(`/${shown} `), `/${path} `].includes(named));
    if (whole) this.#choose(whole);
  }

  #choose(command: Typable) {
    this.command = command;
    this.text = '';
  }

  async #send() {
    const text = this.text.trim();
    if (text === '' || !state.channelId) return;
    this.text = '';
    if (!(await say(state.channelId, text)) && this.text === '') this.text = text;
  }

  #key(event: KeyboardEvent) {
    if (event.isComposing) return;
    const picker = this.querySelector<CommandPicker>('ruche-command-picker');
    if (this.#picking && picker?.key(event)) event.preventDefault();
    else if (this.#picking && event.key === 'Escape') this.pickerClosed = true;
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      // An unknown command is not posted for all to read.
      if (!this.#picking) void this.#send();
    }
  }

  protected override render() {
    const here = channel(state.channelId);
    const t = words();
    if (!here) return nothing;
    if (here.type === Channel.Forum) return html`<p class="read-only">${t.readOnly}</p>`;
    return html`<div class="composer">
      ${this.command ? this.#entry(this.command) : this.#plain(channelTitle(here))}
      <p class="composer-status" role="status">${this.#status()}</p>
    </div>`;
  }

  #entry(command: Typable) {
    const left = () => {
      this.command = undefined;
      void this.#focus();
    };
    return html`<ruche-option-entry .command=${command} .left=${left}></ruche-option-entry>`;
  }

  #plain(name: string) {
    const t = words();
    const marked = (id: string) => {
      this.active = id;
    };
    return html`
      ${
        this.#picking
          ? html`<ruche-command-picker .commands=${this.#typables} .typed=${this.text.slice(1)}
            .chosen=${(it: Typable) => this.#choose(it)} .marked=${marked}></ruche-command-picker>`
          : nothing
      }
      <div class="line">
        <textarea rows="1" .value=${this.text} placeholder=${t.composerHint}
          aria-label=${t.composer(name)} maxlength="2000" role="combobox" aria-autocomplete="list" aria-haspopup="listbox"
          aria-expanded=${this.#picking} aria-controls=${pickerId}
          aria-activedescendant=${this.#picking && this.active ? this.active : nothing}
          @input=${this.#type} @keydown=${this.#key}></textarea>
        <button type="button" class="slash" aria-label=${t.commands} title=${t.commands} @click=${() => {
          this.text = '/';
          this.pickerClosed = false;
          void this.#focus();
        }}>/</button>
        <button type="button" class="send" aria-label=${t.send} title=${t.send} ?disabled=${this.text.trim() === '' || this.#picking}
          @click=${() => void this.#send()}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m2.5 8 11-5-4 11-2-4.5z" /></svg></button>
      </div>`;
  }

  #status(): string {
    const t = words();
    if (this.command) return t.entryHelp;
    if (this.#picking) return t.pickerHelp;
    const thinking = state.messages.get(state.channelId ?? '')?.some((m) => ((m.flags ?? 0) & Flag.Loading) !== 0);
    const waiting = state.pending.find((pending) => pending.channelId === state.channelId);
    return waiting && !thinking ? t.sending(waiting.command) : '';
  }
}

customElements.define('ruche-composer', Composer);
