import { subcommand } from '../../src/discord/command.ts';
import { settingsReply } from './cards.ts';

export const view = subcommand({ audience: 'admin', answers: 'reply', run: settingsReply });
