import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/database/open.ts';
import { fetchDueSources, postDueDigests } from '../../src/digests/jobs.ts';
import { silence } from '../support/conversations.ts';
import { DAY, DAYS, FIRST } from './crash-days.ts';

/** A bot's clock work alone, day after day, in a process of its own: `crash.test.ts` kills it. */
const [path = '', host = ''] = process.argv.slice(2);
const db = openDatabase(path);
const reached = Number(db.prepare('SELECT coalesce(max(fetched_at), 0) FROM feeds').pluck().get());
let now = Math.max(FIRST, reached);
const config = { ...readConfig({ NODE_ENV: 'test' }), allowPrivateHosts: [host] };
const parts = { config, db, clock: () => now, log: pino({ level: 'silent' }), conversations: silence };
const never = new AbortController().signal;

for (; now < FIRST + DAYS * DAY; now += DAY) {
  process.stdout.write('day\n');
  await fetchDueSources(parts, never);
  await postDueDigests(parts, never);
}
db.close();
