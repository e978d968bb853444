import type { Moderator } from './api.ts';
import { memberJson } from './gateway/payloads.ts';
import { type Channel, emitUpdate, removeChannel } from './state/channels.ts';
import { messagesOf, removeMessage } from './state/messages.ts';
import { archive } from './state/threads.ts';
import type { Member, World } from './state/world.ts';

/** What people with power over the guild do to it, behind the bot's back. All throw when the target is not there. */
export function createModerator(world: World): Moderator {
  return {
    deleteMessage(channelId, messageId) {
      const stored = messagesOf(world, channelId).get(messageId);
      if (!stored) throw new Error(`there is no message ${messageId}`);
      removeMessage(world, stored);
    },
    deleteChannel(channelId) {
      removeChannel(world, needChannel(world, channelId));
    },
    deny(channelId, permissions) {
      const channel = needChannel(world, channelId);
      const { id } = world.application.bot;
      const others = (channel.permission_overwrites ?? []).filter((overwrite) => overwrite.id !== id);
      channel.permission_overwrites = [...others, { id, type: 1, allow: '0', deny: permissions.toString() }];
      emitUpdate(world, channel);
    },
    removeMember(personKey) {
      const { user } = needMember(world, personKey);
      world.guild.members.delete(user.id);
      world.emit({ name: 'GUILD_MEMBER_REMOVE', data: { guild_id: world.guild.id, user } });
    },
    role(personKey, roleKey, has) {
      const member = needMember(world, personKey);
      const roleId = world.keys.get(roleKey);
      if (!roleId || !world.guild.roles.has(roleId)) throw new Error(`there is no role ${roleKey}`);
      const others = member.roles.filter((id) => id !== roleId);
      member.roles = has ? [...others, roleId] : others;
      world.emit({ name: 'GUILD_MEMBER_UPDATE', data: { guild_id: world.guild.id, ...memberJson(member) } });
    },
    archiveThread(threadId) {
      archive(world, needChannel(world, threadId), true);
    },
  };
}

function needChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`there is no channel ${id}`);
  return channel;
}

function needMember(world: World, key: string): Member {
  const person = [...world.people.values()].find((known) => known.key === key);
  const member = person && world.guild.members.get(person.user.id);
  if (!member) throw new Error(`${key} is no member`);
  return member;
}
