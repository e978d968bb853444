import type { APIEmbed, APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { css } from './colour.ts';
import { markdown, markdownLine } from './markdown-view.ts';
import { picture } from './media.ts';
import './timestamp.ts';

/** An embed: title, text, fields, pictures and footer beside a line of its colour. */
export function embed(content: APIEmbed, message: APIMessage): TemplateResult {
  const { author, title, description, fields, image, thumbnail, footer, timestamp } = content;
  return html`<article class="embed" style=${styleMap({ '--accent': css(content.color) ?? null })}>
    ${thumbnail ? picture({ url: thumbnail.url }, message, 'thumbnail') : nothing}
    ${author ? html`<p class="embed-author">${linked(author.name, author.url)}</p>` : nothing}
    ${title ? html`<h4 class="embed-title">${linked(markdownLine(title), content.url)}</h4>` : nothing}
    ${description ? markdown(description) : nothing}
    ${fields?.length ? html`<dl class="embed-fields">${fields.map(field)}</dl>` : nothing}
    ${image ? picture({ url: image.url }, message) : nothing}
    ${footer || timestamp ? html`<footer>${footer?.text ?? ''}${when(timestamp, Boolean(footer))}</footer>` : nothing}
  </article>`;
}

const field = (f: { name: string; value: string; inline?: boolean }) => html`
  <div class=${f.inline ? 'inline' : ''}><dt>${markdownLine(f.name)}</dt><dd>${markdown(f.value)}</dd></div>`;

function when(timestamp: string | undefined, after: boolean) {
  if (!timestamp) return nothing;
  return html`${after ? ' · ' : ''}<ruche-time .seconds=${Date.parse(timestamp) / 1_000} .as=${'f'}></ruche-time>`;
}

const linked = (content: unknown, url: string | undefined) =>
  url && /^https?:\/\//.test(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${content}</a>`
    : html`${content}`;
