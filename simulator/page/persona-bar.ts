import { html, nothing, type PropertyValues } from 'lit';
import type { GuildPerson } from '../api.ts';
import { speak } from './actions.ts';
import { avatar } from './avatar.ts';
import { LiveElement } from './element.ts';
import { become } from './live.ts';
import { moved, showBeside, whenLeft } from './popup.ts';
import { language, person, state, words } from './store.ts';

/** `<ruche-persona>`: who I am, with the choice of being someone else or speaking another language. */
export class PersonaBar extends LiveElement {
  static override properties = { expanded: { state: true } };
  declare expanded: boolean;

  constructor() {
    super();
    this.expanded = false;
    whenLeft(
      this,
      () => this.expanded,
      () => this.#close(false),
    );
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('expanded') || !this.expanded) return;
    const popup = this.querySelector<HTMLElement>('.popup');
    if (popup) showBeside(popup, this.getBoundingClientRect(), 320);
    this.querySelector<HTMLElement>('[role=menuitemradio][aria-checked=true]')?.focus();
  }

  #close(back = true) {
    this.expanded = false;
    if (back) this.querySelector<HTMLElement>('.me')?.focus();
  }

  #key(event: KeyboardEvent) {
    const entries = [...this.querySelectorAll<HTMLElement>('[role=menuitemradio]')];
    const next = moved(event.key, entries.indexOf(document.activeElement as HTMLElement), entries.length);
    if (next !== undefined) entries[next]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else return;
    event.preventDefault();
  }

  protected override render() {
    const { view } = state;
    const me = view ? person(view.me.id) : undefined;
    if (!view || !me) return nothing;
    const t = words();
    return html`<div class="persona">
      <button type="button" class="me" aria-haspopup="menu" aria-expanded=${this.expanded} aria-label=${t.youAre(me.name)}
        title=${t.youAre(me.name)} @click=${() => {
          this.expanded = !this.expanded;
        }}>
        ${avatar(me)}
        <span class="me-text"><b>${me.name}</b><small>${me.about?.[language()] ?? me.key}</small></span>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 10 4-4 4 4" /></svg>
      </button>
      ${this.#languages(view.me.locale)}
      ${this.expanded ? this.#people(view.people) : nothing}
    </div>`;
  }

  #languages(locale: string) {
    const french = locale.startsWith('fr');
    const button = (to: string, label: string, on: boolean) => html`<button type="button" lang=${to} aria-pressed=${on}
      @click=${() => !on && speak(to)}>${label}</button>`;
    return html`<div class="languages" role="group" aria-label=${words().languageLabel}>
      ${button('fr', 'FR', french)}${button('en-US', 'EN', !french)}</div>`;
  }

  #people(people: readonly GuildPerson[]) {
    const t = words();
    const pick = (key: string) => () => {
      this.#close();
      if (key !== state.persona) become(key);
    };
    return html`<div class="popup personas" popover="manual" @keydown=${this.#key}>
      <p class="popup-title">${t.actAs}</p><p class="popup-hint">${t.actAsHint}</p>
      <div role="menu" aria-label=${t.actAs}>
      ${people.map((p) =>
        p.key === undefined
          ? nothing
          : html`<button type="button" role="menuitemradio" tabindex="-1" aria-checked=${p.key === state.persona} @click=${pick(p.key)}>
            ${avatar(p)}<span class="me-text"><b>${p.name}</b><small>${p.about?.[language()] ?? p.key}</small></span></button>`,
      )}</div></div>`;
  }
}

customElements.define('ruche-persona', PersonaBar);
