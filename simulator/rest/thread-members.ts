import { refusal } from '../errors.ts';
import { type Channel, isThread } from '../state/channels.ts';
import { threadMember } from '../state/threads.ts';
import { needChannel, sendPermission } from './access.ts';
import { type Call, param, type Route } from './route.ts';

export const threadMemberRoutes: Route[] = [
  { method: 'GET', path: '/channels/:channel/thread-members', handle: list },
  { method: 'PUT', path: '/channels/:channel/thread-members/:user', handle: add },
  { method: 'DELETE', path: '/channels/:channel/thread-members/:user', handle: remove },
];

function needThread(call: Call): Channel {
  const channel = needChannel(call);
  if (!isThread(channel)) throw refusal(50024);
  return channel;
}

function list(call: Call): object[] {
  const thread = needThread(call);
  return [...(thread.members ?? [])].map((id) => threadMember(call.world, thread, id));
}

function userOf(call: Call): string {
  const user = param(call, 'user');
  return user === '@me' ? call.world.application.bot.id : user;
}

/** @throws 50083 in an archived thread, 10007 for someone who is not in the guild */
function add(call: Call): undefined {
  const thread = needThread(call);
  const user = userOf(call);
  if (thread.thread_metadata?.archived) throw refusal(50083);
  if (!call.world.guild.members.has(user)) throw refusal(10007);
  if (user !== call.world.application.bot.id) needChannel(call, sendPermission(thread));
  change(call, thread, user, true);
}

function remove(call: Call): undefined {
  const thread = needThread(call);
  if (thread.thread_metadata?.archived) throw refusal(50083);
  change(call, thread, userOf(call), false);
}

function change({ world }: Call, thread: Channel, user: string, joins: boolean): void {
  if (joins) thread.members?.add(user);
  else thread.members?.delete(user);
  thread.member_count = thread.members?.size ?? 0;
  world.emit({
    name: 'THREAD_MEMBERS_UPDATE',
    data: {
      id: thread.id,
      guild_id: world.guild.id,
      member_count: thread.member_count,
      ...(joins ? { added_members: [threadMember(world, thread, user)] } : { removed_member_ids: [user] }),
    },
  });
}
