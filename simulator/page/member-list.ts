import type { APIRole } from 'discord-api-types/v10';
import { html, nothing } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import type { GuildPerson } from '../api.ts';
import { avatar } from './avatar.ts';
import { nameColour } from './colour.ts';
import { openMenu } from './context-menu.ts';
import { LiveElement } from './element.ts';
import { personItems } from './menu-items.ts';
import { state, words } from './store.ts';
import type { Texts } from './texts.ts';

/** `<ruche-members>`: the people of the guild under their highest role, each with a menu. */
export class MemberList extends LiveElement {
  protected override render() {
    const { view } = state;
    if (!view) return nothing;
    const t = words();
    return html`<section aria-label=${t.people}>
      ${groups(view.people, view.roles, t).map(
        ({ title, people }) => html`<h2>${title}</h2><ul>${people.map((p) => html`<li>${this.#person(p)}</li>`)}</ul>`,
      )}</section>`;
  }

  #person(p: GuildPerson) {
    const t = words();
    const away = p.bot && !state.view?.botOnline;
    const menu = (event: Event) => {
      event.preventDefault();
      openMenu(event, t.personActions(p.name), personItems(p.id));
    };
    return html`<button type="button" class="member ${away ? 'away' : ''}" aria-haspopup="menu" @click=${menu} @contextmenu=${menu}>
      ${avatar(p)}<span class="member-name" style=${styleMap({ '--name': nameColour(p.roles, state.view?.roles ?? []) ?? null })}>${p.name}</span>
      ${p.bot ? html`<span class="badge">${t.app}</span><span class="presence ${away ? '' : 'on'}" title=${away ? t.offline : t.online}></span>` : nothing}
      ${p.id === state.view?.me.id ? html`<small>${t.you}</small>` : nothing}</button>`;
  }
}

/** People by their highest role, the highest first; then those without one, then apps. */
function groups(all: readonly GuildPerson[], roles: readonly APIRole[], t: Texts) {
  const order = roles.filter((role) => role.id !== state.view?.guild.id).toSorted((a, b) => b.position - a.position);
  const top = (p: GuildPerson) => order.find((role) => p.roles.includes(role.id));
  const people = all.filter((p) => !p.bot);
  const byRole = [...order, undefined].map((role) => ({
    title: role?.name ?? t.people,
    people: people.filter((p) => top(p)?.id === role?.id),
  }));
  return [...byRole, { title: t.apps, people: all.filter((p) => p.bot) }].filter((group) => group.people.length > 0);
}

customElements.define('ruche-members', MemberList);
