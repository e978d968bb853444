import type { Command } from '../../src/discord/command.ts';
import { article, show } from './article.ts';

export const aiAct: Command = {
  name: 'ai-act',
  subcommands: { article },
  components: [show],
};
