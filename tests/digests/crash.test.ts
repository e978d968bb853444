import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Database } from '../../src/database/open.ts';
import { saveSchedule } from '../../src/digests/schedules.store.ts';
import { addSource, editSource, findSource } from '../../src/digests/sources.store.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/folder.ts';
import { DAILY, DAY, DAYS, FIRST } from './crash-days.ts';
import { type FeedSite, rssOf, startFeedSite } from './feed-site.ts';

/** Of all processes together; each of two databases gets half, side by side. */
const KILLS = 200;
const CHILD = join(import.meta.dirname, 'crash-child.ts');
const GUILD = '100';
/** A process lives through a day in about as many milliseconds: kills fall anywhere within the first days of its life. */
const LONGEST_LIFE_MS = 40;

const cache = temporaryFolder();
const worlds = await Promise.all([1, 2].map(async () => ({ db: testDatabase(), site: await startFeedSite() })));

/** Lets the process live so long after it began to work, or to its end. @returns whether it came to its end */
async function live(db: Database, site: FeedSite, killAfterMs: number | null): Promise<boolean> {
  const child = spawn(process.execPath, [CHILD, db.name, site.host], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Two hundred starts: what was compiled once is kept. The entries have no words, so no language is looked for.
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  const exit = once(child, 'exit');
  child.stdout.once('data', () => {
    if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  child.stdout.resume();
  const [code] = await exit;
  return code === 0;
}

test(`of ${KILLS} kills none loses an entry, posts a period twice or tells a story twice`, async () => {
  const killed = await Promise.all(worlds.map(({ db, site }, i) => crashAgainAndAgain(db, site, i + 1)));
  expect(killed).toEqual([KILLS / 2, KILLS / 2]);
}, 600_000);

async function crashAgainAndAgain(db: Database, site: FeedSite, seed: number): Promise<number> {
  furnish(db, site);
  const random = randomOf(seed);
  let killed = 0;
  while (killed < KILLS / 2 && !(await live(db, site, random() * LONGEST_LIFE_MS))) killed++;
  expect(await live(db, site, null)).toBe(true);
  judge(db);
  return killed;
}

function furnish(db: Database, site: FeedSite): void {
  // One entry more than is known, at each reading.
  site.put('/a', (response) => {
    const known = Number(db.prepare('SELECT count(*) FROM entries').pluck().get());
    const pieces = Array.from({ length: known + 1 }, (_, i) => ({
      id: `${i + 1}`,
      at: null,
      title: `${i + 1}`,
      text: '',
    }));
    response.end(rssOf('A', pieces.slice(-20)));
  });
  const act = { guildId: GUILD, by: '1', now: FIRST - DAY };
  const feed = { title: 'A', siteUrl: null, language: null, ttl: null, entries: [] };
  addSource(db, act, { url: site.url('/a'), etag: null, lastModified: null, asked: 0, feed });
  const { id } = findSource(db, GUILD, site.url('/a')) ?? { id: 0 };
  editSource(db, { ...act, id }, { topic: 'ai_act' });
  saveSchedule(db, { ...act, now: FIRST - 3_600_000 }, DAILY);
}

/** Every period of the schedule has one digest, one message each, and every entry that was seen is in exactly one. */
function judge(db: Database): void {
  const periods = db.prepare('SELECT until_at FROM digests ORDER BY id').pluck().all() as number[];
  expect(periods).toEqual(Array.from({ length: DAYS }, (_, day) => FIRST + day * DAY));
  const froms = db.prepare('SELECT from_at FROM digests ORDER BY id').pluck().all() as number[];
  expect(froms.slice(1)).toEqual(periods.slice(0, -1));
  const said = db
    .prepare("SELECT facts ->> 'digest' FROM outbox WHERE kind = 'digest.posted' ORDER BY id")
    .pluck()
    .all();
  expect(said).toEqual(db.prepare('SELECT id FROM digests ORDER BY id').pluck().all());
  const told = db
    .prepare("SELECT e.value FROM digest_stories, json_each(story, '$.entryIds') e ORDER BY e.value")
    .pluck()
    .all() as number[];
  const stored = db.prepare('SELECT id FROM entries WHERE seen_at <= ? ORDER BY id').pluck().all(periods.at(-1));
  expect(told).toEqual(stored);
  expect(stored.length).toBeGreaterThan(DAYS / 2);
}

/** Numbers from 0 to 1 that look like chance and are the same at each run: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
