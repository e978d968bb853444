import type { APIAttachment, APIMessage } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { words } from './store.ts';
import './spoiler.ts';

/** Only addresses a browser may fetch; `attachment://` ones are looked up in the message. */
export function address(url: string, message: APIMessage): string | undefined {
  if (url.startsWith('attachment://')) {
    return message.attachments.find((file) => file.filename === url.slice('attachment://'.length))?.url;
  }
  return /^https?:\/\//.test(url) ? url : undefined;
}

/** A picture with its description; clicking opens it by itself. */
export function picture(
  media: { url: string; description?: string | null | undefined; spoiler?: boolean | undefined },
  message: APIMessage,
  kind = 'picture',
): TemplateResult | typeof nothing {
  const url = address(media.url, message);
  if (!url) return nothing;
  const shown = html`<a class=${kind} href=${url} target="_blank" rel="noopener noreferrer">
    <img src=${url} alt=${media.description || words().image} loading="lazy"></a>`;
  return media.spoiler ? html`<ruche-spoiler .content=${shown}></ruche-spoiler>` : shown;
}

/** A file to download, with its name and size. */
export const file = (name: string, url: string | undefined, size: number | undefined): TemplateResult => html`
  <a class="file" href=${url ?? '#'} download=${name} target="_blank" rel="noopener noreferrer">
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3h8l4 4v14H6zM14 3v4h4" /></svg>
    <span><span class="file-name">${name}</span>${size === undefined ? nothing : html`<small>${bytes(size)}</small>`}</span>
  </a>`;

/** The files of a message that its components do not show themselves. */
export function attachments(message: APIMessage, shown: (file: APIAttachment) => boolean) {
  const files = message.attachments.filter((f) => !shown(f));
  if (files.length === 0) return nothing;
  return html`<div class="attachments">${files.map((f) =>
    f.content_type?.startsWith('image/')
      ? picture({ url: f.url, description: f.description, spoiler: f.filename.startsWith('SPOILER_') }, message)
      : file(f.filename, address(f.url, message), f.size),
  )}</div>`;
}

function bytes(size: number): string {
  const unit = size < 1_000 ? 'byte' : size < 1_000_000 ? 'kilobyte' : 'megabyte';
  const value = unit === 'byte' ? size : unit === 'kilobyte' ? size / 1_000 : size / 1_000_000;
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value);
}
