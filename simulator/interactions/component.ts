import { type APIMessage, ButtonStyle, InteractionType, ComponentType as Type } from 'discord-api-types/v10';
import { type AnyComponent, walkComponents } from '../state/components.ts';
import { canSee } from '../state/permissions.ts';
import type { StoredMessage } from '../state/world.ts';
import type { Standing } from './command.ts';
import type { Settled } from './interaction.ts';
import { openInteraction } from './open.ts';
import {
  type Resolved,
  resolveChannel,
  resolveMentionable,
  resolveRole,
  resolveUser,
  unlessEmpty,
} from './resolved.ts';

const SELECTS = new Set<number>([
  Type.StringSelect,
  Type.UserSelect,
  Type.RoleSelect,
  Type.MentionableSelect,
  Type.ChannelSelect,
]);

/** @throws when the person sees no such message, or it has no such enabled button */
export async function pressButton(standing: Standing, message: APIMessage, button: string): Promise<Settled> {
  const stored = needSeen(standing, message);
  const buttons = [...walkComponents(stored.json.components ?? [])].filter(({ type }) => type === Type.Button);
  const found = buttons.find(({ custom_id }) => custom_id === button) ?? buttons.find(({ label }) => label === button);
  if (!found) throw new Error(`there is no button ${button}; there are ${buttons.map(nameOf).join(', ') || 'none'}`);
  if (found.disabled) throw new Error(`the button ${button} is disabled`);
  if (found.style === ButtonStyle.Link || !found.custom_id) throw new Error(`the button ${button} is a link`);
  return use(standing, stored, { custom_id: found.custom_id, component_type: Type.Button, id: found.id });
}

function nameOf({ custom_id, label }: AnyComponent): string {
  return `${label ?? ''} (${custom_id ?? 'link'})`;
}

/** @throws when the person sees no such message, it has no such enabled select, or the values are not among its own */
export async function pickValues(
  standing: Standing,
  message: APIMessage,
  customId: string,
  values: string[],
): Promise<Settled> {
  const stored = needSeen(standing, message);
  const select = [...walkComponents(stored.json.components ?? [])].find(
    ({ type, custom_id }) => SELECTS.has(type) && custom_id === customId,
  );
  if (!select) throw new Error(`there is no select ${customId}`);
  if (select.disabled) throw new Error(`the select ${customId} is disabled`);
  const resolved = checkPicked(standing, select, values);
  const data = { custom_id: customId, component_type: select.type, id: select.id, values, ...unlessEmpty(resolved) };
  return use(standing, stored, data);
}

function needSeen({ discord, person, channel }: Standing, { id }: APIMessage): StoredMessage {
  const stored = discord.world.messages.get(channel.id)?.get(id);
  const hidden = stored?.visibleTo !== undefined && stored.visibleTo !== person.user.id;
  if (!stored || hidden || !canSee(discord.world, person.user.id, channel)) {
    throw new Error(`${person.key} sees no such message`);
  }
  return stored;
}

function use(standing: Standing, { json }: StoredMessage, data: object): Promise<Settled> {
  return openInteraction(standing.discord, {
    ...standing,
    type: InteractionType.MessageComponent,
    data,
    message: json,
  });
}

/**
 * The whole objects of what was picked in a select, in a message or a modal.
 * @throws when there are too few or too many values, or one that can't be picked
 */
export function checkPicked(
  { discord, person }: Pick<Standing, 'discord' | 'person'>,
  select: AnyComponent,
  values: readonly string[],
  resolved: Resolved = {},
): Resolved {
  const { min_values = 1, max_values = 1, custom_id = '' } = select;
  if (values.length < min_values || values.length > max_values) {
    throw new Error(`${custom_id} takes ${min_values} to ${max_values} values`);
  }
  for (const value of values) {
    const { world } = discord;
    if (select.type === Type.UserSelect) resolveUser(world, resolved, value);
    else if (select.type === Type.RoleSelect) resolveRole(world, resolved, value);
    else if (select.type === Type.MentionableSelect) resolveMentionable(world, resolved, value);
    else if (select.type === Type.ChannelSelect) {
      const channel = world.channels.get(value);
      const wanted = select.channel_types?.length ? select.channel_types : undefined;
      if (!channel || !canSee(world, person.user.id, channel) || (wanted && !wanted.includes(channel.type))) {
        throw new Error(`${value} can't be picked in ${custom_id}`);
      }
      resolveChannel(world, resolved, channel, person.user.id);
    } else if (!select.options?.some((option) => option.value === value)) {
      throw new Error(`${value} is none of the options of ${custom_id}`);
    }
  }
  return resolved;
}
