import { measureAiAct } from './ai-act.ts';
import { measureRelevance, measureStories } from './digests.ts';
import { compareParsers } from './feed-parsers.ts';
import { measureFeeds } from './feeds.ts';
import { measureStart } from './start.ts';
import { measureTasks } from './tasks.ts';

/** Every figure of time is a ratio against a baseline measured in the same run: single times say little on a noisy machine. */
const benches: Record<string, () => Promise<string[]> | string[]> = {
  'Starting: Ruche against a process that only loads discord.js': measureStart,
  'The AI Act: questions of people who had not seen the knowledge': measureAiAct,
  'Tasks: a guild with 100,000 against one with 1,000': measureTasks,
  'Feeds: a second round of 500 feeds against the first': measureFeeds,
  'Feeds: which parser reads the samples of ../shared/feeds': compareParsers,
  'Digests: what is worth reading, on entries that nobody tuned on': measureRelevance,
  'Digests: which pieces tell the same story, on the half that was not tuned on': measureStories,
};

for (const [title, run] of Object.entries(benches)) {
  process.stdout.write(`\n${title}\n`);
  for (const line of await run()) process.stdout.write(`  ${line}\n`);
}
