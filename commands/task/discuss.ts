import { button } from '../../src/discord/command.ts';
import type { Renderer } from '../../src/discord/renderer.ts';
import { line } from '../../src/discord/reply.ts';
import { guildSettings } from '../../src/guilds/store.ts';
import type { State } from '../../src/tasks/rules.ts';
import { getTask } from '../../src/tasks/store.ts';
import { discussTask, threadNameOf } from '../../src/tasks/threads.store.ts';
import { UserError } from '../../src/user-error.ts';
import { actOf, settingsOf } from './act.ts';
import { taskReply } from './cards.ts';
import { discussRoute } from './routes.ts';

/** Leads to where a task is discussed; where there is no such place yet, a contributor opens it. */
export const discussButton = button({
  ...discussRoute,
  audience: 'everyone',
  answers: 'reply',
  run(context, { task: id }) {
    const { parts, guild, person, t } = context;
    const isOpen = getTask(parts.db, guild.id, id).threadId !== null;
    if (!isOpen && !person.may('contributor')) throw new UserError('discord.errors.needsContributor');
    const { taskChannelId: channelId, forumChannelId: forumId } = settingsOf(context);
    const thread = discussTask(parts.db, { ...actOf(context), id, channelId, forumId });
    return line(thread === null ? t('task.discuss.opening', { id }) : t('task.discuss.open', { id, thread }));
  },
});

/** A task as a post of the guild's forum: its card, under its name, with the tag of its state. */
export const taskPost: Renderer = ({ task: id }, { db, guild, config, t }) => {
  if (!guild) return null;
  const task = getTask(db, guild.id, Number(id));
  const { forumTags } = guildSettings(db, guild.id, config);
  const tags = JSON.parse(forumTags ?? '{}') as Partial<Record<State, string>>;
  const post = { name: threadNameOf(task), tag: tags[task.state] ?? null, among: Object.values(tags) };
  return { ...taskReply(task, t, 'thread'), post };
};
