import type { APIAttachment, APIMessage } from 'discord-api-types/v10';
import { memberJson } from '../gateway/payloads.ts';
import { type Channel, channelJson } from '../state/channels.ts';
import { permissionsIn, permissionsInGuild } from '../state/permissions.ts';
import { findUser, type World } from '../state/world.ts';

/** The `resolved` of an interaction: whole objects for the ids that a person picked. */
export interface Resolved {
  users?: Record<string, object>;
  members?: Record<string, object>;
  roles?: Record<string, object>;
  channels?: Record<string, object>;
  attachments?: Record<string, APIAttachment>;
  messages?: Record<string, APIMessage>;
}

/** @throws when there is no such user */
export function resolveUser(world: World, resolved: Resolved, id: string): void {
  const user = findUser(world, id);
  if (!user) throw new Error(`there is no user ${id}`);
  resolved.users = { ...resolved.users, [id]: user };
  const member = world.guild.members.get(id);
  if (!member) return;
  const { user: _u, deaf: _d, mute: _m, ...partial } = memberJson(member);
  const permissions = permissionsInGuild(world.guild, id).toString();
  resolved.members = { ...resolved.members, [id]: { ...partial, permissions } };
}

/** @throws when there is no such role */
export function resolveRole(world: World, resolved: Resolved, id: string): void {
  const role = world.guild.roles.get(id);
  if (!role) throw new Error(`there is no role ${id}`);
  resolved.roles = { ...resolved.roles, [id]: role };
}

/** @throws when there is no such user and no such role */
export function resolveMentionable(world: World, resolved: Resolved, id: string): void {
  if (world.guild.roles.has(id)) resolveRole(world, resolved, id);
  else resolveUser(world, resolved, id);
}

export function resolveChannel(world: World, resolved: Resolved, channel: Channel, userId: string): void {
  const { permission_overwrites: _, ...json } = channelJson(channel) as unknown as Record<string, unknown>;
  const permissions = permissionsIn(world, userId, channel).toString();
  const app_permissions = permissionsIn(world, world.application.bot.id, channel).toString();
  resolved.channels = { ...resolved.channels, [channel.id]: { ...json, permissions, app_permissions } };
}

/** Nothing for nothing: Discord leaves an empty `resolved` out. */
export function unlessEmpty(resolved: Resolved): { resolved?: Resolved } {
  return Object.keys(resolved).length > 0 ? { resolved } : {};
}
