import type { Command } from '../../src/discord/command.ts';
import { retryButton } from '../../src/discord/parked.ts';
import { change, clear } from './change.ts';
import { checklist, mandatoryDefaults, mandatorySelect } from './checklist.ts';
import { forumTags } from './tags.ts';
import { view } from './view.ts';

export const settings: Command = {
  name: 'settings',
  subcommands: { view, change, clear, 'forum-tags': forumTags, checklist },
  components: [retryButton, mandatorySelect, mandatoryDefaults],
};
