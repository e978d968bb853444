import type { APIGuildMember } from 'discord-api-types/v10';
import { channelJson, isThread } from '../state/channels.ts';
import { canSee } from '../state/permissions.ts';
import type { Member, World } from '../state/world.ts';

export function readyPayload(world: World, sessionId: string, resumeUrl: string, shard: unknown): object {
  return {
    v: 10,
    user: botAccount(world),
    user_settings: {},
    guilds: [{ id: world.guild.id, unavailable: true }],
    session_id: sessionId,
    session_type: 'normal',
    resume_gateway_url: resumeUrl,
    application: { id: world.application.id, flags: 0 },
    shard: shard ?? [0, 1],
    relationships: [],
    private_channels: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    auth: {},
    _trace: ['simulator'],
  };
}

/** The bot's own account, with what only it may see. */
export function botAccount({ application }: World): object {
  return { ...application.bot, verified: true, mfa_enabled: true, locale: 'en-US', email: null };
}

/** What a bot without privileged intents is told of its guild: no members but itself. */
export function guildCreatePayload(world: World): object {
  const { guild, application } = world;
  const all = [...world.channels.values()].filter(({ guild_id }) => guild_id === guild.id);
  const bot = guild.members.get(application.bot.id);
  return {
    ...guildJson(world),
    joined_at: new Date(bot?.joinedAt ?? world.clock()).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: bot ? [memberJson(bot)] : [],
    channels: all.filter((channel) => !isThread(channel)).map(channelJson),
    threads: all
      .filter((channel) => isThread(channel) && !channel.thread_metadata?.archived)
      .filter((channel) => canSee(world, application.bot.id, channel))
      .map(channelJson),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The guild as `GET /guilds/{id}` gives it. */
export function guildJson({ guild }: World): object {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    icon_hash: null,
    splash: null,
    discovery_splash: null,
    home_header: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 2,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: ['COMMUNITY', 'NEWS'],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    max_members: 500_000,
    max_presences: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    widget_enabled: false,
    widget_channel_id: null,
    nsfw: false,
    nsfw_level: 0,
    region: 'deprecated',
    incidents_data: null,
  };
}

export function memberJson(member: Member): APIGuildMember {
  return {
    user: member.user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [...member.roles],
    joined_at: new Date(member.joinedAt).toISOString(),
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  } as unknown as APIGuildMember;
}
