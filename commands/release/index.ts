import type { Command } from '../../src/discord/command.ts';
import { announce, announceButton, previewButton } from './announce.ts';
import { draft } from './draft.ts';
import { list, pageButton } from './list.ts';
import { view } from './view.ts';

export const release: Command = {
  name: 'release',
  subcommands: { draft, announce, view, list },
  components: [previewButton, announceButton, pageButton],
};
