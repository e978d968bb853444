import { type APIGuildMember, type APIRole, PermissionFlagsBits } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { guildJson, memberJson } from '../gateway/payloads.ts';
import type { Member } from '../state/world.ts';
import { needGuild } from './access.ts';
import { type Call, param, type Route } from './route.ts';

const MEMBER = '/guilds/:guild/members/:user';

export const guildRoutes: Route[] = [
  { method: 'GET', path: '/users/@me/guilds', handle: ({ world }) => [{ ...guildJson(world), owner: false }] },
  { method: 'GET', path: '/guilds/:guild', handle: show },
  { method: 'GET', path: '/guilds/:guild/roles', handle: listRoles },
  { method: 'GET', path: '/guilds/:guild/members', handle: refuseList },
  { method: 'GET', path: '/guilds/:guild/members/search', handle: search },
  { method: 'GET', path: MEMBER, handle: (call) => memberJson(needMember(call)) },
  { method: 'PUT', path: `${MEMBER}/roles/:role`, handle: (call) => changeRole(call, true) },
  { method: 'DELETE', path: `${MEMBER}/roles/:role`, handle: (call) => changeRole(call, false) },
];

function show(call: Call): object {
  needGuild(call);
  const count = call.world.guild.members.size;
  const counts = { approximate_member_count: count, approximate_presence_count: count };
  return { ...guildJson(call.world), ...(call.query.get('with_counts') === 'true' && counts) };
}

function listRoles(call: Call): APIRole[] {
  needGuild(call);
  return [...call.world.guild.roles.values()];
}

/** The list of members takes the privileged members intent, which the application does not have. */
function refuseList(call: Call): never {
  needGuild(call);
  throw refusal(50001);
}

function search(call: Call): APIGuildMember[] {
  needGuild(call);
  const query = (call.query.get('query') ?? '').toLowerCase();
  const limit = Number(call.query.get('limit') ?? 1);
  return [...call.world.guild.members.values()]
    .filter(({ user }) => [user.username, user.global_name].some((name) => name?.toLowerCase().startsWith(query)))
    .slice(0, limit)
    .map(memberJson);
}

/** @throws 10013 for no user at all, 10007 for one who is not in the guild */
function needMember(call: Call): Member {
  needGuild(call);
  const { guild, people } = call.world;
  const member = guild.members.get(param(call, 'user'));
  if (!member) throw refusal(people.has(param(call, 'user')) ? 10007 : 10013);
  return member;
}

/** Only below the bot's own highest role. */
function changeRole(call: Call, has: boolean): undefined {
  const member = needMember(call);
  needGuild(call, PermissionFlagsBits.ManageRoles);
  const { guild, application, emit } = call.world;
  const role = guild.roles.get(param(call, 'role'));
  if (!role || role.id === guild.id) throw refusal(10011);
  const mine = guild.members.get(application.bot.id)?.roles.map((id) => guild.roles.get(id)?.position ?? 0) ?? [];
  if (role.managed || role.position >= Math.max(0, ...mine)) throw refusal(50013);
  const others = member.roles.filter((id) => id !== role.id);
  member.roles = has ? [...others, role.id] : others;
  emit({ name: 'GUILD_MEMBER_UPDATE', data: { guild_id: guild.id, ...memberJson(member) } });
}
