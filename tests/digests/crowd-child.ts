import '../../src/lean.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database/open.ts';
import { dueFeeds } from '../../src/digests/feeds.store.ts';
import { fetchDueSources } from '../../src/digests/jobs.ts';
import { LIMITS } from '../../src/outbound/fetch.ts';
import { silence } from '../support/conversations.ts';

/**
 * Two rounds of fetching in a process of its own, so that its memory and its work can be told from the tests'. Prints what
 * each took: `crowd.test.ts` and the bench read it.
 */
const [path = '', hosts = '', timeoutMs = '20000'] = process.argv.slice(2);
const db = openDatabase(path);
let now = Date.UTC(2026, 10, 20);
const config = { ...readConfig({ NODE_ENV: 'test' }), allowPrivateHosts: hosts.split(',') };
const parts = { config, db, clock: () => now, log: pino({ level: 'silent' }), conversations: silence };
const never = new AbortController().signal;

db.exec(`CREATE TEMP TABLE writes (n);
  CREATE TEMP TRIGGER inserted AFTER INSERT ON main.entries BEGIN INSERT INTO writes VALUES (1); END;
  CREATE TEMP TRIGGER updated AFTER UPDATE ON main.entries BEGIN INSERT INTO writes VALUES (1); END;`);

/** What a silent host's other feeds wait for: over at once, while the clock stands still for the others. */
const PUT_OFF_MS = 10 * 60_000;
const putBack = db.prepare('UPDATE feeds SET next_fetch_at = ? WHERE next_fetch_at = ?');

async function round() {
  const before = process.cpuUsage();
  const started = performance.now();
  db.exec('DELETE FROM writes');
  while (dueFeeds(db, now, 1).length > 0) {
    await fetchDueSources(parts, never, { ...LIMITS, timeoutMs: Number(timeoutMs) });
    putBack.run(now, now + PUT_OFF_MS);
  }
  const { user, system } = process.cpuUsage(before);
  return {
    cpuMs: (user + system) / 1_000,
    ms: performance.now() - started,
    writes: Number(db.prepare('SELECT count(*) FROM writes').pluck().get()),
  };
}

const first = await round();
process.stdout.write(`${JSON.stringify(first)}\n`);
// Within a day everything is due again, what failed too.
now += 25 * 3_600_000;
const second = await round();
db.close();
process.stdout.write(`${JSON.stringify({ ...second, megabytes: mostMemory() })}\n`);

/**
 * The most memory that this process held, in megabytes. What the system counts for a process may begin with what its
 * parent held when it was forked, and a runner of tests holds much: Linux tells its own apart.
 */
function mostMemory(): number {
  const own = existsSync('/proc/self/status') && /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  return (own ? Number(own[1]) : process.resourceUsage().maxRSS) / 1_024;
}
