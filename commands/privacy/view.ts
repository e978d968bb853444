import { subcommand } from '../../src/discord/command.ts';
import { countKept } from '../../src/privacy/store.ts';
import { keptReply } from './cards.ts';

export const view = subcommand({
  audience: 'everyone',
  answers: 'reply',
  where: 'anywhere',
  run: ({ parts, person, t }) => keptReply(countKept(parts.db, person.id), t),
});
