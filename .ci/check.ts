// `npm run check`: everything that can be said about the code without running it. Each step runs, whatever the others
// said, so that one round shows all there is to mend. npm puts node_modules/.bin first on PATH.
import { spawnSync } from 'node:child_process';

const STEPS = {
  'types of the bot and the simulator': 'tsc -p .',
  'types of the page': 'tsc -p simulator/page',
  "types of the page's tests": 'tsc -p tests/page',
  'format and lint': 'biome check --error-on-warnings .',
  doors: 'depcruise --config .dependency-cruiser.mjs src commands simulator tests bench .ci',
  'dead code': 'knip',
};

const summary: string[] = [];
for (const [name, command] of Object.entries(STEPS)) {
  process.stdout.write(`\n── ${name}: ${command}\n`);
  const started = performance.now();
  // A shell, because what npm links is a .cmd file on Windows.
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  summary.push(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status !== 0) process.exitCode = 1;
}
process.stdout.write(`\n${summary.join('\n')}\n`);
