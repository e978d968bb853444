import { subcommand } from '../../src/discord/command.ts';
import { getTask } from '../../src/tasks/store.ts';
import { taskReply } from './cards.ts';
import { anyTask } from './suggestions.ts';

export const view = subcommand({
  audience: 'everyone',
  answers: 'reply',
  options: { task: { type: 'integer', required: true, min: 1, autocomplete: anyTask } },
  run: ({ parts, guild, t }, { task }) => taskReply(getTask(parts.db, guild.id, task), t),
});
