import type { Command } from '../../src/discord/command.ts';
import { preview } from './preview.ts';
import { schedule } from './schedule.ts';
import { add } from './sources/add.ts';
import { list, pageButton } from './sources/list.ts';
import { remove } from './sources/remove.ts';
import { unschedule } from './unschedule.ts';

export const digest: Command = {
  name: 'digest',
  subcommands: { preview, schedule, unschedule },
  groups: { sources: { add, list, remove } },
  components: [pageButton],
};
