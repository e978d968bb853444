import { form, messageMenu, subcommand } from '../../src/discord/command.ts';
import type { Context } from '../../src/discord/context.ts';
import { text } from '../../src/discord/kit.ts';
import { openModal } from '../../src/discord/modal.ts';
import { card, type Message } from '../../src/discord/reply.ts';
import { createTask } from '../../src/tasks/create.store.ts';
import { MAX_TITLE, readDraft } from '../../src/tasks/rules.ts';
import { actOf, settingsOf } from './act.ts';
import { personalComponents } from './cards.ts';
import { draftFields, draftOptions, readFields } from './fields.ts';

/** By options, or by a form when none is given. */
export const create = subcommand({
  audience: 'contributor',
  answers: 'modal',
  options: draftOptions,
  run(context, options) {
    const none = Object.values(options).every((value) => value === undefined);
    return none ? openModal(createForm, { source: '' }, context.t) : add(context, options);
  },
});

/** "Create a task" on a message: the form, filled with what was said, linked back to it. */
export const createFromMessage = messageMenu({
  audience: 'contributor',
  answers: 'modal',
  run(context, { id, content }) {
    const [title = '', ...rest] = content.split('\n');
    const description = title.length > MAX_TITLE ? content : rest.join('\n');
    return openModal(createForm, { source: `${context.channelId}/${id}` }, context.t, { title, description });
  },
});

export const createForm = form({
  route: 'task:create',
  /** The channel and the message out of which it is made, if there is one. */
  args: { source: 'string' },
  audience: 'contributor',
  answers: 'reply',
  fields: draftFields,
  run(context, { args: { source }, fields: { area, size, ...fields } }) {
    const link = source ? `https://discord.com/channels/${context.guild.id}/${source}` : undefined;
    return add(context, { ...fields, area: area[0], size: size[0], link });
  },
});

async function add(context: Context, given: Parameters<typeof readFields>[1]): Promise<Message> {
  const { parts, t } = context;
  const { typed, skills = [], blockers = [] } = await readFields(context, given);
  const { taskChannelId: channelId, forumChannelId: forumId } = settingsOf(context);
  const task = createTask(parts.db, {
    ...actOf(context),
    draft: readDraft(typed),
    extras: { skills, blockers },
    channelId,
    forumId,
  });
  const shownIn = forumId ?? channelId;
  const done = shownIn ? t('task.created.posted', { channel: `<#${shownIn}>` }) : t('task.created.kept');
  return card([text(done), ...personalComponents(context, task)]);
}
