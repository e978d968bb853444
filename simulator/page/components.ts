import type {
  APIButtonComponent,
  APIContainerComponent,
  APIMessage,
  APIMessageTopLevelComponent,
  APISectionComponent,
} from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { css } from './colour.ts';
import { Component } from './kinds.ts';
import { markdown } from './markdown-view.ts';
import { address, file, picture } from './media.ts';
import './message-button.ts';
import './message-select.ts';
import './spoiler.ts';

/** The components of a message, of the first and the second generation. */
export const components = (list: readonly APIMessageTopLevelComponent[], message: APIMessage): TemplateResult =>
  html`<div class="components">${list.map((component) => one(component, message))}</div>`;

function one(component: APIMessageTopLevelComponent, message: APIMessage): TemplateResult | typeof nothing {
  switch (component.type) {
    case Component.ActionRow:
      return html`<div class="row">${component.components.map((inner) =>
        inner.type === Component.Button
          ? button(inner, message)
          : html`<ruche-message-select .menu=${inner} .message=${message}></ruche-message-select>`,
      )}</div>`;
    case Component.Container:
      return container(component, message);
    case Component.Section:
      return section(component, message);
    case Component.TextDisplay:
      return html`${markdown(component.content)}`;
    case Component.Separator:
      return html`<div class="separator ${component.spacing === 2 ? 'large' : ''} ${component.divider === false ? 'bare' : ''}"
        role="separator"></div>`;
    case Component.MediaGallery:
      return html`<div class="gallery" data-count=${component.items.length}>${component.items.map((item) =>
        picture({ url: item.media.url, description: item.description, spoiler: item.spoiler }, message),
      )}</div>`;
    case Component.File: {
      const name = component.name ?? component.file.url.split('/').at(-1)?.split('?')[0] ?? '';
      return file(name, address(component.file.url, message), component.size);
    }
    default:
      return nothing;
  }
}

function container(component: APIContainerComponent, message: APIMessage): TemplateResult {
  const inner = html`<section class="container" style=${styleMap({ '--accent': css(component.accent_color) ?? null })}>
    ${component.components.map((child) => one(child, message))}</section>`;
  return component.spoiler ? html`<ruche-spoiler .content=${inner}></ruche-spoiler>` : inner;
}

function section(component: APISectionComponent, message: APIMessage): TemplateResult {
  const { accessory } = component;
  return html`<div class="section">
    <div class="section-text">${component.components.map((text) => markdown(text.content))}</div>
    ${
      accessory.type === Component.Button
        ? button(accessory, message)
        : picture(
            { url: accessory.media.url, description: accessory.description, spoiler: accessory.spoiler },
            message,
            'thumbnail',
          )
    }
  </div>`;
}

const button = (component: APIButtonComponent, message: APIMessage): TemplateResult =>
  html`<ruche-button .component=${component} .message=${message}></ruche-button>`;

/** Names of the files that a message's components show, so that they are not listed a second time. */
export function filesShown(list: readonly APIMessageTopLevelComponent[]): Set<string> {
  const addresses = JSON.stringify(list).matchAll(/"url":"([^"]+)"/g);
  return new Set(
    [...addresses].map((match) => decodeURIComponent((match[1] ?? '').split('?')[0]?.split('/').at(-1) ?? '')),
  );
}
