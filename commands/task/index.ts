import type { Command } from '../../src/discord/command.ts';
import { claim, claimButton } from './claim.ts';
import { create, createForm, createFromMessage } from './create.ts';
import { filterSelect, list, pageButton } from './list.ts';
import { unclaim, unclaimButton } from './unclaim.ts';
import { view } from './view.ts';

export const task: Command = {
  name: 'task',
  subcommands: { create, list, view, claim, unclaim },
  components: [claimButton, unclaimButton, pageButton, filterSelect],
  forms: [createForm],
  menus: { create: createFromMessage },
};
