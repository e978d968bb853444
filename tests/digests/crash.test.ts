import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { DigestFacts } from '../../src/digests/digests.store.ts';
import { setSchedule } from '../../src/digests/digests.store.ts';
import { addSource } from '../../src/digests/sources.store.ts';
import { testDatabase } from '../support/database.ts';
import { DAY, DAYS, FIRST } from './crash-days.ts';
import { rssOf, startFeedSite } from './feed-site.ts';

const KILLS = 25;
const CHILD = join(import.meta.dirname, 'crash-child.ts');
const GUILD = '100';

const db = testDatabase();
const site = await startFeedSite();

/** Lets the process live until a moment that differs each time, or to its end. @returns whether it came to its end */
async function live(kill: number): Promise<boolean> {
  const child = spawn(process.execPath, [CHILD, db.name, site.host], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  child.stdout.once('data', () => {
    if (kill < KILLS) setTimeout(() => child.kill('SIGKILL'), (kill * 7) % 40);
  });
  child.stdout.resume();
  const [code] = await exit;
  return code === 0;
}

test(`every entry is posted once, and one digest a period, however often the process is killed`, async () => {
  // One entry more than is known, at each reading.
  site.put('/a', (response) => {
    const known = Number(db.prepare('SELECT count(*) FROM entries').pluck().get());
    const pieces = Array.from({ length: known + 1 }, (_, i) => ({ id: `${i + 1}`, at: null }));
    response.end(rssOf('A', pieces.slice(-20)));
  });
  const reading = {
    url: site.url('/a'),
    etag: null,
    lastModified: null,
    feed: { title: 'A', siteUrl: null, entries: [] },
  };
  addSource(db, { guildId: GUILD, by: '1', now: FIRST - DAY }, reading);
  const timetable = { days: 'daily', time: '08:30', timeZone: 'Europe/Paris' } as const;
  setSchedule(db, { ...timetable, guildId: GUILD, channelId: '7', stories: 10, by: '1', now: FIRST - 3_600_000 });

  let killed = 0;
  while (!(await live(killed))) killed++;
  expect(killed).toBeGreaterThan(0);

  const digests = db
    .prepare<[], string>("SELECT facts FROM outbox WHERE kind = 'digest.posted' ORDER BY id")
    .pluck()
    .all()
    .map((facts) => JSON.parse(facts) as DigestFacts);
  const periods = digests.map(({ until }) => until);
  expect(periods).toEqual([...new Set(periods)].sort((a, b) => a - b));
  expect(periods.length).toBeGreaterThan(DAYS / 2);
  const ids = digests.flatMap(({ stories }) => stories.map(({ entryId }) => entryId));
  expect(new Set(ids).size).toBe(ids.length);
  const stored = db.prepare('SELECT id FROM entries WHERE seen_at <= ?').pluck().all(periods.at(-1));
  expect(ids.toSorted((a, b) => a - b)).toEqual(stored);
}, 60_000);
