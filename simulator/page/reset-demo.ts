import { html } from 'lit';
import { reset } from './actions.ts';
import { LiveElement } from './element.ts';
import { words } from './store.ts';

/** `<ruche-reset>`: the button that gives a fresh guild, after asking whether that is meant. */
export class ResetDemo extends LiveElement {
  protected override render() {
    const t = words();
    const dialog = () => this.querySelector('dialog');
    const confirm = () => {
      dialog()?.close();
      void reset();
    };
    return html`<button type="button" class="icon-button" aria-label=${t.reset} title=${t.reset} @click=${() => dialog()?.showModal()}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3h3" /></svg></button>
      <dialog class="modal small" aria-labelledby="reset-title">
        <header class="modal-top"><h2 id="reset-title">${t.resetTitle}</h2></header>
        <div class="modal-body"><p>${t.resetText}</p></div>
        <footer class="modal-end"><button type="button" class="button secondary" autofocus @click=${() => dialog()?.close()}>${t.cancel}</button>
          <button type="button" class="button danger" @click=${confirm}>${t.resetConfirm}</button></footer>
      </dialog>`;
  }
}

customElements.define('ruche-reset', ResetDemo);
