import { html, nothing, type TemplateResult } from 'lit';
import { open } from './live.ts';
import { type Block, type Inline, parse } from './markdown.ts';
import { channelTitle } from './names.ts';
import { channel, person, state, update, words } from './store.ts';
import './timestamp.ts';
import './spoiler.ts';

type Shown = TemplateResult | string | typeof nothing;

/** What a person or the bot wrote, as Discord would show it. Text stays text: nothing in it can become markup. */
export const markdown = (text: string): Shown =>
  text === '' ? nothing : html`<div class="markdown">${parse(text).map(block)}</div>`;

/** One line of markdown without paragraphs, for titles and names of fields. */
export const markdownLine = (text: string): Shown[] =>
  parse(text).flatMap((b) => ('lines' in b ? b.lines.flatMap((line) => line.map(inline)) : [block(b)]));

function block(node: Block): Shown {
  switch (node.kind) {
    case 'lines':
      return html`<p>${node.lines.map((line, index) => html`${index > 0 ? html`<br>` : nothing}${line.map(inline)}`)}</p>`;
    case 'heading':
      // Levels begin under the page's own headings.
      if (node.level === 1) return html`<h3 class="h1">${node.children.map(inline)}</h3>`;
      if (node.level === 2) return html`<h4 class="h2">${node.children.map(inline)}</h4>`;
      return html`<h5 class="h3">${node.children.map(inline)}</h5>`;
    case 'subtext':
      return html`<p class="subtext">${node.children.map(inline)}</p>`;
    case 'quote':
      return html`<blockquote>${node.blocks.map(block)}</blockquote>`;
    case 'code':
      return html`<pre class="code" tabindex="0"><code>${node.text}</code></pre>`;
    case 'list': {
      const items = node.items.map((i) => html`<li>${i.children.map(inline)}${i.blocks.map(block)}</li>`);
      return node.ordered ? html`<ol start=${node.start}>${items}</ol>` : html`<ul>${items}</ul>`;
    }
  }
}

function inline(node: Inline): Shown {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'strong':
      return html`<strong>${node.children.map(inline)}</strong>`;
    case 'emphasis':
      return html`<em>${node.children.map(inline)}</em>`;
    case 'underline':
      return html`<u>${node.children.map(inline)}</u>`;
    case 'strike':
      return html`<s>${node.children.map(inline)}</s>`;
    case 'spoiler':
      return html`<ruche-spoiler .content=${html`${node.children.map(inline)}`}></ruche-spoiler>`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'link':
      return html`<a href=${node.url} title=${node.title || nothing} target="_blank" rel="noopener noreferrer">${node.children.map(inline)}</a>`;
    case 'time':
      return html`<ruche-time .seconds=${node.seconds} .as=${node.style}></ruche-time>`;
    case 'emoji':
      return `:${node.name}:`;
    default:
      return mention(node);
  }
}

function mention(node: Extract<Inline, { kind: 'user' | 'role' | 'channel' | 'everyone' | 'command' }>): Shown {
  switch (node.kind) {
    case 'user': {
      const me = node.id === state.view?.me.id;
      return html`<span class=${me ? 'mention me' : 'mention'}>@${person(node.id)?.name ?? words().unknownUser}</span>`;
    }
    case 'role': {
      const role = state.view?.roles.find((r) => r.id === node.id);
      const mine = state.view ? person(state.view.me.id)?.roles.includes(node.id) : false;
      return html`<span class=${mine ? 'mention me' : 'mention'}>@${role?.name ?? words().unknownRole}</span>`;
    }
    case 'everyone':
      return html`<span class="mention me">@${node.name}</span>`;
    case 'channel': {
      const target = channel(node.id);
      if (!target) return html`<span class="mention">#${words().unknownChannel}</span>`;
      return html`<button class="mention" @click=${() => open(target.id)}>${channelTitle(target)}</button>`;
    }
    case 'command':
      return html`<button class="mention" @click=${() => update({ wanted: { path: node.path } })}>/${node.path}</button>`;
  }
}
