import { setTimeout as wait } from 'node:timers/promises';
import { TestEnvironment } from 'jest-environment-node';

/**
 * How long what was closed may take to be gone after the last test. discord.js leaves the timer of a rate limit that it
 * was told not to wait for, and the simulator's limits last five seconds.
 */
const PATIENCE_MS = 6_000;
/** What keeps a process from ending, as Node names it. Pipes belong to jest's own workers. */
const KINDS = ['Timeout', 'TCPSocketWrap', 'TCPServerWrap', 'TLSWrap', 'ProcessWrap', 'FSEventWrap'];

/** How many of each kind are open. */
function count() {
  const open = process.getActiveResourcesInfo();
  return KINDS.map((kind) => open.filter((other) => other === kind).length);
}

/** Jest's environment for Node, in which a file whose tests leave a timer, a socket or a process behind fails. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.before = count();
  }

  /** Called by jest-circus; `run_finish` comes after the last afterAll. An error here fails the file. */
  async handleTestEvent({ name }) {
    if (name !== 'run_finish') return;
    const until = performance.now() + PATIENCE_MS;
    while (this.left().length > 0 && performance.now() < until) await wait(20);
    const left = this.left();
    if (left.length > 0) throw new Error(`The tests of this file left something open: ${left.join(', ')}`);
  }

  left() {
    return count().flatMap((now, i) => (now > this.before[i] ? [KINDS[i]] : []));
  }
}
