import { contributorOf } from '../../src/contributors/store.ts';
import { button, subcommand } from '../../src/discord/command.ts';
import { text } from '../../src/discord/kit.ts';
import { card } from '../../src/discord/reply.ts';
import { assignTask, declineTask } from '../../src/tasks/claims.store.ts';
import { UserError } from '../../src/user-error.ts';
import { actOf } from './act.ts';
import { taskAnswer } from './cards.ts';
import { declineRoute } from './routes.ts';
import { openTasks } from './suggestions.ts';

export const assign = subcommand({
  audience: 'maintainer',
  answers: 'reply',
  options: {
    task: { type: 'integer', required: true, min: 1, autocomplete: openTasks },
    person: { type: 'user', required: true },
  },
  run(context, { task: id, person }) {
    if (person.bot) throw new UserError('task.errors.bot', { name: person.name });
    const claimant = { userId: person.id, name: person.name };
    return taskAnswer(context, assignTask(context.parts.db, { ...actOf(context), id, person: claimant }));
  },
});

/** In the direct message that told of the assignment, so outside the guild: the claim alone gives the right to it. */
export const declineButton = button({
  ...declineRoute,
  audience: 'everyone',
  answers: 'update',
  where: 'anywhere',
  run({ parts, person, now, t }, { guild: guildId, task: id }) {
    // Out here nobody has the name that the guild shows.
    const name = contributorOf(parts.db, guildId, person.id)?.name ?? person.name;
    declineTask(parts.db, { guildId, userId: person.id, name, at: now, id });
    return card([text(t('task.told.declined', { id }))]);
  },
});
