import type { Command } from '../../src/discord/command.ts';
import { discussButton } from './discuss.ts';
import { follow, unfollow } from './follow.ts';
import { pause, resume, unschedule } from './keep.ts';
import { latest } from './latest.ts';
import { now } from './now.ts';
import { preview } from './preview.ts';
import { schedule } from './schedule.ts';
import { add, offerMenu } from './sources/add.ts';
import { edit } from './sources/edit.ts';
import { exportFile, importFile } from './sources/files.ts';
import { list, pageButton } from './sources/list.ts';
import { pause as pauseSource, resume as resumeSource } from './sources/pause.ts';
import { remove } from './sources/remove.ts';
import { suggest, suggestMenu } from './sources/suggest.ts';
import { test } from './sources/test.ts';
import { topicGroup } from './topics.ts';
import { moreButton, muteMenu, strikeMenu, why, whyButton } from './why.ts';

export const digest: Command = {
  name: 'digest',
  subcommands: { latest, why, preview, follow, unfollow, schedule, unschedule, pause, resume, now },
  groups: {
    topics: topicGroup,
    sources: {
      list,
      add,
      test,
      edit,
      pause: pauseSource,
      resume: resumeSource,
      remove,
      import: importFile,
      export: exportFile,
      suggest,
    },
  },
  components: [pageButton, offerMenu, suggestMenu, whyButton, moreButton, discussButton, strikeMenu, muteMenu],
};
