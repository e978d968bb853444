import { form, messageMenu, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { text } from '../../src/discord/kit.ts';
import { openModal } from '../../src/discord/modal.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { guildSettings } from '../../src/guilds/store.ts';
import { createTask } from '../../src/tasks/create.store.ts';
import { AREAS, MAX_DESCRIPTION, MAX_TITLE, readDraft, SIZES, type TypedDraft } from '../../src/tasks/rules.ts';
import { actOf } from './act.ts';
import { taskComponents } from './cards.ts';

/** By options, or by a form when none is given. */
export const create = subcommand({
  audience: 'contributor',
  answers: 'modal',
  options: {
    title: { type: 'string', maxLength: MAX_TITLE },
    description: { type: 'string', maxLength: MAX_DESCRIPTION },
    area: { type: 'string', choices: AREAS },
    size: { type: 'string', choices: SIZES },
    link: { type: 'string', maxLength: 500 },
  },
  run(context, options) {
    const none = Object.values(options).every((value) => value === undefined);
    return none ? openModal(createForm, {}, context.t) : add(context, options);
  },
});

/** "Create a task" on a message: the form, filled with what was said, linked back to it. */
export const createFromMessage = messageMenu({
  audience: 'contributor',
  answers: 'modal',
  run(context, { id, content }) {
    const [title = '', ...rest] = content.split('\n');
    const link = `https://discord.com/channels/${context.guild.id}/${context.channelId}/${id}`;
    const description = title.length > MAX_TITLE ? content : rest.join('\n');
    return openModal(createForm, {}, context.t, { title, description, link });
  },
});

export const createForm = form({
  route: 'task:create',
  args: {},
  audience: 'contributor',
  answers: 'reply',
  fields: {
    title: { type: 'short', required: true, maxLength: MAX_TITLE },
    description: { type: 'paragraph', maxLength: MAX_DESCRIPTION },
    area: { type: 'select', required: true, choices: AREAS },
    size: { type: 'select', required: true, choices: SIZES },
    link: { type: 'short', maxLength: 500 },
  },
  run: (context, { fields: { area, size, ...fields } }) => add(context, { ...fields, area: area[0], size: size[0] }),
});

function add(context: Context, typed: TypedDraft): Message {
  const { parts, guild, t } = context;
  const { taskChannelId: channelId, forumChannelId: forumId } = guildSettings(parts.db, guild.id, parts.config);
  const task = createTask(parts.db, { ...actOf(context), draft: readDraft(typed), channelId, forumId });
  const shownIn = forumId ?? channelId;
  const done = shownIn ? t('task.created.posted', { channel: `<#${shownIn}>` }) : t('task.created.kept');
  return card([text(done), ...taskComponents(task, t)]);
}
