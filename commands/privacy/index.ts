import type { Command } from '../../src/discord/command.ts';
import { cancelButton, confirmButton, erase, eraseButton } from './erase.ts';
import { exportAll, exportButton } from './export.ts';
import { view } from './view.ts';

export const privacy: Command = {
  name: 'privacy',
  subcommands: { view, export: exportAll, erase },
  components: [exportButton, eraseButton, confirmButton, cancelButton],
};
