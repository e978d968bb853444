import { subcommand } from '../../src/discord/command.ts';
import { FORMATS, logFile } from '../../src/tasks/log.store.ts';

/** All that ever happened to the tasks of the guild, in one file. */
export const exportLog = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: { format: { type: 'string', choices: FORMATS } },
  run({ parts, guild, t }, { format = 'jsonl' }) {
    const { count, ...file } = logFile(parts.db, guild.id, format);
    return { kind: 'message', content: t('task.export.done', { count }), files: [file] };
  },
});
