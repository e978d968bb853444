import { LitElement } from 'lit';
import { follow } from './store.ts';

/** An element of the page. It renders into the page itself, so that the style sheets and labels reach what is in it. */
export class PageElement extends LitElement {
  protected override createRenderRoot() {
    return this;
  }
}

/** An element that renders again whenever the page's state changes. */
export class LiveElement extends PageElement {
  constructor() {
    super();
    follow(this);
  }
}
