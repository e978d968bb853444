import { measureRelevance, measureStories } from './digests.ts';
import { measureStart } from './start.ts';
import { measureTasks } from './tasks.ts';

/** Every figure of time is a ratio against a baseline measured in the same run: single times say little on a noisy machine. */
const benches: Record<string, () => Promise<string[]> | string[]> = {
  'Starting: Ruche against a process that only loads discord.js': measureStart,
  'Tasks: a guild with 100,000 against one with 1,000': measureTasks,
  'Digests: what is worth reading, on entries that nobody tuned on': measureRelevance,
  'Digests: which pieces tell the same story, on the half that was not tuned on': measureStories,
};

for (const [title, run] of Object.entries(benches)) {
  process.stdout.write(`\n${title}\n`);
  for (const line of await run()) process.stdout.write(`  ${line}\n`);
}
