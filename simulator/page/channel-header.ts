import { html, nothing } from 'lit';
import { LiveElement } from './element.ts';
import { isThread } from './kinds.ts';
import { open } from './live.ts';
import { channelTitle } from './names.ts';
import { channel, state, update, words } from './store.ts';
import { followTheme, theme, toggleTheme } from './theme.ts';
import './reset-demo.ts';

/** `<ruche-header>`: where I am, and the few switches of the page. */
export class ChannelHeader extends LiveElement {
  constructor() {
    super();
    followTheme(this);
  }

  protected override render() {
    const here = channel(state.channelId);
    const t = words();
    const drawer = (which: 'channels' | 'members') => () => {
      if (state.drawer === which) delete state.drawer;
      else state.drawer = which;
      update({});
    };
    const colours = theme() === 'dark' ? t.lightTheme : t.darkTheme;
    return html`<header class="channel-header">
      <button type="button" class="icon-button narrow-only" aria-label=${t.showChannels} aria-expanded=${state.drawer === 'channels'} @click=${drawer('channels')}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" /></svg></button>
      ${this.#back()}
      <h1>${here ? channelTitle(here) : ''}</h1>
      <p class="topic">${here && 'topic' in here ? here.topic : ''}</p>
      <span class="grow"></span>
      <button type="button" class="icon-button" aria-label=${colours} title=${colours} @click=${() => {
        toggleTheme();
        this.requestUpdate();
      }}><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11" /></svg></button>
      <ruche-reset></ruche-reset>
      <button type="button" class="icon-button members-switch" aria-label=${t.showPeople} title=${t.showPeople} aria-expanded=${state.drawer === 'members'} @click=${drawer('members')}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 7.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM1.8 13c.4-2.3 2-3.6 4.2-3.6s3.8 1.3 4.2 3.6M10.8 3.4a2.1 2.1 0 0 1 0 3.9M12 9.7c1.3.5 2 1.6 2.3 3.3" /></svg></button>
    </header>`;
  }

  #back() {
    const here = channel(state.channelId);
    const parent =
      here && isThread(here.type) && 'parent_id' in here ? channel(here.parent_id ?? undefined) : undefined;
    if (!parent) return nothing;
    return html`<button type="button" class="crumb" aria-label=${words().backTo(channelTitle(parent))} @click=${() => open(parent.id)}>
      ${channelTitle(parent)} <span aria-hidden="true">›</span></button>`;
  }
}

customElements.define('ruche-header', ChannelHeader);
