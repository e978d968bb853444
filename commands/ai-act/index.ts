import type { Command } from '../../src/discord/command.ts';
import { ask, askRelated } from './ask.ts';
import { follow, unfollow } from './follow.ts';
import { annex, article, define, recital, show } from './provisions.ts';
import { share } from './share.ts';
import { status } from './status.ts';
import { officialTextPage } from './text.ts';
import { timeline } from './timeline.ts';

export const aiAct: Command = {
  name: 'ai-act',
  subcommands: { ask, article, recital, annex, define, timeline, status, follow, unfollow },
  components: [show, askRelated, officialTextPage, share],
};
