import type { Command } from '../../src/discord/command.ts';
import { letGoButton, stillButton } from './ageing.ts';
import { board } from './board.ts';
import { claim, claimButton } from './claim.ts';
import { create, createForm, createFromMessage } from './create.ts';
import { discussButton } from './discuss.ts';
import { filterSelect, list, pageButton } from './list.ts';
import { unclaim, unclaimButton } from './unclaim.ts';
import { view } from './view.ts';

export const task: Command = {
  name: 'task',
  subcommands: { create, list, view, claim, unclaim, board },
  components: [stillButton, letGoButton, discussButton, claimButton, unclaimButton, pageButton, filterSelect],
  forms: [createForm],
  menus: { create: createFromMessage },
};
