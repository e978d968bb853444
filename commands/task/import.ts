import { subcommand } from '../../src/discord/command.ts';
import type { Autocomplete } from '../../src/discord/options.ts';
import { line } from '../../src/discord/reply.ts';
import { importsOf, startImport, stopImport } from '../../src/tasks/github/imports.store.ts';
import { readNow } from '../../src/tasks/github/read.ts';
import { readRepository } from '../../src/tasks/github/rules.ts';
import { fold, oneLine, quoted } from '../../src/words.ts';
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
    const which = {
      guildId: guild.id,
      repository: readRepository(typed),
      label: oneLine(typedLabel ?? ''),
    };
    const repository = quoted(which.repository);
    if (stop) {
      stopImport(parts.db, which);
      return line(t('task.import.stopped', { repository }));
    }
    const count = await readNow(parts, startImport(parts.db, { ...actOf(context), ...which }));
    return line(t('task.import.done', { repository, count }));
  },
});
