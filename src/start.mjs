// The entry that npm starts: plain JavaScript, so that a Node too old for the rest can still say so.
// By default import: a name that an old Node lacks would stop this file before its first line.
import module from 'node:module';

const REQUIRED = 26;
const major = Number(process.versions.node.split('.')[0]);
if (major < REQUIRED) {
  process.stderr.write(
    `Ruche needs Node ${REQUIRED} or later and this is ${process.version}: run "npm ci" and "npm start", which bring their own.\n`,
  );
  process.exit(78);
}
// A missing install is the other thing that a newcomer meets first.
try {
  module.createRequire(import.meta.url).resolve('discord.js');
} catch {
  process.stderr.write('Ruche is not installed yet: run "npm ci" first.\n');
  process.exit(78);
}
module.enableCompileCache();
// Stripping types is marked experimental, which is no news to whoever starts the bot. Other warnings are shown as ever.
process.removeAllListeners('warning');
process.on('warning', ({ name, stack }) => {
  if (name !== 'ExperimentalWarning') process.stderr.write(`${stack}\n`);
});
await import('./lean.mjs');
await import('./main.ts');
