import { subcommand } from '../../src/discord/command.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import { line } from '../../src/discord/reply.ts';
import { readNow } from '../../src/tasks/github/jobs.ts';
import { readRepository } from '../../src/tasks/github/rules.ts';
import { importsOf, startImport, stopImport } from '../../src/tasks/github/store.ts';
import { fold, oneLine } from '../../src/words.ts';
import { actOf } from './act.ts';

/** The repositories that the guild follows already. */
const followed: Autocomplete = ({ parts, guild }, typed) => {
  const known = guild ? importsOf(parts.db, guild.id) : [];
  const names = [...new Set(known.map(({ repository }) => repository))];
  return names.filter((name) => fold(name).includes(fold(typed))).map((name) => ({ name, value: name }));
};

/** Makes a repository's open issues tasks and keeps both in step, or stops doing so. */
export const importIssues = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: {
    repository: { type: 'string', required: true, maxLength: 200, autocomplete: followed },
    label: { type: 'string', maxLength: 50 },
    stop: { type: 'boolean' },
  },
  async run(context, { repository: typed, label: typedLabel, stop }) {
    const { parts, guild, t } = context;
    const repository = readRepository(typed);
    const label = oneLine(typedLabel ?? '');
    if (stop) {
      stopImport(parts.db, guild.id, repository, label);
      return line(t('task.import.stopped', { repository }));
    }
    const started = startImport(parts.db, { ...actOf(context), repository, label });
    try {
      return line(t('task.import.done', { repository, count: await readNow(parts, started) }));
    } catch (error) {
      // A repository that was never read is not worth following.
      if (started.sinceAt === null) stopImport(parts.db, guild.id, repository, label);
      throw error;
    }
  },
});
