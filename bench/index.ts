import { measureAiAct } from './ai-act.ts';
import { measureStart } from './start.ts';
import { measureTasks } from './tasks.ts';

/** Every figure is a ratio against a baseline measured in the same run: single times say little on a noisy machine. */
const benches: Record<string, () => Promise<string[]> | string[]> = {
  'Starting: Ruche against a process that only loads discord.js': measureStart,
  'The AI Act: questions of people who had not seen the knowledge': measureAiAct,
  'Tasks: a guild with 100,000 against one with 1,000': measureTasks,
};

for (const [title, run] of Object.entries(benches)) {
  process.stdout.write(`\n${title}\n`);
  for (const line of await run()) process.stdout.write(`  ${line}\n`);
}
