import type { Problem } from '../problems.ts';
import { checkMessage } from './messages.ts';
import {
  bits,
  type Check,
  type Field,
  flag,
  isObject,
  list,
  model,
  oneOf,
  permissions,
  snowflake,
  text,
  whole,
} from './shape.ts';

const archiveAfter = oneOf(60, 1440, 4320, 10080);
const slowMode = whole(0, 21_600);
const tags = list(0, 5, snowflake);

const threadFields: Record<string, Field> = {
  name: { required: text(1, 100) },
  auto_archive_duration: archiveAfter,
  rate_limit_per_user: slowMode,
};

const textThread = model({ ...threadFields, type: oneOf(10, 11, 12), invitable: flag });

const forumPost = model({ ...threadFields, applied_tags: tags, message: { required: () => [] } });

/**
 * A thread that is being started; in a forum it is a post and needs its first message. `files` are uploaded with it.
 * https://discord.com/developers/docs/resources/channel#start-thread-without-message
 */
export function checkThread(
  body: unknown,
  { forum, files }: { forum: boolean; files: string[] } = { forum: false, files: [] },
): Problem[] {
  if (!forum) return textThread(body, []);
  const problems = forumPost(body, []);
  if (!isObject(body) || !isObject(body.message)) return problems;
  return [...problems, ...checkMessage(body.message, { creating: true, v2: false, files }, ['message'])];
}

const threadEdit = model({
  name: text(1, 100),
  archived: flag,
  locked: flag,
  invitable: flag,
  auto_archive_duration: archiveAfter,
  rate_limit_per_user: slowMode,
  flags: bits,
  applied_tags: tags,
});

/** An edit of a thread. https://discord.com/developers/docs/resources/channel#modify-channel-json-params-thread */
export const checkThreadEdit = (body: unknown): Problem[] => threadEdit(body, []);

const overwrite = model({ id: { required: snowflake }, type: oneOf(0, 1), allow: permissions, deny: permissions });

const tag = model({
  id: snowflake,
  name: { required: text(1, 50) },
  emoji_id: snowflake,
  emoji_name: text(0, 100),
  moderated: flag,
});

const channel = (name: Field): Check =>
  model({
    name,
    type: oneOf(0, 4, 5, 15),
    position: whole(0, 2 ** 31 - 1),
    topic: text(0, 4096),
    nsfw: flag,
    rate_limit_per_user: slowMode,
    parent_id: snowflake,
    permission_overwrites: list(0, 100, overwrite),
    lock_permissions: flag,
    default_auto_archive_duration: archiveAfter,
    default_thread_rate_limit_per_user: slowMode,
    default_sort_order: oneOf(0, 1),
    default_forum_layout: oneOf(0, 1, 2),
    available_tags: list(0, 20, tag),
    flags: bits,
  });

const created = channel({ required: text(1, 100) });
const edited = channel(text(1, 100));

/** A channel of a guild (text, announcement, forum, category), made or edited. https://discord.com/developers/docs/resources/channel#modify-channel */
export function checkChannel(body: unknown, { creating }: { creating: boolean } = { creating: false }): Problem[] {
  return (creating ? created : edited)(body, []);
}
