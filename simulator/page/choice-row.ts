import { html, nothing, type TemplateResult } from 'lit';
import type { Choice } from './choices.ts';

/** How a choice stands in its list. */
export interface Standing {
  id: string;
  /** The one that Enter takes. */
  active: boolean;
  selected: boolean;
  point: () => void;
  take: () => void;
}

/** A choice as a row of a listbox. */
export const choiceRow = (choice: Choice, { id, active, selected, point, take }: Standing): TemplateResult => html`
  <li role="option" id=${id} class=${active ? 'active' : ''} aria-selected=${selected} @pointermove=${point} @click=${take}>
    ${choice.emoji ? html`<span class="option-mark" aria-hidden="true">${choice.emoji}</span>` : nothing}
    <span class="option-label">${choice.label}</span>
    ${choice.detail ? html`<span class="option-detail">${choice.detail}</span>` : nothing}
  </li>`;
