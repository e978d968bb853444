import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';

const hues = [24, 95, 150, 200, 250, 290, 335];

/** Someone's picture: their first letters in a cell of the comb; Ruche's own has the comb itself. */
export function avatar(who: { id: string; name: string; bot: boolean }): TemplateResult {
  if (who.bot) {
    return html`<span class="avatar bot" aria-hidden="true"><svg viewBox="0 0 24 24">
      <path d="M12 3.5 16 5.8v4.6L12 12.7 8 10.4V5.8zM7.2 12l4 2.3v4.6l-4 2.3-4-2.3v-4.6zm9.6 0 4 2.3v4.6l-4 2.3-4-2.3v-4.6z"/></svg></span>`;
  }
  const hue = hues[Number(BigInt(who.id) % BigInt(hues.length))] ?? 24;
  return html`<span class="avatar" style=${styleMap({ '--hue': String(hue) })} aria-hidden="true">${initials(who.name)}</span>`;
}

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase();
