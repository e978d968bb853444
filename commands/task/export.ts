import { gzipSync } from 'node:zlib';
import { subcommand } from '../../src/discord/command.ts';
import { FORMATS, writeLog } from '../../src/tasks/log.store.ts';

/** Of an upload by a bot. https://discord.com/developers/docs/reference#uploading-files */
const MAX_FILE = 10 * 1024 * 1024;

/** All that ever happened to the tasks of the guild, in one file; compressed where it would not pass otherwise. */
export const exportLog = subcommand({
  audience: 'maintainer',
  answers: 'defer',
  options: { format: { type: 'string', choices: FORMATS } },
  run({ parts, guild, t }, { format = 'jsonl' }) {
    const { words, count } = writeLog(parts.db, guild.id, format);
    const content = new TextEncoder().encode(words);
    const name = `tasks.${format}`;
    const file = content.length < MAX_FILE ? { name, content } : { name: `${name}.gz`, content: gzipSync(content) };
    return { kind: 'message', content: t('task.export.done', { count }), files: [file] };
  },
});
