import { type APIRole, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelSeed, GuildSeed } from '../api.ts';
import type { Channel, Overwrite } from './channels.ts';
import type { Guild, Member, PersonRecord, World } from './world.ts';

const BOT_ROLE = 'bot';

const EVERYONE =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.ChangeNickname;

/** What the bot was invited with: no administrator, nothing on members or roles. */
const BOT =
  EVERYONE | PermissionFlagsBits.ManageThreads | PermissionFlagsBits.ManageMessages | PermissionFlagsBits.PinMessages;

const TYPES = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  forum: ChannelType.GuildForum,
} as const;

type Ground = Pick<World, 'application' | 'snowflake' | 'clock'>;

/** A guild as its seed says, with fresh ids. */
export function plantGuild(
  ground: Ground,
  seed: GuildSeed,
  people: Iterable<PersonRecord>,
): { guild: Guild; channels: Channel[]; keys: Map<string, string> } {
  const id = ground.snowflake();
  const keys = new Map<string, string>();
  const roles = plantRoles(ground, seed, id, keys);
  const members = plantMembers(ground, people, keys);
  const channels = seed.channels.map((channel, position) => plantChannel(ground, channel, position, id, keys));
  const ownerId = [...members.values()].find((member) => isAdmin(member, roles))?.user.id ?? ground.application.id;
  return { guild: { id, name: seed.name, locale: seed.locale, ownerId, roles, members }, channels, keys };
}

function isAdmin(member: Member, roles: Map<string, APIRole>): boolean {
  return member.roles.some((id) => BigInt(roles.get(id)?.permissions ?? 0) & PermissionFlagsBits.Administrator);
}

function plantRoles(ground: Ground, seed: GuildSeed, guildId: string, keys: Map<string, string>) {
  const roles = new Map([[guildId, createRole(guildId, '@everyone', 0, EVERYONE, 0)]]);
  const bot = createRole(
    ground.snowflake(),
    ground.application.bot.username,
    seed.roles.length + 1,
    seed.botPermissions ?? BOT,
    0,
  );
  keys.set(BOT_ROLE, bot.id);
  roles.set(bot.id, { ...bot, managed: true, tags: { bot_id: ground.application.bot.id } });
  for (const [index, { key, name, permissions, color, mentionable = false }] of seed.roles.entries()) {
    const role = createRole(ground.snowflake(), name, seed.roles.length - index, permissions ?? 0n, color ?? 0);
    keys.set(key, role.id);
    roles.set(role.id, { ...role, mentionable });
  }
  return roles;
}

function createRole(id: string, name: string, position: number, permissions: bigint, color: number): APIRole {
  return {
    id,
    name,
    position,
    permissions: permissions.toString(),
    color,
    colors: { primary_color: color, secondary_color: null, tertiary_color: null },
    icon: null,
    unicode_emoji: null,
    hoist: color !== 0,
    managed: false,
    mentionable: false,
    flags: 0,
  } as unknown as APIRole;
}

function plantMembers(ground: Ground, people: Iterable<PersonRecord>, keys: Map<string, string>) {
  const members = new Map<string, Member>();
  const { bot } = ground.application;
  members.set(bot.id, { user: bot, roles: rolesOf([BOT_ROLE], keys), joinedAt: ground.clock() });
  for (const { user, seed } of people) {
    members.set(user.id, { user, roles: rolesOf(seed.roles, keys), joinedAt: ground.clock() });
  }
  return members;
}

function rolesOf(roleKeys: readonly string[], keys: Map<string, string>): string[] {
  return roleKeys.map((key) => {
    const id = keys.get(key);
    if (!id) throw new Error(`the seed has no role ${key}`);
    return id;
  });
}

function plantChannel(
  ground: Ground,
  seed: ChannelSeed,
  position: number,
  guildId: string,
  keys: Map<string, string>,
): Channel {
  const channel: Channel = {
    id: ground.snowflake(),
    type: TYPES[seed.type],
    guild_id: guildId,
    name: seed.name,
    topic: seed.topic ?? null,
    position,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    permission_overwrites: overwritesOf(seed, guildId, keys),
    flags: 0,
  };
  if (seed.type === 'forum') {
    channel.available_tags = (seed.tags ?? []).map((name) => ({
      id: ground.snowflake(),
      name,
      moderated: false,
      emoji_id: null,
      emoji_name: null,
    }));
    channel.default_reaction_emoji = null;
    channel.default_sort_order = null;
    channel.default_forum_layout = 0;
  }
  keys.set(seed.key, channel.id);
  return channel;
}

/** A private channel is open to its roles and to the bot; in an announcement channel only they and the bot write. */
function overwritesOf(seed: ChannelSeed, guildId: string, keys: Map<string, string>): Overwrite[] {
  const view = PermissionFlagsBits.ViewChannel.toString();
  const send = PermissionFlagsBits.SendMessages.toString();
  const [bot = ''] = rolesOf([BOT_ROLE], keys);
  if (seed.visibleTo) {
    const holders = [...rolesOf(seed.visibleTo, keys), bot];
    return [
      { id: guildId, type: 0, allow: '0', deny: view },
      ...holders.map((id) => ({ id, type: 0, allow: view, deny: '0' })),
    ];
  }
  if (seed.type !== 'announcement') return [];
  return [
    { id: guildId, type: 0, allow: '0', deny: send },
    { id: bot, type: 0, allow: send, deny: '0' },
  ];
}
