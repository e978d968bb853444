import { html, nothing } from 'lit';
import { LiveElement } from './element.ts';
import { Channel } from './kinds.ts';
import { become } from './live.ts';
import { channel, state, update, words } from './store.ts';
import { applyTheme } from './theme.ts';
import './channel-header.ts';
import './channel-list.ts';
import './composer.ts';
import './context-menu.ts';
import './forum-view.ts';
import './member-list.ts';
import './message-list.ts';
import './modal-dialog.ts';
import './persona-bar.ts';

/** `<ruche-app>`: the window. Its parts read the store themselves. */
export class App extends LiveElement {
  override connectedCallback() {
    super.connectedCallback();
    become(new URL(location.href).searchParams.get('as') ?? '');
  }

  #key(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !state.drawer) return;
    delete state.drawer;
    update({});
  }

  protected override render() {
    const t = words();
    const { view } = state;
    document.title = view ? `${view.guild.name} · Ruche` : t.title;
    if (!view) return html`<p class="opening" role="status">${t.loading}</p>`;
    const forum = channel(state.channelId)?.type === Channel.Forum;
    const close = () => {
      delete state.drawer;
      update({});
    };
    return html`<div class="window" data-drawer=${state.drawer ?? ''} @keydown=${this.#key}>
      <aside class="side" id="side">
        <p class="guild"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2.5 20.2 7.2v9.6L12 21.5 3.8 16.8V7.2z"/></svg><span>${view.guild.name}</span></p>
        <ruche-channels></ruche-channels>
        <ruche-persona></ruche-persona>
      </aside>
      <main>
        <ruche-header></ruche-header>
        ${this.#banner()}
        ${forum ? html`<ruche-forum></ruche-forum>` : html`<ruche-messages></ruche-messages>`}
        <ruche-composer></ruche-composer>
      </main>
      <aside class="members"><ruche-members></ruche-members></aside>
      ${state.drawer ? html`<div class="veil" @click=${close}></div>` : nothing}
    </div>
    <ruche-modal></ruche-modal>
    <ruche-menu></ruche-menu>
    <p class="hidden" aria-live="polite">${state.spoken}</p>`;
  }

  #banner() {
    const t = words();
    if (!state.live) return html`<p class="banner" role="status">${t.lineLost}</p>`;
    return state.view?.botOnline ? nothing : html`<p class="banner" role="status">${t.botOffline}</p>`;
  }
}

applyTheme();
customElements.define('ruche-app', App);
