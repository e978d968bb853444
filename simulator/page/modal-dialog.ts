import { html, nothing } from 'lit';
import { closeModal, submit } from './actions.ts';
import { LiveElement } from './element.ts';
import { toInput } from './files.ts';
import { markdown } from './markdown-view.ts';
import { modalField } from './modal-field.ts';
import { fieldProblem, type Held, initial, type Row, rowsOf } from './modal-rules.ts';
import { cross } from './popup.ts';
import type { FieldValue } from './protocol.ts';
import { state, words } from './store.ts';

/** `<ruche-modal>`: the modal that the bot has opened. The browser's own dialog keeps the focus in and gives it back. */
export class ModalDialog extends LiveElement {
  static override properties = {
    held: { state: true },
    strict: { state: true },
    busy: { state: true },
    refusal: { state: true },
  };
  declare held: Record<string, Held>;
  declare strict: boolean;
  declare busy: boolean;
  declare refusal: string | undefined;
  #shown: string | undefined;
  #back: Element | null = null;

  constructor() {
    super();
    this.held = {};
    this.strict = false;
    this.busy = false;
  }

  protected override willUpdate() {
    const id = state.modal?.interactionId;
    if (id === this.#shown) return;
    if (this.#shown === undefined) this.#back = document.activeElement;
    this.#shown = id;
    this.strict = false;
    this.busy = false;
    this.refusal = undefined;
    this.held = Object.fromEntries(this.#fields.map(({ field }) => [field.custom_id, initial(field)]));
  }

  protected override updated() {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
      this.querySelector<HTMLElement>('.field :is(input, textarea, button)')?.focus();
    }
    // The dialog is gone with its modal, so the browser cannot give the focus back itself.
    if (!dialog && this.#back) {
      const back = this.#back instanceof HTMLElement && this.#back.isConnected ? this.#back : undefined;
      this.#back = null;
      if (back && back !== document.body) back.focus();
      else document.querySelector<HTMLElement>('ruche-composer textarea')?.focus();
    }
  }

  get #rows(): Row[] {
    return state.modal ? rowsOf(state.modal.data) : [];
  }

  get #fields(): (Row & { kind: 'field' })[] {
    return this.#rows.filter((row) => row.kind === 'field');
  }

  #problem(row: Row & { kind: 'field' }): string | undefined {
    return fieldProblem(row.field, this.held[row.field.custom_id] ?? '', words());
  }

  async #submit(event: Event) {
    event.preventDefault();
    const { modal } = state;
    if (!modal || this.busy) return;
    const wrong = this.#fields.findIndex((row) => this.#problem(row) !== undefined);
    if (wrong !== -1) {
      this.strict = true;
      const field = this.querySelector<HTMLElement>(`#modal-field-${wrong}`);
      (field?.matches('ruche-select') ? field.querySelector<HTMLElement>('button') : field)?.focus();
      return;
    }
    this.busy = true;
    const values: Record<string, FieldValue> = {};
    for (const { field } of this.#fields) values[field.custom_id] = await sent(this.held[field.custom_id] ?? '');
    this.refusal = await submit(modal, values);
    this.busy = false;
  }

  protected override render() {
    const { modal } = state;
    if (!modal) return nothing;
    const t = words();
    let index = 0;
    const cancel = (event: Event) => {
      event.preventDefault();
      closeModal();
    };
    return html`<dialog class="modal" aria-labelledby="modal-title" @cancel=${cancel}>
      <form novalidate @submit=${this.#submit} aria-busy=${this.busy}>
        <header class="modal-top">
          <p class="modal-from">${state.view?.people.find((p) => p.bot)?.name ?? 'Ruche'}</p>
          <h2 id="modal-title">${modal.data.title}</h2>
          <button type="button" class="icon-button" aria-label=${t.close} @click=${closeModal}>${cross}</button>
        </header>
        <div class="modal-body">
          ${this.#rows.map((row) => (row.kind === 'text' ? markdown(row.content) : this.#field(row, index++)))}
          ${this.refusal ? html`<p class="problem" role="alert">${this.refusal}</p>` : nothing}
        </div>
        <footer class="modal-end">
          <button type="button" class="button secondary" @click=${closeModal}>${t.cancel}</button>
          <button class="button primary" aria-disabled=${this.busy} aria-busy=${this.busy}>${t.submit}</button>
        </footer>
      </form></dialog>`;
  }

  #field(row: Row & { kind: 'field' }, index: number) {
    const id = row.field.custom_id;
    return modalField(row, {
      id: `modal-field-${index}`,
      held: this.held[id] ?? '',
      problem: this.strict ? this.#problem(row) : undefined,
      change: (held) => {
        this.held = { ...this.held, [id]: held };
      },
    });
  }
}

/** A field's content as it goes over the wire. */
async function sent(held: Held): Promise<FieldValue> {
  if (!Array.isArray(held)) return held;
  if (held.every((part) => typeof part === 'string')) return held;
  return Promise.all((held as File[]).map(toInput));
}

customElements.define('ruche-modal', ModalDialog);
