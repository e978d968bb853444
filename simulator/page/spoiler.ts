import { html, type TemplateResult } from 'lit';
import { LiveElement } from './element.ts';
import { words } from './store.ts';

/** `<ruche-spoiler>`: what stays hidden until someone asks to see it. */
export class Spoiler extends LiveElement {
  static override properties = { content: { attribute: false }, shown: { state: true } };
  declare content: TemplateResult;
  declare shown: boolean;

  constructor() {
    super();
    this.shown = false;
  }

  protected override render() {
    if (this.shown) return html`<span class="spoiler shown">${this.content}</span>`;
    const show = () => {
      this.shown = true;
    };
    return html`<button class="spoiler" aria-label=${words().spoiler} title=${words().spoiler} @click=${show}>
      <span inert aria-hidden="true">${this.content}</span>
    </button>`;
  }
}

customElements.define('ruche-spoiler', Spoiler);
