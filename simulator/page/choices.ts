import type { APISelectMenuComponent } from 'discord-api-types/v10';
import { Channel, Component, isThread } from './kinds.ts';
import { state } from './store.ts';

/** One thing that can be chosen from a list. */
export interface Choice {
  value: string | number | boolean;
  label: string;
  detail?: string;
  emoji?: string;
}

const marks: Record<number, string> = { [Channel.Announcement]: '📣', [Channel.Forum]: '💬' };

/** The people of the guild. */
export const users = (): Choice[] =>
  (state.view?.people ?? []).map((p) => ({ value: p.id, label: p.name, emoji: '@' }));

/** The roles of the guild without @everyone, whose id is the guild's. */
export const roles = (): Choice[] =>
  (state.view?.roles ?? [])
    .filter((role) => role.id !== state.view?.guild.id)
    .map((role) => ({ value: role.id, label: role.name, emoji: '@', detail: '' }));

/** The channels that the persona sees, of the given types, or all. */
export function channels(types: readonly number[] | undefined): Choice[] {
  return (state.view?.channels ?? [])
    .filter((c) => c.type !== Channel.Direct && (types?.length ? types.includes(c.type) : true))
    .map((c) => ({ value: c.id, label: c.name ?? '', emoji: isThread(c.type) ? '↳' : (marks[c.type] ?? '#') }));
}

/** What a select menu offers. */
export function offered(menu: APISelectMenuComponent): Choice[] {
  switch (menu.type) {
    case Component.UserSelect:
      return users();
    case Component.RoleSelect:
      return roles();
    case Component.MentionableSelect:
      return [...users(), ...roles()];
    case Component.ChannelSelect:
      return channels(menu.channel_types);
    default:
      return 'options' in menu ? menu.options.map(stringChoice) : [];
  }
}

function stringChoice(option: {
  label: string;
  value: string;
  description?: string;
  emoji?: { name?: string; id?: string };
}): Choice {
  return {
    value: option.value,
    label: option.label,
    ...(option.description ? { detail: option.description } : {}),
    ...(option.emoji?.name && !option.emoji.id ? { emoji: option.emoji.name } : {}),
  };
}

/** What a select menu has chosen before anyone touches it. */
export function preset(menu: APISelectMenuComponent): string[] {
  if ('options' in menu) return menu.options.filter((option) => option.default).map((option) => option.value);
  return (menu.default_values ?? []).map((value) => value.id);
}

/** Text as it is compared in searches: without accents and capitals. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** The choices whose label or detail has every word of the query, those that begin with it first. */
export function search(choices: readonly Choice[], query: string): Choice[] {
  const wanted = plain(query).trim();
  if (wanted === '') return [...choices];
  const parts = wanted.split(/\s+/);
  return choices
    .filter((choice) => parts.every((part) => plain(`${choice.label} ${choice.detail ?? ''}`).includes(part)))
    .toSorted((a, b) => Number(plain(b.label).startsWith(wanted)) - Number(plain(a.label).startsWith(wanted)));
}
