import type { APIMessage, APISelectMenuComponent } from 'discord-api-types/v10';
import { html } from 'lit';
import { select } from './actions.ts';
import { PageElement } from './element.ts';
import './select-menu.ts';

/** `<ruche-message-select>`: a select menu of a message; what is chosen goes to the bot. */
export class MessageSelect extends PageElement {
  static override properties = {
    menu: { attribute: false },
    message: { attribute: false },
    busy: { state: true },
  };
  declare menu: APISelectMenuComponent;
  declare message: APIMessage;
  declare busy: boolean;

  constructor() {
    super();
    this.busy = false;
  }

  async #send(values: string[]) {
    this.busy = true;
    await select(this.message, this.menu.custom_id, values);
    this.busy = false;
  }

  protected override render() {
    const send = (values: string[]) => void this.#send(values);
    return html`<ruche-select .menu=${this.menu} .chosen=${send} .busy=${this.busy} .label=${''}></ruche-select>`;
  }
}

customElements.define('ruche-message-select', MessageSelect);
